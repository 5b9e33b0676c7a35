import Numerals

/// What the charts of dead units say.
public enum UnitLifeText {
  public static let alive = "alive: active for some training example"
  public static let dead = "dead: inactive for every one"
  public static let cannotDie = "no ReLU units: none can be dead"
  public static let share = "dead ReLU units"
  public static let columns = [
    "run", "step", "layer", "unit", "event", "largest pre-activation before",
    "largest pre-activation now", "norm of the update before",
  ]
  public static let allLayers = "all layers"

  public static func layer(_ layer: Int) -> String { "layer \(layer.description)" }
  public static func deadShareOf(_ name: String) -> String { "dead share, \(name)" }

  public static func subtitle(probe: Int) -> String {
    "Every ReLU unit over the steps, judged on \(Say.count(probe, "example", "examples"))"
  }

  public static func deadShareSubtitle(probe: Int) -> String {
    "Share of ReLU units whose pre-activation is ≤ 0 for all \(Say.whole(probe)) examples"
  }

  /// Empty where every unit has a row.
  public static func rowNote(_ units: Int) -> String {
    guard units > 1 else { return "" }
    return
      "A row stands for up to \(Say.whole(units)) units of a layer, in the order of how long they "
      + "are dead; it shows the middle one."
  }

  /// Empty where every step was judged and every event kept.
  public static func note(coarsest: Int, eventsLeftOut: Int) -> String {
    var parts: [String] = []
    if coarsest > 1 {
      parts.append("Units were judged every \(Say.whole(coarsest)) steps or fewer.")
    }
    if eventsLeftOut > 0 {
      parts.append("\(Say.whole(eventsLeftOut)) later events were not kept and are not drawn.")
    }
    return parts.joined(separator: " ")
  }

  /// The units of one run at its end.
  public struct Finding: Sendable {
    public var label: String
    /// ReLU units; 0 for a net without any.
    public var units: Int
    public var deadAtEnd: Int
    /// The step since when as many are dead as at the end.
    public var since: Int
    /// Never alive.
    public var bornDead: Int
    public var revived: Int

    public init(
      label: String, units: Int, deadAtEnd: Int, since: Int, bornDead: Int, revived: Int
    ) {
      self.label = label
      self.units = units
      self.deadAtEnd = deadAtEnd
      self.since = since
      self.bornDead = bornDead
      self.revived = revived
    }
  }

  public static func remark(_ finding: Finding) -> String {
    "\(Say.whole(finding.deadAtEnd)) of \(Say.count(finding.units, "unit", "units")) dead from step "
      + Say.whole(finding.since)
  }

  public static func title(_ findings: [Finding], close: Close) -> String {
    let able = findings.filter { $0.units > 0 }
    guard let worst = able.max(by: { $0.deadAtEnd < $1.deadAtEnd }) else {
      return "No unit here can die"
    }
    if worst.deadAtEnd == 0 {
      return "No ReLU unit is dead \(close.words)"
        + (worst.revived > 0 ? ", though some were on the way" : "")
    }
    var text = "\(worst.label): " + remark(worst)
    if worst.bornDead > 0 { text += ", \(Say.whole(worst.bornDead)) of them from the start" }
    let others = findings.filter { !isSame($0.label, worst.label) || $0.units != worst.units }
    if findings.count == 2, let other = others.first {
      text +=
        other.units == 0
        ? "; in \(other.label) none can die"
        : "; in \(other.label) \(other.deadAtEnd == 0 ? "none" : Say.whole(other.deadAtEnd))"
    }
    return text
  }

  public static func description(_ findings: [Finding], lastStep: Int, close: Close) -> String {
    "Rows are units, grouped by layer; time runs to the right, to step \(Say.whole(lastStep)). "
      + findings.map { finding in
        guard finding.units > 0 else { return "\(finding.label) has no ReLU units" }
        return "\(finding.label): \(Say.whole(finding.deadAtEnd)) of "
          + "\(Say.count(finding.units, "unit", "units")) dead \(close.words), "
          + "\(Say.whole(finding.bornDead)) of them from the start, "
          + "\(Say.count(finding.revived, "revival", "revivals"))"
      }.joined(separator: ". ") + "."
  }

  public static func deadShareTitle(
    _ runs: [(label: String, share: Double)], close: Close
  ) -> String {
    let known = runs.filter { $0.share.isFinite }
    guard let worst = known.max(by: { $0.share < $1.share }) else {
      return "No unit here can die"
    }
    if worst.share == 0 { return "No ReLU unit is dead \(close.words)" }
    var text = "\(Say.percent(worst.share)) of the units of \(worst.label) are dead \(close.words)"
    if known.count > 1, let best = known.min(by: { $0.share < $1.share }) {
      text +=
        best.share == 0
        ? ", none of \(best.label)" : ", \(Say.percent(best.share)) of \(best.label)"
    }
    return text
  }

  public static func deadShareDescription(
    _ runs: [(label: String, share: Double)], close: Close
  ) -> String {
    "Lines of the share of dead ReLU units over the steps. \(close.capital): "
      + Say.list(
        runs.map { run in
          run.label + " " + (run.share.isFinite ? Say.percent(run.share) : "has no ReLU units")
        }) + "."
  }
}
