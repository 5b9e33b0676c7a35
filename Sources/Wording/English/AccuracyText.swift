import Numerals

/// What the chart of right answers says.
public enum AccuracyText {
  /// Where a run stands, as far as it is known.
  public struct End: Sendable {
    public var label: String
    /// The share of its batch; NaN where it was not measured.
    public var accuracy: Double
    /// The same of always giving the commonest class; NaN where it is not known.
    public var constant: Double
    /// Why there is no number, ` was not measured`; nil where there is one, or the run broke off, which is told
    /// elsewhere.
    public var gap: String?

    public init(label: String, accuracy: Double, constant: Double, gap: String? = nil) {
      self.label = label
      self.accuracy = accuracy
      self.constant = constant
      self.gap = gap
    }

    /// nil where nothing is known to compare with.
    var isBetter: Bool? {
      constant.isFinite ? Learning.isMoreRight(accuracy, than: constant) : nil
    }
  }

  /// At the line of the best constant answer.
  public static func constantAnswer(_ accuracy: Double) -> String {
    "always the commonest class: \(Say.percent(accuracy))"
  }

  /// - Parameter constant: the accuracy of always giving the commonest class, where it is one for all.
  public static func title(_ runs: [End], constant: Double, close: Close = .end) -> String {
    var parts = [finding(runs, constant: constant, close: close)].filter { !$0.isEmpty }
    for run in runs {
      guard let gap = run.gap else { continue }
      parts.append(
        (parts.isEmpty ? "The" : "the") + " accuracy of \(run.label) \(gap) \(close.words)")
    }
    return parts.joined(separator: "; ")
  }

  private static func finding(_ runs: [End], constant: Double, close: Close) -> String {
    let verb = close.isEnd ? "ends with" : "has"
    let known = runs.filter { $0.accuracy.isFinite }
    guard let best = known.max(by: { $0.accuracy < $1.accuracy }) else { return "" }
    let share = Say.percent(best.accuracy)
    if known.count == 1 {
      return "\(best.label) \(verb) \(share) of its batch right\(close.after)" + compared(best)
    }
    if known.allSatisfy({ $0.isBetter == false }) {
      return "No net \(verb) more right than one answer for everything"
        + (constant.isFinite ? ", which has \(Say.percent(constant))" : "") + close.after
    }
    let against =
      constant.isFinite ? "; one answer for everything has \(Say.percent(constant))" : ""
    let worst = known.min { $0.accuracy < $1.accuracy } ?? best
    if worst.accuracy == best.accuracy {
      return "All \(close.isEnd ? "end with" : "have") \(share) of their batch right\(close.after)"
        + against
    }
    return "\(best.label) \(verb) \(share) of its batch right, \(worst.label) "
      + "\(close.isEnd ? "with " : "")\(Say.percent(worst.accuracy))\(close.after)" + against
  }

  /// What stands behind the share of a single net.
  private static func compared(_ run: End) -> String {
    let constant = Say.percent(run.constant)
    return switch run.isBetter {
    case nil: ""
    case true?: "; one answer for everything has \(constant)"
    case false?:
      Learning.isMoreRight(run.constant, than: run.accuracy)
        ? ", less than one answer for everything, which has \(constant)"
        : ", no more than one answer for everything, which has \(constant)"
    }
  }

  public static func description(_ runs: [End], constant: Double, close: Close) -> String {
    var text = "Lines of the share of right answers over the steps. \(close.capital): "
    text += Say.list(
      runs.map { run in
        run.accuracy.isFinite
          ? "\(run.label) \(Say.percent(run.accuracy))" : "\(run.label) without a number"
      })
    text += "."
    if constant.isFinite {
      text += " A dashed line marks always giving the commonest class, at \(Say.percent(constant))."
    }
    return text
  }
}
