// The same lines for both types: operations of a concrete SIMD type are vector instructions, those of
// a generic one are loops over lanes.

extension Float {
  @inline(__always)
  public static func eight(_ values: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inline(__always)
  public static func store(_ eight: SIMD8<Float>, at target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: eight, as: SIMD8<Float>.self)
  }

  @inline(__always)
  public static func addProduct(_ a: Float, _ b: SIMD8<Float>, to sum: inout SIMD8<Float>) {
    sum += SIMD8(repeating: a) * b
  }

  @inline(__always)
  public static func eightDoubles(_ values: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(eight(values))
  }

  @inline(__always)
  public static func foldExtremes(
    _ values: UnsafePointer<Float>, _ smallest: inout SIMD8<Float>, _ largest: inout SIMD8<Float>,
    _ zeros: inout SIMD8<Int32>
  ) {
    let eight = self.eight(values)
    smallest.replace(with: eight, where: eight .< smallest)
    largest.replace(with: eight, where: eight .> largest)
    zeros &+= SIMD8<Int32>.zero.replacing(with: 1, where: eight .== 0)
  }
}

extension Double {
  @inline(__always)
  public static func eight(_ values: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  public static func store(_ eight: SIMD8<Double>, at target: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(target).storeBytes(of: eight, as: SIMD8<Double>.self)
  }

  @inline(__always)
  public static func addProduct(_ a: Double, _ b: SIMD8<Double>, to sum: inout SIMD8<Double>) {
    sum += SIMD8(repeating: a) * b
  }

  @inline(__always)
  public static func eightDoubles(_ values: UnsafePointer<Double>) -> SIMD8<Double> {
    eight(values)
  }

  @inline(__always)
  public static func foldExtremes(
    _ values: UnsafePointer<Double>, _ smallest: inout SIMD8<Double>,
    _ largest: inout SIMD8<Double>, _ zeros: inout SIMD8<Int32>
  ) {
    let eight = self.eight(values)
    smallest.replace(with: eight, where: eight .< smallest)
    largest.replace(with: eight, where: eight .> largest)
    let flags = SIMD8<Int64>.zero.replacing(with: 1, where: eight .== 0)
    zeros &+= SIMD8<Int32>(truncatingIfNeeded: flags)
  }
}
