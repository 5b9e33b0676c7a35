import Charts
import Experiments
import Recording
import Training

/// Nets that differ in their hidden activation only: one recorded from each, and the mean local
/// derivative of both hidden layers over several seeds.
struct CurveNets: Sendable {
  static let activations: [ActivationFunction] = [.sigmoid, .tanh, .relu, .elu]
  static let hidden = [12, 12]
  static let optimizer = OptimizerKind.adam
  static let rate = 0.05
  static let frames = 20
  private static let evaluations = 26

  /// The mean of φ' over units and examples in the course of one run.
  struct Course: Sendable {
    /// One row per hidden layer, one number per step of `steps`.
    var slopes: [[Double]]
    var hasDiverged: Bool
  }

  let prepared: PreparedData
  let steps: Int
  let runs: [ChapterRun]
  /// The steps of the courses.
  let evaluatedSteps: [Int]
  /// Per activation, one course per seed.
  let courses: [[Course]]

  init(_ context: LessonContext) {
    let prepared = context.main.prepared(seed: context.seed)
    let steps = context.isQuick ? 120 : 300
    self.prepared = prepared
    self.steps = steps
    runs = inParallel(Self.activations, context.progress) { activation in
      let name = LessonName.activations.rawValue + "-" + activation.rawValue
      let settings = Self.settings(
        activation, prepared, steps: steps, seed: context.seed,
        batchSize: context.batchSize(for: prepared))
      return context.recorded(
        settings, prepared, of: context.main, label: activation.displayName, name: name)
    }
    let evaluatedSteps = (0..<Self.evaluations).map { $0 * steps / (Self.evaluations - 1) }
    self.evaluatedSteps = evaluatedSteps
    courses = context.withEverySeed(Self.activations) { activation, seed in
      Self.course(
        context.experiment(
          Self.settings(
            activation, prepared, steps: steps, seed: seed,
            batchSize: context.batchSize(for: prepared)), prepared),
        at: evaluatedSteps)
    }
  }

  static func settings(
    _ activation: ActivationFunction, _ data: PreparedData, steps: Int, seed: UInt64,
    batchSize: Int
  ) -> ExperimentSettings {
    let (output, loss) = ExperimentSettings.natural(for: data)
    return ExperimentSettings(
      hidden: hidden, activation: activation, outputActivation: output, loss: loss,
      optimizer: optimizer, rate: rate, batchSize: batchSize, steps: steps, seed: seed,
      frames: frames)
  }

  private static func course(_ experiment: Experiment, at steps: [Int]) -> Course {
    var trainer = experiment.trainer(Float.self)
    var course = Course(slopes: hidden.map { _ in [] }, hasDiverged: false)
    for step in 0...(steps.last ?? 0) {
      _ = trainer.advance { observation in
        guard steps.contains(step) else { return }
        if !observation.isFinite { course.hasDiverged = true }
        for layer in hidden.indices {
          let slopes = observation.activity.layers[layer].localDerivative
          course.slopes[layer].append(
            observation.network.kernels.moments(slopes.pointer, slopes.count).mean)
        }
      }
      if course.hasDiverged { return course }
    }
    return course
  }

  /// The medians over the seeds of the mean slope of one hidden layer, at the first and the last step;
  /// NaN where half of the runs or more diverged.
  func ends(layer: Int, of index: Int) -> (first: Double, last: Double) {
    let own = courses[index]
    let lasts = own.map { $0.hasDiverged ? .nan : $0.slopes[layer].last ?? .nan }
    return (
      Quartiles(own.map { $0.slopes[layer].first ?? .nan }).median, medianOfMost(lasts)
    )
  }
}
