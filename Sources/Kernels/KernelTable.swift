/// The functions that do the arithmetic of one scalar type, over raw buffers.
///
/// The same source (`Sources/KernelCode`) is compiled for several instruction sets, and a program picks
/// one table when it starts. Whichever it picks, the results are the same bits: no kernel uses a fused
/// multiply-add or the platform's mathematics library, and each has one fixed order of summation.
/// Matrices stand row by row without gaps. A class, because it is handed on in every step, and each function
/// of a copy would be counted.
public final class KernelTable<S>: Sendable {
  /// C = A·B + bias.
  public let multiply: @Sendable (MatrixProduct<S>) -> Void
  /// (matrix, rows, columns, result): the rows of the result are the columns of the matrix.
  public let transpose: @Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void
  /// a = φ(z) with φ'(z).
  public let activate: @Sendable (ActivationBuffers<S>) -> Void
  /// δ = J_φᵀ g.
  public let pullBack: @Sendable (PullBackBuffers<S>) -> Void
  /// The mean loss, with its gradient left in the buffers.
  public let loss: @Sendable (LossForm, LossBuffers<S>) -> Double
  public let normalize: @Sendable (NormalizationBuffers<S>) -> Void
  public let normalizationPullBack: @Sendable (NormalizationPullBackBuffers<S>) -> Void
  /// The update of an optimizer, and what it remembers.
  public let update: @Sendable (UpdateRule<S>, UpdateBuffers<S>) -> Void
  /// (values, factor, count): values ← factor · values.
  public let scale: @Sendable (UnsafeMutablePointer<S>, S, Int) -> Void
  /// (values, target, count): target ← target + values.
  public let add: @Sendable (UnsafePointer<S>, UnsafeMutablePointer<S>, Int) -> Void
  /// (values, factor, target, count): target ← target + factor · values.
  public let addScaled: @Sendable (UnsafePointer<S>, S, UnsafeMutablePointer<S>, Int) -> Void
  /// (values, factor, limit, result, count): result ← factor · values, cut to [−limit, limit].
  public let clip: @Sendable (UnsafePointer<S>, S, S, UnsafeMutablePointer<S>, Int) -> Void
  /// (left, right, result, count): result ← left · right, entry by entry.
  public let multiplyElements:
    @Sendable (UnsafePointer<S>, UnsafePointer<S>, UnsafeMutablePointer<S>, Int) -> Void
  /// (matrix, rows, columns, result): the sum of every column, rows ascending.
  public let columnSums: @Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void
  /// (values, count).
  public let moments: @Sendable (UnsafePointer<S>, Int) -> Moments
  /// (values, count): Σ x², which has lost digits below `Moments.leastSumOfSquares`.
  public let sumOfSquares: @Sendable (UnsafePointer<S>, Int) -> Double
  public let columnMoments: @Sendable (ColumnMomentsBuffers<S>) -> Void
  /// The moments of a whole matrix, found on the way to those of its columns.
  public let matrixMoments: @Sendable (ColumnMomentsBuffers<S>) -> Moments
  /// (matrix, rows, columns, result): the largest entry of every column, NaN where it has one.
  public let columnMaxima: @Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void
  public let countSaturated: @Sendable (SaturationCount<S>) -> Int
  public let countLinear: @Sendable (LinearCount<S>) -> SpecialEntries
  public let countExponents: @Sendable (ExponentCount<S>) -> SpecialEntries

  public init(
    multiply: @escaping @Sendable (MatrixProduct<S>) -> Void,
    transpose: @escaping @Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void,
    activate: @escaping @Sendable (ActivationBuffers<S>) -> Void,
    pullBack: @escaping @Sendable (PullBackBuffers<S>) -> Void,
    loss: @escaping @Sendable (LossForm, LossBuffers<S>) -> Double,
    normalize: @escaping @Sendable (NormalizationBuffers<S>) -> Void,
    normalizationPullBack: @escaping @Sendable (NormalizationPullBackBuffers<S>) -> Void,
    update: @escaping @Sendable (UpdateRule<S>, UpdateBuffers<S>) -> Void,
    scale: @escaping @Sendable (UnsafeMutablePointer<S>, S, Int) -> Void,
    add: @escaping @Sendable (UnsafePointer<S>, UnsafeMutablePointer<S>, Int) -> Void,
    addScaled: @escaping @Sendable (UnsafePointer<S>, S, UnsafeMutablePointer<S>, Int) -> Void,
    clip: @escaping @Sendable (UnsafePointer<S>, S, S, UnsafeMutablePointer<S>, Int) -> Void,
    multiplyElements:
      @escaping @Sendable (UnsafePointer<S>, UnsafePointer<S>, UnsafeMutablePointer<S>, Int)
      -> Void,
    columnSums: @escaping @Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void,
    moments: @escaping @Sendable (UnsafePointer<S>, Int) -> Moments,
    sumOfSquares: @escaping @Sendable (UnsafePointer<S>, Int) -> Double,
    columnMoments: @escaping @Sendable (ColumnMomentsBuffers<S>) -> Void,
    matrixMoments: @escaping @Sendable (ColumnMomentsBuffers<S>) -> Moments,
    columnMaxima: @escaping @Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void,
    countSaturated: @escaping @Sendable (SaturationCount<S>) -> Int,
    countLinear: @escaping @Sendable (LinearCount<S>) -> SpecialEntries,
    countExponents: @escaping @Sendable (ExponentCount<S>) -> SpecialEntries
  ) {
    self.multiply = multiply
    self.transpose = transpose
    self.activate = activate
    self.pullBack = pullBack
    self.loss = loss
    self.normalize = normalize
    self.normalizationPullBack = normalizationPullBack
    self.update = update
    self.scale = scale
    self.add = add
    self.addScaled = addScaled
    self.clip = clip
    self.multiplyElements = multiplyElements
    self.columnSums = columnSums
    self.moments = moments
    self.sumOfSquares = sumOfSquares
    self.columnMoments = columnMoments
    self.matrixMoments = matrixMoments
    self.columnMaxima = columnMaxima
    self.countSaturated = countSaturated
    self.countLinear = countLinear
    self.countExponents = countExponents
  }
}

/// The tables of both precisions, compiled for one instruction set.
public struct KernelSet: Sendable {
  public var single: KernelTable<Float>
  public var double: KernelTable<Double>

  public init(single: KernelTable<Float>, double: KernelTable<Double>) {
    self.single = single
    self.double = double
  }
}
