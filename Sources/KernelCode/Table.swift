import Kernels

extension Scalar {
  /// The table of the kernels of this module for one scalar type.
  @inline(__always)
  static func makeKernels() -> KernelTable<Self> {
    KernelTable(
      multiply: { multiply($0) },
      transpose: { transpose($0, rows: $1, columns: $2, result: $3) },
      activate: { activate($0) },
      pullBack: { pullBack($0) },
      loss: { loss($0, $1) },
      normalize: { normalize($0) },
      normalizationPullBack: { normalizationPullBack($0) },
      update: { update($0, $1) },
      scale: { scale($0, by: $1, count: $2) },
      add: { add($0, to: $1, count: $2) },
      addScaled: { addScaled($0, factor: $1, to: $2, count: $3) },
      clip: { clip($0, factor: $1, limit: $2, result: $3, count: $4) },
      multiplyElements: { multiplyElements($0, $1, result: $2, count: $3) },
      columnSums: { columnSums($0, rows: $1, columns: $2, result: $3) },
      moments: { moments($0, count: $1) },
      sumOfSquares: { sumOfSquares($0, count: $1) },
      columnMoments: { columnMoments($0) },
      matrixMoments: { matrixMoments($0) },
      columnMaxima: { columnMaxima($0, rows: $1, columns: $2, result: $3) },
      countSaturated: { countSaturated($0) },
      countLinear: { countLinear($0) },
      countExponents: { countExponents($0) })
  }
}

/// The kernels of this module's instruction set, in both precisions.
public let kernelSet = KernelSet(single: Float.makeKernels(), double: Double.makeKernels())
