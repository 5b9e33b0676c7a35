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
}

extension Double {
  @inline(__always)
  public static func eightDoubles(_ values: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Double>.self)
  }
}

/// The extremes of every sixteenth entry in 32 bits.
public struct FloatExtremes: ExtremeLanes {
  var smallest: SIMD16<Float>
  var largest: SIMD16<Float>
  var zeros = SIMD16<Int32>.zero

  @inline(__always)
  public init(repeating value: Float) {
    smallest = SIMD16(repeating: value)
    largest = smallest
  }

  @inline(__always)
  public mutating func take(_ values: UnsafePointer<Float>) {
    let lanes = UnsafeRawPointer(values).loadUnaligned(as: SIMD16<Float>.self)
    smallest.replace(with: lanes, where: lanes .< smallest)
    largest.replace(with: lanes, where: lanes .> largest)
    zeros &+= SIMD16<Int32>.zero.replacing(with: 1, where: lanes .== 0)
  }

  @inline(__always)
  public func all() -> Extremes<Float> {
    var result = Extremes(smallest: smallest[0], largest: largest[0], zeros: 0)
    for lane in 0..<16 {
      result.take(smallest[lane], largest[lane])
      result.zeros &+= Int(zeros[lane])
    }
    return result
  }
}

/// The extremes of every sixteenth entry in 64 bits.
public struct DoubleExtremes: ExtremeLanes {
  var smallest: SIMD16<Double>
  var largest: SIMD16<Double>
  var zeros = SIMD16<Int64>.zero

  @inline(__always)
  public init(repeating value: Double) {
    smallest = SIMD16(repeating: value)
    largest = smallest
  }

  @inline(__always)
  public mutating func take(_ values: UnsafePointer<Double>) {
    let lanes = UnsafeRawPointer(values).loadUnaligned(as: SIMD16<Double>.self)
    smallest.replace(with: lanes, where: lanes .< smallest)
    largest.replace(with: lanes, where: lanes .> largest)
    zeros &+= SIMD16<Int64>.zero.replacing(with: 1, where: lanes .== 0)
  }

  @inline(__always)
  public func all() -> Extremes<Double> {
    var result = Extremes(smallest: smallest[0], largest: largest[0], zeros: 0)
    for lane in 0..<16 {
      result.take(smallest[lane], largest[lane])
      result.zeros &+= Int(zeros[lane])
    }
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
