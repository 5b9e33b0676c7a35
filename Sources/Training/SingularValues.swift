import KernelCode

extension Matrix where S == Double {
  /// The singular values σ₁ ≥ σ₂ ≥ … of this matrix, as many as its smaller side, by one-sided Jacobi
  /// rotations (Hestenes 1958): pairs of columns are turned until all are orthogonal; their norms are
  /// what is asked for.
  ///
  /// Every value is right to about 10⁻¹⁵ of the largest, often far better. All are NaN where an entry is
  /// not finite. No libm, and a fixed order of operations: the same bits everywhere.
  public var singularValues: [Double] {
    // Few long columns are turned with less work than many short ones.
    let isWide = columns > rows
    let (count, length) = isWide ? (rows, columns) : (columns, rows)
    var turned = ColumnsToTurn(count: count, length: length)
    var largest = 0.0
    for i in 0..<self.count {
      if !pointer[i].isFinite { return [Double](repeating: .nan, count: count) }
      largest = max(largest, pointer[i].magnitude)
    }
    if largest == 0 { return [Double](repeating: 0, count: count) }
    // A power of two changes no digit and keeps the squares from overflow.
    let exponent = min(max(Int(largest.exponent), -1000), 1000)
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    for row in 0..<rows {
      for column in 0..<columns {
        let value = self[row, column] * scale
        if isWide {
          turned.set(column, ofColumn: row, to: value)
        } else {
          turned.set(row, ofColumn: column, to: value)
        }
      }
    }
    turned.turn()
    let unscale = Double(sign: .plus, exponent: exponent, significand: 1)
    var values = turned.norms.map { $0 * unscale }
    values.sort { $0 > $1 }
    return values
  }

  /// The singular values with 0 in place of what rounding alone can make of 0: values of at most
  /// max(rows, columns) · 2⁻⁵² of the largest, the numerical rank that NumPy and MATLAB use, too.
  public var clearSingularValues: [Double] {
    let values = singularValues
    guard let largest = values.first else { return [] }
    let limit = Double(max(rows, columns)) * 0x1p-52 * largest
    return values.map { $0 <= limit ? 0 : $0 }
  }
}

/// The columns of a matrix, each in whole vectors of eight, filled up with zeros.
private struct ColumnsToTurn {
  typealias Vector = SIMD8<Double>
  /// Six to ten are usual.
  private static var mostSweeps: Int { 40 }
  private let count: Int
  /// Vectors per column.
  private let stride: Int
  private var vectors: [Vector]

  init(count: Int, length: Int) {
    self.count = count
    stride = (length + Vector.scalarCount - 1) / Vector.scalarCount
    vectors = [Vector](repeating: Vector(repeating: 0), count: count * stride)
  }

  mutating func set(_ row: Int, ofColumn column: Int, to value: Double) {
    vectors[column * stride + row / Vector.scalarCount][row % Vector.scalarCount] = value
  }

  var norms: [Double] {
    vectors.withUnsafeBufferPointer { all in
      guard let first = all.baseAddress else { return [] }
      return (0..<count).map {
        scalarProduct(first + $0 * stride, first + $0 * stride, stride).squareRoot()
      }
    }
  }

  /// Turns every pair of columns, again and again, until no two are further from orthogonal than
  /// rounding leaves them.
  mutating func turn() {
    let (count, stride) = (count, stride)
    vectors.withUnsafeMutableBufferPointer { all in
      guard let first = all.baseAddress else { return }
      for _ in 0..<Self.mostSweeps where sweep(first, count, stride) == 0 { break }
    }
  }
}

/// Turns every pair of columns once and says how many had to be turned.
private func sweep(
  _ first: UnsafeMutablePointer<SIMD8<Double>>, _ count: Int, _ stride: Int
) -> Int {
  let tolerance = Double(8 * stride).squareRoot() * 0x1p-53
  var turned = 0
  var squares = (0..<count).map {
    scalarProduct(first + $0 * stride, first + $0 * stride, stride)
  }
  for i in 0..<max(count - 1, 0) {
    let p = first + i * stride
    for j in (i + 1)..<count {
      let q = first + j * stride
      // A column whose square underflows is 10⁻¹⁵⁰ of the largest, far below its rounding.
      guard squares[i] > 0, squares[j] > 0 else { continue }
      let product = scalarProduct(p, q, stride)
      let size = squares[i].squareRoot() * squares[j].squareRoot()
      guard product.magnitude > tolerance * size else { continue }
      turned += 1
      let tangent = smallerTangent((squares[j] - squares[i]) / (2 * product))
      let cosine = 1 / (1 + tangent * tangent).squareRoot()
      let sine = cosine * tangent
      // x cos − y sin as x less what it loses (Rutishauser 1966): thousands of turns, each of which would
      // round the cosine, add up to fifteen times the error.
      let half = sine / (1 + cosine)
      for k in 0..<stride {
        let (x, y) = (p[k], q[k])
        p[k] = x - sine * (y + half * x)
        q[k] = y + sine * (x - half * y)
      }
      squares[i] -= tangent * product
      squares[j] += tangent * product
    }
  }
  return turned
}

/// The smaller root t of t² + 2 ζ t = 1, the tangent of the angle that makes two columns orthogonal.
private func smallerTangent(_ zeta: Double) -> Double {
  let size = zeta.magnitude
  // Above this ζ² + 1 = ζ², and further up ζ² overflows.
  let t = size > 1e8 ? 0.5 / size : 1 / (size + (1 + zeta * zeta).squareRoot())
  return zeta < 0 ? -t : t
}

/// Σ x y in eight lanes and a fixed tree.
private func scalarProduct(
  _ x: UnsafePointer<SIMD8<Double>>, _ y: UnsafePointer<SIMD8<Double>>, _ count: Int
) -> Double {
  var sum = SIMD8<Double>(repeating: 0)
  for k in 0..<count { sum += x[k] * y[k] }
  let four = sum.lowHalf + sum.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}
