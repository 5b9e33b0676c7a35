import Charts
import Experiments
import Recording
import Training
import Wording

/// One hidden layer of growing width on two curves: what it can do, by hand, and what training makes of
/// it with two optimizers.
struct WidthStudy: Sendable {
  static let widths = [2, 4, 8, 16, 32, 64]
  static let activations: [ActivationFunction] = [.relu, .sigmoid, .softmax]
  static let optimizers: [OptimizerKind] = [.adam, .sgd]
  static let batchSize = 32
  static let evaluations = 26
  /// The width of the nets that are recorded.
  static let watchedWidth = 16
  static let watchedOptimizer = OptimizerKind.sgd

  /// One of the two tasks with all that was measured on it.
  struct Task: Sendable {
    var data: PreparedData
    /// Root mean squared error of the best constant answer.
    var constantError: Double
    /// By activation and width.
    var handMade: [[Double]]
    /// By optimizer, activation, width and seed: error on unseen examples at every evaluation; NaN where
    /// there is none because the run diverged.
    var trained: [[[[[Double]]]]]

    /// The errors at the end, one for each seed.
    func finals(_ optimizer: Int, _ activation: Int, _ width: Int) -> [Double] {
      trained[optimizer][activation][width].map { $0.last ?? .nan }
    }

    func median(_ optimizer: Int, _ activation: Int, _ width: Int) -> Double {
      Quartiles(finals(optimizer, activation, width)).median
    }
  }

  let tasks: [Task]
  /// The steps of the evaluations.
  let evaluated: [Int]
  let steps: Int
  let runs: [ChapterRun]

  init(_ context: LessonContext) {
    let chosen = [context.tables.sine, context.tables.step]
    let data = chosen.map { $0.prepared(seed: context.seed) }
    let steps = context.isQuick ? 150 : 500
    self.steps = steps
    struct Arm: Sendable {
      var task: Int
      var optimizer: OptimizerKind
      var activation: ActivationFunction
      var width: Int
    }
    let arms = data.indices.flatMap { task in
      Self.optimizers.flatMap { optimizer in
        Self.activations.flatMap { activation in
          Self.widths.map {
            Arm(task: task, optimizer: optimizer, activation: activation, width: $0)
          }
        }
      }
    }
    @Sendable func settings(_ arm: Arm, rate: Double, seed: UInt64) -> ExperimentSettings {
      ExperimentSettings(
        hidden: [arm.width], activation: arm.activation, outputActivation: .identity,
        loss: .squaredError, optimizer: arm.optimizer, rate: rate, batchSize: Self.batchSize,
        steps: steps, seed: seed, frames: FourNets.frames)
    }
    // Each net at its own rate: the more units, the smaller the steps that a sum of so many can stand.
    let choosingData = data.map { $0.withoutHeldOut(seed: context.selectionSeed) }
    let rates = context.bestRates(
      arms, grid: { RateGrid($0.optimizer, isQuick: context.isQuick) }
    ) { arm, rate, seed in
      let outcome = context.experiment(
        settings(arm, rate: rate, seed: seed), choosingData[arm.task]
      ).outcome(evaluations: 2)
      return outcome.ending == .completed ? outcome.heldOutSquaredError.last ?? .nan : .nan
    }
    let outcomes = context.withEverySeed(Array(zip(arms, rates))) { choice, seed in
      context.experiment(settings(choice.0, rate: choice.1, seed: seed), data[choice.0.task])
        .outcome(evaluations: Self.evaluations)
    }.joined()
    evaluated = outcomes.max { $0.steps.count < $1.steps.count }?.steps ?? []
    let handJobs = data.indices.flatMap { task in
      Self.activations.flatMap { activation in Self.widths.map { (task, activation, $0) } }
    }
    let byHand = inParallel(handJobs, context.progress) { task, activation, width in
      HandMade.error(activation, units: width, data[task])
    }
    let count = evaluated.count
    var next = outcomes.makeIterator()
    var nextByHand = byHand.makeIterator()
    tasks = data.map { data in
      Task(
        data: data, constantError: Self.constantError(data),
        handMade: Self.activations.map { _ in
          Self.widths.map { _ in nextByHand.next() ?? .nan }
        },
        trained: Self.optimizers.map { _ in
          Self.activations.map { _ in
            Self.widths.map { _ in
              (0..<context.seeds).map { _ in Self.errors(next.next(), count: count) }
            }
          }
        })
    }
    let watched = zip(arms, rates).filter { arm, _ in
      arm.task == 0 && arm.optimizer == Self.watchedOptimizer && arm.width == Self.watchedWidth
    }
    runs = inParallel(watched, context.progress) { arm, rate in
      context.recorded(
        settings(arm, rate: rate, seed: context.seed), data[0], of: context.tables.sine,
        label: arm.activation.displayName,
        name: LessonName.universal.rawValue + "-" + arm.activation.rawValue)
    }
  }

  private static func errors(_ outcome: Outcome?, count: Int) -> [Double] {
    guard let outcome, outcome.ending == .completed else {
      return [Double](repeating: .nan, count: count)
    }
    return outcome.heldOutSquaredError.map { $0.squareRoot() }
  }

  /// Of always answering the mean of the training targets, on unseen examples.
  private static func constantError(_ data: PreparedData) -> Double {
    let mean = data.trainingTargets.reduce(0, +) / Double(max(data.trainingExamples, 1))
    let sum = data.heldOutTargets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(max(data.heldOutExamples, 1))).squareRoot()
  }

  /// Runs that diverged, of all.
  var diverged: (count: Int, of: Int) {
    let finals = tasks.flatMap { task in
      task.trained.joined().joined().flatMap { $0.map { $0.last ?? .nan } }
    }
    return (finals.filter { !$0.isFinite }.count, finals.count)
  }

  /// The numbers of the sentences: the widest nets of one task, one for each activation function.
  func results(_ task: Int) -> [UniversalText.Result] {
    let widest = Self.widths.count - 1
    return Self.activations.indices.map { activation in
      let measured = tasks[task]
      return UniversalText.Result(
        label: Self.activations[activation].displayName, task: measured.data.name,
        constant: measured.constantError, byHand: measured.handMade[activation][widest],
        adam: measured.median(0, activation, widest), sgd: measured.median(1, activation, widest),
        sgdNarrow: measured.median(1, activation, 0))
    }
  }
}
