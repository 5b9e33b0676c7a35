extension RunRecord {
  /// The steps that a row covers; one step for a row that was kept exactly.
  public func span(row: Int) -> ClosedRange<Int> {
    bucket(row: row)?.steps ?? steps[row]...steps[row]
  }

  /// The row of one step by itself; nil where the run does not have it, or keeps it with others in a bucket.
  public func row(atExactly step: Int) -> Int? {
    row(atStep: step).flatMap { span(row: $0) == step...step ? $0 : nil }
  }

  /// What is known of a row that covers several steps; nil for an exact one. Looks at log₂ of the
  /// buckets.
  public func bucket(row: Int) -> Bucket? {
    let step = steps[row]
    var (low, high) = (0, buckets.count)
    while low < high {
      let middle = (low + high) / 2
      if buckets[middle].steps.lowerBound < step { low = middle + 1 } else { high = middle }
    }
    return low < buckets.count && buckets[low].steps.lowerBound == step ? buckets[low] : nil
  }

  /// The smallest and the largest number of one column by row, as `series` gives their mean; nil where
  /// the run does not have the column.
  public func extremes(_ column: Column) -> [(minimum: Double, maximum: Double)]? {
    guard let index = columns.firstIndex(of: column) else { return nil }
    return steps.indices.map { row in
      if let bucket = bucket(row: row) { return (bucket.minima[index], bucket.maxima[index]) }
      let value = values[row * columns.count + index]
      return (value, value)
    }
  }
}
