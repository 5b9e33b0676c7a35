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
    network.forward(activity)
    _ = network.loss(.squaredError, activity)
    network.backward(.squaredError, activity)
    return activity
  }

  private func network(_ activation: ActivationFunction, seed: UInt64) -> Network<Double> {
    Network(
      inputs: 3,
      shapes: [
        LayerShape(units: 5, activation: activation), LayerShape(units: 4, activation: activation),
        LayerShape(units: 2, activation: .identity),
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

  /// Hidden units can be renamed: the answers stay, and gradients move along.
  @Test(arguments: ActivationFunction.allCases)
  func permutedUnits(activation: ActivationFunction) {
    for seed: UInt64 in 1...3 {
      let original = network(activation, seed: seed)
      let renamed = network(activation, seed: seed)
      var generator = RandomGenerator(seed: seed, stream: .probe)
      let order = generator.permutation(5)
      for (place, unit) in order.enumerated() {
        for row in 0..<3 {
          renamed.layers[0].weights[row, place] = original.layers[0].weights[row, unit]
        }
        for column in 0..<4 {
          renamed.layers[1].weights[place, column] = original.layers[1].weights[unit, column]
        }
      }
      let (inputs, targets) = (numbers(12, seed: seed + 60), numbers(8, seed: seed + 70))
      let (a, b) = (run(original, inputs, targets: targets), run(renamed, inputs, targets: targets))
      for (x, y) in zip(a.outputs.doubles, b.outputs.doubles) { #expect(abs(x - y) < 1e-13) }
      for (place, unit) in order.enumerated() {
        for row in 0..<3 {
          let found = b.layers[0].weightGradient[row, place]
          #expect(abs(found - a.layers[0].weightGradient[row, unit]) < 1e-13)
        }
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
