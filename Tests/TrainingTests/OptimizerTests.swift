import KernelCode
import Kernels
import Testing
import Training

/// Three steps of every rule, followed by hand for each parameter.
@Suite struct OptimizerTests {
  static let rate = 0.05

  /// The updates that the papers prescribe for one parameter with these gradients.
  private static func updates(_ kind: OptimizerKind, _ gradients: [Double]) -> [Double] {
    switch kind {
    case .sgd: return gradients.map { -rate * $0 }
    case .momentum:
      // v₁ = g₁, v₂ = 0.9 g₁ + g₂, v₃ = 0.81 g₁ + 0.9 g₂ + g₃.
      let g = gradients
      return [g[0], 0.9 * g[0] + g[1], 0.81 * g[0] + 0.9 * g[1] + g[2]].map { -rate * $0 }
    case .nesterov:
      // g + 0.9 v with the same v.
      let g = gradients
      return [
        1.9 * g[0], 0.81 * g[0] + 1.9 * g[1], 0.729 * g[0] + 0.81 * g[1] + 1.9 * g[2],
      ].map { -rate * $0 }
    case .rmsprop:
      let (a, b, c) = (
        gradients[0] * gradients[0], gradients[1] * gradients[1], gradients[2] * gradients[2]
      )
      let squares = [
        0.01 * a, 0.99 * 0.01 * a + 0.01 * b, 0.9801 * 0.01 * a + 0.99 * 0.01 * b + 0.01 * c,
      ]
      return zip(gradients, squares).map { -rate * $0 / ($1.squareRoot() + 1e-8) }
    // Without weight decay AdamW is Adam.
    case .adam, .adamw:
      var (m, v, first, second) = (0.0, 0.0, 1.0, 1.0)
      return gradients.map { g in
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        first *= 0.9
        second *= 0.999
        return -rate * (m / (1 - first)) / ((v / (1 - second)).squareRoot() + 1e-8)
      }
    }
  }

  @Test(arguments: OptimizerKind.allCases)
  func threeSteps(kind: OptimizerKind) { threeSteps(kind, Double.self, within: 2e-15) }

  /// 1 − β in 32 bits would move the first update of Adam and RMSProp by 6e-6 and 5e-7 of it, and the next
  /// ones as well.
  @Test(arguments: OptimizerKind.allCases)
  func threeStepsIn32Bits(kind: OptimizerKind) { threeSteps(kind, Float.self, within: 4e-7) }

  /// - Parameter tolerance: of the largest update.
  private func threeSteps<S: Scalar>(_ kind: OptimizerKind, _: S.Type, within tolerance: Double) {
    let network = Network<S>(
      inputs: 2, shapes: [LayerShape(units: 3, activation: .identity)], initialization: .glorot,
      seed: 1)
    var optimizer = Optimizer(OptimizerSettings(kind, rate: Self.rate), network: network)
    let activity = Activity(network: network, examples: 1, purpose: .training(clips: false))
    let state = activity.layers[0]
    let steps = (0..<3).map { numbers(6, seed: UInt64($0) + 1) }
    let biasSteps = (0..<3).map { numbers(3, seed: UInt64($0) + 11) }
    var found: [[Double]] = []
    var foundBiases: [[Double]] = []
    for step in 0..<3 {
      state.weightGradient.fill(steps[step])
      state.biasGradient.fill(biasSteps[step])
      _ = optimizer.computeUpdates(activity)
      found.append(state.weightUpdate.doubles)
      foundBiases.append(state.biasUpdate.doubles)
    }
    for (gradients, updates) in [(steps, found), (biasSteps, foundBiases)] {
      for parameter in gradients[0].indices {
        let expected = Self.updates(kind, gradients.map { $0[parameter] })
        for step in 0..<3 {
          let size = expected.reduce(0) { max($0, abs($1)) }
          #expect(
            abs(updates[step][parameter] - expected[step]) <= tolerance * size, "step \(step + 1)")
        }
      }
    }
  }

  /// Adam's first update has the size of the rate, whatever the size of the gradient.
  @Test(arguments: [1e-6, 1, 1e6])
  func firstUpdateOfAdam(size: Double) {
    let network = Network<Double>(
      inputs: 1, shapes: [LayerShape(units: 1, activation: .identity)], initialization: .zero,
      seed: 1)
    var optimizer = Optimizer(OptimizerSettings(.adam, rate: Self.rate), network: network)
    let activity = Activity(network: network, examples: 1, purpose: .training(clips: false))
    activity.layers[0].weightGradient[0, 0] = -size
    _ = optimizer.computeUpdates(activity)
    #expect(abs(activity.layers[0].weightUpdate[0, 0] / Self.rate - 1) < 0.011)
    #expect(activity.layers[0].biasUpdate[0, 0] == 0)
  }
}
