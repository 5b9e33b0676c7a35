import Charts
import Experiments
import KernelCode
import Recording
import Training
import Wording

/// One net with hidden softmax layers, trained by two optimizers: one recorded run of each, and over
/// several seeds what kind of Jacobian the examples have in every hidden layer.
struct SoftmaxNets: Sendable {
  static let hidden = [12, 12]
  static let optimizers: [(kind: OptimizerKind, rate: Double)] = [(.sgd, 0.2), (.adam, 0.03)]
  static let frames = 16
  private static let evaluations = 26

  /// The hidden layer that the figures show: its inputs are shares themselves.
  static let watchedLayer = 2

  struct Course: Sendable {
    /// One for each hidden layer.
    var layers = [LayerCourse](repeating: LayerCourse(), count: hidden.count)
    var hasDiverged = false
  }

  /// One layer over the batch in the course of one run, one number per evaluated step.
  struct LayerCourse: Sendable {
    /// Share of examples with max S ≥ 0.95.
    var confident: [Double] = []
    /// Share of examples with max S < 0.95 and ‖J‖₂ < 0.1.
    var diffuse: [Double] = []
    /// Mean over the examples of ‖J‖₂.
    var norms: [Double] = []
  }

  let prepared: PreparedData
  let steps: Int
  let runs: [ChapterRun]
  let evaluatedSteps: [Int]
  /// Per optimizer, one course per seed.
  let courses: [[Course]]

  init(_ context: LessonContext) {
    let prepared = context.main.prepared(seed: context.seed)
    let steps = context.isQuick ? 150 : 400
    self.prepared = prepared
    self.steps = steps
    @Sendable func settings(_ index: Int, seed: UInt64) -> ExperimentSettings {
      let (output, loss) = ExperimentSettings.natural(for: prepared)
      return ExperimentSettings(
        hidden: Self.hidden, activation: .softmax, outputActivation: output, loss: loss,
        optimizer: Self.optimizers[index].kind, rate: Self.optimizers[index].rate,
        batchSize: context.batchSize(for: prepared), steps: steps, seed: seed,
        frames: Self.frames)
    }
    runs = inParallel(Array(Self.optimizers.indices), context.progress) { index in
      let optimizer = Self.optimizers[index].kind
      let name = LessonName.softmaxJacobian.rawValue + "-" + optimizer.rawValue
      let settings = settings(index, seed: context.seed)
      return context.recorded(
        settings, prepared, of: context.main, label: optimizer.displayName, name: name)
    }
    let evaluatedSteps = (0..<Self.evaluations).map { $0 * steps / (Self.evaluations - 1) }
    self.evaluatedSteps = evaluatedSteps
    courses = context.withEverySeed(Array(Self.optimizers.indices)) { index, seed in
      Self.course(
        context.experiment(settings(index, seed: seed), prepared), at: evaluatedSteps)
    }
  }

  private static func course(_ experiment: Experiment, at steps: [Int]) -> Course {
    var trainer = experiment.trainer(Float.self)
    var course = Course()
    for step in 0...(steps.last ?? 0) {
      _ = trainer.advance { observation in
        guard steps.contains(step) else { return }
        if !observation.isFinite { course.hasDiverged = true }
        for layer in hidden.indices {
          course.layers[layer].append(observation.activity.layers[layer].activation)
        }
      }
      if course.hasDiverged { return course }
    }
    return course
  }

  /// Medians over the seeds at the first and the last step.
  func ends(
    of index: Int, layer: Int = watchedLayer
  ) -> (first: SoftmaxChapterText.Kinds, last: SoftmaxChapterText.Kinds) {
    let completed = courses[index].filter { !$0.hasDiverged }
    func median(_ values: (LayerCourse) -> [Double], _ isLast: Bool) -> Double {
      guard completed.count * 2 > courses[index].count else { return .nan }
      return Quartiles(
        completed.map { course in
          let course = values(course.layers[layer - 1])
          return (isLast ? course.last : course.first) ?? .nan
        }
      ).median
    }
    func kinds(_ isLast: Bool) -> SoftmaxChapterText.Kinds {
      SoftmaxChapterText.Kinds(
        label: Self.optimizers[index].kind.displayName,
        confident: median(\.confident, isLast), diffuse: median(\.diffuse, isLast),
        norm: median(\.norms, isLast))
    }
    return (kinds(false), kinds(true))
  }
}

extension SoftmaxNets.LayerCourse {
  /// Confident and diffuse as `docs/metrics.md` defines them.
  fileprivate mutating func append(_ shares: Matrix<Float>) {
    var jacobian = SoftmaxJacobian(units: shares.columns)
    var (confident, diffuse, norms) = (0, 0, 0.0)
    for row in 0..<shares.rows {
      jacobian.load(shares.pointer + row * shares.columns)
      norms += jacobian.spectralNorm
      switch jacobian.kind {
      case .confident: confident += 1
      case .diffuse: diffuse += 1
      case .open: break
      }
    }
    let count = Double(max(shares.rows, 1))
    self.confident.append(Double(confident) / count)
    self.diffuse.append(Double(diffuse) / count)
    self.norms.append(norms / count)
  }
}
