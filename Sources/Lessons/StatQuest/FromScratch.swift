import Charts
import Experiments
import Recording
import Training
import Wording

/// The video's task learnt from scratch: two softplus units, two softmax units in their place, three.
/// Everything is in 64 bits, so that a bound is not crossed by rounding.
struct FromScratch: Sendable {
  /// One kind of net.
  struct Kind: Sendable {
    var units: Int
    var activation: ActivationFunction

    var label: String { StatQuestText.net(units: units, activation.displayName) }
    var word: String { activation.rawValue + "-" + units.description }
  }

  static let kinds = [
    Kind(units: 2, activation: .softplus), Kind(units: 2, activation: .softmax),
    Kind(units: 3, activation: .softmax),
  ]
  static let optimizers: [(kind: OptimizerKind, rate: Double)] = [(.sgd, 0.1), (.adam, 0.05)]
  /// More than elsewhere: with three examples a run costs next to nothing.
  static let seedsPerSeed = 4

  let seeds: Int
  let steps: Int
  /// By optimizer, kind and seed: the sum of the three squared errors at the end; NaN for a run that
  /// diverged.
  let errors: [[[Double]]]
  /// One net of each kind, recorded.
  let runs: [ChapterRun]

  init(_ context: LessonContext) {
    let data = context.tables.dosage.prepared(seed: context.seed)
    let steps = context.isQuick ? 600 : 1_500
    self.steps = steps
    let seeds = context.seeds * Self.seedsPerSeed
    self.seeds = seeds
    struct Job: Sendable {
      var kind: Int
      var optimizer: Int
      var seed: Int
    }
    let jobs = Self.optimizers.indices.flatMap { optimizer in
      Self.kinds.indices.flatMap { kind in
        (0..<seeds).map { Job(kind: kind, optimizer: optimizer, seed: $0) }
      }
    }
    let found = inParallel(jobs, context.progress) { job in
      Self.error(
        context.experiment(
          Self.settings(
            Self.kinds[job.kind], optimizer: job.optimizer, steps: steps,
            seed: context.seed &+ UInt64(job.seed)), data))
    }
    errors = Self.optimizers.indices.map { optimizer in
      Self.kinds.indices.map { kind in
        zip(jobs, found).filter { $0.0.optimizer == optimizer && $0.0.kind == kind }.map { $0.1 }
      }
    }
    runs = inParallel(Self.kinds, context.progress) { kind in
      let settings = Self.settings(
        kind, optimizer: Self.optimizers.count - 1, steps: steps, seed: context.seed)
      let name = LessonName.statQuest.rawValue + "-" + kind.word
      return context.recorded(
        settings, data, of: context.tables.dosage, label: kind.label, name: name)
    }
  }

  private static func settings(
    _ kind: Kind, optimizer: Int, steps: Int, seed: UInt64
  ) -> ExperimentSettings {
    ExperimentSettings(
      hidden: [kind.units], activation: kind.activation, outputActivation: .identity,
      loss: .squaredError, optimizer: optimizers[optimizer].kind, rate: optimizers[optimizer].rate,
      steps: steps, seed: seed, precision: .double, frames: FourNets.frames)
  }

  /// Trains, and adds up the squared errors before the step after the last.
  private static func error(_ experiment: Experiment) -> Double {
    var trainer = experiment.trainer(Double.self)
    for _ in 0..<experiment.settings.steps { _ = trainer.advance() }
    let loss = trainer.advance()
    return loss.isFinite ? loss * Double(experiment.data.trainingExamples) : .nan
  }

  /// What became of all nets of one kind, over both optimizers.
  func tally(_ kind: Int) -> StatQuestText.Tally {
    let all = errors.flatMap { $0[kind] }
    return StatQuestText.Tally(
      label: Self.kinds[kind].label, nets: all.count,
      fitted: all.filter { $0 < StatQuestText.fits }.count,
      best: all.filter { $0.isFinite }.min() ?? .nan)
  }

  /// How many nets of one kind have an error of at most a tenth above the best that is possible with two
  /// softmax units.
  func nearBest(_ kind: Int) -> StatQuestText.NearBest {
    let all = errors.flatMap { $0[kind] }
    return StatQuestText.NearBest(
      nets: all.filter { $0 <= 1.1 * SteeperSoftmax.bound }.count, of: all.count)
  }

  var tallies: [StatQuestText.Tally] { Self.kinds.indices.map(tally) }

  /// What the recorded net of one kind answers at the three doses at a step; at the end where none is named.
  func answers(_ kind: Int, step: Int = .max) -> [Double] {
    let frame = runs.records[kind].frames.last { $0.step <= step }
    guard case .curve(let x, let y)? = frame?.surface else { return [] }
    return [0, 0.5, 1].map { dose in
      guard let next = x.firstIndex(where: { $0 >= dose }), next > 0 else { return .nan }
      let share = (dose - x[next - 1]) / (x[next] - x[next - 1])
      return y[next - 1] + share * (y[next] - y[next - 1])
    }
  }
}
