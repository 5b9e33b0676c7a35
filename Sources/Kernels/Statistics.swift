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

  /// A sum of squares below this has lost digits to underflow, or all: only 64-bit numbers below 1e−144
  /// have one. A gradient of 1e−170 is not nothing.
  public static var leastSumOfSquares: Double { 0x1p-960 }

  public init() {}

  /// Those of so many zeros and ones.
  public init(zeros: Int, ones: Int) {
    guard zeros + ones > 0 else { return }
    let count = Double(zeros + ones)
    finite = zeros + ones
    self.zeros = zeros
    minimum = zeros > 0 ? 0 : 1
    maximum = ones > 0 ? 1 : 0
    mean = Double(ones) / count
    standardDeviation = (Double(zeros) * Double(ones)).squareRoot() / count
    norm = Double(ones).squareRoot()
  }

  /// ‖·‖_F / √count.
  public var rms: Double { finite == 0 ? .nan : norm / Double(finite).squareRoot() }
}

/// Mean and deviation of every column of a matrix.
public struct ColumnMomentsBuffers<S> {
  public var matrix: UnsafePointer<S>
  public var rows: Int
  public var columns: Int
  public var means: UnsafeMutablePointer<Double>
  public var standardDeviations: UnsafeMutablePointer<Double>

  public init(
    matrix: UnsafePointer<S>, rows: Int, columns: Int, means: UnsafeMutablePointer<Double>,
    standardDeviations: UnsafeMutablePointer<Double>
  ) {
    self.matrix = matrix
    self.rows = rows
    self.columns = columns
    self.means = means
    self.standardDeviations = standardDeviations
  }
}

/// The entries of a layer that are in a saturating tail: |φ'| < limit and z ≤ tail.
public struct SaturationCount<S> {
  public var count: Int
  public var z: UnsafePointer<S>
  public var slopes: UnsafePointer<S>
  public var limit: S
  /// Where the left tail begins, for functions whose slope passes through zero before it; infinity
  /// where every small slope is in a tail.
  public var tail: S

  public init(
    count: Int, z: UnsafePointer<S>, slopes: UnsafePointer<S>, limit: S, tail: S
  ) {
    self.count = count
    self.z = z
    self.slopes = slopes
    self.limit = limit
    self.tail = tail
  }
}

/// Entries of a histogram that are told apart from the rest.
public struct SpecialEntries: Sendable, Equatable {
  public var zeros = 0
  public var nonFinite = 0

  public init() {}
}

/// How many tables a histogram is counted into.
public let countingTables = 8

/// Counts of finite entries in equal bins over `lower ... upper`; what lies outside counts in the bin at
/// its end, so that no tail is dropped.
public struct LinearCount<S> {
  public var values: UnsafePointer<S>
  public var count: Int
  public var lower: Double
  public var upper: Double
  public var bins: Int
  /// Room for `countingTables` times as many counts as there are bins, all 0 before; afterwards the
  /// first table holds the result.
  public var tables: UnsafeMutablePointer<Int32>

  public init(
    values: UnsafePointer<S>, count: Int, lower: Double, upper: Double, bins: Int,
    tables: UnsafeMutablePointer<Int32>
  ) {
    self.values = values
    self.count = count
    self.lower = lower
    self.upper = upper
    self.bins = bins
    self.tables = tables
  }
}

/// Counts of entries by the bits that hold sign and exponent.
public struct ExponentCount<S> {
  public var values: UnsafePointer<S>
  public var count: Int
  /// Room for `S.exponentTables` times as many counts as there are such bits, all 0 before; afterwards
  /// the first table holds the result.
  public var tables: UnsafeMutablePointer<Int32>

  public init(values: UnsafePointer<S>, count: Int, tables: UnsafeMutablePointer<Int32>) {
    self.values = values
    self.count = count
    self.tables = tables
  }
}
