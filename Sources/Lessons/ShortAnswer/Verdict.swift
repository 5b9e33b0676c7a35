import Charts
import Experiments

/// How the net of the question did against the usual one under one condition.
enum Verdict: Sendable, Equatable {
  case worse, same, better
  /// The medians differ, but too few of the seeds agree on who is ahead.
  case undecided

  /// A difference counts when it has the same sign in at least this share of the paired seeds …
  static let winningShare = 0.8
  /// … and the medians differ by more than this much accuracy, …
  static let accuracyMargin = 0.02
  /// … or by more than this share of the larger error.
  static let errorMargin = 0.1

  /// Compares paired seeds; a run that diverged loses to one that did not.
  init(question: StudyCell, usual: StudyCell) {
    if !question.differsClearly(from: usual) {
      self = .same
    } else if Self.leads(question.scores, usual.scores) {
      self = .better
    } else {
      self = Self.leads(usual.scores, question.scores) ? .worse : .undecided
    }
  }

  /// Whether one net is ahead of another in enough of the paired seeds.
  static func leads(_ merits: [Double], _ others: [Double]) -> Bool {
    let wins = zip(merits, others).filter { $0 > $1 }.count
    return Double(wins) >= winningShare * Double(max(merits.count, 1))
  }
}

extension StudyCell {
  /// Accuracy on held-out examples, or root mean squared error; NaN for a run that diverged.
  var finals: [Double] {
    outcomes.map { $0.score(isClassification: condition.task == .classification) }
  }

  /// The larger the better, comparable between cells of one task; −∞ for a run that diverged.
  var scores: [Double] {
    finals.map { merit($0, isClassification: condition.task == .classification) }
  }

  var median: Double { medianOfMost(finals) }

  var divergedRuns: Int { finals.filter { !$0.isFinite }.count }

  /// The median, with diverged runs at the bad end: −∞ where half of them or more diverged.
  private var medianScore: Double {
    let sorted = scores.sorted()
    return sorted.isEmpty ? -.infinity : sorted[(sorted.count - 1) / 2]
  }

  fileprivate func differsClearly(from other: StudyCell) -> Bool {
    let (a, b) = (medianScore, other.medianScore)
    guard a.isFinite, b.isFinite else { return a != b }
    return condition.task == .classification
      ? abs(a - b) > Verdict.accuracyMargin
      : abs(a - b) > Verdict.errorMargin * max(abs(a), abs(b))
  }
}
