import Charts
import Experiments
import KernelCode
import Recording
import Training
import Wording

/// What a question about a net can leave out.
enum Unsaid: String, CaseIterable, Sendable {
  case hiddenLayers = "hidden-layers"
  case units, initialization, optimizer, rate, batch, steps, seed

  /// How many runs a value stands for.
  func runs(_ seeds: Int) -> Int { self == .seed ? 1 : seeds }

  /// The values that are tried, by their name, each as a change of the net of the question.
  func options(_ base: ExperimentSettings) -> [UnsaidOption] {
    func options<Value>(
      _ values: [Value], _ name: (Value) -> String,
      _ change: (inout ExperimentSettings, Value) -> Void
    ) -> [UnsaidOption] {
      values.map { value in
        var settings = base
        change(&settings, value)
        return UnsaidOption(name: name(value), settings: settings)
      }
    }
    let width = base.hidden.first ?? 1
    switch self {
    case .hiddenLayers:
      return options([1, 2, 3, 4, 6], YourTurnText.layers) {
        $0.hidden = Array(repeating: width, count: $1)
      }
    case .units:
      return options([2, 4, 8, 16, 32], YourTurnText.units) { settings, units in
        settings.hidden = base.hidden.map { _ in units }
      }
    case .initialization:
      return options(
        [Initialization.glorot, .he, .lecun, .normal, .orthogonal],
        { YourTurnText.initialization($0.rawValue) }, { $0.initialization = $1 })
    case .optimizer:
      return options(
        [OptimizerKind.sgd, .momentum, .rmsprop, .adam], { $0.displayName },
        { $0.optimizer = $1 })
    case .rate:
      return options([0.01, 0.03, 0.1, 0.3], YourTurnText.rate) { $0.rate = $1 }
    case .batch:
      return options([4, 16, 32, 128, .max], YourTurnText.batch) { $0.batchSize = $1 }
    case .steps:
      let steps = [base.steps / 4, base.steps / 2, base.steps, base.steps * 2]
      return options(steps, YourTurnText.steps) { $0.steps = $1 }
    case .seed:
      return options(Array(0..<6), { YourTurnText.seed(Int(base.seed &+ UInt64($0))) }) {
        $0.seed = base.seed &+ UInt64($1)
      }
    }
  }
}

/// One value of what was not said.
struct UnsaidOption: Sendable {
  var name: String
  var settings: ExperimentSettings
}

/// The net of the question, “softmax for the hidden layers, no activation at the output”, in many versions
/// that all fit these words. Each differs from the first in one thing.
struct UnsaidStudy: Sendable {
  struct Row: Sendable {
    var unsaid: Unsaid
    var options: [UnsaidOption]
    /// For each value the median over its runs.
    var scores: [Double]
    /// Runs per value: one for each seed, and of a seed itself one.
    var runs: Int
  }

  let data: PreparedData
  let source: ChosenData
  let seeds: Int
  let rows: [Row]

  init(_ context: LessonContext) {
    let chosen = context.chosen ?? context.tables.moons
    let own = chosen.prepared(seed: context.seed)
    source = own.heldOutExamples > 0 ? chosen : context.tables.moons
    let data =
      own.heldOutExamples > 0 ? own : context.tables.moons.prepared(seed: context.seed)
    self.data = data
    let seeds = context.seeds
    self.seeds = seeds
    let base = Self.base(seed: context.seed, steps: context.isQuick ? 100 : 400)
    struct Job: Sendable {
      var row: Int
      var option: Int
      var settings: ExperimentSettings
    }
    let all = Unsaid.allCases.map { ($0, $0.options(base)) }
    var jobs: [Job] = []
    for (row, entry) in all.enumerated() {
      for (option, value) in entry.1.enumerated() {
        for seed in 0..<entry.0.runs(seeds) {
          var settings = value.settings
          settings.seed = settings.seed &+ UInt64(seed)
          jobs.append(Job(row: row, option: option, settings: settings))
        }
      }
    }
    let scores = inParallel(jobs, context.progress) { job in
      context.experiment(job.settings, data).outcome(evaluations: 2)
        .score(isClassification: data.task == .classification)
    }
    rows = all.enumerated().map { row, entry in
      Row(
        unsaid: entry.0, options: entry.1,
        scores: entry.1.indices.map { option in
          let own = zip(jobs, scores).filter { $0.0.row == row && $0.0.option == option }
          // A run that diverged has no score, and a value at which one does is not to be trusted.
          return own.contains { $0.1.isNaN } ? .nan : Quartiles(own.map(\.1)).median
        }, runs: entry.0.runs(seeds))
    }
  }

  /// What the words of the question say, and for the rest something usual.
  static func base(seed: UInt64, steps: Int) -> ExperimentSettings {
    ExperimentSettings(
      hidden: [8, 8], activation: .softmax, outputActivation: .identity, loss: .squaredError,
      initialization: .glorot, optimizer: .sgd, rate: 0.1, batchSize: 32, steps: steps, seed: seed,
      frames: 12)
  }

  var isClassification: Bool { data.task == .classification }

  /// The larger the better; −∞ for a value at which a run diverged.
  private func merit(_ score: Double) -> Double {
    Lessons.merit(score, isClassification: isClassification)
  }

  /// What a row says, for the sentences.
  func range(_ row: Row) -> YourTurnText.Range {
    let worst = row.scores.indices.min { merit(row.scores[$0]) < merit(row.scores[$1]) } ?? 0
    let best = row.scores.indices.max { merit(row.scores[$0]) < merit(row.scores[$1]) } ?? 0
    return YourTurnText.Range(
      thing: YourTurnText.thing(row.unsaid.rawValue), tried: row.options.map(\.name),
      worstName: row.options[worst].name, worst: row.scores[worst],
      bestName: row.options[best].name, best: row.scores[best],
      isClassification: isClassification)
  }

  /// The best and the worst of all versions.
  var extremes: (worst: UnsaidOption, best: UnsaidOption)? {
    let all = rows.flatMap { zip($0.options, $0.scores).map { (option: $0, merit: merit($1)) } }
    guard let worst = all.min(by: { $0.merit < $1.merit }),
      let best = all.max(by: { $0.merit < $1.merit })
    else { return nil }
    return (worst.option, best.option)
  }
}
