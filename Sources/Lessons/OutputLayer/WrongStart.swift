import Charts
import Experiments
import Recording
import Training

/// One output layer without hidden ones that starts sure and wrong: its weights point from each class
/// to the others. Trained with squared error and with cross-entropy, nothing else differs.
struct WrongStart: Sendable {
  static let rate = 1.0
  /// How far from 0 the weights start, before the seed's variation.
  private static let size = 6.0

  let arms: [OutputArm]
  let steps: Int
  let evaluatedSteps: [Int]
  /// Per arm, the held-out accuracy at the evaluated steps of one run per seed.
  let accuracies: [[[Double]]]

  init(_ context: LessonContext, data: PreparedData) {
    let steps = context.isQuick ? 100 : 200
    self.steps = steps
    let arms: [OutputArm] =
      data.classes.count == 2
      ? [.sigmoidSquared, .sigmoidEntropy] : [.softmaxSquared, .softmaxEntropy]
    self.arms = arms
    let outcomes = context.withEverySeed(arms) { arm, seed in
      var settings = ExperimentSettings(
        hidden: [], activation: .identity, outputActivation: arm.output, loss: arm.loss,
        rate: Self.rate, batchSize: .max, steps: steps, seed: seed)
      settings.initialWeights = [Self.start(data, settings, seed: seed)]
      return context.experiment(settings, data).outcome(evaluations: 41)
    }
    evaluatedSteps = outcomes.joined().max { $0.steps.count < $1.steps.count }?.steps ?? []
    accuracies = outcomes.map { $0.map { $0.heldOut.map(\.accuracy) } }
  }

  /// The median accuracy of an arm at one of the evaluated steps.
  func median(of arm: Int, at place: Int) -> Double {
    Quartiles(accuracies[arm].map { place < $0.count ? $0[place] : .nan }).median
  }

  /// The first evaluated step at which the median of an arm is at least a value.
  func step(of arm: Int, reaching accuracy: Double) -> Int? {
    evaluatedSteps.indices.first { median(of: arm, at: $0) >= accuracy }
      .map { evaluatedSteps[$0] }
  }

  /// Weights along the way from the class's mean to that of all, the longest `size` long, each varied
  /// by up to a tenth.
  private static func start(
    _ data: PreparedData, _ settings: ExperimentSettings, seed: UInt64
  ) -> LayerWeights {
    let features = data.features.count
    let outputs = settings.outputs(for: data)
    let inputs = data.trainingInputs
    var sums = [Double](repeating: 0, count: data.classes.count * features)
    var counts = [Double](repeating: 0, count: data.classes.count)
    for (example, target) in data.trainingTargets.enumerated() {
      counts[Int(target)] += 1
      for feature in 0..<features {
        sums[Int(target) * features + feature] +=
          inputs[example * features + feature]
      }
    }
    // Features have mean 0, so the mean of a class is also its distance to that of all. A single output
    // speaks for the second class.
    func mean(_ index: Int, _ feature: Int) -> Double {
      sums[index * features + feature] / max(counts[index], 1)
    }
    let firstClass = outputs == 1 ? 1 : 0
    var longest = 0.0
    for output in 0..<outputs {
      var square = 0.0
      for feature in 0..<features {
        let value = mean(firstClass + output, feature)
        square += value * value
      }
      longest = max(longest, square.squareRoot())
    }
    var generator = RandomGenerator(seed: seed, stream: .weights)
    var weights: [Double] = []
    for feature in 0..<features {
      for output in 0..<outputs {
        let direction = mean(firstClass + output, feature) / max(longest, 1e-12)
        weights.append(-size * direction * generator.uniform(0.9, 1.1))
      }
    }
    return LayerWeights(weights: weights, biases: Array(repeating: 0, count: outputs))
  }
}
