import KernelCode
import Kernels

/// How large the entries of a matrix are, all together.
public struct MatrixSize: Sendable, Equatable {
  /// ‖·‖_F = √(Σ x²).
  public var norm: Double
  /// √(mean of x²).
  public var rms: Double
}

extension Matrix {
  /// Over the finite entries, as `KernelTable.moments` gives it, without what else that finds.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func size(_ kernels: KernelTable<S>) -> MatrixSize {
    let sum = kernels.sumOfSquares(pointer, count)
    guard sum.isFinite, sum >= Moments.leastSumOfSquares else {
      let moments = kernels.moments(pointer, count)
      return MatrixSize(norm: moments.norm, rms: moments.rms)
    }
    let norm = sum.squareRoot()
    return MatrixSize(norm: norm, rms: norm / Double(count).squareRoot())
  }

  /// True where no entry is NaN or infinite.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func isFinite(_ kernels: KernelTable<S>) -> Bool {
    // Squares of finite numbers may overflow.
    kernels.sumOfSquares(pointer, count).isFinite || kernels.moments(pointer, count).nonFinite == 0
  }
}
