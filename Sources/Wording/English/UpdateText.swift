/// What the charts of the update ratio say.
public enum UpdateText {
  public static let ratio = "update ratio, ‖update‖ / ‖W‖"
  public static let column = "update ratio"
  public static let guide = "10⁻³, a rule of thumb"

  public static func linesSubtitle(axis: String, someLayers: Bool) -> String {
    "How much each step changes the weights of a layer, as a share of their norm; "
      + "\(axis) axis"
      + (someLayers ? "; six of the layers" : "")
  }

  public static let mapSubtitle =
    "How much each step changes the weights of each layer, as a share of their norm; output on top; "
    + "one colour scale"

  /// The last update ratio of every layer of one run that did not diverge; NaN where there is none.
  public struct End: Sendable {
    public var label: String
    public var layers: [Int]
    public var ratios: [Double]

    public init(label: String, layers: [Int], ratios: [Double]) {
      self.label = label
      self.layers = layers
      self.ratios = ratios
    }

    var known: [(layer: Int, ratio: Double)] {
      zip(layers, ratios).filter { $1.isFinite }.map { ($0, $1) }
    }
    var least: (layer: Int, ratio: Double)? { known.min { $0.ratio < $1.ratio } }
    var most: (layer: Int, ratio: Double)? { known.max { $0.ratio < $1.ratio } }
  }

  /// `layer 1 by 2·10⁻⁶`, `layer 1 not at all`.
  private static func change(_ layer: Int, _ ratio: Double) -> String {
    "layer \(layer.description) " + (ratio == 0 ? "not at all" : "by " + Say.number(ratio))
  }

  /// The same as the beginning of a sentence about the last step.
  private static func ownChange(_ layer: Int, _ ratio: Double) -> String {
    ratio == 0
      ? "the last update does not change layer \(layer.description)"
      : "the last update changes \(change(layer, ratio)) of its norm"
  }

  /// The finding about the runs that did not diverge; empty where there is none and others tell theirs.
  public static func title(_ ends: [End], someDiverged: Bool = false) -> String {
    let known = ends.filter { !$0.known.isEmpty }
    guard let slow = known.min(by: { ($0.least?.ratio ?? 0) < ($1.least?.ratio ?? 0) }),
      let least = slow.least, let most = slow.most
    else {
      return someDiverged
        ? "" : "The last update cannot be compared with the weights: no ratio is a number"
    }
    var text = "\(slow.label): " + ownChange(least.layer, least.ratio)
    if known.count == 1 {
      if most.layer != least.layer {
        let other = change(most.layer, most.ratio)
        text += least.ratio == 0 ? "; it changes \(other) of its norm" : ", \(other)"
      }
      return text
    }
    guard let steady = known.max(by: { ($0.least?.ratio ?? 0) < ($1.least?.ratio ?? 0) }),
      let floor = steady.least, floor.ratio > least.ratio
    else { return text }
    return text + "; \(steady.label): no layer by less than \(Say.number(floor.ratio))"
  }

  public static func linesDescription(_ ends: [End], lastStep: Int, axis: String) -> String {
    "Lines of ‖ΔW‖ / ‖W‖ on a \(axis) axis over the steps to \(Say.whole(lastStep)), one for each "
      + "layer; a dotted rule at 10⁻³. " + sentences(ends)
  }

  public static func mapDescription(_ ends: [End], lastStep: Int, scale: String) -> String {
    "One panel for each net: steps to \(Say.whole(lastStep)) from left to right, layers from the "
      + "output at the top to layer 1 at the bottom; the colour is ‖ΔW‖ / ‖W‖ on one \(scale) "
      + "scale. "
      + sentences(ends)
  }

  private static func sentences(_ ends: [End]) -> String {
    "The last update: "
      + ends.map { end in
        let changes = end.known.map { change($0.layer, $0.ratio) }
        return end.label + ": " + (changes.isEmpty ? "not a number" : Say.list(changes))
      }.joined(separator: ". ") + "."
  }
}
