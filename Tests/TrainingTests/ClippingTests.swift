import Kernels
import Testing
import Training

/// Clipping and weight decay: what happens to a gradient before and beside the rule.
@Suite struct ClippingTests {
  static let rate = 0.05

  /// A net of one layer with normalisation, so that there are four arrays of parameters.
  private func network() -> Network<Double> {
    let network = Network<Double>(
      inputs: 2, shapes: [LayerShape(units: 3, activation: .identity, normalization: .batch)],
      initialization: .glorot, seed: 1)
    for (index, parameter) in network.layers[0].parameters.enumerated() {
      parameter.fill(numbers(parameter.count, seed: UInt64(index) + 40))
    }
    return network
  }

  /// One update from given gradients.
  private func update(
    _ settings: OptimizerSettings, _ network: Network<Double>
  ) -> (size: GradientSize, states: [ParameterActivity<Double>], gradients: [[Double]]) {
    let activity = Activity(
      network: network, examples: 1, purpose: .training(clips: settings.clipping != nil))
    let states = activity.layers[0].parameters
    for (index, state) in states.enumerated() {
      state.gradient.fill(numbers(state.gradient.count, seed: UInt64(index) + 60))
    }
    let gradients = states.map(\.gradient.doubles)
    var optimizer = Optimizer(settings, network: network)
    let size = optimizer.computeUpdates(activity)
    #expect(states.map(\.gradient.doubles) == gradients)
    return (size, states, gradients)
  }

  private func norm(_ values: [[Double]]) -> Double {
    values.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// All gradients together are scaled to the limit where they exceed it, else left as they are.
  @Test(arguments: [0.5, 1, 1000])
  func byNorm(limit: Double) {
    let (size, states, gradients) = update(
      OptimizerSettings(.sgd, rate: Self.rate, clipping: Clipping(.norm, limit: limit)), network())
    let before = norm(gradients)
    #expect(abs(size.norm - before) < 1e-14 * before)
    #expect(abs(size.clippedNorm - min(before, limit)) < 1e-14 * before)
    let factor = limit < before ? limit / before : 1
    for (state, gradient) in zip(states, gradients) {
      for (place, entry) in gradient.enumerated() {
        let clipped = state.clippedGradient.doubles[place]
        #expect(abs(clipped - factor * entry) < 1e-15)
        #expect(state.update.doubles[place] == -Self.rate * clipped)
      }
    }
  }

  @Test(arguments: [0.25, 1000])
  func byValue(limit: Double) {
    let (size, states, gradients) = update(
      OptimizerSettings(.sgd, rate: Self.rate, clipping: Clipping(.value, limit: limit)),
      network())
    let clipped = gradients.map { $0.map { min(max($0, -limit), limit) } }
    #expect(states.map(\.clippedGradient.doubles) == clipped)
    #expect(states.map(\.update.doubles) == clipped.map { $0.map { -Self.rate * $0 } })
    #expect(abs(size.norm - norm(gradients)) < 1e-14)
    #expect(abs(size.clippedNorm - norm(clipped)) < 1e-14)
  }

  /// A gradient of exactly 0 has no direction to be scaled along.
  @Test func nothingIsClippedToNothing() {
    let network = network()
    let activity = Activity(network: network, examples: 1, purpose: .training(clips: true))
    var optimizer = Optimizer(
      OptimizerSettings(.sgd, rate: 1, clipping: Clipping(.norm, limit: 1)), network: network)
    #expect(optimizer.computeUpdates(activity).clippedNorm == 0)
    #expect(activity.layers[0].weightUpdate.doubles.allSatisfy { $0 == 0 })
  }

  @Test func withoutClippingThereIsOneGradient() {
    let (size, states, gradients) = update(OptimizerSettings(.sgd, rate: Self.rate), network())
    #expect(size.norm.isNaN && size.clippedNorm.isNaN)
    #expect(states.map(\.clippedGradient.doubles) == gradients)
  }

  /// λ W is part of the gradient (after clipping), except with AdamW, which takes η λ W from the weights
  /// beside the update. Biases, γ and β never decay.
  @Test(arguments: OptimizerKind.allCases, [false, true])
  func weightDecay(kind: OptimizerKind, isClipped: Bool) {
    let decay = 0.3
    let network = network()
    let plain = OptimizerSettings(
      kind, rate: Self.rate, clipping: isClipped ? Clipping(.norm, limit: 0.5) : nil)
    var decaying = plain
    decaying.weightDecay = decay
    let (without, with) = (update(plain, network), update(decaying, network))
    let weights = network.layers[0].weights.doubles
    for index in 1..<4 {
      #expect(with.states[index].update.doubles == without.states[index].update.doubles)
    }
    for (place, weight) in weights.enumerated() {
      let gradient = with.states[0].clippedGradient.doubles[place]
      let decayed = gradient + decay * weight
      // The first update of every rule, by hand.
      let expected: Double
      switch kind {
      case .sgd, .momentum: expected = -Self.rate * decayed
      case .nesterov: expected = -Self.rate * 1.9 * decayed
      case .rmsprop: expected = -Self.rate * decayed / (0.1 * abs(decayed) + 1e-8)
      case .adam: expected = -Self.rate * decayed / (abs(decayed) + 1e-8)
      case .adamw:
        expected = -Self.rate * (gradient / (abs(gradient) + 1e-8) + decay * weight)
      }
      #expect(abs(with.states[0].update.doubles[place] - expected) < 1e-13)
    }
    // What is recorded as the gradient is without the decay.
    #expect(with.gradients == without.gradients)
  }
}
