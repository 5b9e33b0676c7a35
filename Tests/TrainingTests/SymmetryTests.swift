import Testing
import Training

/// Laws that hold for every net, whatever its weights.
@Suite struct SymmetryTests {
  private func run(
    _ network: Network<Double>, _ inputs: [Double], targets: [Double]
  ) -> Activity<Double> {
    let activity = Activity(
      network, Matrix(rows: 4, columns: network.inputs, values: inputs),
      Matrix(rows: 4, columns: network.outputs, values: targets))
    network.forward(activity, .training)
    _ = network.loss(.squaredError, activity)
    network.backward(.squaredError, activity)
    return activity
  }

  private func network(
    _ activation: ActivationFunction, seed: UInt64, normalization: Normalization = .none
  ) -> Network<Double> {
    Network(
      inputs: 3,
      shapes: [
        LayerShape(units: 5, activation: activation, normalization: normalization),
        LayerShape(units: 4, activation: activation), LayerShape(units: 2, activation: .identity),
      ], initialization: .he, seed: seed)
  }

  @Test(arguments: 1...5)
  func identityNetsAreLinear(seed: Int) {
    let network = network(.identity, seed: UInt64(seed))
    let inputs = numbers(12, seed: UInt64(seed) + 30)
    let targets = [Double](repeating: 0, count: 8)
    let once = run(network, inputs, targets: targets)
    let thrice = run(network, inputs.map { 3 * $0 }, targets: targets)
    for (a, b) in zip(once.outputs.doubles, thrice.outputs.doubles) {
      #expect(abs(3 * a - b) < 1e-13)
    }
    // Squared error with targets 0: δ scales like a, ∂L/∂W₁ with its square.
    let gradients = zip(
      once.layers[0].weightGradient.doubles, thrice.layers[0].weightGradient.doubles)
    for (a, b) in gradients { #expect(abs(9 * a - b) < 1e-11) }
  }

  /// ReLU and leaky ReLU nets without biases keep positive factors.
  @Test(arguments: [ActivationFunction.relu, .leakyReLU])
  func rectifiersKeepPositiveFactors(activation: ActivationFunction) {
    let network = network(activation, seed: 3)
    let inputs = numbers(12, seed: 33)
    let targets = [Double](repeating: 0, count: 8)
    let once = run(network, inputs, targets: targets)
    let twice = run(network, inputs.map { 2 * $0 }, targets: targets)
    #expect(once.outputs.doubles.map { 2 * $0 } == twice.outputs.doubles)
  }

  /// Hidden units can be renamed: the answers stay, and everything about a unit moves along.
  @Test(arguments: ActivationFunction.allCases, Normalization.allCases)
  func permutedUnits(activation: ActivationFunction, normalization: Normalization) {
    for seed: UInt64 in 1...3 {
      let original = network(activation, seed: seed, normalization: normalization)
      let renamed = network(activation, seed: seed, normalization: normalization)
      var generator = RandomGenerator(seed: seed, stream: .probe)
      let order = generator.permutation(5)
      for (place, array) in original.layers[0].parameters.enumerated() where place > 0 {
        array.fill(numbers(5, seed: seed + UInt64(place)))
      }
      for (place, array) in renamed.layers[0].parameters.enumerated() {
        array.fill(columns(order, of: original.layers[0].parameters[place]))
      }
      for (place, unit) in order.enumerated() {
        for column in 0..<4 {
          renamed.layers[1].weights[place, column] = original.layers[1].weights[unit, column]
        }
      }
      let (inputs, targets) = (numbers(12, seed: seed + 60), numbers(8, seed: seed + 70))
      let (a, b) = (run(original, inputs, targets: targets), run(renamed, inputs, targets: targets))
      func compare(_ old: [Double], _ new: [Double]) {
        let scale = old.map { abs($0) }.max() ?? 0
        for (x, y) in zip(old, new) { #expect(abs(x - y) <= 1e-12 * max(scale, 1)) }
      }
      compare(a.outputs.doubles, b.outputs.doubles)
      let (old, new) = (a.layers[0], b.layers[0])
      for quantity in [
        \LayerActivity<Double>.preActivation, \.activation, \.localDerivative, \.upstreamGradient,
        \.errorSignal, \.linearSignal,
      ] {
        compare(columns(order, of: old[keyPath: quantity]), new[keyPath: quantity].doubles)
      }
      for (before, after) in zip(old.parameters, new.parameters) {
        compare(columns(order, of: before.gradient), after.gradient.doubles)
      }
      for (x, y) in zip(a.layers[1...], b.layers[1...]) {
        compare(x.errorSignal.doubles, y.errorSignal.doubles)
      }
    }
  }

  /// The columns of a matrix in another order, one row after the other.
  private func columns(_ order: [Int], of matrix: Matrix<Double>) -> [Double] {
    matrix.rowArrays.flatMap { row in order.map { row[$0] } }
  }

  /// Examples can be renamed, too: ∂L/∂W stays, also where batch normalisation mixes them.
  @Test(arguments: Normalization.allCases)
  func permutedExamples(normalization: Normalization) {
    let network = network(.tanh, seed: 4, normalization: normalization)
    let (inputs, targets) = (numbers(12, seed: 1), numbers(8, seed: 2))
    let order = [2, 0, 3, 1]
    let a = run(network, inputs, targets: targets)
    let b = run(
      network, order.flatMap { inputs[(3 * $0)..<(3 * $0 + 3)] },
      targets: order.flatMap { targets[(2 * $0)..<(2 * $0 + 2)] })
    for (x, y) in zip(a.layers, b.layers) {
      for (place, row) in order.enumerated() {
        for (old, new) in zip(x.errorSignal.rowArrays[row], y.errorSignal.rowArrays[place]) {
          #expect(abs(old - new) < 1e-13)
        }
      }
      for (before, after) in zip(x.weightGradient.doubles, y.weightGradient.doubles) {
        #expect(abs(before - after) < 1e-13)
      }
    }
  }

  /// A common shift of all logits changes no share of a softmax layer.
  @Test func softmaxIgnoresACommonShift() {
    let network = network(.softmax, seed: 2)
    let inputs = numbers(12, seed: 80)
    let targets = numbers(8, seed: 81)
    let before = run(network, inputs, targets: targets).outputs.doubles
    network.layers[0].biases.fill([Double](repeating: 7, count: 5))
    let after = run(network, inputs, targets: targets).outputs.doubles
    for (x, y) in zip(before, after) { #expect(abs(x - y) < 1e-13) }
  }
}
