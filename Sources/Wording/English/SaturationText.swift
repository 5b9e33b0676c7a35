/// What the chart of saturated and inactive shares says.
public enum SaturationText {
  /// What is counted in the hidden layers of a net.
  public enum Kind: Sendable, Equatable {
    /// Entries in a saturating tail.
    case saturated
    /// Softmax: examples whose whole Jacobian is small.
    case examples
    /// ReLU: entries with a local derivative of exactly zero.
    case inactive
    case none
  }

  /// The shares of one run at its end, one for each layer.
  public struct End: Sendable {
    public var label: String
    public var kind: Kind
    public var layers: [Int]
    public var shares: [Double]

    public init(label: String, kind: Kind, layers: [Int], shares: [Double]) {
      self.label = label
      self.kind = kind
      self.layers = layers
      self.shares = shares
    }

    var largest: (layer: Int, share: Double)? {
      zip(layers, shares).filter { $1.isFinite }.max { $0.1 < $1.1 }.map { ($0, $1) }
    }
  }

  public static func heading(_ label: String, _ kind: Kind) -> String {
    switch kind {
    case .saturated: "\(label): saturated share"
    case .examples: "\(label): share of saturated examples"
    case .inactive: "\(label): inactive share"
    case .none: "\(label): cannot saturate"
    }
  }

  public static func subtitle(threshold: Double, kinds: [Kind]) -> String {
    var parts: [String] = []
    let limit = Say.number(threshold)
    if kinds.contains(.saturated) {
      parts.append("saturated: in a tail where |φ′| < \(limit) of its maximum")
    }
    if kinds.contains(.examples) {
      parts.append("softmax: examples whose Jacobian’s norm is below \(limit) of ½")
    }
    if kinds.contains(.inactive) { parts.append("inactive: φ′ = 0 in this batch") }
    return "Hidden layers over the steps" + (parts.isEmpty ? "" : "; ")
      + parts.joined(separator: "; ")
  }

  /// The layer of the largest share among all runs that can saturate, and of ReLU if there is one.
  public static func title(_ ends: [End]) -> String {
    let saturating = ends.filter { $0.kind == .saturated || $0.kind == .examples }
    let inactive = ends.filter { $0.kind == .inactive }
    var parts: [String] = []
    if let most = saturating.filter({ $0.largest != nil }).max(by: {
      ($0.largest?.share ?? 0) < ($1.largest?.share ?? 0)
    }), let largest = most.largest {
      if largest.share == 0 {
        parts.append("Nothing is saturated at the end")
      } else {
        let what = most.kind == .examples ? "is saturated for" : "is saturated to"
        let whole = most.kind == .examples ? " of the examples" : ""
        parts.append(
          "\(most.label): layer \(largest.layer.description) \(what) "
            + "\(ChartText.share(largest.share))\(whole) at the end")
      }
    }
    if let most = inactive.filter({ $0.largest != nil }).max(by: {
      ($0.largest?.share ?? 0) < ($1.largest?.share ?? 0)
    }), let largest = most.largest {
      parts.append(
        "\(most.label): layer \(largest.layer.description) is inactive to "
          + ChartText.share(largest.share) + (parts.isEmpty ? " at the end" : ""))
    }
    if ends.isEmpty { return "" }
    return parts.isEmpty
      ? "No layer here can saturate or be inactive" : parts.joined(separator: "; ")
  }

  public static func description(_ ends: [End], lastStep: Int) -> String {
    var text = "One panel for each net: steps to \(Say.whole(lastStep)) from left to right, hidden "
    text +=
      "layers from the last at the top to layer 1 at the bottom; the colour is a share from 0 to "
    text += "100 %. At the end: "
    text += ends.map { end in
      let shares = zip(end.layers, end.shares).map { layer, share in
        "layer \(layer.description) " + (share.isFinite ? ChartText.share(share) : "none")
      }
      return heading(end.label, end.kind) + ": " + shares.joined(separator: ", ")
    }.joined(separator: ". ")
    return text + "."
  }
}
