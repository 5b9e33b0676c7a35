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
  func append(to row: inout [Double]) {
    append(activity.preActivation, to: &row)
    append(activity.activation, to: &row)
    let slopes = append(activity.localDerivative, to: &row)
    if hasUpstreamGradient { append(activity.upstreamGradient, to: &row) }
    append(activity.errorSignal, to: &row)
    row.append(signalSpread)
    let weights = size(layer.weights)
    let gradient = size(activity.weightGradient)
    let update = size(activity.weightUpdate)
    row += [
      weights.norm, weights.rms, gradient.norm, gradient.rms, size(activity.biasGradient).norm,
      update.norm, update.norm / weights.norm,
    ]
    if clips { row.append(size(activity.clippedWeightGradient).norm) }
    let activation = layer.activation
    switch activation.saturatingTails {
    case .none: break
    case .left, .both:
      let count = activity.localDerivative.count
      let saturated = kernels.countSaturated(
        SaturationCount(
          count: count, z: activity.preActivation.pointer,
          slopes: activity.localDerivative.pointer,
          limit: S(nearest: threshold * layer.largestSlope),
          tail: S(nearest: activation.facts.tailBegins)))
      row.append(Double(saturated) / Double(count))
    case .joint: appendSoftmax(to: &row)
    }
    if activation.canBeInactive {
      row.append(Double(slopes.zeros) / Double(activity.localDerivative.count))
      row.append(Double(deadUnits))
    }
  }

  /// The seven statistics of one quantity.
  @discardableResult
  private func append(_ matrix: Matrix<S>, to row: inout [Double]) -> Moments {
    let m = moments(matrix)
    row += [
      m.mean, m.standardDeviation, m.minimum, m.maximum, m.rms, Double(m.zeros),
      Double(m.nonFinite),
    ]
    return m
  }

  private func moments(_ matrix: Matrix<S>) -> Moments {
    kernels.moments(matrix.pointer, matrix.count)
  }

  /// Norm and root mean square over the finite entries.
  private func size(_ matrix: Matrix<S>) -> (norm: Double, rms: Double) {
    let sum = kernels.sumOfSquares(matrix.pointer, matrix.count)
    guard sum.isFinite, sum >= Moments.leastSumOfSquares else {
      let moments = moments(matrix)
      return (moments.norm, moments.rms)
    }
    let norm = sum.squareRoot()
    return (norm, norm / Double(matrix.count).squareRoot())
  }

  /// RMS over units of the deviation over examples.
  private var signalSpread: Double {
    let a = activity.activation
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * a.columns) { numbers in
      let means = numbers.baseAddress.unsafelyUnwrapped
      let deviations = means + a.columns
      kernels.columnMoments(
        ColumnMomentsBuffers(
          matrix: a.pointer, rows: a.rows, columns: a.columns, means: means,
          standardDeviations: deviations))
      var sum = 0.0
      for unit in 0..<a.columns { sum += deviations[unit] * deviations[unit] }
      return (sum / Double(a.columns)).squareRoot()
    }
  }

  private func appendSoftmax(to row: inout [Double]) {
    let (examples, units) = (activity.activation.rows, activity.activation.columns)
    // Limits are for temperature 1; with T both sides are divided by it.
    let limit = threshold * layer.activation.largestSlope
    let temperature = layer.parameter.double
    var jacobian = SoftmaxJacobian(units: units)
    var saturated = 0
    var confident = 0
    var diffuse = 0
    var norms = 0.0
    var traces = 0.0
    for example in 0..<examples {
      jacobian.load(activity.activation.pointer + example * units)
      if jacobian.isSpectralNormBelow(limit) { saturated += 1 }
      switch jacobian.kind {
      case .confident: confident += 1
      case .diffuse: diffuse += 1
      case .open: break
      }
      norms += jacobian.frobeniusNorm / temperature
      traces += jacobian.trace / temperature
    }
    let n = Double(examples)
    row += [
      Double(saturated) / n, Double(confident) / n, Double(diffuse) / n, norms / n, traces / n,
    ]
  }
}
