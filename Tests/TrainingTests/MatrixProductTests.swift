import Kernels
import Testing
import Training

/// The product against three nested loops in which k ascends: not nearly, but bit for bit.
@Suite struct MatrixProductTests {
  static let sizes = [1, 2, 3, 4, 7, 8, 9, 17]

  private func check<S: Scalar>(_: S.Type, rows: Int, transposed: Bool, hasBias: Bool) {
    for columns in Self.sizes {
      for depth in Self.sizes + [0] {
        let a = numbers(rows * depth, seed: UInt64(rows * 100 + depth)).map { S(nearest: $0) }
        let b = numbers(depth * columns, seed: UInt64(columns)).map { S(nearest: $0) }
        let bias = numbers(columns, seed: 77).map { S(nearest: $0) }
        let (rowStride, columnStride) = transposed ? (1, rows) : (depth, 1)
        // A guard behind the result shows a kernel that writes beyond it.
        let sentinel = S(nearest: 12_345)
        var c = [S](repeating: sentinel, count: rows * columns + 8)
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            bias.withUnsafeBufferPointer { bias in
              c.withUnsafeMutableBufferPointer { c in
                guard let c = c.baseAddress else { return }
                // Of no entries there may be no address, and none is read.
                S.multiply(
                  MatrixProduct(
                    rows: rows, columns: columns, depth: depth,
                    a: a.baseAddress ?? UnsafePointer(c), aRowStride: rowStride,
                    aColumnStride: columnStride, b: b.baseAddress ?? UnsafePointer(c), c: c,
                    bias: hasBias ? bias.baseAddress : nil))
              }
            }
          }
        }
        var expected = [S](repeating: sentinel, count: rows * columns + 8)
        for i in 0..<rows {
          for j in 0..<columns {
            var sum: S = hasBias ? bias[j] : 0
            for k in 0..<depth {
              let product = a[i * rowStride + k * columnStride] * b[k * columns + j]
              sum += product
            }
            expected[i * columns + j] = sum
          }
        }
        #expect(c == expected, "\(rows) × \(depth) times \(depth) × \(columns)")
      }
    }
  }

  @Test(arguments: sizes, [false, true])
  func isTheNaiveProduct(rows: Int, transposed: Bool) {
    for hasBias in [false, true] {
      check(Float.self, rows: rows, transposed: transposed, hasBias: hasBias)
      check(Double.self, rows: rows, transposed: transposed, hasBias: hasBias)
    }
  }

  @Test(arguments: sizes)
  func transposing(rows: Int) {
    for columns in Self.sizes {
      let matrix = Matrix<Float>(
        rows: rows, columns: columns, values: numbers(rows * columns, seed: 1))
      let result = Matrix<Float>(rows: columns, columns: rows)
      Float.transpose(matrix.pointer, rows: rows, columns: columns, result: result.pointer)
      for i in 0..<rows {
        for j in 0..<columns { #expect(result[j, i] == matrix[i, j]) }
      }
    }
  }

  @Test(arguments: sizes)
  func sumsOfColumns(rows: Int) {
    for columns in Self.sizes {
      let matrix = Matrix<Double>(
        rows: rows, columns: columns, values: numbers(rows * columns, seed: 2))
      let result = Matrix<Double>(rows: 1, columns: columns)
      Double.columnSums(matrix.pointer, rows: rows, columns: columns, result: result.pointer)
      for j in 0..<columns {
        #expect(result[0, j] == (0..<rows).reduce(0) { $0 + matrix[$1, j] })
      }
    }
  }
}
