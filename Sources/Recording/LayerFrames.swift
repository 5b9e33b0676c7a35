import KernelCode
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
    hasUpstreamGradient: Bool, threshold: Double, kernels: KernelTable<S>
  ) {
    let activation = description.activation
    let limit = description.largestSlope
    let slopeLimit = activation.isJoint ? limit / 2 : limit
    let slopeRange = activation.saturatingTails.isNone ? nil : (lower: 0.0, upper: slopeLimit)
    let small =
      description.inputs * description.units <= drawableWeights
      ? batch.weightGradient.doubles.map { abs($0) } : []
    let shares = SoftmaxShares(probe.activation, description, threshold: threshold)
    self.init(
      histograms: [
        Histogram(batch.preActivation, range: nil, kernels),
        Histogram(batch.activation, range: activation.boundedRange, kernels),
        Histogram(batch.localDerivative, range: slopeRange, kernels),
        hasUpstreamGradient ? Histogram(batch.upstreamGradient, range: nil, kernels) : .empty,
        Histogram(batch.errorSignal, range: nil, kernels),
      ],
      spectralNorm: shares.meanSpectralNorm,
      units: UnitState.all(
        description, probe: probe, threshold: threshold, saturatedExamples: shares.saturatedShare,
        kernels: kernels),
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
  init<S: Scalar>(
    _ matrix: Matrix<S>, range: (lower: Double, upper: Double)?, _ kernels: KernelTable<S>
  ) {
    guard let range else {
      self.init(exponentsOf: matrix, kernels)
      return
    }
    let counts = counted(keys: linearBins) { tables in
      kernels.countLinear(
        LinearCount(
          values: matrix.pointer, count: matrix.count, lower: range.lower, upper: range.upper,
          bins: linearBins, tables: tables))
    }
    let moments = kernels.moments(matrix.pointer, matrix.count)
    self.init(
      bins: .linear(lower: range.lower, upper: range.upper), counts: counts,
      zeros: moments.zeros, nonFinite: moments.nonFinite)
  }

  /// The exponents that occur and those between them.
  private init<S: Scalar>(exponentsOf matrix: Matrix<S>, _ kernels: KernelTable<S>) {
    let keys = S.exponentKeys
    let half = keys / 2
    let counts = counted(keys: keys) { tables in
      kernels.countExponents(
        ExponentCount(values: matrix.pointer, count: matrix.count, tables: tables))
    }
    // The first key of either sign is that of zero and of subnormal numbers, the last that of what is
    // not finite.
    let tiny = TinyEntries(matrix, isNeeded: counts[0] + counts[half] > 0)
    let used = (1..<half - 1).filter { counts[$0] + counts[half + $0] > 0 }
    let firstExponent = Int(S.leastNormalMagnitude.exponent)
    let lowest = tiny.lowest ?? used.first.map { $0 - 1 + firstExponent } ?? 0
    let highest = used.last.map { $0 - 1 + firstExponent } ?? tiny.highest ?? lowest - 1
    func count(_ exponent: Int, isNegative: Bool) -> Int {
      let key = exponent - firstExponent + 1
      if key >= 1 { return counts[(isNegative ? half : 0) + key] }
      return tiny.exponents.count { $0.exponent == exponent && $0.isNegative == isNegative }
    }
    let exponents = Array(lowest..<highest + 1)
    self.init(
      bins: .powersOfTwo(lowest: lowest),
      counts: exponents.reversed().map { count($0, isNegative: true) }
        + exponents.map { count($0, isNegative: false) },
      zeros: tiny.zeros, nonFinite: counts[half - 1] + counts[keys - 1])
  }
}

/// The first of four tables, after `fill` has counted into them.
private func counted(keys: Int, _ fill: (UnsafeMutablePointer<Int32>) -> Void) -> [Int] {
  withUnsafeTemporaryAllocation(of: Int32.self, capacity: 4 * keys) { tables in
    tables.initialize(repeating: 0)
    if let room = tables.baseAddress { fill(room) }
    return (0..<keys).map { Int(tables[$0]) }
  }
}

/// The entries that are zero or subnormal.
private struct TinyEntries {
  var zeros = 0
  var exponents: [(exponent: Int, isNegative: Bool)] = []

  init<S: Scalar>(_ matrix: Matrix<S>, isNeeded: Bool) {
    guard isNeeded else { return }
    let limit = S.leastNormalMagnitude
    for i in 0..<matrix.count {
      let value = matrix.pointer[i]
      if value == 0 {
        zeros += 1
      } else if value.magnitude < limit {
        exponents.append((Int(value.exponent), value < 0))
      }
    }
  }

  var lowest: Int? { exponents.map { $0.exponent }.min() }
  var highest: Int? { exponents.map { $0.exponent }.max() }
}

/// What the shares of a softmax layer say about its Jacobians; nothing for another layer.
private struct SoftmaxShares {
  var meanSpectralNorm = Double.nan
  /// Share of examples with ‖J‖₂ < ε · ½.
  var saturatedShare = 0.0

  init<S: Scalar>(_ activation: Matrix<S>, _ layer: LayerDescription, threshold: Double) {
    guard layer.activation.saturatingTails == .joint else { return }
    let temperature = layer.parameter ?? 1
    let shares = activation.doubles
    var sum = 0.0
    var saturated = 0
    for example in 0..<activation.rows {
      let start = example * activation.columns
      let norm =
        SoftmaxJacobian(shares: Array(shares[start..<start + activation.columns]))
        .spectralNorm / temperature
      sum += norm
      if norm < threshold * layer.largestSlope { saturated += 1 }
    }
    meanSpectralNorm = sum / Double(activation.rows)
    saturatedShare = Double(saturated) / Double(activation.rows)
  }
}

extension UnitState {
  fileprivate static func all<S: Scalar>(
    _ description: LayerDescription, probe: LayerActivity<S>, threshold: Double,
    saturatedExamples: Double, kernels: KernelTable<S>
  ) -> [UnitState] {
    let (examples, units) = (probe.preActivation.rows, description.units)
    func columns(_ matrix: Matrix<S>) -> ColumnMoments {
      ColumnMoments(matrix, kernels)
    }
    let z = columns(probe.preActivation)
    let a = columns(probe.activation)
    let slope = columns(probe.localDerivative)
    let slopes = probe.localDerivative.doubles
    let limit = threshold * description.largestSlope
    let tails = description.activation.saturatingTails
    let tail = description.activation.facts.tailBegins
    let inputs = probe.preActivation.doubles
    return (0..<units).map { unit in
      var small = 0
      var zero = 0
      for example in 0..<examples {
        let value = abs(slopes[example * units + unit])
        if value < limit, inputs[example * units + unit] <= tail { small += 1 }
        if value == 0 { zero += 1 }
      }
      let saturated =
        tails == .joint
        ? saturatedExamples : (tails.isNone ? 0 : Double(small) / Double(examples))
      return UnitState(
        meanPreActivation: z.means[unit], meanActivation: a.means[unit],
        meanLocalDerivative: slope.means[unit], saturatedShare: saturated,
        inactiveShare: Double(zero) / Double(examples), maximumPreActivation: z.maxima[unit])
    }
  }
}
