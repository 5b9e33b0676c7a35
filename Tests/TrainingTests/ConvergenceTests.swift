import Foundation
import Testing
import Training

/// Training finds what a closed form or Newton's method finds.
@Suite struct ConvergenceTests {
  private static let examples = 30
  private static let steps = 4_000
  /// Two features per row.
  private static let features = numbers(2 * examples, seed: 21)

  private static func rows(_ body: (Double, Double, Int) -> Double) -> [Double] {
    (0..<examples).map { body(features[2 * $0], features[2 * $0 + 1], $0) }
  }

  private func trainer(
    _ activation: ActivationFunction, _ loss: LossFunction, targets: [Double],
    optimizer: OptimizerKind = .sgd, rate: Double, schedule: LearningRateSchedule = .constant
  ) -> Trainer<Double> {
    Trainer(
      network: Network(
        inputs: 2, shapes: [LayerShape(units: 1, activation: activation)],
        initialization: .glorot, seed: 1),
      inputs: Matrix(rows: Self.examples, columns: 2, values: Self.features),
      targets: Matrix(rows: Self.examples, columns: 1, values: targets), loss: loss,
      optimizer: OptimizerSettings(optimizer, rate: rate, schedule: schedule, steps: Self.steps),
      batchSize: .max, seed: 1)
  }

  /// The normal equations XᵀX w = Xᵀy with a column of ones.
  private func leastSquares(_ targets: [Double], weights: [Double]) -> [Double] {
    let rows = (0..<Self.examples).map {
      [Self.features[2 * $0], Self.features[2 * $0 + 1], 1]
    }
    let matrix = (0..<3).map { i in
      (0..<3).map { j in
        zip(rows, weights).reduce(0) { $0 + $1.1 * $1.0[i] * $1.0[j] }
      }
    }
    let right = (0..<3).map { i in
      rows.indices.reduce(0) { $0 + weights[$1] * rows[$1][i] * targets[$1] }
    }
    return solve(matrix, right)
  }

  private func parameters(_ trainer: Trainer<Double>) -> [Double] {
    trainer.network.layers[0].weights.doubles + trainer.network.layers[0].biases.doubles
  }

  @Test(arguments: OptimizerKind.allCases)
  func linearNetFindsTheLeastSquaresSolution(kind: OptimizerKind) {
    let noise = numbers(Self.examples, seed: 22, -0.5...0.5)
    let targets = Self.rows { x, y, row in 1.5 * x - 0.7 * y + 0.3 + noise[row] }
    let solution = leastSquares(
      targets, weights: [Double](repeating: 1, count: Self.examples))
    var trainer = trainer(
      .identity, .squaredError, targets: targets, optimizer: kind,
      rate: kind == .sgd ? 0.1 : 0.01,
      // At a constant rate RMSProp goes back and forth in steps of about that size for ever.
      schedule: kind == .rmsprop ? .cosine : .constant)
    for _ in 0..<Self.steps { _ = trainer.advance() }
    for (found, truth) in zip(parameters(trainer), solution) { #expect(abs(found - truth) < 1e-6) }
  }

  @Test func sigmoidUnitFindsTheLogisticRegression() {
    // Some labels against the trend, so that the optimum is finite.
    let targets = Self.rows { x, y, row in (x + 0.5 * y > 0) != (row % 6 == 0) ? 1 : 0 }
    // Newton's method as iteratively reweighted least squares.
    var beta = [0.0, 0, 0]
    for _ in 0..<30 {
      let eta = (0..<Self.examples).map {
        beta[0] * Self.features[2 * $0] + beta[1] * Self.features[2 * $0 + 1] + beta[2]
      }
      let p = eta.map { 1 / (1 + exp(-$0)) }
      let weights = p.map { $0 * (1 - $0) }
      let working = eta.indices.map { eta[$0] + (targets[$0] - p[$0]) / weights[$0] }
      beta = leastSquares(working, weights: weights)
    }
    var trainer = trainer(.sigmoid, .binaryCrossEntropy, targets: targets, rate: 1)
    for _ in 0..<Self.steps { _ = trainer.advance() }
    for (found, truth) in zip(parameters(trainer), beta) { #expect(abs(found - truth) < 1e-6) }
  }
}
