import KernelCode
import Kernels
import Training

/// The weights of a layer up to this many are kept per frame for the network diagram.
private let drawableWeights = 1024

extension LayerFrame {
  /// - Parameters:
  ///   - batch: what the step computed.
  ///   - probe: z, a and φ' over the probe set.
  ///   - maxima: the largest z of every unit, where its life is followed; else empty.
  ///   - threshold: ε of the saturated share.
  init<S: Scalar>(
    description: LayerDescription, batch: LayerActivity<S>, probe: LayerActivity<S>,
    hasUpstreamGradient: Bool, maxima: [Double], threshold: Double, contents: FrameContents,
    kernels: KernelTable<S>
  ) {
    let histograms = LayerQuantity.allCases.map { quantity -> Histogram in
      let isThere = quantity != .upstreamGradient || hasUpstreamGradient
      guard isThere, contents.histograms.contains(quantity) else { return .empty }
      return Histogram(batch[quantity], range: description.range(of: quantity), kernels)
    }
    guard contents.hasUnits else {
      self.init(histograms: histograms, spectralNorm: .nan, units: [], weightGradient: [])
      return
    }
    let small =
      description.inputs * description.units <= drawableWeights
      ? batch.weightGradient.doubles.map { abs($0) } : []
    let shares = SoftmaxShares(probe.activation, description, threshold: threshold)
    self.init(
      histograms: histograms, spectralNorm: shares.meanSpectralNorm,
      units: UnitState.all(
        description, probe: probe, batch: batch, hasUpstreamGradient: hasUpstreamGradient,
        maxima: maxima, threshold: threshold, saturatedExamples: shares.saturatedShare,
        kernels: kernels),
      weightGradient: small,
      jacobian: MeanJacobian.upperTriangle(probe.activation, of: description))
  }
}

extension LayerActivity {
  fileprivate subscript(quantity: LayerQuantity) -> Matrix<S> {
    switch quantity {
    case .preActivation: preActivation
    case .activation: activation
    case .localDerivative: localDerivative
    case .upstreamGradient: upstreamGradient
    case .errorSignal: errorSignal
    }
  }
}

extension LayerDescription {
  /// Between which numbers a quantity stays; nil where there are no bounds.
  fileprivate func range(of quantity: LayerQuantity) -> (lower: Double, upper: Double)? {
    switch quantity {
    case .activation: return activation.boundedRange
    case .localDerivative where !activation.saturatingTails.isNone:
      return (activation.leastSlope, activation.isJoint ? largestSlope / 2 : largestSlope)
    default: return nil
    }
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
    self = withTables(countingTables, keys: linearBins) { tables in
      let special = kernels.countLinear(
        LinearCount(
          values: matrix.pointer, count: matrix.count, lower: range.lower, upper: range.upper,
          bins: linearBins, tables: tables))
      return Histogram(
        bins: .linear(lower: range.lower, upper: range.upper),
        counts: (0..<linearBins).map { Int(tables[$0]) }, zeros: special.zeros,
        nonFinite: special.nonFinite)
    }
  }

  /// The exponents that occur and those between them.
  private init<S: Scalar>(exponentsOf matrix: Matrix<S>, _ kernels: KernelTable<S>) {
    let keys = S.exponentKeys
    let smallest = Int(S.leastNormalMagnitude.exponent)
    self = withTables(S.exponentTables, keys: keys) { tables in
      let special = kernels.countExponents(
        ExponentCount(values: matrix.pointer, count: matrix.count, tables: tables))
      var result = Histogram(
        counts: tables, keys: keys, exponentOfFirstKey: smallest, special: special)
      // The first key of either sign is that of zero and of subnormal numbers.
      if Int(tables[0] + tables[keys / 2]) > special.zeros {
        for i in 0..<matrix.count {
          let value = matrix.pointer[i]
          if value != 0, value.magnitude < S.leastNormalMagnitude {
            result.count(exponent: Int(value.exponent), isNegative: value < 0)
          }
        }
      }
      return result
    }
  }

  private init(
    counts: UnsafePointer<Int32>, keys: Int, exponentOfFirstKey: Int, special: SpecialEntries
  ) {
    let half = keys / 2
    // The last key of either sign is that of what is not finite.
    var (low, high) = (1, half - 2)
    while low <= high, counts[low] + counts[half + low] == 0 { low += 1 }
    while high >= low, counts[high] + counts[half + high] == 0 { high -= 1 }
    var both: [Int] = []
    both.reserveCapacity(2 * max(0, high - low + 1))
    var key = high
    while key >= low {
      both.append(Int(counts[half + key]))
      key -= 1
    }
    if low <= high { for key in low...high { both.append(Int(counts[key])) } }
    self.init(
      bins: .powersOfTwo(lowest: low <= high ? low - 1 + exponentOfFirstKey : 0), counts: both,
      zeros: special.zeros, nonFinite: special.nonFinite)
  }

  /// Adds one entry, and the bins that it needs: below those that are there, or above where all entries
  /// are subnormal numbers.
  private mutating func count(exponent: Int, isNegative: Bool) {
    guard case .powersOfTwo(var lowest) = bins else { return }
    if counts.isEmpty { lowest = exponent }
    var half = counts.count / 2
    if exponent < lowest {
      let missing = lowest - exponent
      counts.insert(contentsOf: repeatElement(0, count: 2 * missing), at: half)
      half += missing
      lowest = exponent
    } else if exponent >= lowest + half {
      let missing = repeatElement(0, count: exponent - lowest - half + 1)
      counts = missing + counts + missing
      half = counts.count / 2
    }
    let place = exponent - lowest
    counts[isNegative ? half - 1 - place : half + place] += 1
    bins = .powersOfTwo(lowest: lowest)
  }
}

/// Tables of as many counts as there are keys, all 0.
private func withTables(
  _ tables: Int, keys: Int, _ body: (UnsafeMutablePointer<Int32>) -> Histogram
) -> Histogram {
  withUnsafeTemporaryAllocation(of: Int32.self, capacity: tables * keys) { tables in
    tables.initialize(repeating: 0)
    guard let room = tables.baseAddress else { return .empty }
    return body(room)
  }
}

/// What the shares of a softmax layer say about its Jacobians; nothing for another layer.
private struct SoftmaxShares {
  var meanSpectralNorm = Double.nan
  /// Share of examples with ‖J‖₂ < ε · ½.
  var saturatedShare = 0.0

  init<S: Scalar>(_ activation: Matrix<S>, _ layer: LayerDescription, threshold: Double) {
    guard layer.activation.saturatingTails == .joint else { return }
    let temperature = layer.parameter ?? 1
    var jacobian = SoftmaxJacobian(units: activation.columns)
    var sum = 0.0
    var saturated = 0
    for example in 0..<activation.rows {
      jacobian.load(activation.pointer + example * activation.columns)
      let norm = jacobian.spectralNorm / temperature
      sum += norm
      if norm < threshold * layer.largestSlope { saturated += 1 }
    }
    meanSpectralNorm = sum / Double(activation.rows)
    saturatedShare = Double(saturated) / Double(activation.rows)
  }
}

extension UnitState {
  fileprivate static func all<S: Scalar>(
    _ description: LayerDescription, probe: LayerActivity<S>, batch: LayerActivity<S>,
    hasUpstreamGradient: Bool, maxima: [Double], threshold: Double, saturatedExamples: Double,
    kernels: KernelTable<S>
  ) -> [UnitState] {
    let (examples, units) = (probe.preActivation.rows, description.units)
    func columns(_ matrix: Matrix<S>) -> ColumnMoments {
      ColumnMoments(matrix, kernels)
    }
    let z = columns(probe.preActivation)
    let largest =
      maxima.isEmpty ? probe.preActivation.columnMaxima(kernels).map { $0.double } : maxima
    let a = columns(probe.activation)
    let slope = columns(probe.localDerivative)
    let g = hasUpstreamGradient ? rootMeanSquares(batch.upstreamGradient, kernels) : []
    let delta = rootMeanSquares(batch.errorSignal, kernels)
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
        inactiveShare: Double(zero) / Double(examples), maximumPreActivation: largest[unit],
        upstreamGradientRMS: hasUpstreamGradient ? g[unit] : .nan, errorSignalRMS: delta[unit])
    }
  }
}

/// Squares of magnitudes between these are neither 0 nor infinite in 64 bits, and have all their digits.
private let squarable = 1e-140..<1e140

/// √(mean of squares) of every column.
private func rootMeanSquares<S: Scalar>(
  _ matrix: Matrix<S>, _ kernels: KernelTable<S>
) -> [Double] {
  let columns = ColumnMoments(matrix, kernels)
  return (0..<matrix.columns).map { column in
    let (mean, deviation) = (columns.means[column], columns.standardDeviations[column])
    if squarable.contains(max(abs(mean), deviation)) {
      return (mean * mean + deviation * deviation).squareRoot()
    }
    // 64-bit gradients that have all but vanished, exact zeros, and what is not finite.
    var largest = 0.0
    for row in 0..<matrix.rows { largest = max(largest, abs(matrix[row, column].double)) }
    if largest == 0 { return 0 }
    var sum = 0.0
    for row in 0..<matrix.rows {
      let share = matrix[row, column].double / largest
      sum += share * share
    }
    return largest * (sum / Double(matrix.rows)).squareRoot()
  }
}
