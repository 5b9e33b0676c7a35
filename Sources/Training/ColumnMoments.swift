import KernelCode
import Kernels

/// Mean, deviation and largest entry of every column.
public struct ColumnMoments: Sendable, Equatable {
  public var means: [Double]
  public var standardDeviations: [Double]
  public var maxima: [Double]

  public init<S: Scalar>(_ matrix: Matrix<S>, _ kernels: KernelTable<S>) {
    let columns = matrix.columns
    var numbers = [Double](repeating: 0, count: 3 * columns)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let room = buffer.baseAddress else { return }
      kernels.columnMoments(
        ColumnMomentsBuffers(
          matrix: matrix.pointer, rows: matrix.rows, columns: columns, means: room,
          standardDeviations: room + columns, maxima: room + 2 * columns))
    }
    means = Array(numbers[0..<columns])
    standardDeviations = Array(numbers[columns..<2 * columns])
    maxima = Array(numbers[2 * columns..<3 * columns])
  }
}
