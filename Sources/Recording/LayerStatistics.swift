import KernelCode
import Kernels
import Training

/// The numbers of one layer at one step, in the order of `Column.recorded`.
struct LayerStatistics<S: Scalar> {
  let layer: DenseLayer<S>
  let kernels: KernelTable<S>
  let activity: LayerActivity<S>
  let hasUpstreamGradient: Bool
  /// ε of the saturated share.
  let threshold: Double
  let deadUnits: Int
  /// ‖ΔW‖_F where that is known already.
  let updateNorm: Double?
  let clips: Bool

  /// The measures that make sense for an activation function.
  static func measures(for activation: ActivationFunction, clips: Bool) -> [LayerMeasure] {
    var measures: [LayerMeasure] = [
      .signalSpread, .weightNorm, .weightRMS, .weightGradientNorm, .weightGradientRMS,
      .biasGradientNorm, .updateNorm, .updateRatio,
    ]
    if clips { measures.append(.clippedGradientNorm) }
    switch activation.saturatingTails {
    case .none: break
    case .left, .both: measures.append(.saturatedShare)
    case .joint:
      measures += [.saturatedShare, .confidentShare, .diffuseShare, .jacobianNorm, .jacobianTrace]
    }
    if activation.canBeInactive { measures += [.inactiveShare, .deadUnits] }
    return measures
  }

  @_specialize(where S == Float)
  @_specialize(where S == Double)
  func write(to row: inout RowWriter) {
    write(activity.preActivation, to: &row)
    let (activations, signalSpread) = writeActivation(to: &row)
    let slopes = slopes(activations)
    write(slopes, to: &row)
    if hasUpstreamGradient { write(activity.upstreamGradient, to: &row) }
    write(activity.errorSignal, to: &row)
    row.append(signalSpread)
    let weights = write(size: layer.weights, to: &row)
    write(size: activity.weightGradient, to: &row)
    row.append(activity.biasGradient.size(kernels).norm)
    let update = updateNorm ?? activity.weightUpdate.size(kernels).norm
    row.append(update)
    row.append(update / weights.norm)
    if clips { row.append(activity.clippedWeightGradient.size(kernels).norm) }
    let activation = layer.activation
    switch activation.saturatingTails {
    case .none: break
    case .left, .both: row.append(saturatedShare(slopes))
    case .joint: writeSoftmax(to: &row)
    }
    if activation.canBeInactive {
      row.append(Double(slopes.zeros) / Double(activity.localDerivative.count))
      row.append(Double(deadUnits))
    }
  }

  private func write(_ matrix: Matrix<S>, to row: inout RowWriter) {
    write(kernels.moments(matrix.pointer, matrix.count), to: &row)
  }

  /// The seven statistics of one quantity.
  private func write(_ m: Moments, to row: inout RowWriter) {
    row.append(m.mean)
    row.append(m.standardDeviation)
    row.append(m.minimum)
    row.append(m.maximum)
    row.append(m.rms)
    row.append(Double(m.zeros))
    row.append(Double(m.nonFinite))
  }

  @discardableResult
  private func write(size matrix: Matrix<S>, to row: inout RowWriter) -> MatrixSize {
    let size = matrix.size(kernels)
    row.append(size.norm)
    row.append(size.rms)
    return size
  }

  private func saturatedShare(_ slopes: Moments) -> Double {
    let count = activity.localDerivative.count
    let limit = S(nearest: threshold * layer.largestSlope)
    // Where the smallest slope is too large, none needs to be looked at.
    if slopes.minimum >= limit.double { return 0 }
    let saturated = kernels.countSaturated(
      SaturationCount(
        count: count, z: activity.preActivation.pointer,
        slopes: activity.localDerivative.pointer, limit: limit,
        tail: S(nearest: layer.activation.facts.tailBegins)))
    return Double(saturated) / Double(count)
  }

  /// Those of φ'. A ReLU's slope is 1 where its activation is not zero, so that counting is enough.
  private func slopes(_ activations: Moments) -> Moments {
    guard layer.activation == .relu, activations.nonFinite == 0 else {
      return kernels.moments(activity.localDerivative.pointer, activity.localDerivative.count)
    }
    return Moments(zeros: activations.zeros, ones: activations.finite - activations.zeros)
  }

  /// Those of a, and the signal spread: the RMS over units of the deviation over examples.
  private func writeActivation(to row: inout RowWriter) -> (Moments, Double) {
    let a = activity.activation
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * a.columns) { numbers in
      let means = numbers.baseAddress.unsafelyUnwrapped
      let deviations = means + a.columns
      let moments = kernels.matrixMoments(
        ColumnMomentsBuffers(
          matrix: a.pointer, rows: a.rows, columns: a.columns, means: means,
          standardDeviations: deviations))
      write(moments, to: &row)
      var sum = 0.0
      for unit in 0..<a.columns { sum += deviations[unit] * deviations[unit] }
      return (moments, (sum / Double(a.columns)).squareRoot())
    }
  }

  private func writeSoftmax(to row: inout RowWriter) {
    let sizes = SoftmaxSizes(
      activity.activation, temperature: layer.parameter.double,
      saturatedBelow: threshold * layer.activation.largestSlope)
    row.append(sizes.saturatedShare)
    row.append(sizes.confidentShare)
    row.append(sizes.diffuseShare)
    row.append(sizes.frobeniusNorm)
    row.append(sizes.trace)
  }
}
