#if hasFeature(Embedded)
  /// What the standard library asks of an element of its SIMD types besides `SIMDScalar`.
  public typealias LaneElement = Sendable
#else
  /// What the standard library asks of an element of its SIMD types besides `SIMDScalar`.
  public typealias LaneElement = Codable
#endif

/// A floating-point type that nets can be computed in, with its kernels.
///
/// The kernels are requirements with one implementation each, generic over the scalar, in the other
/// files of this module. A conformance turns them into machine code for its own type, which callers
/// reach through the protocol: code elsewhere may stay unspecialised and still runs full speed inside
/// a kernel. No kernel uses a fused multiply-add or a function of the platform's mathematics library,
/// and each has one fixed order of summation, so that results are the same bits everywhere.
public protocol Scalar: BinaryFloatingPoint, SIMDScalar, Sendable, LaneElement {
  associatedtype SignedBits: FixedWidthInteger & SignedInteger

  var signedBits: SignedBits { get }
  init(signedBits: SignedBits)
  /// The number in 64 bits, exactly.
  var double: Double { get }
  /// The nearest number of this type.
  init(nearest value: Double)

  static var constants: ElementaryConstants<Self> { get }
  /// eʳ − 1 for |r| ≤ ½ ln 2.
  static func smallExpm1(_ r: Self) -> Self
  /// 2 artanh(s) for 0 ≤ s ≤ 1/3.
  static func twiceArtanh(_ s: Self) -> Self

  static func multiply(_ product: MatrixProduct<Self>)
  static func map(
    _ function: ElementwiseFunction, _ z: UnsafePointer<Self>, values: UnsafeMutablePointer<Self>,
    slopes: UnsafeMutablePointer<Self>, count: Int)
  static func softmax(
    _ z: UnsafePointer<Self>, shares: UnsafeMutablePointer<Self>,
    diagonal: UnsafeMutablePointer<Self>, rows: Int, columns: Int)
  static func softmaxPullBack(
    shares: UnsafePointer<Self>, upstream: UnsafePointer<Self>,
    result: UnsafeMutablePointer<Self>, rows: Int, columns: Int)
  static func multiplyElements(
    _ left: UnsafePointer<Self>, _ right: UnsafePointer<Self>,
    result: UnsafeMutablePointer<Self>, count: Int)
  static func scale(_ values: UnsafeMutablePointer<Self>, by factor: Self, count: Int)
  static func add(_ values: UnsafePointer<Self>, to target: UnsafeMutablePointer<Self>, count: Int)
  static func columnSums(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>)
  static func transpose(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>)
  static func squaredError(_ loss: LossBuffers<Self>) -> Double
  static func binaryCrossEntropy(_ loss: LossBuffers<Self>) -> Double
  static func categoricalCrossEntropy(_ loss: LossBuffers<Self>) -> Double
  static func sgdUpdate(_ buffers: UpdateBuffers<Self>, rate: Self)
  static func momentumUpdate(_ buffers: UpdateBuffers<Self>, rate: Self, decay: Self)
  static func adamUpdate(_ buffers: UpdateBuffers<Self>, rate: Self, settings: AdamSettings<Self>)
  /// Eight entries as they are.
  static func eight(_ values: UnsafePointer<Self>) -> SIMD8<Self>
  static func store(_ eight: SIMD8<Self>, at target: UnsafeMutablePointer<Self>)
  /// sum ← sum + a · b, rounded after the product and after the sum.
  static func addProduct(_ a: Self, _ b: SIMD8<Self>, to sum: inout SIMD8<Self>)
  /// Eight entries in 64 bits.
  static func eightDoubles(_ values: UnsafePointer<Self>) -> SIMD8<Double>
  /// Takes eight entries into running extremes and counts of exact zeros.
  static func foldExtremes(
    _ values: UnsafePointer<Self>, _ smallest: inout SIMD8<Self>, _ largest: inout SIMD8<Self>,
    _ zeros: inout SIMD8<Int32>)
  static func moments(_ values: UnsafePointer<Self>, count: Int) -> Moments
  static func countBelow(_ values: UnsafePointer<Self>, magnitude: Self, count: Int) -> Int
  static func countLinear(
    _ values: UnsafePointer<Self>, count: Int, lower: Double, upper: Double, into bins: inout [Int])
  static func countExponents(
    _ values: UnsafePointer<Self>, count: Int, into exponents: inout ExponentCounts)
  static func columnMoments(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, into result: inout ColumnMoments)
  static func gatherRows(
    _ source: UnsafePointer<Self>, indices: UnsafePointer<Int>, rows: Int, columns: Int,
    result: UnsafeMutablePointer<Self>)
  static func widen(
    _ values: UnsafePointer<Self>, count: Int, into result: UnsafeMutablePointer<Double>)
}
