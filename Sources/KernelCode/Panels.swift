// The same lines for every width and type: a protocol extension over generic SIMD types would make
// loops over lanes of them.

/// 4 entries in 32 bits.
public struct FloatPanel4: PanelVector {
  var lanes: SIMD4<Float>
  @inline(__always) public static var width: Int { 4 }

  @inline(__always)
  public init(repeating value: Float) { lanes = SIMD4(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Float>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Float>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD4<Float>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Float, _ b: Self) {
    lanes += SIMD4(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}

/// 8 entries in 32 bits.
public struct FloatPanel8: PanelVector {
  var lanes: SIMD8<Float>
  @inline(__always) public static var width: Int { 8 }

  @inline(__always)
  public init(repeating value: Float) { lanes = SIMD8(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Float>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD8<Float>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Float, _ b: Self) {
    lanes += SIMD8(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}

/// 16 entries in 32 bits.
public struct FloatPanel16: PanelVector {
  var lanes: SIMD16<Float>
  @inline(__always) public static var width: Int { 16 }

  @inline(__always)
  public init(repeating value: Float) { lanes = SIMD16(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Float>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<Float>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD16<Float>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Float, _ b: Self) {
    lanes += SIMD16(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}

/// 32 entries in 32 bits, as two vectors: the standard library has no vector instructions for one.
public struct FloatPanel32: PanelVector {
  var low: SIMD16<Float>
  var high: SIMD16<Float>
  @inline(__always) public static var width: Int { 32 }

  @inline(__always)
  public init(repeating value: Float) {
    low = SIMD16(repeating: value)
    high = low
  }

  @inline(__always)
  public init(at pointer: UnsafePointer<Float>) {
    low = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<Float>.self)
    high = UnsafeRawPointer(pointer + 16).loadUnaligned(as: SIMD16<Float>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: low, as: SIMD16<Float>.self)
    UnsafeMutableRawPointer(pointer + 16).storeBytes(of: high, as: SIMD16<Float>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Float, _ b: Self) {
    let factor = SIMD16(repeating: a)
    low += factor * b.low
    high += factor * b.high
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    low.replace(with: other.low, where: other.low .> low)
    high.replace(with: other.high, where: other.high .> high)
  }

  @inline(__always)
  public var isAllZero: Bool { low == .zero && high == .zero }
}

/// 2 entries in 64 bits.
public struct DoublePanel2: PanelVector {
  var lanes: SIMD2<Double>
  @inline(__always) public static var width: Int { 2 }

  @inline(__always)
  public init(repeating value: Double) { lanes = SIMD2(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Double>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD2<Double>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD2<Double>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Double, _ b: Self) {
    lanes += SIMD2(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}

/// 4 entries in 64 bits.
public struct DoublePanel4: PanelVector {
  var lanes: SIMD4<Double>
  @inline(__always) public static var width: Int { 4 }

  @inline(__always)
  public init(repeating value: Double) { lanes = SIMD4(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Double>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD4<Double>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Double, _ b: Self) {
    lanes += SIMD4(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}

/// 8 entries in 64 bits.
public struct DoublePanel8: PanelVector {
  var lanes: SIMD8<Double>
  @inline(__always) public static var width: Int { 8 }

  @inline(__always)
  public init(repeating value: Double) { lanes = SIMD8(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Double>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD8<Double>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Double, _ b: Self) {
    lanes += SIMD8(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}

/// 16 entries in 64 bits.
public struct DoublePanel16: PanelVector {
  var lanes: SIMD16<Double>
  @inline(__always) public static var width: Int { 16 }

  @inline(__always)
  public init(repeating value: Double) { lanes = SIMD16(repeating: value) }

  @inline(__always)
  public init(at pointer: UnsafePointer<Double>) {
    lanes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<Double>.self)
  }

  @inline(__always)
  public func store(at pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD16<Double>.self)
  }

  @inline(__always)
  public mutating func addProduct(_ a: Double, _ b: Self) {
    lanes += SIMD16(repeating: a) * b.lanes
  }

  @inline(__always)
  public mutating func takeLarger(_ other: Self) {
    lanes.replace(with: other.lanes, where: other.lanes .> lanes)
  }

  @inline(__always)
  public var isAllZero: Bool { lanes == .zero }
}
