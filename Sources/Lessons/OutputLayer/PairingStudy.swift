import Charts
import Experiments
import KernelCode
import Kernels
import Recording
import Training

/// Nets that differ in their output activation and loss only, each at its own best rate, over several
/// seeds.
struct PairingStudy: Sendable {
  static let hidden = [8]
  static let batchSize = 32
  static let optimizer = OptimizerKind.sgd

  /// One net at its end, on examples that it never saw.
  struct Finish: Sendable {
    /// Share of right classes, or the root of the mean squared error in the target's unit; NaN for a run that diverged.
    var score = Double.nan
    /// The share of right classes once the outputs are squashed after training: by a sigmoid where there
    /// is one, by softmax where there are several, which keeps the largest.
    var squashedScore = Double.nan
    /// Share of outputs below 0 or above 1.
    var outside = Double.nan
    /// The mean of |sum of an example's outputs − 1|; NaN for one output.
    var sumError = Double.nan
  }

  struct Cell: Sendable {
    var arm: OutputArm
    var rate: Double
    /// One per seed.
    var finishes: [Finish]

    func median(_ value: (Finish) -> Double) -> Double { medianOfMost(finishes.map(value)) }
    var score: Double { median(\.score) }
  }

  struct Task: Sendable {
    var data: PreparedData
    var cells: [Cell]
  }

  let steps: Int
  let rates: [Double]
  /// With classes; the two-class one first.
  let tasks: [Task]
  let regression: Task

  init(_ context: LessonContext) {
    let steps = context.isQuick ? 150 : 400
    let grid = RateGrid(Self.optimizer, isQuick: context.isQuick)
    self.steps = steps
    rates = grid.rates
    func task(_ chosen: ChosenData, _ arms: [OutputArm]) -> Task {
      Self.task(
        chosen.prepared(seed: context.seed), arms, context, steps: steps,
        grid: grid)
    }
    let second = context.chosen == nil ? context.tables.spiral : nil
    tasks = ([context.classification] + (second.map { [$0] } ?? [])).map {
      task($0, OutputArm.all)
    }
    regression = task(context.regression, [.noneSquared, .sigmoidSquared])
  }

  static func settings(
    _ arm: OutputArm, rate: Double, steps: Int, seed: UInt64
  ) -> ExperimentSettings {
    ExperimentSettings(
      hidden: hidden, activation: .relu, outputActivation: arm.output, loss: arm.loss,
      initialization: .glorot, optimizer: optimizer, rate: rate, batchSize: batchSize, steps: steps,
      seed: seed, frames: 16)
  }

  private struct Job: Sendable {
    var arm: OutputArm
    var rate: Double
    var seed: UInt64
  }

  /// Chooses each arm's rate on seeds and examples that score nothing, then compares.
  private static func task(
    _ data: PreparedData, _ arms: [OutputArm], _ context: LessonContext, steps: Int, grid: RateGrid
  ) -> Task {
    @Sendable func trained(_ job: Job, _ data: PreparedData) -> Finish {
      finish(
        context.experiment(settings(job.arm, rate: job.rate, steps: steps, seed: job.seed), data))
    }
    let choosingData = data.withoutHeldOut(seed: context.selectionSeed)
    let isError = data.task == .regression
    let best = context.bestRates(arms, grid: { _ in grid }) { arm, rate, seed in
      let score = trained(Job(arm: arm, rate: rate, seed: seed), choosingData).score
      return isError ? score : 1 - score
    }
    let chosen = Array(zip(arms, best))
    let found = context.withEverySeed(chosen) { choice, seed in
      trained(Job(arm: choice.0, rate: choice.1, seed: seed), data)
    }
    return Task(
      data: data,
      cells: zip(chosen, found).map { Cell(arm: $0.0, rate: $0.1, finishes: $1) })
  }

  /// Trains, and asks about the held-out examples.
  private static func finish(_ experiment: Experiment) -> Finish {
    var trainer = experiment.trainer(Float.self)
    var isFinite = true
    for _ in 0..<experiment.settings.steps where isFinite {
      _ = trainer.advance { isFinite = $0.isFinite }
    }
    let data = experiment.data
    guard isFinite, data.heldOutExamples > 0 else { return Finish() }
    let activity = Activity(
      network: trainer.network, examples: data.heldOutExamples, purpose: .inference)
    activity.load(
      Array(0..<data.heldOutExamples), inputs: experiment.inputs(data.heldOutInputs),
      targets: experiment.targets(data.heldOutTargets))
    trainer.network.forward(activity, .inference)
    let outputs = activity.outputs
    let evaluation = Evaluation.ofClasses(loss: .nan, outputs: outputs, targets: activity.targets)
    guard evaluation.brier.isFinite else { return Finish() }
    let values = outputs.doubles
    let outside = values.filter { $0 < 0 || $0 > 1 }.count
    var sumError = 0.0
    for example in 0..<outputs.rows {
      let row = values[example * outputs.columns..<(example + 1) * outputs.columns]
      sumError += abs(row.reduce(0, +) - 1)
    }
    // σ(a) > ½ where a > 0.
    let squashed = (0..<outputs.rows).filter { (values[$0] > 0) == (data.heldOutTargets[$0] == 1) }
    return Finish(
      score: data.task == .classification
        ? evaluation.accuracy : data.errorUnit * evaluation.brier.squareRoot(),
      squashedScore: outputs.columns > 1
        ? evaluation.accuracy : Double(squashed.count) / Double(outputs.rows),
      outside: Double(outside) / Double(max(values.count, 1)),
      sumError: outputs.columns > 1 ? sumError / Double(outputs.rows) : .nan)
  }
}
