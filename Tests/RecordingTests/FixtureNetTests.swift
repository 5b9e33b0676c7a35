import Recording
import Testing
import Training

/// Nets that are known to vanish, to explode, to be dead and to be healthy: each is called by its own
/// name, and by no other.
@Suite struct FixtureNetTests {
  /// What a record says of a net before its first update, and of what came of it.
  enum Name: String, CaseIterable {
    /// Less than a thousandth of the output's error signal arrives at layer 1, but not nothing.
    case vanishing
    /// More than a thousand times of it arrives, or the run diverged.
    case exploding
    /// All units of a layer are dead on the probe set, and nothing arrives below it.
    case dead
    /// More than a quarter of a layer stands in a tail.
    case saturated
    /// "Learned" as docs/metrics.md has it: the loss came below half of that of the best constant.
    case learned
  }

  private func names(_ record: RunRecord) throws -> Set<Name> {
    let ledger = try #require(Ledger(record, row: 0))
    var names: Set<Name> = []
    let attenuation = ledger.attenuation
    if attenuation > 0, attenuation < 1e-3 { names.insert(.vanishing) }
    if attenuation > 1e3 || record.ending != .completed { names.insert(.exploding) }
    for (index, layer) in record.manifest.layers.enumerated() {
      let number = index + 1
      if record.value(.layer(number, .deadUnits), row: 0) == Double(layer.units),
        (ledger.vanishesAt ?? 0) >= number
      {
        names.insert(.dead)
      }
      if (record.value(.layer(number, .saturatedShare), row: 0) ?? 0) > 0.25 {
        names.insert(.saturated)
      }
    }
    let loss = record.value(.run(.loss), row: record.steps.count - 1) ?? .nan
    if loss < record.manifest.constantLoss / 2 { names.insert(.learned) }
    return names
  }

  /// A net of equal hidden layers before one linear unit, with targets that a linear net could give.
  private func deep(
    _ activation: ActivationFunction, depth: Int, width: Int = 8, seed: UInt64,
    range: Double? = nil, steps: Int = 6
  ) -> Situation {
    var situation = Situation(
      [ActivationFunction](repeating: activation, count: depth) + [.identity],
      widths: [Int](repeating: width, count: depth) + [1], examples: 20,
      initialization: activation == .relu ? .he : .glorot, seed: seed)
    if let range {
      for layer in situation.network.layers {
        layer.weights.fill(numbers(layer.weights.count, seed: seed, -range...range))
      }
    }
    let targets = situation.inputs.rowArrays.map { $0[0] - 0.5 * $0[1] }
    situation.targets.fill(targets)
    let mean = targets.reduce(0, +) / 20
    situation.constantLoss = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20
    situation.rate = 0.02
    situation.steps = steps
    return situation
  }

  /// Eight sigmoid layers: every layer lets at most a quarter through, and nothing is saturated.
  @Test(arguments: 1...5)
  func vanishing(seed: Int) throws {
    let record = deep(.sigmoid, depth: 8, seed: UInt64(seed), steps: 200).record()
    #expect(try names(record) == [.vanishing])
    let ledger = try #require(Ledger(record, row: 0))
    #expect(ledger.vanishesAt == nil)
    #expect(ledger.entries.dropFirst().allSatisfy { ($0.activationGain ?? 1) <= 0.25 })
    #expect(record.value(.quantity(1, .errorSignal, .nonFinite), row: 0) == 0)
  }

  /// Linear layers with weights far above 1/√n enlarge what they pass back.
  @Test(arguments: [ActivationFunction.identity, .leakyReLU], 1...5)
  func exploding(activation: ActivationFunction, seed: Int) throws {
    let record = deep(activation, depth: 8, seed: UInt64(seed), range: 3, steps: 50).record()
    #expect(try names(record) == [.exploding])
    #expect(try #require(Ledger(record, row: 0)).vanishesAt == nil)
  }

  @Test(arguments: 1...5)
  func dead(seed: Int) throws {
    let situation = deep(.relu, depth: 4, seed: UInt64(seed), steps: 200)
    situation.network.layers[1].biases.fill([Double](repeating: -1e3, count: 8))
    let record = situation.record()
    #expect(try names(record) == [.dead])
    #expect(record.series(.layer(2, .deadUnits)) == [Double](repeating: 8, count: 200))
    let ledger = try #require(Ledger(record, row: 0))
    #expect(ledger.attenuation == 0)
    // Units behind the dead layer only see their biases, here 0: as dead.
    #expect((ledger.vanishesAt ?? 0) >= 2)
    #expect(record.series(.layer(1, .weightGradientNorm)) == [Double](repeating: 0, count: 200))
  }

  /// One tanh layer far out: saturated, which is not dead, and not yet vanished.
  @Test(arguments: 1...5)
  func saturated(seed: Int) throws {
    let situation = deep(.tanh, depth: 1, width: 16, seed: UInt64(seed))
    situation.network.layers[0].biases.fill([Double](repeating: 3, count: 16))
    #expect(try names(situation.record()) == [.saturated])
  }

  @Test(arguments: [ActivationFunction.tanh, .relu], 1...5)
  func healthy(activation: ActivationFunction, seed: Int) throws {
    let record = deep(activation, depth: 3, width: 16, seed: UInt64(seed), steps: 600).record()
    #expect(try names(record) == [.learned])
    let ledger = try #require(Ledger(record, row: 0))
    #expect(ledger.attenuation > 0.05 && ledger.attenuation < 20)
    #expect(ledger.vanishesAt == nil)
    #expect(record.ending == .completed)
  }

  /// A net that has learned its examples sends back almost nothing, yet its layers lose nothing.
  @Test func converged() throws {
    var situation = Situation([.identity, .identity], widths: [3, 1], seed: 5)
    // Targets that a linear net can give.
    situation.targets.fill(situation.inputs.rowArrays.map { $0[0] - 2 * $0[1] })
    situation.rate = 0.1
    situation.steps = 600
    let record = situation.record()
    let last = record.steps.count - 1
    #expect((record.value(.run(.loss), row: last) ?? 1) < 1e-12)
    #expect((record.value(.quantity(2, .errorSignal, .rms), row: last) ?? 1) < 1e-6)
    let ledger = try #require(Ledger(record, row: last))
    #expect(ledger.attenuation > 0.1)
  }
}
