import Testing
import Training

@Suite struct DropoutTests {
  static let examples = 6

  private func trainer(
    dropout: Double, batchSize: Int = .max, seed: UInt64 = 1
  ) -> Trainer<Double> {
    let network = Network<Double>(
      inputs: 2,
      shapes: [
        LayerShape(units: 8, activation: .sigmoid, dropout: dropout),
        LayerShape(units: 1, activation: .identity),
      ], initialization: .glorot, seed: 3)
    return Trainer(
      network: network,
      inputs: Matrix(rows: Self.examples, columns: 2, values: numbers(12, seed: 4)),
      targets: Matrix(rows: Self.examples, columns: 1, values: numbers(6, seed: 5)),
      loss: .squaredError, optimizer: OptimizerSettings(.sgd, rate: 0), batchSize: batchSize,
      seed: seed)
  }

  /// The mean over many steps of what the next layer sees is a: nothing is learned at a rate of 0. Each
  /// mean is within five of its own deviations, and the share that is dropped as well.
  @Test(arguments: [0.1, 0.5, 0.9])
  func keepsTheExpectedActivation(dropout: Double) {
    let steps = 4_000
    var trainer = trainer(dropout: dropout)
    var sums = [Double](repeating: 0, count: 48)
    var activation: [Double] = []
    var dropped = 0
    for _ in 0..<steps {
      _ = trainer.advance { observation in
        let state = observation.activity.layers[0]
        activation = state.activation.doubles
        let output = state.output.doubles
        for (place, value) in output.enumerated() { sums[place] += value }
        dropped += output.count { $0 == 0 }
        for (value, a) in zip(output, activation) where value != 0 {
          #expect(abs(value - a / (1 - dropout)) < 1e-14)
        }
      }
    }
    // Of a mask of 0 and 1/(1 − p) the variance is p / (1 − p).
    let deviation = (dropout / (1 - dropout) / Double(steps)).squareRoot()
    for (sum, a) in zip(sums, activation) {
      #expect(abs(sum / Double(steps) / a - 1) < 5 * deviation)
    }
    let count = Double(48 * steps)
    let share = Double(dropped) / count
    #expect(abs(share - dropout) < 5 * (dropout * (1 - dropout) / count).squareRoot())
  }

  /// A net that is asked drops nothing, whatever was dropped before.
  @Test func askingDropsNothing() {
    var trainer = trainer(dropout: 0.5)
    _ = trainer.advance { observation in
      let activity = observation.activity
      #expect(activity.layers[0].output.doubles.contains(0))
      let learned = activity.outputs.doubles
      observation.network.forward(activity, .inference)
      #expect(activity.layers[0].output.doubles == activity.layers[0].activation.doubles)
      #expect(activity.outputs.doubles != learned)
    }
  }

  /// The same activations are dropped on the way back, with the same factor.
  @Test func theWayBack() {
    var trainer = trainer(dropout: 0.5)
    _ = trainer.advance { observation in
      let (state, above) = (observation.activity.layers[0], observation.activity.layers[1])
      let weights = observation.network.layers[1].weights.doubles
      for row in 0..<Self.examples {
        let delta = above.errorSignal[row, 0]
        for unit in 0..<8 {
          #expect(
            state.upstreamGradient[row, unit] == delta * weights[unit] * state.mask[row, unit])
        }
      }
      #expect(Set(state.mask.doubles) == [0, 2])
    }
  }

  /// Masks come from the seed, are drawn anew at every step, and do not disturb the order of examples.
  @Test func masksFollowTheSeed() {
    func masks(_ dropout: Double, seed: UInt64) -> (masks: [[Double]], batches: [[Int]]) {
      var trainer = trainer(dropout: dropout, batchSize: 2, seed: seed)
      var found: ([[Double]], [[Int]]) = ([], [])
      for _ in 0..<6 {
        _ = trainer.advance {
          found.0.append($0.activity.layers[0].mask.doubles)
          found.1.append($0.batch)
        }
      }
      return found
    }
    let first = masks(0.5, seed: 7)
    #expect(first.masks == masks(0.5, seed: 7).masks)
    #expect(first.masks != masks(0.5, seed: 8).masks)
    #expect(Set(first.masks).count == 6)
    #expect(first.batches == masks(0, seed: 7).batches)
    #expect(masks(0, seed: 7).masks.allSatisfy { $0.isEmpty })
  }
}
