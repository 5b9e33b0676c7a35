/// What the decision maps and the fitted curves say.
public enum RegionsText {
  /// What one net's map shows.
  public struct Finding: Sendable {
    public var label: String
    /// Share of right answers on unseen examples (on the batch, where there are none); NaN where
    /// unknown.
    public var accuracy: Double
    public var isOfUnseen: Bool
    /// The class that the net answers everywhere.
    public var onlyAnswer: String?
    public var classes: Int
    /// The same share of always giving the commonest class; NaN where it is not known.
    public var constant: Double

    public init(
      label: String, accuracy: Double, isOfUnseen: Bool, onlyAnswer: String?, classes: Int,
      constant: Double = .nan
    ) {
      self.label = label
      self.accuracy = accuracy
      self.isOfUnseen = isOfUnseen
      self.onlyAnswer = onlyAnswer
      self.classes = classes
      self.constant = constant
    }

    /// How a map that divides the plane compares with one answer, where it is no more often right.
    var compared: String {
      guard constant.isFinite, !Learning.isMoreRight(accuracy, than: constant) else { return "" }
      return Learning.isMoreRight(constant, than: accuracy)
        ? ", less than one answer for everything" : ", no more than one answer for everything"
    }

    var share: String { ChartText.share(accuracy) }
    var examples: String { isOfUnseen ? "unseen examples" : "the batch" }
  }

  public static func heading(_ label: String, accuracy: Double) -> String {
    accuracy.isFinite ? "\(label): \(ChartText.share(accuracy)) right" : label
  }

  /// In the key, where classes are told apart by their numbers.
  public static func numbered(_ number: Int, _ name: String) -> String {
    "\(number.description): \(name)"
  }

  public static func stripHeading(_ label: String, step: Int) -> String {
    "\(label), step \(Say.whole(step))"
  }

  public static func subtitle(_ step: String, ofUnseen: Bool) -> String {
    "What each net answers over the plane, with its training examples; right: of "
      + "\(ofUnseen ? "unseen ones" : "the batch"); \(step)"
  }

  public static let stripSubtitle =
    "What each net answers over the plane (surface) while it trains, and the training examples"

  public static func title(_ findings: [Finding]) -> String {
    let known = findings.filter { $0.accuracy.isFinite }
    let constant = findings.filter { $0.onlyAnswer != nil }
    var parts: [String] = []
    let telling = known.filter { $0.onlyAnswer == nil }
    if let best = telling.max(by: { $0.accuracy < $1.accuracy }) {
      parts.append(
        "\(best.label) gets \(best.share) of \(best.examples) right"
          + best.compared)
      if constant.isEmpty, let worst = telling.min(by: { $0.accuracy < $1.accuracy }),
        worst.accuracy < best.accuracy
      {
        parts.append("\(worst.label) \(worst.share)")
      }
    }
    if let first = constant.first {
      let names = Say.list(constant.map { $0.label })
      parts.append(
        constant.count == 1
          ? "\(names) answers “\(first.onlyAnswer ?? "")” everywhere"
          : "\(names) give one answer everywhere")
    }
    return parts.joined(separator: "; ")
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "Decision maps over the plane of the two inputs \(moment). "
      + findings.map { finding in
        if let answer = finding.onlyAnswer {
          return "\(finding.label) answers \(answer) everywhere"
        }
        return finding.accuracy.isFinite
          ? "\(finding.label) divides the plane and gets \(finding.share) of \(finding.examples) right"
          : "\(finding.label) has no answer"
      }.joined(separator: ". ") + "."
  }

  // The fitted curve.

  public static func fitSubtitle(_ step: String) -> String {
    "The net’s output over its input (line) and the training examples (points), \(step)"
  }

  /// - Parameter atEnd: whether the sentence says that it speaks of the end.
  public static func fitTitle(
    _ runs: [(label: String, error: Double)], atEnd: Bool = true
  ) -> String {
    let known = runs.filter { $0.error.isFinite }
    guard let best = known.min(by: { $0.error < $1.error }) else {
      return ""
    }
    if known.count == 1 {
      return (atEnd ? "At the end the" : "The") + " curve of \(best.label) misses the examples by "
        + "\(Say.number(best.error)) on average (root mean square)"
    }
    let worst = known.reversed().max { $0.error < $1.error } ?? best
    return (atEnd ? "At the end " : "")
      + "\(best.label) misses the examples by \(Say.number(best.error)) (root mean "
      + "square), \(worst.label) by \(Say.number(worst.error))"
  }

  public static func fitDescription(
    _ runs: [(label: String, error: Double)], moment: String
  ) -> String {
    "Training examples as points and the curve of each net \(moment). "
      + runs.map { run in
        run.error.isFinite
          ? "\(run.label) misses them by \(Say.number(run.error)) (root mean square)"
          : "\(run.label) has no curve"
      }.joined(separator: ". ") + "."
  }
}
