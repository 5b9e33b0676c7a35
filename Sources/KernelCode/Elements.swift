import Kernels

extension Scalar {
  @inline(__always)
  static func multiplyElements(
    _ left: UnsafePointer<Self>, _ right: UnsafePointer<Self>,
    result: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count { result[i] = left[i] * right[i] }
  }

  @inline(__always)
  static func scale(_ values: UnsafeMutablePointer<Self>, by factor: Self, count: Int) {
    for i in 0..<count { values[i] *= factor }
  }

  @inline(__always)
  static func add(
    _ values: UnsafePointer<Self>, to target: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count { target[i] += values[i] }
  }

  @inline(__always)
  static func addScaled(
    _ values: UnsafePointer<Self>, factor: Self, to target: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count { target[i] += factor * values[i] }
  }

  /// NaN stays.
  @inline(__always)
  static func clip(
    _ values: UnsafePointer<Self>, factor: Self, limit: Self,
    result: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count {
      let value = factor * values[i]
      let below = value < -limit ? -limit : value
      result[i] = below > limit ? limit : below
    }
  }
}
