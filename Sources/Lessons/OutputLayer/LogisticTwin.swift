import Experiments
import Recording
import Training

/// One output layer without hidden ones, trained with cross-entropy in 64 bits, beside an independent
/// fit of logistic regression to the same examples.
struct LogisticTwin: Sendable {
  let data: PreparedData
  let isSigmoid: Bool
  let rate: Double
  let steps: Int
  /// Nil where no best fit exists.
  let fit: NewtonFit?
  /// As `NewtonFit.coefficients`: for every class but the last one, relative to the last; of a single
  /// sigmoid unit its bias and weights, which speak for the second class.
  let trained: [[Double]]
  /// The steps of `differences`.
  let evaluatedSteps: [Int]
  /// The largest |trained − fitted| of all coefficients.
  let differences: [Double]

  init(_ context: LessonContext, data: PreparedData) {
    self.data = data
    let isSigmoid = data.classes.count == 2
    self.isSigmoid = isSigmoid
    let steps = context.isQuick ? 200 : 800
    self.steps = steps
    let features = data.features.count
    // Features have variance 1, so that the curvature is at most ½ (1 + features), and a rate of one
    // over it cannot be too large.
    rate = 2 / Double(1 + features)
    let all = data.trainingInputs
    let inputs = data.trainingTargets.indices.map {
      Array(all[$0 * features..<($0 + 1) * features])
    }
    let classes = data.trainingTargets.map { isSigmoid ? 1 - Int($0) : Int($0) }
    let fit = NewtonFit(inputs: inputs, classes: classes, count: data.classes.count)
    self.fit = fit
    var settings = ExperimentSettings(
      hidden: [], activation: .identity, outputActivation: isSigmoid ? .sigmoid : .softmax,
      loss: isSigmoid ? .binaryCrossEntropy : .categoricalCrossEntropy, optimizer: .nesterov,
      rate: rate, batchSize: .max, steps: steps, seed: context.seed)
    settings.precision = .double
    var trainer = context.experiment(settings, data).trainer(Double.self)
    var evaluatedSteps: [Int] = []
    var differences: [Double] = []
    var trained: [[Double]] = []
    for step in 0...steps {
      _ = trainer.advance { observation in
        guard step % max(1, steps / 50) == 0 else { return }
        trained = Self.coefficients(observation.network)
        guard let fit else { return }
        evaluatedSteps.append(step)
        differences.append(Self.difference(trained, fit.coefficients))
      }
    }
    self.trained = trained
    self.evaluatedSteps = evaluatedSteps
    self.differences = differences
  }

  private static func coefficients(_ network: Network<Double>) -> [[Double]] {
    let layer = network.layers[0]
    func column(_ unit: Int) -> [Double] {
      [layer.biases[0, unit]] + (0..<layer.inputs).map { layer.weights[$0, unit] }
    }
    guard layer.units > 1 else { return [column(0)] }
    let last = column(layer.units - 1)
    return (0..<(layer.units - 1)).map { unit in zip(column(unit), last).map { $0 - $1 } }
  }

  private static func difference(_ a: [[Double]], _ b: [[Double]]) -> Double {
    zip(a.joined(), b.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}
