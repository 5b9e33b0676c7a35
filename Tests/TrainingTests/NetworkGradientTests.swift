import Testing
import Training

/// An output activation with a loss, and targets that the loss is made for.
struct Ending: CustomTestStringConvertible, Sendable {
  var output: ActivationFunction
  var loss: LossFunction
  var testDescription: String { "\(output.rawValue), \(loss.rawValue)" }

  /// Every output with the squared error, and each cross-entropy with its own.
  static let all =
    ActivationFunction.allCases.map { Ending(output: $0, loss: .squaredError) }
    + LossFunction.allCases.compactMap { loss in
      loss.pairedActivation.map { Ending(output: $0, loss: loss) }
    }

  /// One class per row, as ones and zeros.
  static func targets(rows: Int, columns: Int) -> Matrix<Double> {
    let result = Matrix<Double>(rows: rows, columns: columns)
    for row in 0..<rows { result[row, row * row % columns] = 1 }
    return result
  }
}

/// Back-propagation through whole nets against differences of the loss.
@Suite struct NetworkGradientTests {
  static let examples = 5

  private func network(
    _ hidden: [Int], _ activation: ActivationFunction, _ output: ActivationFunction, seed: UInt64
  ) -> Network<Double> {
    let network = Network<Double>(
      inputs: 2,
      shapes: hidden.map { LayerShape(units: $0, activation: activation) }
        + [LayerShape(units: 3, activation: output)], initialization: .glorot, seed: seed, bias: 0.1
    )
    // Biases that differ, so that one that is mixed up with another is seen.
    for (index, layer) in network.layers.enumerated() {
      layer.biases.fill(numbers(layer.units, seed: UInt64(index) + 9, -0.3...0.3))
    }
    return network
  }

  private var inputs: Matrix<Double> {
    Matrix(rows: Self.examples, columns: 2, values: numbers(2 * Self.examples, seed: 31))
  }

  @Test(arguments: ActivationFunction.allCases, Ending.all)
  func passesTheGradientCheck(activation: ActivationFunction, ending: Ending) {
    for (seed, hidden) in [[], [4], [4, 3]].enumerated() {
      let network = network(hidden, activation, ending.output, seed: UInt64(seed) + 3)
      let result = GradientCheck.network(
        network, loss: ending.loss, inputs: inputs,
        targets: Ending.targets(rows: Self.examples, columns: 3))
      #expect(result.passed, "\(hidden): \(result)")
      let weights = network.layers.reduce(0) { $0 + $1.weights.count + $1.biases.count }
      #expect(result.compared + result.crossedKinks == weights)
      #expect(result.compared > weights / 2)
    }
  }

  /// The same by a quotient of this test's own: a five-point difference along random directions.
  @Test(arguments: Ending.all)
  func agreesWithDirectionalDifferences(ending: Ending) {
    let network = network([4, 3], .tanh, ending.output, seed: 8)
    let targets = Ending.targets(rows: Self.examples, columns: 3)
    let activity = Activity(network, inputs, targets)
    network.forward(activity)
    _ = network.loss(ending.loss, activity)
    network.backward(ending.loss, activity)
    for (index, layer) in network.layers.enumerated() {
      let gradient = activity.layers[index].weightGradient.doubles
      let start = layer.weights.doubles
      for seed: UInt64 in 1...3 {
        let direction = numbers(start.count, seed: seed, -1...1)
        func loss(_ t: Double) -> Double {
          layer.weights.fill(zip(start, direction).map { $0 + t * $1 })
          let trial = Activity(network, inputs, targets)
          network.forward(trial)
          return network.loss(ending.loss, trial)
        }
        let h = 1e-3
        let quotient =
          (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h)
        layer.weights.fill(start)
        let product = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
        // The output ReLU kinks may lie within the step.
        let isKinked = ending.output == .relu || ending.output == .leakyReLU
        #expect(abs(product - quotient) <= (isKinked ? 1e-2 : 1e-8), "layer \(index + 1)")
      }
    }
  }

  /// The loss functions against their definitions.
  @Test(arguments: Ending.all)
  func lossIsWhatItIsCalled(ending: Ending) {
    let network = network([4], .tanh, ending.output, seed: 2)
    let targets = Ending.targets(rows: Self.examples, columns: 3)
    let activity = Activity(network, inputs, targets)
    network.forward(activity)
    let found = network.loss(ending.loss, activity)
    var total = 0.0
    for (a, y) in zip(activity.outputs.doubles, targets.doubles) {
      switch ending.loss {
      case .squaredError: total += (a - y) * (a - y)
      case .binaryCrossEntropy: total -= y * naturalLogarithm(a) + (1 - y) * naturalLogarithm(1 - a)
      case .categoricalCrossEntropy: total -= y * naturalLogarithm(a)
      }
    }
    #expect(abs(found - total / Double(Self.examples)) < 1e-12)
  }

  /// With a cross-entropy δ_L = S − y; with the squared error softmax keeps its Jacobian.
  @Test func softmaxOutputWithEachLoss() {
    let network = network([4], .tanh, .softmax, seed: 4)
    let targets = Ending.targets(rows: Self.examples, columns: 3)
    for loss in [LossFunction.categoricalCrossEntropy, .squaredError] {
      let activity = Activity(network, inputs, targets)
      network.forward(activity)
      _ = network.loss(loss, activity)
      network.backward(loss, activity)
      for row in 0..<Self.examples {
        let shares = activity.outputs.rowArrays[row]
        let wrong = zip(shares, targets.rowArrays[row]).map { $0 - $1 }
        let expected =
          loss == .squaredError
          ? jacobian(shares).map { line in zip(line, wrong).reduce(0) { $0 + $1.0 * 2 * $1.1 } }
          : wrong
        for (found, truth) in zip(activity.layers[1].errorSignal.rowArrays[row], expected) {
          #expect(abs(found - truth) < 1e-14)
        }
      }
    }
  }

  /// Targets that do not sum to 1 break what the paired gradient S − y presupposes: the check has to
  /// notice a gradient that is not that of the loss.
  @Test func aWrongGradientFails() {
    let network = network([4], .tanh, .softmax, seed: 6)
    let targets = Matrix<Double>(
      rows: Self.examples, columns: 3, values: numbers(3 * Self.examples, seed: 1, 0...0.2))
    let result = GradientCheck.network(
      network, loss: .categoricalCrossEntropy, inputs: inputs, targets: targets)
    #expect(!result.passed)
    #expect(result.relativeError > 1e-3)
  }

  @Test func whatIsNotANumberFails() {
    let network = network([4], .tanh, .identity, seed: 6)
    network.layers[0].weights[0, 0] = .nan
    let result = GradientCheck.network(
      network, loss: .squaredError, inputs: inputs,
      targets: Ending.targets(rows: Self.examples, columns: 3))
    #expect(!result.passed)
  }

  /// The check leaves the net as it was.
  @Test func checkingChangesNothing() {
    let network = network([4], .relu, .identity, seed: 6)
    let before = network.layers.map { $0.weights.doubles + $0.biases.doubles }
    _ = GradientCheck.network(
      network, loss: .squaredError, inputs: inputs,
      targets: Ending.targets(rows: Self.examples, columns: 3))
    #expect(network.layers.map { $0.weights.doubles + $0.biases.doubles } == before)
  }
}
