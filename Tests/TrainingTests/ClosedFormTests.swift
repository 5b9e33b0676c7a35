import Foundation
import Kernels
import Testing
import Training

/// Nets whose answers are known without training them.
@Suite struct ClosedFormTests {
  /// Two groups of examples, x = 0 and x = 1, of which some are of class 1. The best sigmoid unit answers
  /// each group with its share of class 1, so its bias is the log-odds of the first group and its weight
  /// the difference of both.
  @Test(arguments: [((3, 7), (8, 4)), ((1, 1), (1, 9)), ((9, 2), (2, 5))])
  func logisticRegressionFindsTheLogOdds(zero: (ones: Int, others: Int), one: (Int, Int)) {
    let groups = [(0.0, zero.ones, zero.others), (1.0, one.0, one.1)]
    let inputs = groups.flatMap { Array(repeating: $0.0, count: $0.1 + $0.2) }
    let targets = groups.flatMap {
      Array(repeating: 1.0, count: $0.1) + Array(repeating: 0, count: $0.2)
    }
    var trainer = Trainer<Double>(
      network: Network(
        inputs: 1, shapes: [LayerShape(units: 1, activation: .sigmoid)], initialization: .glorot,
        seed: 5),
      inputs: Matrix(rows: inputs.count, columns: 1, values: inputs),
      targets: Matrix(rows: targets.count, columns: 1, values: targets),
      loss: .binaryCrossEntropy, optimizer: OptimizerSettings(.sgd, rate: 3), batchSize: .max,
      seed: 1)
    var loss = 0.0
    for _ in 0..<3_000 { loss = trainer.advance() }
    let logOdds = groups.map { log(Double($0.1) / Double($0.2)) }
    let layer = trainer.network.layers[0]
    #expect(abs(layer.biases[0, 0] - logOdds[0]) < 1e-12)
    #expect(abs(layer.weights[0, 0] - (logOdds[1] - logOdds[0])) < 1e-12)
    // What is left is the entropy of both groups, each with its share of the examples.
    let entropy = groups.reduce(0.0) { sum, group in
      let (ones, others) = (Double(group.1), Double(group.2))
      let all = ones + others
      return sum - ones * log(ones / all) - others * log(others / all)
    }
    #expect(abs(loss - entropy / Double(inputs.count)) < 1e-14)
  }

  /// With an input that says nothing, softmax answers with the shares of the classes.
  @Test func softmaxFindsTheSharesOfTheClasses() {
    let classes = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2]
    let targets = classes.flatMap { own in (0..<3).map { $0 == own ? 1.0 : 0 } }
    let network = Network<Double>(
      inputs: 1, shapes: [LayerShape(units: 3, activation: .softmax)], initialization: .glorot,
      seed: 5)
    var trainer = Trainer(
      network: network, inputs: Matrix(rows: 10, columns: 1),
      targets: Matrix(rows: 10, columns: 3, values: targets), loss: .categoricalCrossEntropy,
      optimizer: OptimizerSettings(.sgd, rate: 1), batchSize: .max, seed: 1)
    for _ in 0..<1_000 { _ = trainer.advance() }
    let biases = network.layers[0].biases.doubles
    #expect(abs(biases[0] - biases[1] - log(5.0 / 3)) < 1e-12)
    #expect(abs(biases[1] - biases[2] - log(3.0 / 2)) < 1e-12)
  }

  /// The net of the StatQuest video with two softplus units, from dosage to effectiveness, as published:
  /// about 0, 1 and 0 at the doses 0, ½ and 1, with a hump at 0.128. Every printed digit is right.
  @Test func dosageNetAnswersAsPublished() throws {
    let network = Network<Double>(
      inputs: 1,
      shapes: [
        LayerShape(units: 2, activation: .softplus), LayerShape(units: 1, activation: .identity),
      ], initialization: .zero, seed: 1,
      weights: [
        LayerWeights(weights: [-34.4, -2.52], biases: [2.14, 1.29]),
        LayerWeights(weights: [-1.30, 2.28], biases: [-0.58]),
      ])
    let doses = (0...1_000).map { Double($0) / 1_000 }
    let activity = Activity(network: network, examples: doses.count, purpose: .inference)
    for (row, dose) in doses.enumerated() { activity.inputs[row, 0] = dose }
    network.forward(activity, .inference)
    let answers = activity.outputs.doubles
    for (row, published) in [(0, -0.011), (500, 1.035), (1_000, 0.005), (128, 2.232)] {
      #expect(abs(answers[row] - published) <= 0.0005, "\(answers[row]) at \(doses[row])")
    }
    let highest = try #require(answers.indices.max { answers[$0] < answers[$1] })
    #expect(highest == 128)
    #expect(abs(activity.layers[0].localDerivative[500, 0] - 2.9e-7) <= 0.05e-7)
  }
}
