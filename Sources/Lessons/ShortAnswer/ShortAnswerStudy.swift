import Charts
import Experiments
import Recording
import Training

/// One net of the comparison: what its hidden and its output layers apply, and its loss.
struct Arm: Sendable, Equatable {
  var hidden: ActivationFunction
  var output: ActivationFunction
  var loss: LossFunction

  /// The four arms of the question, all with squared error.
  static let sameLoss: [Arm] = [
    Arm(hidden: .relu, output: .sigmoid, loss: .squaredError),
    Arm(hidden: .relu, output: .identity, loss: .squaredError),
    Arm(hidden: .softmax, output: .sigmoid, loss: .squaredError),
    Arm(hidden: .softmax, output: .identity, loss: .squaredError),
  ]

  /// The same with the loss that belongs to the output: cross-entropy to sigmoid, squared error to
  /// none.
  static let naturalLoss: [Arm] = sameLoss.map { arm in
    var natural = arm
    if arm.output == .sigmoid { natural.loss = .binaryCrossEntropy }
    return natural
  }
}

/// Everything but the arm: the task, the depth, the optimizer and how the rate was chosen.
struct Condition: Sendable, Equatable {
  enum Task: Sendable, CaseIterable {
    case classification, regression
  }
  enum RateChoice: Sendable, CaseIterable {
    /// One rate for all arms.
    case shared
    /// Each arm's best of the grid, chosen on other seeds and examples.
    case best
  }
  var task: Task
  var hiddenLayers: Int
  var optimizer: OptimizerKind
  var rateChoice: RateChoice
}

/// The outcomes of one arm under one condition.
struct StudyCell: Sendable {
  var condition: Condition
  var arm: Arm
  var rate: Double
  /// One per seed.
  var outcomes: [Outcome]
}

/// All runs behind the short answer. Within a condition the arms share the random numbers of their
/// weights, the data and the order of the batches; only the named thing differs.
struct ShortAnswerStudy: Sendable {
  static let width = 8
  static let depths = [1, 4]
  static let optimizers: [OptimizerKind] = [.sgd, .adam]
  static let batchSize = 32
  static let evaluations = 21

  let steps: Int
  let seeds: Int
  let classification: PreparedData
  let regression: PreparedData
  let cells: [StudyCell]

  init(_ context: LessonContext) {
    let classification = context.classification.prepared(seed: context.seed)
    let regression = context.regression.prepared(seed: context.seed)
    self.classification = classification
    self.regression = regression
    let steps = context.isQuick ? 150 : 400
    self.steps = steps
    seeds = context.seeds

    @Sendable func outcome(
      _ job: Job, classification: PreparedData, regression: PreparedData
    ) -> Outcome {
      context.experiment(
        ExperimentSettings(
          hidden: Array(repeating: Self.width, count: job.hiddenLayers),
          activation: job.arm.hidden, outputActivation: job.arm.output, loss: job.arm.loss,
          optimizer: job.optimizer, rate: job.rate, batchSize: Self.batchSize, steps: steps,
          seed: job.seed), job.task == .classification ? classification : regression
      ).outcome(evaluations: Self.evaluations)
    }

    let settings = Self.settings
    // Rates are chosen on examples, too, that score nothing in the comparison.
    let choosing = (
      classification: classification.withoutHeldOut(seed: context.selectionSeed),
      regression: regression.withoutHeldOut(seed: context.selectionSeed)
    )
    let best = context.bestRates(
      settings, grid: { RateGrid($0.optimizer, isQuick: context.isQuick) }
    ) { setting, rate, seed in
      let outcome = outcome(
        setting.job(rate: rate, seed: seed), classification: choosing.classification,
        regression: choosing.regression)
      return outcome.ending == .completed ? outcome.heldOutSquaredError.last ?? .nan : .nan
    }

    var comparison: [Job] = []
    for (setting, bestRate) in zip(settings, best) {
      let shared = RateGrid(setting.optimizer, isQuick: context.isQuick).shared
      for rate in shared == bestRate ? [shared] : [shared, bestRate] {
        for index in 0..<context.seeds {
          comparison.append(setting.job(rate: rate, seed: context.seed &+ UInt64(index)))
        }
      }
    }
    let compared = inParallel(comparison, context.progress) {
      outcome($0, classification: classification, regression: regression)
    }
    var cells: [StudyCell] = []
    for (setting, bestRate) in zip(settings, best) {
      let shared = RateGrid(setting.optimizer, isQuick: context.isQuick).shared
      for choice in Condition.RateChoice.allCases {
        let rate = choice == .shared ? shared : bestRate
        let runs = zip(comparison, compared).filter {
          $0.0.hasSetting(setting) && $0.0.rate == rate
        }
        cells.append(
          StudyCell(
            condition: Condition(
              task: setting.task, hiddenLayers: setting.hiddenLayers,
              optimizer: setting.optimizer, rateChoice: choice),
            arm: setting.arm, rate: rate, outcomes: runs.map { $0.1 }))
      }
    }
    self.cells = cells
  }

  func cell(_ condition: Condition, _ arm: Arm) -> StudyCell? {
    cells.first { $0.condition == condition && $0.arm == arm }
  }

  /// How many of the chosen rates are at an end of their grid, so that a better one may lie beyond.
  func ratesAtEnd(isQuick: Bool) -> (count: Int, of: Int) {
    let chosen = cells.filter { $0.condition.rateChoice == .best }
    let atEnd = chosen.filter {
      RateGrid($0.condition.optimizer, isQuick: isQuick).isAtEnd($0.rate)
    }
    return (atEnd.count, chosen.count)
  }

  /// All conditions of a task, the simplest first.
  static func conditions(_ task: Condition.Task) -> [Condition] {
    depths.flatMap { depth in
      optimizers.flatMap { optimizer in
        Condition.RateChoice.allCases.map {
          Condition(task: task, hiddenLayers: depth, optimizer: optimizer, rateChoice: $0)
        }
      }
    }
  }

  /// Everything but rate and seed.
  private struct Setting: Sendable, Equatable {
    var task: Condition.Task
    var hiddenLayers: Int
    var optimizer: OptimizerKind
    var arm: Arm

    func job(rate: Double, seed: UInt64) -> Job {
      Job(
        task: task, hiddenLayers: hiddenLayers, optimizer: optimizer, arm: arm, rate: rate,
        seed: seed)
    }
  }

  private struct Job: Sendable {
    var task: Condition.Task
    var hiddenLayers: Int
    var optimizer: OptimizerKind
    var arm: Arm
    var rate: Double
    var seed: UInt64

    func hasSetting(_ setting: Setting) -> Bool {
      setting
        == Setting(task: task, hiddenLayers: hiddenLayers, optimizer: optimizer, arm: arm)
    }
  }

  private static var settings: [Setting] {
    let arms = Arm.sameLoss + Arm.naturalLoss.filter { !Arm.sameLoss.contains($0) }
    return Condition.Task.allCases.flatMap { task in
      depths.flatMap { depth in
        optimizers.flatMap { optimizer in
          arms.map {
            Setting(task: task, hiddenLayers: depth, optimizer: optimizer, arm: $0)
          }
        }
      }
    }
  }
}
