import Recording
import Testing
import Training

/// Recorded norms follow their scale: nothing is brought to a maximum of its own, and no number is
/// called zero because it is small.
@Suite struct ScalingTests {
  /// Targets far away scale the error signal of a linear net, and all that follows from it, alike.
  @Test(arguments: [0x1p-40, 0x1p20, -1])
  func errorSignalsScale(factor: Double) throws {
    func record(_ factor: Double) -> RunRecord {
      var situation = Situation([.identity, .identity, .identity], widths: [4, 3, 2], seed: 3)
      situation.steps = 1
      // Outputs are 0, so that the error is the target alone.
      situation.network.layers[2].weights.fill([Double](repeating: 0, count: 6))
      situation.network.layers[1].weights.fill(numbers(12, seed: 4))
      situation.targets.fill(situation.targets.doubles.map { factor * $0 })
      return situation.record()
    }
    let (once, scaled) = (record(1), record(factor))
    let columns: [Column] = [
      .quantity(3, .errorSignal, .rms), .quantity(3, .errorSignal, .standardDeviation),
      .layer(3, .weightGradientNorm), .layer(3, .weightGradientRMS), .layer(3, .biasGradientNorm),
      .layer(3, .updateNorm),
    ]
    for column in columns {
      let value = try #require(once.value(column, row: 0))
      #expect(value > 0)
      #expect(scaled.value(column, row: 0) == abs(factor) * value, "\(column.name)")
    }
  }

  /// The ledger is about shares: a common factor of all error signals changes none of them.
  @Test func ledgerDoesNotDependOnTheScale() throws {
    func ledger(_ factor: Double) throws -> Ledger {
      var situation = Situation([.tanh, .tanh, .identity], widths: [4, 3, 1], seed: 3)
      situation.steps = 1
      let layers = situation.network.layers
      let outputs = layers[2].biases
      outputs.fill([0])
      // Targets so far away that the outputs do not count.
      situation.targets.fill(situation.targets.doubles.map { factor * ($0 + 2) })
      return try #require(Ledger(situation.record(), row: 0))
    }
    let (once, scaled) = (try ledger(0x1p80), try ledger(0x1p90))
    #expect(once.entries.count == 3)
    for (x, y) in zip(once.entries, scaled.entries) {
      #expect(y.errorSignalNorm == 0x1p10 * x.errorSignalNorm)
      #expect(y.activationGain == x.activationGain)
      #expect(y.weightGain == x.weightGain)
    }
    #expect(once.attenuation == scaled.attenuation)
  }

  /// Exactly zero, tiny and negative are three things: only the first is counted as zero, and a
  /// histogram keeps all apart.
  @Test func zeroTinyAndNegative() throws {
    let situation = Situation([.identity, .identity], widths: [4, 1], inputs: 1, examples: 1)
    situation.inputs.fill([1])
    situation.network.layers[0].weights.fill([0, 1e-300, -1, -.leastNonzeroMagnitude])
    let record = situation.record()
    #expect(record.value(.quantity(1, .activation, .zeros), row: 0) == 1)
    let histogram = try #require(record.frames[0].layers[0].histogram(.activation))
    #expect(histogram.zeros == 1)
    #expect(histogram.counts.reduce(0, +) == 3)
    guard case .powersOfTwo(let lowest) = histogram.bins else {
      Issue.record("an unbounded quantity has bins of powers of two")
      return
    }
    let half = histogram.counts.count / 2
    #expect(lowest == -1074)
    // −2^−1074 is the smallest, −1 = −2⁰ the largest on the negative side; 1e−300 is positive.
    #expect(histogram.counts[half - 1] == 1 && histogram.counts[half - 1 - 1074] == 1)
    #expect(histogram.counts[half...].reduce(0, +) == 1)
    #expect(histogram.counts[half + Int((1e-300).exponent) - lowest] == 1)
  }

  /// A layer in which nothing but subnormal numbers is left: each is in its bin, whichever comes first.
  @Test(arguments: [
    [0x1p-1070, -0x1p-1060, 0x1p-1074, 0x1p-1025], [-0x1p-1074, 0x1.8p-1040, 0, -0x1p-1030],
    [0x1p-1030, -0x1p-1030, 0x1p-1074, 0],
  ])
  func nothingButSubnormal(values: [Double]) throws {
    let situation = Situation([.identity, .identity], widths: [4, 1], inputs: 1, examples: 1)
    situation.inputs.fill([1])
    situation.network.layers[0].weights.fill(values)
    let record = situation.record()
    let histogram = try #require(record.frames[0].layers[0].histogram(.activation))
    guard case .powersOfTwo(let lowest) = histogram.bins else {
      Issue.record("an unbounded quantity has bins of powers of two")
      return
    }
    let half = histogram.counts.count / 2
    let exponents = lowest..<(lowest + half)
    func counts(_ sign: FloatingPointSign) -> [Int] {
      exponents.map { exponent in
        values.filter { $0 != 0 && $0.sign == sign && Int($0.exponent) == exponent }.count
      }
    }
    #expect(histogram.counts == counts(.minus).reversed() + counts(.plus))
    #expect(histogram.zeros == values.filter { $0 == 0 }.count)
    #expect(histogram.counts.reduce(histogram.zeros, +) == values.count)
  }

  /// Two layers of very different size: each keeps its own numbers.
  @Test func layersAreNotRescaled() throws {
    let situation = Situation([.identity, .identity], widths: [1, 1], inputs: 1, examples: 1)
    situation.inputs.fill([1])
    situation.targets.fill([0])
    situation.network.layers[0].weights.fill([1e-6])
    situation.network.layers[1].weights.fill([1e-3])
    let record = situation.record()
    let output = try #require(record.value(.quantity(2, .errorSignal, .rms), row: 0))
    let first = try #require(record.value(.quantity(1, .errorSignal, .rms), row: 0))
    #expect(isClose(output, 2e-9))
    #expect(isClose(first, 2e-12))
  }
}
