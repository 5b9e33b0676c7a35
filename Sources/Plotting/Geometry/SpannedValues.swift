/// Many values, with the smallest and the largest of every block of them: however often a scale or a
/// column of pixels asks for extremes, nearly all values are read once.
struct SpannedValues: Sendable {
  let values: [Double]
  /// Of every whole block; NaN where a value of it is not finite.
  private let lows: [Double]
  private let highs: [Double]

  /// Columns of a million points hold two dozen of them.
  private static let block = 64

  init(_ values: [Double]) {
    self.values = values
    let count = values.count / Self.block
    var lows = [Double](repeating: .nan, count: count)
    var highs = lows
    values.withUnsafeBufferPointer { values in
      for block in 0..<count {
        guard let span = FiniteSpan(values, Self.range(of: block)) else { continue }
        lows[block] = span.low
        highs[block] = span.high
      }
    }
    self.lows = lows
    self.highs = highs
  }

  /// Adds all values: a block on one side of zero is settled by its extremes.
  func train(_ extent: inout Extent) {
    var above = FiniteSpan(low: .infinity, high: -.infinity)
    var below = above
    for block in lows.indices {
      if lows[block] > 0 {
        above.formUnion(FiniteSpan(low: lows[block], high: highs[block]))
      } else if highs[block] < 0 {
        below.formUnion(FiniteSpan(low: lows[block], high: highs[block]))
      } else {
        for index in Self.range(of: block) { extent.include(values[index]) }
      }
    }
    for end in [above.low, above.high, below.low, below.high] { extent.include(end) }
    for index in (lows.count * Self.block)..<values.count { extent.include(values[index]) }
  }

  /// The extremes of a part; nil where a value of it is not finite.
  func span(of range: Range<Int>) -> FiniteSpan? {
    let first = (range.lowerBound + Self.block - 1) / Self.block
    let last = range.upperBound / Self.block
    return values.withUnsafeBufferPointer { values in
      guard first < last else { return FiniteSpan(values, range) }
      var span = FiniteSpan(low: .infinity, high: -.infinity)
      for block in first..<last {
        guard lows[block].isFinite else { return nil }
        span.formUnion(FiniteSpan(low: lows[block], high: highs[block]))
      }
      for part in [range.lowerBound..<(first * Self.block), (last * Self.block)..<range.upperBound]
      where !part.isEmpty {
        guard let ends = FiniteSpan(values, part) else { return nil }
        span.formUnion(ends)
      }
      return span
    }
  }

  /// Where a value that a part holds stands first.
  func firstIndex(of value: Double, in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound - 1, values[index] != value {
      index += 1
      // Over the blocks that cannot hold it.
      while index % Self.block == 0, index + Self.block < range.upperBound,
        value < lows[index / Self.block] || value > highs[index / Self.block]
      {
        index += Self.block
      }
    }
    return index
  }

  private static func range(of number: Int) -> Range<Int> {
    (number * block)..<((number + 1) * block)
  }
}
