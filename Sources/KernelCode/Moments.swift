import Kernels

/// The sums of eight of the sixteen virtual lanes: entry i belongs to lane i mod 16, whatever the width
/// of the machine's registers, so that the result is the same on every machine.
private struct LaneSums {
  var values = SIMD8<Double>.zero
  var squares = SIMD8<Double>.zero

  @inline(__always)
  mutating func add(_ entries: SIMD8<Double>) {
    values += entries
    squares += entries * entries
  }
}

/// The sums over all lanes.
private struct Sums {
  var values: Double
  var squares: Double

  init(_ low: LaneSums, _ high: LaneSums) {
    values = Self.reduce(low.values, high.values)
    squares = Self.reduce(low.squares, high.squares)
  }

  private static func reduce(_ low: SIMD8<Double>, _ high: SIMD8<Double>) -> Double {
    let eight = low + high
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}

extension Moments {
  @inline(__always)
  fileprivate mutating func take<S: Scalar>(_ extremes: Extremes<S>) {
    // Which of two zeros is met first depends on the way through the entries: both become 0.
    minimum = extremes.smallest.double + 0
    maximum = extremes.largest.double + 0
    zeros = extremes.zeros
  }
}

/// What makes sums of squares of tiny numbers large enough.
private let tinyUnit = 0x1p-600

/// Where the variance is a smaller part than this of the mean's square, the difference of the two sums it
/// is taken from has lost too many digits.
private let leastSpread = 0x1p-20

extension Scalar {
  /// Non-finite entries are left out and counted.
  @inline(__always)
  static func moments(_ values: UnsafePointer<Self>, count: Int) -> Moments {
    var result = Moments()
    guard count > 0 else { return result }
    var low = LaneSums()
    var high = LaneSums()
    let whole = count - count % 16
    #if AVX512
      // There are registers for everything at once, and the additions of several sums overlap.
      var lanes = Extreme(repeating: values[0])
      var i = 0
      while i < whole {
        low.add(eightDoubles(values + i))
        high.add(eightDoubles(values + (i &+ 8)))
        lanes.take(values + i)
        i &+= 16
      }
      var extremes = lanes.all()
      extremes.takeRest(values, from: whole, count: count)
    #else
      low = sums(values, whole: whole)
      high = sums(values + 8, whole: whole)
      let extremes = findExtremes(values, count: count, first: values[0])
    #endif
    result.take(extremes)
    addRest(values + whole, count: count - whole, low: &low, high: &high)
    let sums = Sums(low, high)
    if !sums.squares.isFinite {
      return momentsOfFinite(values, count: count)
    }
    if sums.squares < Moments.leastSumOfSquares, max(-result.minimum, result.maximum) > 0 {
      return momentsOfTiny(values, count: count)
    }
    let n = Double(count)
    result.finite = count
    result.norm = sums.squares.squareRoot()
    result.mean = sums.values / n
    let square = result.mean * result.mean
    let variance = sums.squares / n - square
    if variance < leastSpread * square {
      spreadOfSimilar(values, count: count, into: &result)
    } else {
      result.standardDeviation = variance.squareRoot()
    }
    return result
  }

  /// The moments of all entries from those of the columns, which are written as `columnMoments` does:
  /// mean m = m_0 + (1/C) Σ (m_j − m_0), which is m_0 where all are equal,
  /// variance (1/C) Σ (s_j² + (m_j − m)²), norm² N Σ (s_j² + m_j²).
  @inline(__always)
  static func matrixMoments(_ b: ColumnMomentsBuffers<Self>) -> Moments {
    let count = b.rows * b.columns
    var result = Moments()
    guard count > 0 else {
      columnMoments(b)
      return result
    }
    #if AVX512
      var lanes = Extreme(repeating: b.matrix[0])
      columnMoments(b, &lanes)
      result.take(
        b.columns % 16 == 0
          ? lanes.all() : findExtremes(b.matrix, count: count, first: b.matrix[0]))
    #else
      columnMoments(b)
      result.take(findExtremes(b.matrix, count: count, first: b.matrix[0]))
    #endif
    var mean = 0.0
    for column in 1..<b.columns { mean += b.means[column] - b.means[0] }
    mean = b.means[0] + mean / Double(b.columns)
    var (squares, variance) = (0.0, 0.0)
    for column in 0..<b.columns {
      let own = b.standardDeviations[column] * b.standardDeviations[column]
      let distance = b.means[column] - mean
      squares += own + b.means[column] * b.means[column]
      variance += own + distance * distance
    }
    let sum = squares * Double(b.rows)
    let hasDigits = sum >= Moments.leastSumOfSquares || max(-result.minimum, result.maximum) == 0
    guard sum.isFinite, hasDigits else { return moments(b.matrix, count: count) }
    result.finite = count
    result.norm = sum.squareRoot()
    result.mean = mean
    variance /= Double(b.columns)
    if variance < leastSpread * mean * mean {
      spreadOfSimilar(b.matrix, count: count, into: &result)
    } else {
      result.standardDeviation = variance.squareRoot()
    }
    return result
  }

  /// In the order of `moments`.
  @inline(__always)
  static func sumOfSquares(_ values: UnsafePointer<Self>, count: Int) -> Double {
    var low = LaneSums()
    var high = LaneSums()
    let whole = count - count % 16
    var i = 0
    while i < whole {
      low.add(eightDoubles(values + i))
      high.add(eightDoubles(values + (i &+ 8)))
      i &+= 16
    }
    addRest(values + whole, count: count - whole, low: &low, high: &high)
    return Sums(low, high).squares
  }

  @inline(__always)
  private static func sums(_ values: UnsafePointer<Self>, whole: Int) -> LaneSums {
    var sums = LaneSums()
    var i = 0
    while i < whole {
      sums.add(eightDoubles(values + i))
      i += 16
    }
    return sums
  }

  /// The last, incomplete block: lanes beyond the end add nothing.
  private static func addRest(
    _ values: UnsafePointer<Self>, count: Int, low: inout LaneSums, high: inout LaneSums
  ) {
    for i in 0..<count {
      let value = values[i].double
      if i < 8 {
        low.values[i] += value
        low.squares[i] += value * value
      } else {
        high.values[i - 8] += value
        high.squares[i - 8] += value * value
      }
    }
  }

  /// Mean and deviation from the differences to the first entry, which keep their digits where all entries
  /// are nearly equal.
  private static func spreadOfSimilar(
    _ values: UnsafePointer<Self>, count: Int, into result: inout Moments
  ) {
    let shift = values[0].double
    var sums = (LaneSums(), LaneSums())
    let whole = count - count % 16
    var i = 0
    while i < whole {
      sums.0.add(eightDoubles(values + i) - shift)
      sums.1.add(eightDoubles(values + (i &+ 8)) - shift)
      i &+= 16
    }
    var rest = Sums(sums.0, sums.1)
    while i < count {
      let difference = values[i].double - shift
      rest.values += difference
      rest.squares += difference * difference
      i &+= 1
    }
    let n = Double(count)
    let offset = rest.values / n
    result.mean = shift + offset
    result.standardDeviation = max(0, rest.squares / n - offset * offset).squareRoot()
  }

  /// The same sums over entries made larger by a power of two, which costs no digit.
  private static func momentsOfTiny(_ values: UnsafePointer<Self>, count: Int) -> Moments {
    let factor = Self(nearest: 1 / tinyUnit)
    return withUnsafeTemporaryAllocation(of: Self.self, capacity: count) { enlarged in
      let room = enlarged.baseAddress.unsafelyUnwrapped
      for i in 0..<count { room[i] = values[i] * factor }
      var result = moments(room, count: count)
      result.minimum *= tinyUnit
      result.maximum *= tinyUnit
      result.mean *= tinyUnit
      result.standardDeviation *= tinyUnit
      result.norm *= tinyUnit
      return result
    }
  }

  /// The same sums over a copy of the finite entries alone.
  private static func momentsOfFinite(_ values: UnsafePointer<Self>, count: Int) -> Moments {
    withUnsafeTemporaryAllocation(of: Self.self, capacity: count) { kept in
      let room = kept.baseAddress.unsafelyUnwrapped
      var finite = 0
      for i in 0..<count where values[i].isFinite {
        room[finite] = values[i]
        finite += 1
      }
      guard finite < count else {
        // All are finite, but their squares are not: only 64-bit numbers beyond 1e154 do this.
        var result = Moments()
        result.take(findExtremes(values, count: count, first: values[0]))
        result.finite = count
        result.norm = .infinity
        return result
      }
      var result = moments(room, count: finite)
      result.nonFinite = count - finite
      return result
    }
  }
}
