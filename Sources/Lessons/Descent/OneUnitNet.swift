import Charts
import Experiments
import Kernels
import Recording
import Training
import Wording

/// A net of one sigmoid unit with one input, so that its loss can be drawn over its only two parameters;
/// once from a steep place, once from a plateau.
struct OneUnitNet: Sendable {
  /// Where a walk begins.
  enum Start: String, CaseIterable, Sendable {
    case slope, plateau

    /// The same weight; the bias alone decides.
    var weight: Double { -2 }
    var bias: Double { self == .slope ? 1 : 7 }
  }

  static let rate = 2.0
  static let steps = 60
  static let frames = 20

  let data: PreparedData
  let source: ChosenData
  private let context: LessonContext

  /// On the reader's own data where they have one input and one output that a sigmoid can reach, else on a
  /// made step.
  init(_ context: LessonContext) {
    self.context = context
    if let chosen = context.chosen {
      let own = chosen.prepared(seed: context.seed)
      let outputs = Self.settings(.slope, seed: context.seed).outputs(for: own)
      if own.features.count == 1, outputs == 1, own.isWithinReach,
        own.trainingExamples <= PreparedData.mostProbed
      {
        (data, source) = (own, chosen)
        return
      }
    }
    source = context.tables.step
    data = source.prepared(seed: context.seed)
  }

  static func settings(_ start: Start, seed: UInt64) -> ExperimentSettings {
    var settings = ExperimentSettings(
      hidden: [], activation: .sigmoid, outputActivation: .sigmoid, loss: .squaredError,
      initialization: .constant, optimizer: .sgd, rate: rate, batchSize: .max, steps: steps,
      seed: seed, precision: .double, frames: frames)
    settings.initializationScale = start.weight
    settings.initialWeights = [LayerWeights(weights: [start.weight], biases: [start.bias])]
    return settings
  }

  func experiment(_ start: Start, steps: Int = steps) -> Experiment {
    var settings = Self.settings(start, seed: context.seed)
    settings.steps = steps
    return context.experiment(settings, data, label: DescentText.net(start.rawValue))
  }

  /// - Returns: the run, under the command that makes the whole chapter: a start is no option of one net.
  func recorded(_ start: Start) -> ChapterRun {
    ChapterRun(
      name: LessonName.descent.rawValue + "-" + start.rawValue,
      record: experiment(start).recorded(), command: context.reportCommand(.descent))
  }

  /// The first step at which the loss is at most half of what it was at the start; nil where that takes
  /// more than `limit` steps.
  func stepsToHalve(_ start: Start, limit: Int) -> Int? {
    var trainer = experiment(start, steps: limit).trainer(Double.self)
    var first = Double.nan
    for step in 0...limit {
      let loss = trainer.advance { _ in }
      if step == 0 { first = loss }
      if loss <= first / 2 { return step }
    }
    return nil
  }
}

/// The loss of a one-unit net over a grid of weights and biases.
struct LossGrid: Sendable {
  let weights: [Double]
  let biases: [Double]
  /// `biases.count` rows of `weights.count` numbers.
  let losses: [Double]

  /// A grid that holds some places with a margin of one on every side.
  init(_ experiment: Experiment, around places: [(u: Double, v: Double)], resolution: Int) {
    let weights = Self.even(places.map(\.u), resolution)
    let biases = Self.even(places.map(\.v), resolution)
    let data = experiment.data
    let network = experiment.network(Double.self)
    let activity = Activity(
      network: network, examples: data.trainingExamples, purpose: .inference)
    let inputs: Matrix<Double> = experiment.inputs(data.trainingInputs)
    let targets: Matrix<Double> = experiment.targets(data.trainingTargets)
    activity.inputs.pointer.update(from: inputs.pointer, count: inputs.count)
    activity.targets.pointer.update(from: targets.pointer, count: targets.count)
    let unit = network.layers[0]
    losses = biases.flatMap { bias in
      weights.map { weight in
        unit.weights.pointer[0] = weight
        unit.biases.pointer[0] = bias
        network.forward(activity, .inference)
        return network.loss(experiment.settings.loss, activity)
      }
    }
    self.weights = weights
    self.biases = biases
  }

  private static func even(_ values: [Double], _ count: Int) -> [Double] {
    let low = (values.min() ?? 0) - 1
    let high = (values.max() ?? 0) + 1
    return (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }
}

extension LossPlane {
  /// The same way on another map.
  func on(_ grid: LossGrid) -> LossPlane {
    LossPlane(
      axes: axes, steps: steps, path: path, pathLosses: pathLosses, u: grid.weights,
      v: grid.biases, losses: grid.losses)
  }

  /// The way up to a step.
  func upTo(step: Int) -> LossPlane {
    let count = steps.prefix { $0 <= step }.count
    var plane = self
    plane.steps = Array(steps.prefix(count))
    plane.path = Array(path.prefix(count))
    plane.pathLosses = Array(pathLosses.prefix(count))
    return plane
  }
}
