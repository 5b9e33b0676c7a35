import Foundation
import Testing
import Training

private func matrix(_ rows: [[Double]]) -> Matrix<Double> {
  Matrix(rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap { $0 })
}

/// The largest difference between two lists, divided by the largest entry of the second.
private func distance(_ found: [Double], _ truth: [Double]) -> Double {
  guard found.count == truth.count, let largest = truth.max() else { return .infinity }
  let scale = largest == 0 ? 1 : largest
  return zip(found, truth).reduce(0) { max($0, abs($1.0 / scale - $1.1 / scale)) }
}

@Suite struct SingularValuesTests {
  /// Of a diagonal the magnitudes, exactly, in their order; also where the sizes are far apart.
  @Test(arguments: [
    [3.0, -1, 2], [0, 0, 5], [1e-100, 1, -1e-120], [0x1p1020, 0x1p1000, -0x1p1010],
    [0x1p-1070, 0x1p-1074, 0], [-7],
  ])
  func diagonal(entries: [Double]) {
    let result = Matrix<Double>(rows: entries.count, columns: entries.count)
    for (i, entry) in entries.enumerated() { result[i, i] = entry }
    #expect(result.singularValues == entries.map { abs($0) }.sorted { $0 > $1 })
  }

  /// 5-by-3-by-4 turns, reflections and Hadamard matrices stretch everything alike.
  @Test func orthogonal() {
    #expect(distance(matrix([[0.6, -0.8], [0.8, 0.6]]).singularValues, [1, 1]) < 1e-15)
    #expect(distance(matrix([[0, 2, 0], [0, 0, 2], [2, 0, 0]]).singularValues, [2, 2, 2]) == 0)
    var hadamard: [[Double]] = [[1]]
    for _ in 0..<6 {
      hadamard = hadamard.map { $0 + $0 } + hadamard.map { $0 + $0.map { -$0 } }
      let n = hadamard.count
      let root = Double(n).squareRoot()
      #expect(
        distance(matrix(hadamard).singularValues, [Double](repeating: root, count: n)) < 1e-15)
    }
  }

  @Test func twoByTwo() {
    // σ² are the roots of x² − ‖A‖_F² x + det² = 0.
    let roots = [45.0, 5.0].map { $0.squareRoot() }
    #expect(distance(matrix([[3, 0], [4, 5]]).singularValues, roots) < 2e-16)
    let golden = (1 + 5.0.squareRoot()) / 2
    #expect(distance(matrix([[1, 1], [0, 1]]).singularValues, [golden, 1 / golden]) < 2e-16)
    #expect(distance(matrix([[1, -1], [-1, 1]]).clearSingularValues, [2, 0]) < 2e-16)
  }

  /// u vᵀ has ‖u‖ ‖v‖ and otherwise 0; what rounding makes of 0 is called 0.
  @Test(arguments: [(4, 4), (3, 9), (9, 3), (40, 64)])
  func rankOne(rows: Int, columns: Int) {
    let (u, v) = (numbers(rows, seed: 1), numbers(columns, seed: 2))
    let product = matrix(u.map { x in v.map { x * $0 } })
    func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let rest = [Double](repeating: 0, count: min(rows, columns) - 1)
    #expect(distance(product.singularValues, [norm(u) * norm(v)] + rest) < 1e-15)
    #expect(product.clearSingularValues.dropFirst().allSatisfy { $0 == 0 })
    #expect(product.clearSingularValues[0] == product.singularValues[0])
  }

  @Test func nothingAndZero() {
    #expect(Matrix<Double>(rows: 0, columns: 3).singularValues.isEmpty)
    #expect(Matrix<Double>(rows: 3, columns: 0).clearSingularValues.isEmpty)
    #expect(Matrix<Double>(rows: 3, columns: 2).clearSingularValues == [0, 0])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(entry: Double) {
    let values = matrix([[1, 2, 3], [4, entry, 6]]).singularValues
    #expect(values.count == 2 && values.allSatisfy { $0.isNaN })
    #expect(matrix([[1, entry]]).clearSingularValues.allSatisfy { $0.isNaN })
  }

  /// Laws over random matrices: ‖A‖_F² = Σ σ², |det A| = Π σ, the same values for Aᵀ, for permuted rows
  /// and columns, and times two exactly twice the values.
  @Test(arguments: 1...12)
  func laws(seed: Int) {
    let n = 2 + 3 * seed
    let rows = (0..<n).map { numbers(n, seed: UInt64(100 * seed + $0)) }
    let values = matrix(rows).singularValues
    let squares = rows.joined().reduce(0) { $0 + $1 * $1 }
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } / squares - 1) < 1e-13)
    #expect(abs(values.reduce(1, *) / determinant(rows) - 1) < 1e-10)
    let transposed = (0..<n).map { column in rows.map { $0[column] } }
    #expect(distance(matrix(transposed).singularValues, values) < 1e-14)
    let permuted = rows.indices.map { i in rows.indices.map { rows[(i * 2 + 1) % n][n - 1 - $0] } }
    if n % 2 == 1 { #expect(distance(matrix(permuted).singularValues, values) < 1e-14) }
    #expect(matrix(rows.map { $0.map { 2 * $0 } }).singularValues == values.map { 2 * $0 })
    #expect(matrix(rows.map { $0.map { -$0 } }).singularValues == values)
  }

  /// |det| by Gaussian elimination with pivoting.
  private func determinant(_ matrix: [[Double]]) -> Double {
    var rows = matrix
    var result = 1.0
    for column in rows.indices {
      let pivot = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
      rows.swapAt(column, pivot ?? column)
      result *= rows[column][column]
      for row in (column + 1)..<max(rows.count, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        for k in column..<rows.count { rows[row][k] -= factor * rows[column][k] }
      }
    }
    return abs(result)
  }

  /// Matrices of Tests/reference/singular_values.py with the values that NumPy finds.
  @Test func agreesWithNumPy() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "reference/singular-values.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    #expect(reference.cases.count == 66)
    for one in reference.cases {
      let found = one.matrix.singularValues
      #expect(distance(found, one.values) < 1.5e-15, "\(one.kind), \(one.rows) × \(one.columns)")
      if one.kind == "rank-two" {
        #expect(one.matrix.clearSingularValues.dropFirst(2).allSatisfy { $0 == 0 })
      }
    }
  }
}

private struct Reference: Decodable {
  struct Case: Decodable {
    var kind: String
    var rows: Int
    var columns: Int
    var values: [Double]

    var matrix: Matrix<Double> {
      let result = Matrix<Double>(rows: rows, columns: columns)
      for i in 0..<rows {
        for j in 0..<columns { result[i, j] = entry(i, j) }
      }
      return result
    }

    private func entry(_ i: Int, _ j: Int) -> Double {
      let mixed = Double((37 * i + 101 * j + 13 * i * i * j + 7 * j * j) % 97 - 48) / 64
      switch kind {
      case "mixed": return mixed
      case "hilbert": return 1 / Double(i + j + 1)
      case "graded": return mixed * Double(sign: .plus, exponent: -3 * i, significand: 1)
      case "rank-two": return Double((i % 5 - 2) * (j % 7 - 3) + (i % 3) * (j % 4 - 1))
      case "tiny": return mixed * 0x1p-1000
      case "huge": return mixed * 0x1p1000
      default: return .nan
      }
    }
  }
  var cases: [Case]
}
