import Kernels

/// The sums of eight neighbouring columns, rows ascending, around the first row, so that nearly equal rows
/// keep their digits.
private struct EightColumns {
  let first: SIMD8<Double>
  var differences = SIMD8<Double>.zero
  var squares = SIMD8<Double>.zero

  @inline(__always)
  init(first: SIMD8<Double>) { self.first = first }

  @inline(__always)
  mutating func add(_ values: SIMD8<Double>) {
    let difference = values - first
    differences += difference
    squares += difference * difference
  }

  /// Whole vectors: asked for lane by lane, the sums would be taken apart for every row.
  @inline(__always)
  func store<S>(in b: ColumnMomentsBuffers<S>, at column: Int) {
    let n = Double(b.rows)
    let offset = differences / n
    let variance = squares / n - offset * offset
    let deviation = variance.replacing(with: 0, where: variance .< 0).squareRoot()
    UnsafeMutableRawPointer(b.means + column)
      .storeBytes(of: first + offset, as: SIMD8<Double>.self)
    UnsafeMutableRawPointer(b.standardDeviations + column)
      .storeBytes(of: deviation, as: SIMD8<Double>.self)
  }
}

/// Who does not look.
private struct Unseen<Element>: SixteenVisitor {
  @inline(__always)
  mutating func take(_ values: UnsafePointer<Element>) {}
}

extension Scalar {
  /// Rows ascending.
  @inline(__always)
  static func columnSums(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    var column = 0
    while column + NarrowPanel.width <= columns {
      var sum = NarrowPanel(repeating: 0)
      for row in 0..<rows {
        sum.addProduct(1, NarrowPanel(at: matrix + (row * columns + column)))
      }
      sum.store(at: result + column)
      column += NarrowPanel.width
    }
    for j in column..<columns {
      var sum: Self = 0
      for row in 0..<rows { sum += matrix[row * columns + j] }
      result[j] = sum
    }
  }

  /// Rows ascending, in 64 bits. A column with a non-finite entry has non-finite moments, and one without
  /// entries none (NaN).
  @inline(__always)
  static func columnMoments(_ b: ColumnMomentsBuffers<Self>) {
    var nothing = Unseen<Self>()
    columnMoments(b, &nothing)
  }

  /// - Parameter visitor: sees on the way the entries of all columns but those after the last whole sixteen.
  @inline(__always)
  static func columnMoments<Visitor: SixteenVisitor>(
    _ b: ColumnMomentsBuffers<Self>, _ visitor: inout Visitor
  ) where Visitor.Element == Self {
    guard b.rows > 0 else {
      for column in 0..<b.columns {
        b.means[column] = .nan
        b.standardDeviations[column] = .nan
      }
      return
    }
    var column = 0
    // Two vectors at a time: additions to one sum wait for each other.
    while column + 16 <= b.columns {
      var low = EightColumns(first: eightDoubles(b.matrix + column))
      var high = EightColumns(first: eightDoubles(b.matrix + (column + 8)))
      for row in 0..<b.rows {
        let entries = b.matrix + (row * b.columns + column)
        low.add(eightDoubles(entries))
        high.add(eightDoubles(entries + 8))
        visitor.take(entries)
      }
      low.store(in: b, at: column)
      high.store(in: b, at: column + 8)
      column += 16
    }
    while column + 8 <= b.columns {
      var sums = EightColumns(first: eightDoubles(b.matrix + column))
      for row in 0..<b.rows {
        sums.add(eightDoubles(b.matrix + (row * b.columns + column)))
      }
      sums.store(in: b, at: column)
      column += 8
    }
    while column < b.columns {
      oneColumn(b, column)
      column += 1
    }
  }

  @inline(__always)
  private static func oneColumn(_ b: ColumnMomentsBuffers<Self>, _ column: Int) {
    let first = b.matrix[column].double
    var (sum, squares) = (0.0, 0.0)
    for row in 0..<b.rows {
      let difference = b.matrix[row * b.columns + column].double - first
      sum += difference
      squares += difference * difference
    }
    let n = Double(b.rows)
    let offset = sum / n
    let variance = squares / n - offset * offset
    b.means[column] = first + offset
    b.standardDeviations[column] = variance < 0 ? 0 : variance.squareRoot()
  }

  /// −∞ for a column without entries, NaN for one with NaN.
  @inline(__always)
  static func columnMaxima(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    var column = 0
    while column + NarrowPanel.width <= columns {
      var largest = NarrowPanel(repeating: -.infinity)
      var products = NarrowPanel(repeating: 0)
      for row in 0..<rows {
        let entries = NarrowPanel(at: matrix + (row * columns + column))
        largest.takeLarger(entries)
        products.addProduct(0, entries)
      }
      largest.store(at: result + column)
      // A comparison passes over what is not a number; the products with 0 are not all 0 then.
      if products.isAllZero {
        column += NarrowPanel.width
      } else {
        for _ in 0..<NarrowPanel.width {
          maximum(matrix, rows, columns, result, column)
          column += 1
        }
      }
    }
    while column < columns {
      maximum(matrix, rows, columns, result, column)
      column += 1
    }
  }

  private static func maximum(
    _ matrix: UnsafePointer<Self>, _ rows: Int, _ columns: Int,
    _ result: UnsafeMutablePointer<Self>, _ column: Int
  ) {
    var largest = -Self.infinity
    for row in 0..<rows {
      let entry = matrix[row * columns + column]
      // Nothing is larger than NaN, so it stays.
      largest = entry > largest || entry != entry ? entry : largest
    }
    result[column] = largest
  }
}
