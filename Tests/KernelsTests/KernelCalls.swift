import KernelCode
import Kernels

extension KernelRun {
  /// Calls one function of the table; returns what it returns.
  mutating func call(_ kernel: Kernel) -> [Double] {
    let count = rows * columns
    switch kernel {
    case .multiply: multiply()
    case .transpose: kernels.transpose(random(count), rows, columns, room(count))
    case .activate: activate()
    case .pullBack: pullBack()
    case .loss: return [loss()]
    case .normalize: normalize()
    case .normalizationPullBack: normalizationPullBack()
    case .update: update()
    case .scale: kernels.scale(random(count), number(), count)
    case .add: kernels.add(random(count), random(count), count)
    case .addScaled: kernels.addScaled(random(count), number(), random(count), count)
    case .clip: kernels.clip(random(count), number(), number().magnitude, room(count), count)
    case .multiplyElements:
      kernels.multiplyElements(random(count), random(count), room(count), count)
    case .columnSums: kernels.columnSums(random(count), rows, columns, room(columns))
    case .moments: return moments()
    case .sumOfSquares: return [kernels.sumOfSquares(random(count), count)]
    case .columnMoments:
      return columnMoments { kernels, buffers in
        kernels.columnMoments(buffers)
        return []
      }
    case .matrixMoments: return columnMoments { Self.numbers($0.matrixMoments($1)) }
    case .columnMaxima: kernels.columnMaxima(random(count), rows, columns, room(columns))
    case .countSaturated: return [countSaturated()]
    case .countLinear:
      return counted(keys: 40) { run, tables in
        run.kernels.countLinear(
          LinearCount(
            values: run.random(count), count: count, lower: -1.5, upper: 1, bins: 40,
            tables: tables))
      }
    case .countExponents:
      return counted(keys: S.exponentKeys) { run, tables in
        run.kernels.countExponents(
          ExponentCount(values: run.random(count), count: count, tables: tables))
      }
    }
    return []
  }

  private mutating func number() -> S { random(1)[0] }

  private mutating func multiply() {
    let isTransposed = choose([false, true])
    kernels.multiply(
      MatrixProduct(
        rows: rows, columns: columns, depth: depth, a: random(rows * depth),
        aRowStride: isTransposed ? 1 : depth, aColumnStride: isTransposed ? rows : 1,
        b: random(depth * columns), c: room(rows * columns),
        bias: choose([false, true]) ? UnsafePointer(random(columns)) : nil))
  }

  private mutating func activate() {
    for function in ActivationFunction.allCases {
      kernels.activate(
        ActivationBuffers(
          function: function.place, parameter: S(nearest: choose([0.01, 0.5, 1, 3])), rows: rows,
          columns: columns, z: random(rows * columns), values: room(rows * columns),
          slopes: room(rows * columns)))
    }
  }

  private mutating func pullBack() {
    let count = rows * columns
    for function in ActivationFunction.allCases {
      kernels.pullBack(
        PullBackBuffers(
          function: function.place, parameter: S(nearest: choose([0.5, 1, 3])), rows: rows,
          columns: columns, values: random(count), slopes: random(count), upstream: random(count),
          result: room(count)))
    }
  }

  private mutating func loss() -> Double {
    let count = rows * columns
    let forms: [LossForm] = [
      .squaredError, .binaryFromLogits, .binaryFromShares, .categoricalFromLogits,
      .categoricalFromShares, .categoricalFromLogShares,
    ]
    return forms.reduce(0) { sum, form in
      let isShare =
        switch form {
        case .binaryFromShares, .categoricalFromShares: true
        default: false
        }
      return sum
        + kernels.loss(
          form,
          LossBuffers(
            rows: rows, columns: columns, outputs: isShare ? shares(count) : random(count),
            targets: labels(count), gradient: room(count)))
    }
  }

  private mutating func normalize() {
    for group in [NormalizedGroup.columns, .rows] {
      kernels.normalize(
        NormalizationBuffers(
          group: group, rows: rows, columns: columns, epsilon: 1e-5,
          input: random(rows * columns), scale: random(columns), shift: random(columns),
          means: random(max(rows, columns)), variances: positive(max(rows, columns)),
          usesGivenMoments: choose([false, true]), normalized: room(rows * columns),
          result: room(rows * columns)))
    }
  }

  private mutating func normalizationPullBack() {
    for group in [NormalizedGroup.columns, .rows] {
      kernels.normalizationPullBack(
        NormalizationPullBackBuffers(
          group: group, rows: rows, columns: columns, epsilon: 1e-5, scale: random(columns),
          variances: positive(max(rows, columns)), usesGivenMoments: choose([false, true]),
          normalized: random(rows * columns), upstream: random(rows * columns),
          result: room(rows * columns), scaleGradient: room(columns),
          shiftGradient: room(columns)))
    }
  }

  private mutating func update() {
    let count = rows * columns
    let settings = AdamSettings<S>(
      first: Decay(kept: 0.9, taken: 0.1), second: Decay(kept: 0.999, taken: 0.001),
      firstCorrection: 0.271, secondCorrection: 0.003, epsilon: 1e-8)
    let rules: [UpdateRule<S>] = [
      .sgd(rate: 0.1), .momentum(rate: 0.1, decay: 0.9), .nesterov(rate: 0.1, decay: 0.9),
      .rmsprop(rate: 0.1, Decay(kept: 0.99, taken: 0.01), epsilon: 1e-8),
      .adam(rate: 0.1, settings),
    ]
    for rule in rules {
      kernels.update(
        rule,
        UpdateBuffers(
          count: count, gradient: random(count), update: room(count), first: positive(count),
          second: positive(count)))
    }
  }

  private mutating func moments() -> [Double] {
    Self.numbers(kernels.moments(random(rows * columns), rows * columns))
  }

  private static func numbers(_ m: Moments) -> [Double] {
    [
      Double(m.finite), Double(m.nonFinite), Double(m.zeros), m.minimum, m.maximum, m.mean,
      m.standardDeviation, m.norm,
    ]
  }

  /// What the kernel returns, and what it writes.
  private mutating func columnMoments(
    _ kernel: (KernelTable<S>, ColumnMomentsBuffers<S>) -> [Double]
  ) -> [Double] {
    var numbers = [Double](repeating: 12_345, count: 2 * columns + 8)
    let matrix = random(rows * columns)
    let returned = numbers.withUnsafeMutableBufferPointer { buffer in
      let means = buffer.baseAddress.unsafelyUnwrapped
      return kernel(
        kernels,
        ColumnMomentsBuffers(
          matrix: matrix, rows: rows, columns: columns, means: means,
          standardDeviations: means + columns))
    }
    return returned + numbers
  }

  private mutating func countSaturated() -> Double {
    let count = rows * columns
    return Double(
      kernels.countSaturated(
        SaturationCount(
          count: count, z: random(count), slopes: random(count), limit: number().magnitude,
          tail: choose([.infinity, number()]))))
  }

  private mutating func counted(
    keys: Int, _ count: (inout Self, UnsafeMutablePointer<Int32>) -> SpecialEntries
  ) -> [Double] {
    var tables = [Int32](repeating: 0, count: countingTables * keys)
    let special = tables.withUnsafeMutableBufferPointer { buffer in
      count(&self, buffer.baseAddress.unsafelyUnwrapped)
    }
    return tables.prefix(keys).map { Double($0) }
      + [Double(special.zeros), Double(special.nonFinite)]
  }
}
