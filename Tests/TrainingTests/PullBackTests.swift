import Kernels
import Testing
import Training

/// δ = J_φᵀ g of every activation function, alone.
@Suite struct PullBackTests {
  @Test(arguments: ActivationFunction.allCases, [2, 3, 5, 9])
  func passesTheGradientCheck(activation: ActivationFunction, units: Int) {
    for seed: UInt64 in 1...6 {
      let z = numbers(units, seed: seed, -4...4)
      let result = GradientCheck.pullBack(activation, at: z)
      #expect(result.passed, "\(result) at \(z)")
      #expect(result.compared + result.crossedKinks == units * units)
    }
  }

  /// The same without the project's own check: a net whose only layer has the identity as weights and
  /// whose squared error hands 2 (a − y) to the pull-back.
  @Test(arguments: ActivationFunction.allCases)
  func agreesWithADifferenceQuotient(activation: ActivationFunction) {
    for seed: UInt64 in 1...6 {
      let n = 4
      let network = Network<Double>(
        inputs: n, shapes: [LayerShape(units: n, activation: activation)], initialization: .zero,
        seed: 1)
      for unit in 0..<n { network.layers[0].weights[unit, unit] = 1 }
      let z = numbers(n, seed: seed, -3...3)
      let targets = Matrix<Double>(rows: 1, columns: n, values: numbers(n, seed: seed + 50))
      func loss(_ z: [Double]) -> (Double, Activity<Double>) {
        let activity = Activity(network, Matrix(rows: 1, columns: n, values: z), targets)
        network.forward(activity, .training)
        return (network.loss(.squaredError, activity), activity)
      }
      let activity = loss(z).1
      network.backward(.squaredError, activity)
      for unit in 0..<n {
        let h = 1e-5
        var (above, below) = (z, z)
        above[unit] += h
        below[unit] -= h
        let quotient = (loss(above).0 - loss(below).0) / (2 * h)
        let found = activity.layers[0].errorSignal[0, unit]
        #expect(abs(found - quotient) <= 1e-8 * max(1, abs(quotient)))
      }
    }
  }

  /// Nothing compared is nothing shown.
  @Test func aCheckWithoutComparisonsHasNotPassed() {
    let result = GradientCheck.pullBack(.relu, at: [0])
    #expect(result.compared == 0)
    #expect(result.crossedKinks == 1)
    #expect(!result.passed)
  }

  /// Functions with a parameter, at others than the usual one.
  @Test(arguments: [
    (ActivationFunction.leakyReLU, 0.0), (.leakyReLU, 0.3), (.leakyReLU, 1.5), (.elu, 0.2),
    (.elu, 1), (.elu, 3), (.softmax, 0.2), (.softmax, 0.7), (.softmax, 5),
  ])
  func passesWithAParameter(activation: ActivationFunction, parameter: Double) {
    for units in [1, 2, 5, 9] {
      for seed: UInt64 in 1...6 {
        let z = numbers(units, seed: seed, -4...4)
        let result = GradientCheck.pullBack(activation, parameter: parameter, at: z)
        // A single softmax unit is the constant 1: 0 is compared with 0.
        #expect(result.passed, "\(result) at \(z)")
        #expect(result.compared + result.crossedKinks == units * units)
      }
    }
  }

  /// A pull-back that is wrong in the seventh digit is seen, and so is one that forgets the other units
  /// or divides by the temperature twice.
  @Test(arguments: ActivationFunction.allCases)
  func plantedMistakesFail(activation: ActivationFunction) {
    let right = Double.kernels
    let wrong = right.with(pullBack: { buffers in
      right.pullBack(buffers)
      right.scale(buffers.result, 1 + 3e-7, buffers.columns)
    })
    let z = numbers(4, seed: 2, 0.2...2.5)
    #expect(GradientCheck.pullBack(activation, at: z).passed)
    #expect(!GradientCheck.pullBack(activation, at: z, kernels: wrong).passed)
    guard activation.isJoint else { return }
    let diagonal = right.with(pullBack: { buffers in
      right.multiplyElements(buffers.upstream, buffers.slopes, buffers.result, buffers.columns)
    })
    #expect(!GradientCheck.pullBack(activation, at: z, kernels: diagonal).passed)
    let colder = right.with(pullBack: { buffers in
      right.pullBack(buffers)
      right.scale(buffers.result, 1 / buffers.parameter, buffers.columns)
    })
    if activation == .softmax {
      #expect(GradientCheck.pullBack(activation, parameter: 2, at: z).passed)
      #expect(!GradientCheck.pullBack(activation, parameter: 2, at: z, kernels: colder).passed)
    }
  }
}
