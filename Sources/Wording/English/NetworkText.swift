import Numerals

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

  public static func subtitle(_ step: String, probe: Int) -> String {
    "Hidden units by their state over \(Say.count(probe, "training example", "training examples")), "
      + "connections by |∂L/∂W|, \(step)"
  }

  public static func edge(_ value: Double, isLeast: Bool) -> String {
    isLeast ? "|∂L/∂W| up to \(Say.number(value))" : Say.number(value)
  }

  /// - Parameter token: the word of the state in class names.
  public static func state(_ token: String) -> String {
    for state in states where isSame(state.token, token) { return state.words }
    return "healthy: none of these"
  }

  private static let states: [(token: String, words: String)] = [
    ("inactive", "inactive for over 90 % of the examples"),
    ("saturated", "saturated for over half of the examples"),
    ("frozen", "frozen: slope exactly 0"),
    ("dead", "dead: inactive for every example"),
  ]

  /// How many hidden units are in which state.
  public struct Finding: Sendable {
    public var label: String
    public var hidden: Int
    public var dead: Int
    public var inactive: Int
    public var saturated: Int
    public var frozen: Int
    /// Nothing can be said about them: not recorded, or not numbers.
    public var unknown: Int
    /// What of the output's error signal arrives at layer 1; nil where it is not known of this step.
    public var arrival: Arrival?

    public init(
      label: String, hidden: Int, dead: Int, inactive: Int, saturated: Int, frozen: Int,
      unknown: Int = 0, arrival: Arrival? = nil
    ) {
      self.label = label
      self.hidden = hidden
      self.dead = dead
      self.inactive = inactive
      self.saturated = saturated
      self.frozen = frozen
      self.unknown = unknown
      self.arrival = arrival
    }

    /// `3 dead, 2 hardly active`; nil where nothing is wrong.
    var faults: String? {
      var parts: [String] = []
      if dead > 0 { parts.append("\(Say.whole(dead)) dead") }
      if frozen > 0 { parts.append("\(Say.whole(frozen)) frozen") }
      if saturated > 0 { parts.append("\(Say.whole(saturated)) saturated") }
      if inactive > 0 { parts.append("\(Say.whole(inactive)) hardly ever active") }
      if unknown > 0 { parts.append("\(Say.whole(unknown)) without a number") }
      return parts.isEmpty ? nil : Say.list(parts)
    }

    var faultCount: Int { dead + inactive + saturated + frozen + unknown }

    /// Units in order are no net in order: what arrives at layer 1 where it is less than a hundredth.
    var lostSignal: String? {
      switch arrival {
      case .share(let share) where share < 0.01:
        "in \(label), layer 1 receives \(GradientText.share(share)) the output’s error signal"
      case .nothing(let stop): "in \(label), \(stop.clause)"
      default: nil
      }
    }

    var arrivingShare: Double {
      switch arrival {
      case .share(let share): share
      case .nothing: 0
      default: .infinity
      }
    }
  }

  /// - Parameter atEnd: whether the sentence says that it speaks of the end.
  public static func title(_ findings: [Finding], atEnd: Bool = true) -> String {
    guard let worst = findings.max(by: { $0.faultCount < $1.faultCount }) else { return "" }
    guard let faults = worst.faults else {
      if worst.hidden == 0 { return "A net without hidden units" }
      let lost = findings.min { $0.arrivingShare < $1.arrivingShare }?.lostSignal
      return (atEnd ? "At the end no" : "No") + " hidden unit is dead, frozen or mostly saturated"
        + (lost.map { "; yet " + $0 } ?? "")
    }
    return "\(worst.label): of \(Say.count(worst.hidden, "hidden unit", "hidden units")) "
      + faults + (atEnd ? " at the end" : "")
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "Nets as columns of units with connections \(moment). "
      + findings.map { finding in
        "\(finding.label): of \(Say.count(finding.hidden, "hidden unit", "hidden units")) "
          + (finding.faults ?? "none is dead, frozen or mostly saturated")
          + (finding.lostSignal.map { "; \($0)" } ?? "")
      }.joined(separator: ". ") + "."
  }

  public static let columns = [
    "run", "layer", "unit", "state", "largest pre-activation", "saturated share", "inactive share",
  ]
}
