import Testing
import Training

/// An output activation with a loss, and targets that the loss is made for.
struct Ending: CustomTestStringConvertible, Sendable {
  var output: ActivationFunction
  var parameter: Double?
  var loss: LossFunction
  /// The loss from the activations, though it could be had from the pre-activations.
  var usesActivations = false
  var testDescription: String {
    output.rawValue + (parameter.map { ":\($0)" } ?? "") + ", " + loss.rawValue
      + (usesActivations ? " from activations" : "")
  }

  /// Every output with the squared error, and each cross-entropy with all that it can follow.
  static let all =
    ActivationFunction.allCases.map { Ending(output: $0, loss: .squaredError) } + crossEntropies
  static let crossEntropies = [
    Ending(output: .sigmoid, loss: .binaryCrossEntropy),
    Ending(output: .sigmoid, loss: .binaryCrossEntropy, usesActivations: true),
    Ending(output: .softmax, loss: .categoricalCrossEntropy),
    Ending(output: .softmax, loss: .categoricalCrossEntropy, usesActivations: true),
    Ending(output: .softmax, parameter: 2, loss: .categoricalCrossEntropy),
    Ending(output: .softmax, loss: .binaryCrossEntropy),
    Ending(output: .logSoftmax, loss: .categoricalCrossEntropy),
  ]

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
  private static let softmax = Ending(output: .softmax, loss: .squaredError)
  private static let plain = Ending(output: .identity, loss: .squaredError)

  private func network(
    _ hidden: [Int], _ activation: ActivationFunction, _ ending: Ending, seed: UInt64,
    normalization: Normalization = .none
  ) -> Network<Double> {
    let network = Network<Double>(
      inputs: 2,
      shapes: hidden.map {
        LayerShape(units: $0, activation: activation, normalization: normalization)
      } + [LayerShape(units: 3, activation: ending.output, parameter: ending.parameter)],
      initialization: .glorot, seed: seed)
    // Biases that differ, so that one that is mixed up with another is seen.
    for (index, layer) in network.layers.enumerated() {
      layer.biases.fill(numbers(layer.units, seed: UInt64(index) + 9, -0.3...0.3))
      layer.normalization?.scale.fill(numbers(layer.units, seed: UInt64(index) + 19, 0.5...1.5))
      layer.normalization?.shift.fill(numbers(layer.units, seed: UInt64(index) + 29, -0.3...0.3))
    }
    return network
  }

  private var inputs: Matrix<Double> {
    Matrix(rows: Self.examples, columns: 2, values: numbers(2 * Self.examples, seed: 31))
  }

  /// Nets of up to three layers with every activation, normalisation, output and loss.
  @Test(arguments: ActivationFunction.allCases, Ending.all)
  func passesTheGradientCheck(activation: ActivationFunction, ending: Ending) {
    for normalization in Normalization.allCases {
      for (seed, hidden) in [[], [4], [4, 3]].enumerated() {
        let network = network(
          hidden, activation, ending, seed: UInt64(seed) + 3, normalization: normalization)
        let result = GradientCheck.network(
          network, loss: ending.loss, usesActivations: ending.usesActivations, inputs: inputs,
          targets: Ending.targets(rows: Self.examples, columns: 3))
        #expect(result.passed, "\(hidden), \(normalization): \(result)")
        let parameters = network.layers.flatMap(\.parameters).reduce(0) { $0 + $1.count }
        #expect(result.compared + result.crossedKinks == parameters)
        #expect(result.compared > parameters / 2)
      }
    }
  }

  /// The same by a quotient of this test's own: a five-point difference along random directions.
  @Test(arguments: Ending.all)
  func agreesWithDirectionalDifferences(ending: Ending) {
    let network = network([4, 3], .tanh, ending, seed: 8)
    let targets = Ending.targets(rows: Self.examples, columns: 3)
    let activity = Activity(network, inputs, targets)
    network.forward(activity, .training)
    _ = network.loss(
      ending.loss, activity, usesActivations: ending.usesActivations)
    network.backward(ending.loss, activity, usesActivations: ending.usesActivations)
    for (index, layer) in network.layers.enumerated() {
      let gradient = activity.layers[index].weightGradient.doubles
      let start = layer.weights.doubles
      for seed: UInt64 in 1...3 {
        let direction = numbers(start.count, seed: seed, -1...1)
        func loss(_ t: Double) -> Double {
          layer.weights.fill(zip(start, direction).map { $0 + t * $1 })
          let trial = Activity(network, inputs, targets)
          network.forward(trial, .training)
          return network.loss(
            ending.loss, trial, usesActivations: ending.usesActivations)
        }
        let h = 1e-3
        let quotient =
          (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h)
        layer.weights.fill(start)
        let product = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
        // The output's kinks may lie within the step.
        let isKinked = ending.output.facts.kink != nil
        #expect(abs(product - quotient) <= (isKinked ? 1e-2 : 1e-8), "layer \(index + 1)")
      }
    }
  }

  /// The loss functions against their definitions.
  @Test(arguments: Ending.all)
  func lossIsWhatItIsCalled(ending: Ending) {
    let network = network([4], .tanh, ending, seed: 2)
    let targets = Ending.targets(rows: Self.examples, columns: 3)
    let activity = Activity(network, inputs, targets)
    network.forward(activity, .training)
    let found = network.loss(
      ending.loss, activity, usesActivations: ending.usesActivations)
    var total = 0.0
    for (a, y) in zip(activity.outputs.doubles, targets.doubles) {
      switch ending.loss {
      case .squaredError: total += (a - y) * (a - y)
      case .binaryCrossEntropy: total -= y * naturalLogarithm(a) + (1 - y) * naturalLogarithm(1 - a)
      case .categoricalCrossEntropy:
        total -= y * (ending.output == .logSoftmax ? a : naturalLogarithm(a))
      }
    }
    #expect(abs(found - total / Double(Self.examples)) < 1e-12)
  }

  /// With a cross-entropy δ_L = S − y; with the squared error softmax keeps its Jacobian.
  @Test func softmaxOutputWithEachLoss() {
    let network = network([4], .tanh, Self.softmax, seed: 4)
    let targets = Ending.targets(rows: Self.examples, columns: 3)
    for loss in [LossFunction.categoricalCrossEntropy, .squaredError] {
      let activity = Activity(network, inputs, targets)
      network.forward(activity, .training)
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
}
