/// What the network diagram says.
public enum NetworkText {
  public static let inputs = "inputs"
  public static let zeroEdge = "|∂L/∂W| exactly 0"

  public static func layer(_ layer: Int, isOutput: Bool) -> String {
    isOutput ? "output" : "layer \(layer.description)"
  }

  public static func more(_ units: Int) -> String { "… \(Say.whole(units)) more" }

  public static func onlySome(_ units: Int) -> String {
    "Of larger layers the first \(Say.whole(units)) units are drawn."
  }

  /// For a deep net.
  public static func onlyEnds(_ layers: Int) -> String {
    "Of deep nets the first \(Say.whole(layers)) and the last \(Say.whole(layers)) layers are drawn."
  }

  public static func subtitle(_ step: String) -> String {
    "Hidden units by their state over the training examples, connections by |∂L/∂W|, \(step)"
  }

  public static func edge(_ value: Double, isLeast: Bool) -> String {
    isLeast ? "|∂L/∂W| up to \(Say.number(value))" : Say.number(value)
  }

  /// - Parameter token: the word of the state in class names.
  public static func state(_ token: String) -> String {
    switch token {
    case "inactive": "inactive for over 90 % of the examples"
    case "saturated": "saturated for over half of the examples"
    case "frozen": "frozen: slope exactly 0"
    case "dead": "dead: inactive for every example"
    default: "healthy: none of these"
    }
  }

  /// How many hidden units are in which state.
  public struct Finding: Sendable {
    public var label: String
    public var hidden: Int
    public var dead: Int
    public var inactive: Int
    public var saturated: Int
    public var frozen: Int

    public init(
      label: String, hidden: Int, dead: Int, inactive: Int, saturated: Int, frozen: Int
    ) {
      self.label = label
      self.hidden = hidden
      self.dead = dead
      self.inactive = inactive
      self.saturated = saturated
      self.frozen = frozen
    }

    /// `3 dead, 2 hardly active`; nil where nothing is wrong.
    var faults: String? {
      var parts: [String] = []
      if dead > 0 { parts.append("\(Say.whole(dead)) dead") }
      if frozen > 0 { parts.append("\(Say.whole(frozen)) frozen") }
      if saturated > 0 { parts.append("\(Say.whole(saturated)) saturated") }
      if inactive > 0 { parts.append("\(Say.whole(inactive)) hardly ever active") }
      return parts.isEmpty ? nil : Say.list(parts)
    }

    var faultCount: Int { dead + inactive + saturated + frozen }
  }

  /// - Parameter atEnd: whether the sentence says that it speaks of the end.
  public static func title(_ findings: [Finding], atEnd: Bool = true) -> String {
    guard let worst = findings.max(by: { $0.faultCount < $1.faultCount }) else { return "" }
    guard let faults = worst.faults else {
      return worst.hidden == 0
        ? "A net without hidden units"
        : (atEnd ? "At the end no" : "No") + " hidden unit is dead, frozen or mostly saturated"
    }
    return "\(worst.label): of \(Say.count(worst.hidden, "hidden unit", "hidden units")) "
      + faults + (atEnd ? " at the end" : "")
  }

  public static func description(_ findings: [Finding], step: Int) -> String {
    "Nets as columns of units with connections at step \(Say.whole(step)). "
      + findings.map { finding in
        "\(finding.label): of \(Say.count(finding.hidden, "hidden unit", "hidden units")) "
          + (finding.faults ?? "none is dead, frozen or mostly saturated")
      }.joined(separator: ". ") + "."
  }

  public static let columns = [
    "run", "layer", "unit", "state", "largest pre-activation", "saturated share", "inactive share",
  ]
}
