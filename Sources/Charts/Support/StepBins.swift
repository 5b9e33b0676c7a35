import Recording
import Training

/// One resolution for runs that are kept in buckets, each with a last stretch of single steps: equal bins over
/// the steps of all of them, so that a line is made alike from end to end.
struct StepBins {
  /// The first step of each bin.
  let starts: [Int]
  let width: Int

  private static let most = 200

  /// nil where every row of every run is one step.
  init?(_ runs: [SelectedRun]) {
    let longest = runs.reduce(1) { max($0, $1.longestBucket) }
    guard longest > 1 else { return nil }
    var (first, last) = (Int.max, 0)
    for run in runs {
      first = min(first, run.record.steps.first ?? first)
      last = max(last, run.record.span(row: run.lastRow).upperBound)
    }
    let buckets = (last - first) / longest + 1
    width = longest * ((buckets + Self.most - 1) / Self.most)
    starts = Array(stride(from: first, through: last, by: width))
  }

  /// The mean of a series in every bin, each row by as many steps as it covers; NaN where a bin has no number.
  func means(_ run: SelectedRun, _ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: starts.count)
    var weights = sums
    for (row, value) in values.enumerated() where value.isFinite {
      let weight = Double(run.record.span(row: row).count)
      sums[index(run, row)] += value * weight
      weights[index(run, row)] += weight
    }
    return zip(sums, weights).map { $1 == 0 ? .nan : $0 / $1 }
  }

  /// The smallest and the largest number of a column in every bin, over some runs.
  func extremes(_ runs: [SelectedRun], _ column: Column) -> RowBand {
    var band = RowBand(
      lower: starts.map { _ in Double.nan }, upper: starts.map { _ in Double.nan })
    for run in runs {
      for (row, ends) in (run.record.extremes(column) ?? []).enumerated() {
        let index = index(run, row)
        if ends.minimum.isFinite, !(band.lower[index] <= ends.minimum) {
          band.lower[index] = ends.minimum
        }
        if ends.maximum.isFinite, !(band.upper[index] >= ends.maximum) {
          band.upper[index] = ends.maximum
        }
      }
    }
    return band
  }

  private func index(_ run: SelectedRun, _ row: Int) -> Int {
    min((run.record.steps[row] - starts[0]) / width, starts.count - 1)
  }
}
