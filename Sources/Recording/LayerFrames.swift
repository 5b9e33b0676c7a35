import Kernels
import Training

/// The weights of a layer up to this many are kept per frame for the network diagram.
private let drawableWeights = 1024

extension LayerFrame {
  /// - Parameters:
  ///   - batch: what the step computed.
  ///   - probe: z, a and φ' over the probe set.
  ///   - threshold: ε of the saturated share.
  init<S: Scalar>(
    description: LayerDescription, batch: LayerActivity<S>, probe: LayerActivity<S>,
    hasUpstreamGradient: Bool, threshold: Double
  ) {
    let activation = description.activation
    let slopeLimit = activation.isJoint ? 0.25 : activation.largestSlope
    let slopeRange = activation.saturatingTails.isNone ? nil : (lower: 0.0, upper: slopeLimit)
    let small =
      description.inputs * description.units <= drawableWeights
      ? batch.weightGradient.doubles.map { abs($0) } : []
    let shares = SoftmaxShares(probe.activation, joint: activation.isJoint, threshold: threshold)
    self.init(
      histograms: [
        Histogram(batch.preActivation, range: nil),
        Histogram(batch.activation, range: activation.boundedRange),
        Histogram(batch.localDerivative, range: slopeRange),
        hasUpstreamGradient ? Histogram(batch.upstreamGradient, range: nil) : .empty,
        Histogram(batch.errorSignal, range: nil),
      ],
      spectralNorm: shares.meanSpectralNorm,
      units: UnitState.all(
        description, probe: probe, threshold: threshold, saturatedExamples: shares.saturatedShare),
      weightGradient: small)
  }
}

/// How many bins a bounded quantity gets.
private let linearBins = 40

extension Histogram {
  /// What is not recorded.
  static var empty: Histogram {
    Histogram(bins: .powersOfTwo(lowest: 0), counts: [], zeros: 0, nonFinite: 0)
  }

  /// Linear bins over a range, or powers of two where there is none.
  init<S: Scalar>(_ matrix: Matrix<S>, range: (lower: Double, upper: Double)?) {
    var exponents = ExponentCounts()
    guard let range else {
      S.countExponents(matrix.pointer, count: matrix.count, into: &exponents)
      self.init(exponents)
      return
    }
    var counts = [Int](repeating: 0, count: linearBins)
    S.countLinear(
      matrix.pointer, count: matrix.count, lower: range.lower, upper: range.upper, into: &counts)
    let moments = S.moments(matrix.pointer, count: matrix.count)
    self.init(
      bins: .linear(lower: range.lower, upper: range.upper), counts: counts, zeros: moments.zeros,
      nonFinite: moments.nonFinite)
  }

  /// Keeps the exponents that occur and those between them.
  private init(_ exponents: ExponentCounts) {
    let used = exponents.positive.indices.filter {
      exponents.positive[$0] > 0 || exponents.negative[$0] > 0
    }
    var counts: [Int] = []
    if let lowest = used.first, let highest = used.last {
      let range = lowest...highest
      counts = exponents.negative[range].reversed() + exponents.positive[range]
    }
    self.init(
      bins: .powersOfTwo(lowest: (used.first ?? 0) - ExponentCounts.offset), counts: counts,
      zeros: exponents.zeros, nonFinite: exponents.nonFinite)
  }
}

/// What the shares of a softmax layer say about its Jacobians; nothing for another layer.
private struct SoftmaxShares {
  var meanSpectralNorm = Double.nan
  /// Share of examples with ‖J‖₂ < ε · ½.
  var saturatedShare = 0.0

  init<S: Scalar>(_ activation: Matrix<S>, joint: Bool, threshold: Double) {
    guard joint else { return }
    let shares = activation.doubles
    var sum = 0.0
    var saturated = 0
    for example in 0..<activation.rows {
      let start = example * activation.columns
      let norm = SoftmaxJacobian(shares: Array(shares[start..<start + activation.columns]))
        .spectralNorm
      sum += norm
      if norm < threshold * 0.5 { saturated += 1 }
    }
    meanSpectralNorm = sum / Double(activation.rows)
    saturatedShare = Double(saturated) / Double(activation.rows)
  }
}

extension UnitState {
  fileprivate static func all<S: Scalar>(
    _ description: LayerDescription, probe: LayerActivity<S>, threshold: Double,
    saturatedExamples: Double
  ) -> [UnitState] {
    let (examples, units) = (probe.preActivation.rows, description.units)
    func columns(_ matrix: Matrix<S>) -> ColumnMoments {
      var result = ColumnMoments()
      S.columnMoments(matrix.pointer, rows: examples, columns: units, into: &result)
      return result
    }
    let z = columns(probe.preActivation)
    let a = columns(probe.activation)
    let slope = columns(probe.localDerivative)
    let slopes = probe.localDerivative.doubles
    let limit = threshold * description.activation.largestSlope
    let hasTails = !description.activation.saturatingTails.isNone
    return (0..<units).map { unit in
      var small = 0
      var zero = 0
      for example in 0..<examples {
        let value = abs(slopes[example * units + unit])
        if value < limit { small += 1 }
        if value == 0 { zero += 1 }
      }
      let saturated =
        description.activation.isJoint
        ? saturatedExamples : (hasTails ? Double(small) / Double(examples) : 0)
      return UnitState(
        meanPreActivation: z.means[unit], meanActivation: a.means[unit],
        meanLocalDerivative: slope.means[unit], saturatedShare: saturated,
        inactiveShare: Double(zero) / Double(examples), maximumPreActivation: z.maxima[unit])
    }
  }
}
