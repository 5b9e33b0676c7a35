import Numerals
import Recording

extension SelectedRun {
  /// The share of the training examples that have the commonest class; of a trace that does not say it, the
  /// share of its points, where these are all of the examples. Else NaN.
  var constantAccuracy: Double {
    if let stated = manifest.constantAccuracy { return stated }
    guard manifest.task == .classification, !manifest.classes.isEmpty,
      record.points.count == manifest.trainingExamples, !record.points.isEmpty
    else { return .nan }
    var counts = manifest.classes.map { _ in 0 }
    for point in record.points {
      let index = roundInt(point.target)
      if counts.indices.contains(index) { counts[index] += 1 }
    }
    return Double(counts.max() ?? 0) / Double(record.points.count)
  }
}

extension Selection {
  /// The same where it is one for all runs.
  var constantAccuracy: Double {
    let first = runs[0].constantAccuracy
    for run in runs where run.constantAccuracy != first { return .nan }
    return first
  }
}
