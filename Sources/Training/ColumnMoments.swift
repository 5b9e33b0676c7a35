import KernelCode
import Kernels

/// Mean and deviation of every column, in 64 bits.
public struct ColumnMoments: Sendable, Equatable {
  public var means: [Double]
  public var standardDeviations: [Double]

  public init<S: Scalar>(_ matrix: Matrix<S>, _ kernels: KernelTable<S>) {
    let columns = matrix.columns
    var numbers = [Double](repeating: 0, count: 2 * columns)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let room = buffer.baseAddress else { return }
      kernels.columnMoments(
        ColumnMomentsBuffers(
          matrix: matrix.pointer, rows: matrix.rows, columns: columns, means: room,
          standardDeviations: room + columns))
    }
    means = Array(numbers[0..<columns])
    standardDeviations = Array(numbers[columns..<2 * columns])
  }
}

extension Matrix {
  /// The largest entry of every column: NaN where there is one, −∞ where there is no entry.
  public func columnMaxima(_ kernels: KernelTable<S>) -> [S] {
    [S](unsafeUninitializedCapacity: columns) { buffer, count in
      if let room = buffer.baseAddress { kernels.columnMaxima(pointer, rows, columns, room) }
      count = columns
    }
  }
}
