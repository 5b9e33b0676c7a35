/// The smallest and the largest of many values, found eight at a time.
struct FiniteSpan {
  private(set) var low: Double
  private(set) var high: Double

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  mutating func formUnion(_ other: FiniteSpan) {
    if other.low < low { low = other.low }
    if other.high > high { high = other.high }
  }

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
      low = least(lows)
      high = -least(-highs)
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

/// The smallest of eight numbers, in three steps.
private func least(_ values: SIMD8<Double>) -> Double {
  let four = values.lowHalf.replacing(
    with: values.highHalf, where: values.highHalf .< values.lowHalf)
  let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
  return two.x < two.y ? two.x : two.y
}
