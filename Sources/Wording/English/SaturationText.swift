/// What the chart of saturated and inactive shares says.
public enum SaturationText {
  /// What is counted in a layer.
  public enum Kind: Sendable, Equatable {
    /// Entries in a saturating tail.
    case saturated
    /// Softmax: examples whose whole Jacobian is small.
    case examples
    /// A softmax of one unit, which is 1 whatever comes.
    case constant
    /// ReLU: entries with a local derivative of exactly zero.
    case inactive
    case none

    /// Those that have a share.
    static let all: [Kind] = [.saturated, .examples, .inactive]
  }

  /// The share of one layer, called by what that layer's activation function can do.
  public struct LayerShare: Sendable {
    public var layer: Int
    public var kind: Kind
    /// NaN where there is no number.
    public var share: Double

    public init(layer: Int, kind: Kind, share: Double) {
      self.layer = layer
      self.kind = kind
      self.share = share
    }

    /// `layer 1 is saturated to 12 %`.
    var clause: String {
      let place = "layer \(layer.description) is "
      let words = ChartText.share(share)
      return switch kind {
      case .saturated: place + "saturated to " + words
      case .examples: place + "saturated for \(words) of the examples"
      case .constant: place + "a softmax of one unit, always 1"
      case .inactive: place + "inactive to " + words
      case .none: place + "neither saturated nor inactive"
      }
    }

    /// `layer 1 12 % saturated`, for a list.
    var entry: String {
      let place = "layer \(layer.description) "
      if kind == .none { return place + "can be neither" }
      if kind == .constant { return place + "a softmax of one unit, always 1" }
      guard share.isFinite else { return place + "without a number" }
      let words = place + ChartText.share(share)
      return switch kind {
      case .saturated, .none, .constant: words + " saturated"
      case .examples: words + " of the examples saturated"
      case .inactive: words + " inactive"
      }
    }
  }

  /// The shares of one run where it stands, one for each layer that is drawn.
  public struct End: Sendable {
    public var label: String
    public var layers: [LayerShare]

    public init(label: String, layers: [LayerShare]) {
      self.label = label
      self.layers = layers
    }

    /// A layer that is the same whatever comes.
    var constant: LayerShare? { layers.first { $0.kind == .constant } }

    func largest(_ kinds: [Kind]) -> LayerShare? {
      layers.filter { kinds.contains($0.kind) && $0.share.isFinite }.max { $0.share < $1.share }
    }
  }

  public static func heading(_ label: String, _ kinds: [Kind]) -> String {
    let known = Kind.all.filter { kinds.contains($0) }
    switch known {
    case []: return "\(label): cannot saturate"
    case [.saturated]: return "\(label): saturated share"
    case [.examples]: return "\(label): share of saturated examples"
    case [.inactive]: return "\(label): inactive share"
    default:
      return label + ": "
        + (known.contains(.inactive) ? "saturated or inactive share" : "saturated share")
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

  /// The layer of the largest share of all that can saturate, and of all that can be inactive.
  public static func title(_ ends: [End], close: Close) -> String {
    if ends.isEmpty { return "" }
    var parts: [String] = []
    func worst(_ kinds: [Kind]) -> (label: String, layer: LayerShare)? {
      ends.compactMap { end in end.largest(kinds).map { (end.label, $0) } }
        .max { $0.1.share < $1.1.share }
    }
    func after() -> String { parts.isEmpty ? " " + close.words : "" }
    if let (label, layer) = worst([.saturated, .examples]) {
      parts.append(
        layer.share == 0
          ? "Nothing is saturated" + after() : "\(label): \(layer.clause)" + after())
    }
    if let (label, layer) = worst([.inactive]) {
      let name = parts.isEmpty || ends.count > 1 ? "\(label): " : ""
      parts.append(name + layer.clause + after())
    }
    if let end = ends.first(where: { $0.constant != nil }), let layer = end.constant {
      parts.append((parts.isEmpty || ends.count > 1 ? "\(end.label): " : "") + layer.clause)
    }
    guard parts.isEmpty else { return parts.joined(separator: "; ") }
    let canBe = ends.contains { $0.layers.contains { $0.kind != .none } }
    return canBe
      ? "No share is a number " + close.words : "No layer here can saturate or be inactive"
  }

  public static func description(_ ends: [End], lastStep: Int, close: Close) -> String {
    var text = "One panel for each net: steps to \(Say.whole(lastStep)) from left to right, hidden "
    text +=
      "layers from the last at the top to layer 1 at the bottom; the colour is a share from 0 to "
    text += "100 %. \(close.capital): "
    text += ends.map { end in
      end.label + ": " + end.layers.map { $0.entry }.joined(separator: ", ")
    }.joined(separator: ". ")
    return text + "."
  }
}
