import Recording
import Testing
import Training

/// Where the gradient went: A and B per layer, from the norms that the step showed.
@Suite struct LedgerTests {
  private func norm(_ matrix: Matrix<Double>) -> Double {
    matrix.doubles.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  @Test(arguments: ActivationFunction.allCases)
  func telescopes(activation: ActivationFunction) throws {
    let situation = Situation(
      [activation, activation, activation, .identity], widths: [5, 4, 3, 1], seed: 4)
    var shown: [(g: Double, delta: Double)] = []
    let record = situation.record { observation, _ in
      if observation.step == 2 {
        shown = observation.activity.layers.map {
          (norm($0.upstreamGradient), norm($0.errorSignal))
        }
      }
    }
    let ledger = try #require(Ledger(record, row: 2))
    #expect(ledger.entries.map(\.layer) == [4, 3, 2, 1])
    #expect(ledger.vanishesAt == nil)
    var product = 1.0
    for entry in ledger.entries {
      let (g, delta) = shown[entry.layer - 1]
      #expect(isClose(entry.errorSignalNorm, delta))
      let gain = try #require(entry.activationGain)
      #expect(isClose(gain, delta / g))
      #expect(gain <= entry.ceiling * (1 + 1e-12))
      if entry.layer == 4 {
        #expect(entry.weightGain == nil)
      } else {
        let back = try #require(entry.weightGain)
        #expect(isClose(back, g / shown[entry.layer].delta))
        product *= gain * back
        #expect(entry.ceiling == activation.largestSlope)
      }
    }
    #expect(isClose(product, ledger.attenuation))
    #expect(isClose(ledger.attenuation, shown[0].delta / shown[3].delta))
  }

  /// A loss computed from the logits names the pairing: there is no A of the output.
  @Test func pairedOutputHasNoGain() throws {
    var situation = Situation([.tanh, .sigmoid], widths: [4, 1])
    situation.loss = .binaryCrossEntropy
    situation.targets.fill([0, 1, 0, 1, 1, 0, 1])
    let ledger = try #require(Ledger(situation.record(), row: 0))
    #expect(ledger.entries[0].activationGain == nil)
    #expect(ledger.entries[1].activationGain != nil)
  }

  /// A layer that is dead on every example lets exactly nothing through.
  @Test func endsWhereNothingArrives() throws {
    let situation = Situation([.tanh, .tanh, .relu, .identity], widths: [4, 3, 3, 1])
    situation.network.layers[2].biases.fill([-100, -100, -100])
    let ledger = try #require(Ledger(situation.record(), row: 0))
    #expect(ledger.vanishesAt == 3)
    #expect(ledger.entries.map(\.layer) == [4, 3])
    #expect(ledger.entries.last?.activationGain == 0)
    #expect(ledger.attenuation == 0)
  }

  /// A tiny error signal is not nothing, and the ledger goes on.
  @Test func tinyIsNotNothing() throws {
    let widths = [Int](repeating: 2, count: 10) + [1]
    let situation = Situation(
      [ActivationFunction](repeating: .sigmoid, count: 10) + [.identity], widths: widths)
    for layer in situation.network.layers.dropLast() {
      layer.biases.fill([-40, -40])
    }
    let ledger = try #require(Ledger(situation.record(), row: 0))
    #expect(ledger.vanishesAt == nil)
    #expect(ledger.entries.count == 11)
    #expect(ledger.attenuation > 0 && ledger.attenuation < 1e-150)
  }

  /// Where the output has no error at all, no layer has lost anything.
  @Test func convergedIsNotVanished() throws {
    let situation = Situation([.identity, .identity], widths: [2, 1])
    situation.targets.fill([Double](repeating: 0, count: 7))
    for layer in situation.network.layers {
      layer.weights.fill([Double](repeating: 0, count: layer.weights.count))
    }
    let record = situation.record()
    #expect(record.value(.run(.loss), row: 0) == 0)
    let ledger = try #require(Ledger(record, row: 0))
    #expect(ledger.attenuation.isNaN)
    #expect(ledger.entries.map(\.layer) == [2])
    #expect(ledger.entries[0].activationGain == nil)
  }

  /// Weights of exactly 0 pass nothing back, and of nothing no activation lets a share through.
  @Test func weightsOfZero() throws {
    let situation = Situation([.tanh, .identity], widths: [2, 1], initialization: .zero)
    let ledger = try #require(Ledger(situation.record(), row: 0))
    #expect(ledger.attenuation == 0)
    #expect(ledger.vanishesAt == 1)
    #expect(ledger.entries.last?.weightGain == 0)
    #expect(ledger.entries.last?.activationGain == nil)
  }

  @Test func needsItsColumns() {
    let situation = Situation([.identity], widths: [1])
    let record = RunRecord(manifest: situation.manifest, columns: [.run(.loss)])
    #expect(Ledger(record, row: 0) == nil)
    #expect(Ledger(situation.record(), row: 99) == nil)
  }
}
