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
    minimum = extremes.smallest.double
    maximum = extremes.largest.double
    zeros = extremes.zeros
  }
}

/// The sums of eight neighbouring columns, rows ascending, around the first row, so that nearly equal rows
/// keep their digits.
private struct EightColumns {
  let first: SIMD8<Double>
  var differences = SIMD8<Double>.zero
  var squares = SIMD8<Double>.zero

  @inline(__always)
  init(first: SIMD8<Double>) { self.first = first }

  @inline(__always)
  mutating func add(_ values: SIMD8<Double>) {
    let difference = values - first
    differences += difference
    squares += difference * difference
  }

  /// Whole vectors: asked for lane by lane, the sums would be taken apart for every row.
  @inline(__always)
  func store<S>(in b: ColumnMomentsBuffers<S>, at column: Int) {
    let n = Double(b.rows)
    let offset = differences / n
    let variance = squares / n - offset * offset
    let deviation = variance.replacing(with: 0, where: variance .< 0).squareRoot()
    UnsafeMutableRawPointer(b.means + column)
      .storeBytes(of: first + offset, as: SIMD8<Double>.self)
    UnsafeMutableRawPointer(b.standardDeviations + column)
      .storeBytes(of: deviation, as: SIMD8<Double>.self)
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

  /// Rows ascending, in 64 bits. A column with a non-finite entry has non-finite moments, and one without
  /// entries none (NaN).
  @inline(__always)
  static func columnMoments(_ b: ColumnMomentsBuffers<Self>) {
    guard b.rows > 0 else {
      for column in 0..<b.columns {
        b.means[column] = .nan
        b.standardDeviations[column] = .nan
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
      low.store(in: b, at: column)
      high.store(in: b, at: column + 8)
      column += 16
    }
    while column + 8 <= b.columns {
      var sums = EightColumns(first: eightDoubles(b.matrix + column))
      for row in 0..<b.rows {
        sums.add(eightDoubles(b.matrix + (row * b.columns + column)))
      }
      sums.store(in: b, at: column)
      column += 8
    }
    while column < b.columns {
      oneColumn(b, column)
      column += 1
    }
  }

  @inline(__always)
  private static func oneColumn(_ b: ColumnMomentsBuffers<Self>, _ column: Int) {
    let first = b.matrix[column].double
    var (sum, squares) = (0.0, 0.0)
    for row in 0..<b.rows {
      let difference = b.matrix[row * b.columns + column].double - first
      sum += difference
      squares += difference * difference
    }
    let n = Double(b.rows)
    let offset = sum / n
    let variance = squares / n - offset * offset
    b.means[column] = first + offset
    b.standardDeviations[column] = variance < 0 ? 0 : variance.squareRoot()
  }

  /// −∞ for a column without entries, NaN for one with NaN.
  @inline(__always)
  static func columnMaxima(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    var column = 0
    while column + NarrowPanel.width <= columns {
      var largest = NarrowPanel(repeating: -.infinity)
      var products = NarrowPanel(repeating: 0)
      for row in 0..<rows {
        let entries = NarrowPanel(at: matrix + (row * columns + column))
        largest.takeLarger(entries)
        products.addProduct(0, entries)
      }
      largest.store(at: result + column)
      // A comparison passes over what is not a number; the products with 0 are not all 0 then.
      if products.isAllZero {
        column += NarrowPanel.width
      } else {
        for _ in 0..<NarrowPanel.width {
          maximum(matrix, rows, columns, result, column)
          column += 1
        }
      }
    }
    while column < columns {
      maximum(matrix, rows, columns, result, column)
      column += 1
    }
  }

  private static func maximum(
    _ matrix: UnsafePointer<Self>, _ rows: Int, _ columns: Int,
    _ result: UnsafeMutablePointer<Self>, _ column: Int
  ) {
    var largest = -Self.infinity
    for row in 0..<rows {
      let entry = matrix[row * columns + column]
      // Nothing is larger than NaN, so it stays.
      largest = entry > largest || entry != entry ? entry : largest
    }
    result[column] = largest
  }
}
