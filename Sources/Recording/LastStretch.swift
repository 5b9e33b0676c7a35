/// The last tenth of a run, at least one step: over it the end of the run is told. A single step is one
/// batch, and where the steps are large its loss jumps from one to the next (docs/metrics.md).
public struct LastStretch: Sendable, Equatable {
  public let rows: Range<Int>
  /// How many steps these rows cover.
  public let steps: Int
}

extension RunRecord {
  /// nil for a run of which nothing was recorded.
  public var lastStretch: LastStretch? {
    guard let last = steps.indices.last else { return nil }
    let recorded = span(row: last).upperBound + 1
    let first = recorded - max(1, recorded / 10)
    // A row that begins before covers steps that do not belong to the end.
    let row = steps.firstIndex { $0 >= first } ?? last
    return LastStretch(rows: row..<last + 1, steps: recorded - steps[row])
  }

  /// The mean of a column over the last tenth of the run, every step counted once; NaN where one of its
  /// numbers is, or where the run has none.
  public func finalMean(_ column: Column) -> Double {
    guard let stretch = lastStretch else { return .nan }
    var sum = 0.0
    for row in stretch.rows {
      sum += (value(column, row: row) ?? .nan) * Double(span(row: row).count)
    }
    return sum / Double(stretch.steps)
  }

  /// The smallest and the largest number of a column over the last tenth of the run; nil where one of
  /// them is no finite number, or where the run has none.
  public func finalExtremes(_ column: Column) -> (minimum: Double, maximum: Double)? {
    guard let stretch = lastStretch, let all = extremes(column) else { return nil }
    let own = all[stretch.rows]
    guard own.allSatisfy({ $0.minimum.isFinite && $0.maximum.isFinite }),
      let minimum = own.lazy.map({ $0.minimum }).min(),
      let maximum = own.lazy.map({ $0.maximum }).max()
    else { return nil }
    return (minimum, maximum)
  }
}
