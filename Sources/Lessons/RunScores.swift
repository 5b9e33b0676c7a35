import Charts
import Experiments

extension Outcome {
  /// Accuracy on held-out examples, or the root of the mean squared error; NaN for a run that diverged.
  func score(isClassification: Bool) -> Double {
    guard ending == .completed else { return .nan }
    return isClassification
      ? heldOut.last?.accuracy ?? .nan : (heldOutSquaredError.last ?? .nan).squareRoot()
  }

  /// Share of the hidden units that are dead at the end: 0 for a net whose units cannot die, NaN for a run
  /// that diverged, which says nothing about them.
  var finalDeadShare: Double {
    guard ending == .completed else { return .nan }
    return deadShare.isNaN ? 0 : deadShare
  }
}

/// A score as a number that is the larger the better, comparable between nets of one task; −∞ for a run
/// that diverged.
func merit(_ score: Double, isClassification: Bool) -> Double {
  score.isFinite ? (isClassification ? score : -score) : -.infinity
}

/// The median of the runs that did not diverge, as figures have it; NaN where half of them or more did,
/// because what is left then does not stand for the net.
func medianOfMost(_ values: [Double]) -> Double {
  values.filter { !$0.isFinite }.count * 2 >= max(values.count, 1)
    ? .nan : Quartiles(values).median
}
