import Kernels

/// The numbers that the elementary functions of one scalar type need.
public struct ElementaryConstants<S> {
  /// 1.5 · 2^(significand bits): adding it to a number of moderate size rounds it to an integer, which
  /// then stands in the lowest bits.
  let roundingShift: S
  /// log₂ e.
  let log2e: S
  /// ln 2 in two parts: the first has few enough bits that its product with an exponent is exact.
  let ln2High: S
  let ln2Low: S
  /// Arguments of exp outside of this range give 0 or infinity in any case.
  let expLower: S
  let expUpper: S
  /// 2 to the power of this many makes a subnormal number a normal one.
  let enlargementExponent: S
  let enlargement: S
}

extension Float: Scalar {
  public typealias WidePanel = WideFloats
  public typealias NarrowPanel = NarrowFloats
  public typealias Extreme = FloatExtremes
  public static var kernels: KernelTable<Float> { kernelSet.single }
  public static func table(of set: KernelSet) -> KernelTable<Float> { set.single }

  @inline(__always) public var exponentKey: Int { Int(truncatingIfNeeded: bitPattern &>> 23) }
  @inline(__always) public static var exponentKeys: Int { 512 }
  @inline(__always) public static var exponentTables: Int { 8 }
  @inline(__always) public var signedBits: Int32 { Int32(bitPattern: bitPattern) }
  @inline(__always) public init(signedBits: Int32) {
    self.init(bitPattern: UInt32(bitPattern: signedBits))
  }
  @inline(__always) public var double: Double { Double(self) }
  @inline(__always) public init(nearest value: Double) { self.init(value) }

  @inline(__always) public static var constants: ElementaryConstants<Float> {
    ElementaryConstants(
      roundingShift: 12_582_912, log2e: 1.442_695_04, ln2High: 0.693_359_375,
      ln2Low: -2.121_944_4e-4, expLower: -110, expUpper: 110,
      enlargementExponent: 24, enlargement: 0x1p24)
  }

  /// The Taylor series to r⁷; what is left out is below 0.1 ulp.
  @inline(__always) public static func smallExpm1(_ r: Float) -> Float {
    let q: Float = 1 / 120 + r * (1 / 720 + r * (1 / 5040))
    return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * q)))
  }

  /// 2 (s + s³/3 + s⁵/5 + …) to s¹⁵.
  @inline(__always) public static func twiceArtanh(_ s: Float) -> Float {
    let t = s * s
    let q: Float = 2 / 9 + t * (2 / 11 + t * (2 / 13 + t * (2 / 15)))
    return 2 * s + s * t * (2 / 3 + t * (2 / 5 + t * (2 / 7 + t * q)))
  }
}

extension Double: Scalar {
  public typealias WidePanel = WideDoubles
  public typealias NarrowPanel = NarrowDoubles
  public typealias Extreme = DoubleExtremes
  public static var kernels: KernelTable<Double> { kernelSet.double }
  public static func table(of set: KernelSet) -> KernelTable<Double> { set.double }

  @inline(__always) public var exponentKey: Int { Int(truncatingIfNeeded: bitPattern &>> 52) }
  @inline(__always) public static var exponentKeys: Int { 4096 }
  @inline(__always) public static var exponentTables: Int { 4 }
  @inline(__always) public var signedBits: Int64 { Int64(bitPattern: bitPattern) }
  @inline(__always) public init(signedBits: Int64) {
    self.init(bitPattern: UInt64(bitPattern: signedBits))
  }
  @inline(__always) public var double: Double { self }
  @inline(__always) public init(nearest value: Double) { self = value }

  @inline(__always) public static var constants: ElementaryConstants<Double> {
    ElementaryConstants(
      roundingShift: 6_755_399_441_055_744, log2e: 1.442_695_040_888_963_4,
      ln2High: 6.931_471_803_691_238_2e-1, ln2Low: 1.908_214_929_270_587_7e-10,
      expLower: -760, expUpper: 760,
      enlargementExponent: 53, enlargement: 0x1p53)
  }

  /// The Taylor series to r¹³; what is left out is below 0.1 ulp.
  @inline(__always) public static func smallExpm1(_ r: Double) -> Double {
    let d: Double = 1 / 479_001_600 + r * (1 / 6_227_020_800)
    let c: Double = 1 / 3_628_800 + r * (1 / 39_916_800 + r * d)
    let b: Double = 1 / 720 + r * (1 / 5040 + r * (1 / 40_320 + r * (1 / 362_880 + r * c)))
    return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * b))))
  }

  /// 2 (s + s³/3 + s⁵/5 + …) to s³³.
  @inline(__always) public static func twiceArtanh(_ s: Double) -> Double {
    let t = s * s
    let d: Double = 2 / 27 + t * (2 / 29 + t * (2 / 31 + t * (2 / 33)))
    let c: Double = 2 / 19 + t * (2 / 21 + t * (2 / 23 + t * (2 / 25 + t * d)))
    let b: Double = 2 / 11 + t * (2 / 13 + t * (2 / 15 + t * (2 / 17 + t * c)))
    return 2 * s + s * t * (2 / 3 + t * (2 / 5 + t * (2 / 7 + t * (2 / 9 + t * b))))
  }
}
