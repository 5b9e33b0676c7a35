import Markup
import Plotting
import Recording
import Wording

/// The smallest and the largest number of every row that covers a bucket of steps.
struct RowBand: Sendable {
  var lower: [Double]
  var upper: [Double]
}

extension SelectedRun {
  /// What lies between the extremes of a run that is kept in buckets; nil where every row is one step,
  /// or where the column does not exist.
  ///
  /// - Parameter factor: what the numbers are multiplied with, as those of the line are.
  func band(_ column: Column, factor: Double = 1) -> RowBand? {
    guard !record.buckets.isEmpty, let extremes = record.extremes(column) else { return nil }
    return RowBand(
      lower: extremes.map { $0.minimum * factor }, upper: extremes.map { $0.maximum * factor })
  }

  /// The most steps that one row covers.
  var longestBucket: Int {
    record.buckets.reduce(1) { max($0, $1.steps.count) }
  }
}

extension Selection {
  /// What a point of a line stands for; empty where each is one step.
  var bucketNote: String { BucketText.note(longestBucket) }

  /// The same for a chart that has no band.
  var meansNote: String { BucketText.meansNote(longestBucket) }

  private var longestBucket: Int { runs.reduce(1) { max($0, $1.longestBucket) } }
}

extension Mark {
  /// The faint band of what the rows of a run span; no element where they are single steps.
  static func extremes(_ run: SelectedRun, _ band: RowBand?, _ identity: SeriesIdentity) -> Mark {
    extremes(x: run.steps, band, identity)
  }

  static func extremes(x: [Double], _ band: RowBand?, _ identity: SeriesIdentity) -> Mark {
    guard let band else { return Mark { _ in [] } }
    return .band(
      x: x, lower: band.lower, upper: band.upper,
      Fill(.series(identity), opacity: 0.16))
  }
}
