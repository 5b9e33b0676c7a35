import Kernels

#if hasFeature(Embedded)
  /// What the standard library asks of an element of its SIMD types besides `SIMDScalar`.
  public typealias LaneElement = Sendable
#else
  /// What the standard library asks of an element of its SIMD types besides `SIMDScalar`.
  public typealias LaneElement = Codable
#endif

/// A floating-point type that nets can be computed in, with its kernels.
///
/// The kernels are generic over the scalar, in the other files of this module. `kernels` turns them into
/// machine code for one type, which callers reach through the table: code elsewhere may stay
/// unspecialised and still runs full speed inside a kernel.
public protocol Scalar: BinaryFloatingPoint, SIMDScalar, Sendable, LaneElement {
  associatedtype SignedBits: FixedWidthInteger & SignedInteger
  /// Vectors of the columns of a product that are computed together, and half as many.
  associatedtype WidePanel: PanelVector where WidePanel.Element == Self
  associatedtype NarrowPanel: PanelVector where NarrowPanel.Element == Self
  associatedtype Extreme: ExtremeLanes where Extreme.Element == Self

  /// The functions of this module's instruction set.
  static var kernels: KernelTable<Self> { get }
  /// The table for this type.
  static func table(of set: KernelSet) -> KernelTable<Self>

  var signedBits: SignedBits { get }
  init(signedBits: SignedBits)
  /// The number in 64 bits, exactly.
  var double: Double { get }
  /// The nearest number of this type.
  init(nearest value: Double)
  /// The bits that hold sign and exponent, as a number from 0 on.
  var exponentKey: Int { get }
  /// How many such numbers there are, for both signs.
  static var exponentKeys: Int { get }
  /// Into how many tables they are counted: fewer where one is large.
  static var exponentTables: Int { get }

  static var constants: ElementaryConstants<Self> { get }
  /// eʳ − 1 for |r| ≤ ½ ln 2.
  static func smallExpm1(_ r: Self) -> Self
  /// 2 artanh(s) for 0 ≤ s ≤ 1/3.
  static func twiceArtanh(_ s: Self) -> Self
  /// Eight entries in 64 bits.
  static func eightDoubles(_ values: UnsafePointer<Self>) -> SIMD8<Double>
  /// The 4 × 4 entries at `source` with rows and columns exchanged; strides from one row to the next.
  static func transposeSquare(
    _ source: UnsafePointer<Self>, _ sourceStride: Int, into target: UnsafeMutablePointer<Self>,
    _ targetStride: Int)
  /// All entries in 64 bits.
  static func widen(
    _ values: UnsafePointer<Self>, count: Int, into result: UnsafeMutablePointer<Double>)
  /// Copies the rows that `indices` name, one after the other.
  static func gatherRows(
    _ source: UnsafePointer<Self>, indices: UnsafePointer<Int>, rows: Int, columns: Int,
    result: UnsafeMutablePointer<Self>)
}

/// A few neighbouring entries of a row, in as many registers as they need.
///
/// The operations are written for each concrete SIMD type: those of a generic one are loops over lanes.
public protocol PanelVector {
  associatedtype Element
  static var width: Int { get }
  init(repeating value: Element)
  init(at pointer: UnsafePointer<Element>)
  func store(at pointer: UnsafeMutablePointer<Element>)
  /// self ← self + a · b, rounded after the product and after the sum.
  mutating func addProduct(_ a: Element, _ b: Self)
  /// Each entry ← the other's where that is larger; what is not a number is not.
  mutating func takeLarger(_ other: Self)
  var isAllZero: Bool { get }
}

/// Sees sixteen neighbouring entries at a time.
public protocol SixteenVisitor<Element> {
  associatedtype Element
  mutating func take(_ values: UnsafePointer<Element>)
}

/// Smallest and largest entry and the count of zeros, for sixteen entries at a time.
public protocol ExtremeLanes: SixteenVisitor
where Element: Comparable & ExpressibleByIntegerLiteral {
  init(repeating value: Element)
  func all() -> Extremes<Element>
}

extension Scalar {
  /// - Parameter first: an entry that is finite.
  @inline(__always)
  static func findExtremes(
    _ values: UnsafePointer<Self>, count: Int, first: Self
  ) -> Extremes<Self> {
    var lanes = Extreme(repeating: first)
    var i = 0
    while i + 16 <= count {
      lanes.take(values + i)
      i += 16
    }
    var result = lanes.all()
    result.takeRest(values, from: i, count: count)
    return result
  }

  public static func widen(
    _ values: UnsafePointer<Self>, count: Int, into result: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { result[i] = values[i].double }
  }

  public static func gatherRows(
    _ source: UnsafePointer<Self>, indices: UnsafePointer<Int>, rows: Int, columns: Int,
    result: UnsafeMutablePointer<Self>
  ) {
    for row in 0..<rows {
      (result + row * columns).update(from: source + indices[row] * columns, count: columns)
    }
  }
}
