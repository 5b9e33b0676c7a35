/// What the map of dead shares says.
public enum DeadMapText {
  public static let cannotDie = "cannot die"
  /// The key of cells without a share.
  ///
  /// - Parameter canDie: whether it was not measured in a layer that could have one.
  public static func missing(canDie: Bool) -> String {
    canDie ? "cannot die or not measured" : cannotDie
  }

  public static func subtitle(probe: Int) -> String {
    "Share of each hidden layer’s ReLU units with z ≤ 0 for all \(Say.whole(probe)) examples; one "
      + "colour scale"
  }

  /// The shares of one run at its end, one for each layer; NaN where units cannot die.
  public struct End: Sendable {
    public var label: String
    public var layers: [Int]
    public var shares: [Double]

    public init(label: String, layers: [Int], shares: [Double]) {
      self.label = label
      self.layers = layers
      self.shares = shares
    }

    var known: [(layer: Int, share: Double)] {
      zip(layers, shares).filter { $1.isFinite }.map { ($0, $1) }
    }
    var most: (layer: Int, share: Double)? { known.max { $0.share < $1.share } }
  }

  public static func title(_ ends: [End], close: Close) -> String {
    let known = ends.filter { !$0.known.isEmpty }
    guard let worst = known.max(by: { ($0.most?.share ?? 0) < ($1.most?.share ?? 0) }),
      let most = worst.most
    else { return ends.isEmpty ? "" : "No unit here can die" }
    if most.share == 0 { return "No ReLU unit is dead \(close.words)" }
    let text =
      "\(worst.label): \(ChartText.share(most.share)) of layer \(most.layer.description) is dead "
      + close.words
    guard known.count > 1,
      let best = known.min(by: { ($0.most?.share ?? 0) < ($1.most?.share ?? 0) }),
      let least = best.most, least.share < most.share
    else { return text }
    return text + "; \(best.label): "
      + (least.share == 0
        ? "nothing in any layer" : "at most \(ChartText.share(least.share)) of any layer")
  }

  public static func description(_ ends: [End], lastStep: Int, close: Close) -> String {
    "One panel for each net: steps to \(Say.whole(lastStep)) from left to right, hidden layers from "
      + "the last at the top to layer 1 at the bottom; the colour is a share from 0 to 100 %. "
      + close.capital + ": "
      + ends.map { end in
        end.label + ": "
          + (end.known.isEmpty
            ? cannotDie
            : Say.list(
              end.known.map { "layer \($0.layer.description) \(ChartText.share($0.share))" }))
      }.joined(separator: ". ") + "."
  }
}
