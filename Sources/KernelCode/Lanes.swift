import Kernels

// The same lines for both types: operations of a concrete SIMD type are vector instructions, those of
// a generic one are loops over lanes.

extension Float {
  @inline(__always)
  public static func eightDoubles(_ values: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(
      Double(values[0]), Double(values[1]), Double(values[2]), Double(values[3]),
      Double(values[4]), Double(values[5]), Double(values[6]), Double(values[7]))
  }

  @inline(__always)
  public static func findExtremes(
    _ values: UnsafePointer<Float>, count: Int, first: Float
  ) -> Extremes<Float> {
    var smallest = SIMD16<Float>(repeating: first)
    var largest = smallest
    var zeroCounts = SIMD16<Int32>.zero
    var i = 0
    while i + 16 <= count {
      let lanes = UnsafeRawPointer(values + i).loadUnaligned(as: SIMD16<Float>.self)
      smallest.replace(with: lanes, where: lanes .< smallest)
      largest.replace(with: lanes, where: lanes .> largest)
      zeroCounts &+= SIMD16<Int32>.zero.replacing(with: 1, where: lanes .== 0)
      i += 16
    }
    var result = Extremes(smallest: first, largest: first, zeros: 0)
    for lane in 0..<16 {
      result.take(smallest[lane], largest[lane])
      result.zeros &+= Int(zeroCounts[lane])
    }
    result.takeRest(values, from: i, count: count)
    return result
  }
}

extension Double {
  @inline(__always)
  public static func eightDoubles(_ values: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  public static func findExtremes(
    _ values: UnsafePointer<Double>, count: Int, first: Double
  ) -> Extremes<Double> {
    var smallest = SIMD16<Double>(repeating: first)
    var largest = smallest
    var zeroCounts = SIMD16<Int64>.zero
    var i = 0
    while i + 16 <= count {
      let lanes = UnsafeRawPointer(values + i).loadUnaligned(as: SIMD16<Double>.self)
      smallest.replace(with: lanes, where: lanes .< smallest)
      largest.replace(with: lanes, where: lanes .> largest)
      zeroCounts &+= SIMD16<Int64>.zero.replacing(with: 1, where: lanes .== 0)
      i += 16
    }
    var result = Extremes(smallest: first, largest: first, zeros: 0)
    for lane in 0..<16 {
      result.take(smallest[lane], largest[lane])
      result.zeros &+= Int(zeroCounts[lane])
    }
    result.takeRest(values, from: i, count: count)
    return result
  }
}

/// The smallest and the largest entry, and how many are exactly zero.
public struct Extremes<S: Comparable & ExpressibleByIntegerLiteral> {
  var smallest: S
  var largest: S
  var zeros: Int

  @inline(__always)
  mutating func take(_ low: S, _ high: S) {
    if low < smallest { smallest = low }
    if high > largest { largest = high }
  }

  @inline(__always)
  mutating func takeRest(_ values: UnsafePointer<S>, from start: Int, count: Int) {
    var i = start
    while i < count {
      take(values[i], values[i])
      if values[i] == 0 { zeros &+= 1 }
      i += 1
    }
  }
}
