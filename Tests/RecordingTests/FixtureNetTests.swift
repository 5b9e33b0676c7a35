import Recording
import Testing
import Training

/// Nets that are known to vanish, to explode, to be dead and to be healthy: each must look like what it
/// is, and like nothing else.
@Suite struct FixtureNetTests {
  private func deep(
    _ activation: ActivationFunction, depth: Int, width: Int = 8, seed: UInt64,
    scale: Double? = nil
  ) -> Situation {
    let situation = Situation(
      [ActivationFunction](repeating: activation, count: depth) + [.identity],
      widths: [Int](repeating: width, count: depth) + [1], examples: 20,
      initialization: activation == .relu ? .he : .glorot, seed: seed)
    if let scale {
      for layer in situation.network.layers {
        layer.weights.fill(numbers(layer.weights.count, seed: seed, -scale...scale))
      }
    }
    return situation
  }

  /// Eight sigmoid layers: every layer lets at most a quarter through, and nothing is saturated.
  @Test(arguments: 1...5)
  func vanishing(seed: Int) throws {
    let record = deep(.sigmoid, depth: 8, seed: UInt64(seed)).record()
    let ledger = try #require(Ledger(record, row: 0))
    #expect(ledger.attenuation > 0 && ledger.attenuation < 1e-4)
    #expect(ledger.vanishesBelow == nil)
    #expect(record.value(.layer(1, .saturatedShare), row: 0) == 0)
    #expect(record.value(.quantity(1, .errorSignal, .nonFinite), row: 0) == 0)
  }

  /// Linear layers with weights far above 1/√n enlarge what they pass back.
  @Test(arguments: [ActivationFunction.identity, .leakyReLU])
  func exploding(activation: ActivationFunction) throws {
    for seed: UInt64 in 1...5 {
      let record = deep(activation, depth: 8, seed: seed, scale: 3).record()
      let ledger = try #require(Ledger(record, row: 0))
      #expect(ledger.attenuation > 1e3)
      #expect(ledger.vanishesBelow == nil)
    }
  }

  @Test(arguments: 1...5)
  func dead(seed: Int) throws {
    let situation = deep(.relu, depth: 4, seed: UInt64(seed))
    situation.network.layers[1].biases.fill([Double](repeating: -1e3, count: 8))
    let record = situation.record()
    #expect(record.series(.layer(2, .deadUnits)) == [Double](repeating: 8, count: 6))
    let ledger = try #require(Ledger(record, row: 0))
    #expect(ledger.attenuation == 0)
    // Units behind the dead layer only see their biases, here 0: as dead.
    #expect((ledger.vanishesBelow ?? 0) >= 2)
    #expect(record.series(.layer(1, .weightGradientNorm)) == [Double](repeating: 0, count: 6))
  }

  @Test(arguments: [ActivationFunction.tanh, .relu])
  func healthy(activation: ActivationFunction) throws {
    for seed: UInt64 in 1...5 {
      var situation = deep(activation, depth: 3, width: 16, seed: seed)
      situation.targets.fill(situation.inputs.rowArrays.map { $0[0] - 0.5 * $0[1] })
      situation.rate = 0.02
      situation.steps = 200
      let record = situation.record()
      let ledger = try #require(Ledger(record, row: 0))
      #expect(ledger.attenuation > 0.05 && ledger.attenuation < 20)
      #expect(ledger.vanishesBelow == nil)
      #expect(record.ending == .completed)
      let losses = try #require(record.series(.run(.loss)))
      #expect((losses.last ?? .nan) < losses[0] / 2)
    }
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
