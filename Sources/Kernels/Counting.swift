/// Counts of the magnitudes of numbers by their binary exponent, with exact zero apart.
public struct ExponentCounts: Sendable, Equatable {
  /// Entries with magnitude in [2^e, 2^(e+1)) stand at `e + ExponentCounts.offset`.
  public var negative: [Int]
  public var positive: [Int]
  public var zeros = 0
  public var nonFinite = 0
  /// The exponent of the smallest subnormal 64-bit number, negated.
  public static let offset = 1074

  public init() {
    negative = Array(repeating: 0, count: 2098)
    positive = negative
  }
}

/// Mean, deviation and largest entry of every column.
public struct ColumnMoments: Sendable, Equatable {
  public var means: [Double] = []
  public var standardDeviations: [Double] = []
  public var maxima: [Double] = []

  public init() {}
}

extension Scalar {
  /// How many entries have |x| < magnitude.
  public static func countBelow(
    _ values: UnsafePointer<Self>, magnitude: Self, count: Int
  ) -> Int {
    var below = 0
    for i in 0..<count where values[i].magnitude < magnitude { below &+= 1 }
    return below
  }

  /// Adds finite entries to equal bins over `lower ... upper`; what lies outside counts in the bin at
  /// its end, so that no tail is dropped.
  public static func countLinear(
    _ values: UnsafePointer<Self>, count: Int, lower: Double, upper: Double, into bins: inout [Int]
  ) {
    let last = bins.count - 1
    let scale = Double(bins.count) / (upper - lower)
    for i in 0..<count where values[i].isFinite {
      let position = (values[i].double - lower) * scale
      bins[position <= 0 ? 0 : (position >= Double(last) ? last : Int(position))] += 1
    }
  }

  public static func countExponents(
    _ values: UnsafePointer<Self>, count: Int, into exponents: inout ExponentCounts
  ) {
    for i in 0..<count {
      let value = values[i].double
      if value == 0 {
        exponents.zeros += 1
      } else if !value.isFinite {
        exponents.nonFinite += 1
      } else if value < 0 {
        exponents.negative[Int(value.exponent) + ExponentCounts.offset] += 1
      } else {
        exponents.positive[Int(value.exponent) + ExponentCounts.offset] += 1
      }
    }
  }

  /// Rows ascending, in 64 bits; deviations around the first row, so that nearly equal rows keep their
  /// digits. A column with a non-finite entry has non-finite moments.
  public static func columnMoments(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, into result: inout ColumnMoments
  ) {
    var sums = [Double](repeating: 0, count: columns)
    var squares = sums
    var maxima = [Double](repeating: -.infinity, count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      squares.withUnsafeMutableBufferPointer { squares in
        maxima.withUnsafeMutableBufferPointer { maxima in
          for row in 0..<rows {
            let source = matrix + row * columns
            for j in 0..<columns {
              let value = source[j].double
              let difference = value - matrix[j].double
              sums[j] += difference
              squares[j] += difference * difference
              // What is not a number is never taken back.
              let largest = maxima[j]
              maxima[j] = value <= largest || largest != largest ? largest : value
            }
          }
        }
      }
    }
    let n = Double(rows)
    result.maxima = maxima
    result.means = sums.indices.map { matrix[$0].double + sums[$0] / n }
    result.standardDeviations = sums.indices.map {
      let mean = sums[$0] / n
      let variance = squares[$0] / n - mean * mean
      return variance < 0 ? 0 : variance.squareRoot()
    }
  }
}
