/// Sums over the entries of one buffer, from which every scalar statistic follows.
public struct Moments: Sendable, Equatable {
  /// Entries that are finite; the moments are over these.
  public var finite = 0
  public var nonFinite = 0
  /// Entries that are exactly zero.
  public var zeros = 0
  public var minimum = Double.nan
  public var maximum = Double.nan
  public var mean = Double.nan
  /// Divides by the count.
  public var standardDeviation = Double.nan
  /// √(Σ x²), the Frobenius norm.
  public var norm = Double.nan

  public init() {}

  /// ‖·‖_F / √count.
  public var rms: Double { finite == 0 ? .nan : norm / Double(finite).squareRoot() }
}

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

/// A sum of squares below this has lost digits to underflow, or all: only 64-bit numbers below 1e−144
/// have one. A gradient of 1e−170 is not nothing.
private let leastSum = 0x1p-960
private let tinyUnit = 0x1p-600

extension Scalar {
  /// Squares are taken of the difference to the first finite entry, so that the deviation of nearly
  /// equal entries keeps its digits. Non-finite entries are left out and counted.
  public static func moments(_ values: UnsafePointer<Self>, count: Int) -> Moments {
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
    accumulate(values, whole: whole, shift: shift, into: &low)
    accumulate(values + 8, whole: whole, shift: shift, into: &high)
    extremes(values, count: count, origin: origin, into: &result)
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

  @inline(__always)
  private static func extremes(
    _ values: UnsafePointer<Self>, count: Int, origin: Int, into result: inout Moments
  ) {
    let first = values[origin]
    var smallest = SIMD8<Self>(repeating: first)
    var largest = smallest
    var zeroCounts = SIMD8<Int32>.zero
    var i = 0
    while i + 8 <= count {
      foldExtremes(values + i, &smallest, &largest, &zeroCounts)
      i += 8
    }
    var low = smallest[0]
    var high = largest[0]
    var zeros = 0
    for lane in 0..<8 {
      if smallest[lane] < low { low = smallest[lane] }
      if largest[lane] > high { high = largest[lane] }
      zeros += Int(zeroCounts[lane])
    }
    while i < count {
      if values[i] < low { low = values[i] }
      if values[i] > high { high = values[i] }
      if values[i] == 0 { zeros += 1 }
      i += 1
    }
    result.minimum = low.double
    result.maximum = high.double
    result.zeros = zeros
  }

  /// The same sums over entries made larger by a power of two, which costs no digit.
  private static func momentsOfTiny(_ values: UnsafePointer<Self>, count: Int) -> Moments {
    let factor = Self(nearest: 1 / tinyUnit)
    let enlarged = (0..<count).map { values[$0] * factor }
    var result = moments(enlarged, count: count)
    result.minimum *= tinyUnit
    result.maximum *= tinyUnit
    result.mean *= tinyUnit
    result.standardDeviation *= tinyUnit
    result.norm *= tinyUnit
    return result
  }

  /// The same sums over a copy of the finite entries alone.
  private static func momentsOfFinite(_ values: UnsafePointer<Self>, count: Int) -> Moments {
    var kept: [Self] = []
    kept.reserveCapacity(count)
    for i in 0..<count where values[i].isFinite { kept.append(values[i]) }
    guard kept.count < count else {
      // All are finite, but their squares are not: only 64-bit numbers beyond 1e154 do this.
      var result = Moments()
      extremes(values, count: count, origin: 0, into: &result)
      result.finite = count
      result.norm = .infinity
      return result
    }
    var result = moments(kept, count: kept.count)
    result.nonFinite = count - kept.count
    return result
  }
}
