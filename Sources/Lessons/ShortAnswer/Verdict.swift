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
    var wins = 0
    var losses = 0
    for (a, b) in zip(question.scores, usual.scores) {
      if a > b { wins += 1 }
      if a < b { losses += 1 }
    }
    let needed = Self.winningShare * Double(max(question.outcomes.count, 1))
    let isClear = question.differsClearly(from: usual)
    if isClear, Double(wins) >= needed {
      self = .better
    } else if isClear, Double(losses) >= needed {
      self = .worse
    } else {
      self = isClear ? .undecided : .same
    }
  }
}

extension StudyCell {
  /// Accuracy on held-out examples, or root mean squared error; NaN for a run that diverged.
  var finals: [Double] {
    outcomes.map { outcome in
      guard outcome.ending == .completed else { return .nan }
      return condition.task == .classification
        ? outcome.heldOut.last?.accuracy ?? .nan
        : (outcome.heldOutSquaredError.last ?? .nan).squareRoot()
    }
  }

  /// The larger the better, comparable between cells of one task; −∞ for a run that diverged.
  var scores: [Double] {
    finals.map { value in
      value.isFinite ? (condition.task == .classification ? value : -value) : -.infinity
    }
  }

  /// The median of the runs that did not diverge; NaN where half of them or more did, because what is
  /// left then does not stand for the net.
  var median: Double {
    divergedRuns * 2 >= max(outcomes.count, 1) ? .nan : Quartiles(finals).median
  }

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
