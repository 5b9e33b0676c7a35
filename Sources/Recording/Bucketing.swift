/// Turns the rows of a run into the lines that are kept of them. Memory and a trace are filled through
/// the same one.
///
/// What is neither a row nor a bucket passes through at once. A row is kept exactly where the plan says
/// so; else it waits among the last rows, and what falls out of these goes into a bucket. So no step is
/// covered twice.
public struct Bucketing: Sendable {
  public let plan: BucketPlan
  private var last: LastRows
  private var sum: BucketSum?

  public init(_ plan: BucketPlan) {
    self.plan = plan
    last = LastRows(count: plan.lastRows)
  }

  /// The line to be kept now, if there is one.
  public mutating func take(_ line: RecordLine) -> RecordLine? {
    guard !plan.isExact, case .row(let step, let values) = line else { return line }
    guard let row = last.exchange(Row(step: step, values: values)) else { return nil }
    if sum == nil { sum = BucketSum(row) } else { sum?.add(row) }
    return sum?.count == plan.length ? close() : nil
  }

  /// What is left at the end of the run: a bucket that did not get full, and the last rows.
  public mutating func finish() -> [RecordLine] {
    var lines: [RecordLine] = []
    if let bucket = close() { lines.append(bucket) }
    for row in last.removeAll() { lines.append(.row(step: row.step, values: row.values)) }
    return lines
  }

  private mutating func close() -> RecordLine? {
    defer { sum = nil }
    return sum?.line
  }
}

private struct Row {
  var step: Int
  var values: [Double]
}

/// The rows that came last, the oldest of which makes room for a new one.
private struct LastRows {
  let count: Int
  private var rows: [Row] = []
  private var oldest = 0

  init(count: Int) { self.count = count }

  /// The row that falls out.
  mutating func exchange(_ row: Row) -> Row? {
    if count == 0 { return row }
    if rows.count < count {
      rows.append(row)
      return nil
    }
    let old = rows[oldest]
    rows[oldest] = row
    oldest = oldest + 1 == count ? 0 : oldest + 1
    return old
  }

  /// In the order in which they came.
  mutating func removeAll() -> [Row] {
    defer { (rows, oldest) = ([], 0) }
    return Array(rows[oldest...] + rows[..<oldest])
  }
}

/// The bucket that is being filled.
private struct BucketSum {
  private(set) var count = 1
  private var bucket: Bucket
  private var sums: [Double]
  /// Per column, the numbers that are not NaN.
  private var counts: [Int]

  init(_ row: Row) {
    bucket = Bucket(steps: row.step...row.step, minima: row.values, maxima: row.values)
    sums = row.values.map { $0.isNaN ? 0 : $0 }
    counts = row.values.map { $0.isNaN ? 0 : 1 }
  }

  mutating func add(_ row: Row) {
    count += 1
    bucket.steps = bucket.steps.lowerBound...row.step
    for (column, value) in row.values.enumerated() where !value.isNaN {
      // Written so that NaN, which nothing is below or above, gives way.
      if !(bucket.minima[column] <= value) { bucket.minima[column] = value }
      if !(bucket.maxima[column] >= value) { bucket.maxima[column] = value }
      sums[column] += value
      counts[column] += 1
    }
  }

  var line: RecordLine { .bucket(bucket, means: sums.indices.map(mean)) }

  /// Rounding can carry a quotient past the extremes, and a sum past all numbers; the mean is between
  /// them. It is NaN where there is nothing to be divided, and where both infinities were met.
  private func mean(_ column: Int) -> Double {
    let quotient = sums[column] / Double(counts[column])
    let (minimum, maximum) = (bucket.minima[column], bucket.maxima[column])
    return quotient < minimum ? minimum : quotient > maximum ? maximum : quotient
  }
}
