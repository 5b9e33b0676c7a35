import Kernels

extension KernelTable {
  /// The same functions but for those that are given.
  func with(
    transpose: (@Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void)? = nil,
    pullBack: (@Sendable (PullBackBuffers<S>) -> Void)? = nil,
    loss: (@Sendable (LossForm, LossBuffers<S>) -> Double)? = nil,
    normalizationPullBack: (@Sendable (NormalizationPullBackBuffers<S>) -> Void)? = nil,
    scale: (@Sendable (UnsafeMutablePointer<S>, S, Int) -> Void)? = nil,
    add: (@Sendable (UnsafePointer<S>, UnsafeMutablePointer<S>, Int) -> Void)? = nil,
    columnSums: (@Sendable (UnsafePointer<S>, Int, Int, UnsafeMutablePointer<S>) -> Void)? = nil
  ) -> KernelTable<S> {
    KernelTable(
      multiply: multiply, transpose: transpose ?? self.transpose, activate: activate,
      pullBack: pullBack ?? self.pullBack, loss: loss ?? self.loss, normalize: normalize,
      normalizationPullBack: normalizationPullBack ?? self.normalizationPullBack, update: update,
      scale: scale ?? self.scale, add: add ?? self.add, addScaled: addScaled, clip: clip,
      multiplyElements: multiplyElements, columnSums: columnSums ?? self.columnSums,
      moments: moments, sumOfSquares: sumOfSquares, columnMoments: columnMoments,
      matrixMoments: matrixMoments, columnMaxima: columnMaxima, countSaturated: countSaturated,
      countLinear: countLinear, countExponents: countExponents)
  }
}
