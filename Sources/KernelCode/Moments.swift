import Kernels

/// The sums of eight of the sixteen virtual lanes: entry i belongs to lane i mod 16, whatever the width
/// of the machine's registers, so that the result is the same on every machine.
private struct LaneSums {
  var differences = SIMD8<Double>.zero
  var squaredDifferences = SIMD8<Double>.zero
  var squares = SIMD8<Double>.zero

  @inline(__always)
  mutating func add(_ values: SIMD8<Double>, shift: SIMD8<Double>) {
    let difference = values - shift
    differences += difference
    squaredDifferences += difference * difference
    squares += values * values
  }

  static func reduce(_ low: SIMD8<Double>, _ high: SIMD8<Double>) -> Double {
    let eight = low + high
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}

extension Moments {
  @inline(__always)
  fileprivate mutating func take<S: Scalar>(_ extremes: Extremes<S>) {
    minimum = extremes.smallest.double
    maximum = extremes.largest.double
    zeros = extremes.zeros
  }
}

/// The sums of eight neighbouring columns, rows ascending.
private struct EightColumns {
  let first: SIMD8<Double>
  var differences = SIMD8<Double>.zero
  var squares = SIMD8<Double>.zero
  var largest = SIMD8<Double>(repeating: -.infinity)

  @inline(__always)
  init(first: SIMD8<Double>) { self.first = first }

  @inline(__always)
  mutating func add(_ values: SIMD8<Double>) {
    let difference = values - first
    differences += difference
    squares += difference * difference
    largest.replace(with: values, where: values .> largest)
  }
}

/// A sum of squares below this has lost digits to underflow, or all: only 64-bit numbers below 1e−144
/// have one. A gradient of 1e−170 is not nothing.
private let leastSum = 0x1p-960
private let tinyUnit = 0x1p-600

extension Scalar {
  /// Squares are taken of the difference to the first finite entry, so that the deviation of nearly
  /// equal entries keeps its digits. Non-finite entries are left out and counted.
  @inline(__always)
  static func moments(_ values: UnsafePointer<Self>, count: Int) -> Moments {
    var result = Moments()
    var origin = 0
    while origin < count, !values[origin].isFinite { origin += 1 }
    guard origin < count else {
      result.nonFinite = count
      return result
    }
    let shift = SIMD8<Double>(repeating: values[origin].double)
    var low = LaneSums()
    var high = LaneSums()
    let whole = count - count % 16
    #if AVX512
      // There are registers for everything at once, and the additions of several sums overlap.
      var lanes = Extreme(repeating: values[origin])
      var i = 0
      while i < whole {
        low.add(eightDoubles(values + i), shift: shift)
        high.add(eightDoubles(values + (i &+ 8)), shift: shift)
        lanes.take(values + i)
        i &+= 16
      }
      var extremes = lanes.all()
      extremes.takeRest(values, from: whole, count: count)
    #else
      accumulate(values, whole: whole, shift: shift, into: &low)
      accumulate(values + 8, whole: whole, shift: shift, into: &high)
      let extremes = findExtremes(values, count: count, first: values[origin])
    #endif
    result.take(extremes)
    addRest(values + whole, count: count - whole, shift: shift, low: &low, high: &high)
    let total = LaneSums.reduce(low.squares, high.squares)
    if !total.isFinite {
      return momentsOfFinite(values, count: count)
    }
    if total < leastSum, max(-result.minimum, result.maximum) > 0 {
      return momentsOfTiny(values, count: count)
    }
    let n = Double(count)
    result.finite = count
    let offset = LaneSums.reduce(low.differences, high.differences) / n
    let spread = LaneSums.reduce(low.squaredDifferences, high.squaredDifferences) / n
    result.mean = shift[0] + offset
    result.standardDeviation = max(0, spread - offset * offset).squareRoot()
    result.norm = total.squareRoot()
    return result
  }

  @inline(__always)
  private static func accumulate(
    _ values: UnsafePointer<Self>, whole: Int, shift: SIMD8<Double>, into sums: inout LaneSums
  ) {
    var local = LaneSums()
    var i = 0
    while i < whole {
      local.add(eightDoubles(values + i), shift: shift)
      i += 16
    }
    sums = local
  }

  /// The last, incomplete block: lanes beyond the end add nothing.
  private static func addRest(
    _ values: UnsafePointer<Self>, count: Int, shift: SIMD8<Double>, low: inout LaneSums,
    high: inout LaneSums
  ) {
    for i in 0..<count {
      let value = values[i].double
      let difference = value - shift[0]
      if i < 8 {
        low.differences[i] += difference
        low.squaredDifferences[i] += difference * difference
        low.squares[i] += value * value
      } else {
        high.differences[i - 8] += difference
        high.squaredDifferences[i - 8] += difference * difference
        high.squares[i - 8] += value * value
      }
    }
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

  /// Rows ascending, in 64 bits; deviations around the first row, so that nearly equal rows keep their
  /// digits. A column with a non-finite entry has non-finite moments, and one without entries
  /// none (NaN).
  @inline(__always)
  static func columnMoments(_ b: ColumnMomentsBuffers<Self>) {
    guard b.rows > 0 else {
      for column in 0..<b.columns {
        b.means[column] = .nan
        b.standardDeviations[column] = .nan
        b.maxima[column] = -.infinity
      }
      return
    }
    var column = 0
    // Two vectors at a time: additions to one sum wait for each other.
    while column + 16 <= b.columns {
      var low = EightColumns(first: eightDoubles(b.matrix + column))
      var high = EightColumns(first: eightDoubles(b.matrix + (column + 8)))
      for row in 0..<b.rows {
        let entries = b.matrix + (row * b.columns + column)
        low.add(eightDoubles(entries))
        high.add(eightDoubles(entries + 8))
      }
      finish(b, column, low)
      finish(b, column + 8, high)
      column += 16
    }
    while column + 8 <= b.columns {
      var sums = EightColumns(first: eightDoubles(b.matrix + column))
      for row in 0..<b.rows {
        sums.add(eightDoubles(b.matrix + (row * b.columns + column)))
      }
      finish(b, column, sums)
      column += 8
    }
    while column < b.columns {
      oneColumn(b, column)
      column += 1
    }
  }

  @inline(__always)
  private static func finish(
    _ b: ColumnMomentsBuffers<Self>, _ column: Int, _ sums: EightColumns
  ) {
    for lane in 0..<8 {
      finish(
        b, column + lane, first: sums.first[lane], sum: sums.differences[lane],
        squares: sums.squares[lane], largest: sums.largest[lane])
    }
  }

  @inline(__always)
  private static func oneColumn(_ b: ColumnMomentsBuffers<Self>, _ column: Int) {
    let first = b.matrix[column].double
    var (sum, squares, largest) = (0.0, 0.0, -Double.infinity)
    for row in 0..<b.rows {
      let value = b.matrix[row * b.columns + column].double
      let difference = value - first
      sum += difference
      squares += difference * difference
      largest = value > largest ? value : largest
    }
    finish(b, column, first: first, sum: sum, squares: squares, largest: largest)
  }

  @inline(__always)
  private static func finish(
    _ b: ColumnMomentsBuffers<Self>, _ column: Int, first: Double, sum: Double, squares: Double,
    largest: Double
  ) {
    let n = Double(b.rows)
    let mean = sum / n
    let variance = squares / n - mean * mean
    b.means[column] = first + mean
    b.standardDeviations[column] = variance < 0 ? 0 : variance.squareRoot()
    b.maxima[column] = largest
    // A comparison passes over what is not a number; the sum does not.
    if sum != sum {
      for row in 0..<b.rows where !(b.matrix[row * b.columns + column] <= .infinity) {
        b.maxima[column] = .nan
      }
    }
  }
}
