import KernelCode
import Kernels
import Testing
import Training

/// The product against three nested loops in which k ascends: not nearly, but bit for bit.
@Suite struct MatrixProductTests {
  static let sizes = [1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 16, 17, 33, 65]

  private func check<S: Scalar>(
    _ kernels: KernelTable<S>, rows: Int, columns: Int, depth: Int, transposed: Bool, hasBias: Bool
  ) {
    let a = Matrix<S>(
      rows: rows, columns: depth,
      values: numbers(rows * depth, seed: UInt64(rows * 100 + depth)))
    let b = Matrix<S>(
      rows: depth, columns: columns, values: numbers(depth * columns, seed: UInt64(columns)))
    let bias = Matrix<S>(rows: 1, columns: columns, values: numbers(columns, seed: 77))
    let (rowStride, columnStride) = transposed ? (1, rows) : (depth, 1)
    // A guard behind the result shows a kernel that writes beyond it.
    let guarded = [Double](repeating: 12_345, count: rows * columns + 8)
    let c = Matrix<S>(rows: 1, columns: guarded.count, values: guarded)
    let expected = Matrix<S>(rows: 1, columns: guarded.count, values: guarded)
    kernels.multiply(
      MatrixProduct(
        rows: rows, columns: columns, depth: depth, a: a.pointer, aRowStride: rowStride,
        aColumnStride: columnStride, b: b.pointer, c: c.pointer,
        bias: hasBias ? UnsafePointer(bias.pointer) : nil))
    for i in 0..<rows {
      for j in 0..<columns {
        var sum: S = hasBias ? bias[0, j] : 0
        for k in 0..<depth {
          let product = a.pointer[i * rowStride + k * columnStride] * b[k, j]
          sum += product
        }
        expected[0, i * columns + j] = sum
      }
    }
    #expect(c.doubles == expected.doubles, "\(rows) × \(depth) times \(depth) × \(columns)")
  }

  @Test(arguments: InstructionSet.allCases, sizes)
  func isTheNaiveProduct(instructions: InstructionSet, rows: Int) throws {
    let set = try instructions.kernels()
    for transposed in [false, true] {
      for hasBias in [false, true] {
        for columns in Self.sizes {
          for depth in Self.sizes + [0] {
            check(
              set.single, rows: rows, columns: columns, depth: depth, transposed: transposed,
              hasBias: hasBias)
            check(
              set.double, rows: rows, columns: columns, depth: depth, transposed: transposed,
              hasBias: hasBias)
          }
        }
      }
    }
  }

  /// Products that are cut along k, because a panel of B would not stay in the first cache.
  @Test(arguments: InstructionSet.allCases)
  func deepProducts(instructions: InstructionSet) throws {
    let set = try instructions.kernels()
    for (rows, columns, depth) in [(13, 40, 2_100), (5, 1, 9_000), (30, 65, 1_025)] {
      for hasBias in [false, true] {
        check(
          set.single, rows: rows, columns: columns, depth: depth, transposed: false,
          hasBias: hasBias)
        check(
          set.double, rows: rows, columns: columns, depth: depth, transposed: true,
          hasBias: hasBias)
      }
    }
  }

  @Test(arguments: InstructionSet.allCases, sizes)
  func transposing(instructions: InstructionSet, rows: Int) throws {
    let kernels = try instructions.kernels().single
    for columns in Self.sizes {
      let matrix = Matrix<Float>(
        rows: rows, columns: columns, values: numbers(rows * columns, seed: 1))
      let result = Matrix<Float>(rows: columns, columns: rows)
      kernels.transpose(matrix.pointer, rows, columns, result.pointer)
      for i in 0..<rows {
        for j in 0..<columns { #expect(result[j, i] == matrix[i, j]) }
      }
    }
  }

  @Test(arguments: InstructionSet.allCases, sizes)
  func sumsOfColumns(instructions: InstructionSet, rows: Int) throws {
    let kernels = try instructions.kernels().double
    for columns in Self.sizes {
      let matrix = Matrix<Double>(
        rows: rows, columns: columns, values: numbers(rows * columns, seed: 2))
      let result = Matrix<Double>(rows: 1, columns: columns)
      kernels.columnSums(matrix.pointer, rows, columns, result.pointer)
      for j in 0..<columns {
        #expect(result[0, j] == (0..<rows).reduce(0) { $0 + matrix[$1, j] })
      }
    }
  }
}
