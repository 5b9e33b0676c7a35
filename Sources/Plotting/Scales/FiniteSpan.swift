/// The smallest and the largest of many values, found eight at a time.
struct FiniteSpan {
  let low: Double
  let high: Double

  /// Nil where a value is not finite, or where there is none.
  init?(_ values: UnsafeBufferPointer<Double>, _ range: Range<Int>) {
    guard let first = range.first, values[first].isFinite else { return nil }
    var low = values[first]
    var high = low
    var index = range.lowerBound
    if range.count >= 16 {
      let bytes = UnsafeRawBufferPointer(values)
      var lows = SIMD8(repeating: low)
      var highs = lows
      // Not zero once a value was not finite.
      var defect = SIMD8<Double>(repeating: 0)
      while index + 8 <= range.upperBound {
        let eight = bytes.loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
        lows.replace(with: eight, where: eight .< lows)
        highs.replace(with: eight, where: eight .> highs)
        defect += eight - eight
        index += 8
      }
      guard defect == SIMD8(repeating: 0) else { return nil }
      low = lows.min()
      high = highs.max()
    }
    while index < range.upperBound {
      let value = values[index]
      guard value.isFinite else { return nil }
      if value < low { low = value }
      if value > high { high = value }
      index += 1
    }
    self.low = low
    self.high = high
  }
}
