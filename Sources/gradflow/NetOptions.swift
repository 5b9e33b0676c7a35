import CommandOptions
import Experiments
import KernelChoice
import Lessons
import Recording
import Training
import Wording

/// The options that describe an experiment, as `train` and `check` have them, typed or from a file.
struct NetOptions {
  private let options: Parsed
  private let data: DataOptions

  init(_ parsed: Parsed) {
    options = parsed
    data = DataOptions(parsed)
  }

  /// True where any of them was typed, or a file was given.
  var isGiven: Bool {
    options.settingsFile != nil || Gradflow.experimentOptions.contains { options.has($0.name) }
  }

  /// The net with its data and all that decides its training; nothing that contradicts itself, and
  /// nothing too large.
  func experiment() throws(Failure) -> Experiment {
    let seed = UInt64(options.integer("seed") ?? 1)
    let dataSeed = options.integer("data-seed").map { UInt64($0) } ?? seed
    if options.has("noise"), let name = data.withoutNoise {
      throw .usage(CommandText.noNoise(name.rawValue))
    }
    let table = try data.table(
      seed: dataSeed, standard: .spiral,
      noise: options.integer("noise") ?? DatasetName.usualNoise)
    let prepared = PreparedData(
      table, seed: dataSeed, heldOut: options.integer("held-out") ?? PreparedData.usualHeldOut,
      scaling: data.scaling)
    var settings = net(for: prepared, seed: seed)
    addTraining(to: &settings, examples: prepared.trainingExamples)
    guard settings.computeLoss(from: options.word("loss-from", as: LossSource.self)) else {
      throw .usage(
        CommandText.noPair(
          loss: settings.loss.rawValue, output: settings.outputActivation.rawValue))
    }
    var experiment = Experiment(
      settings: settings, data: prepared, label: options.text("label") ?? standardLabel(settings),
      program: Gradflow.program, kernels: try KernelName.chosen(options))
    try NetLimits.check(experiment)
    if let path = options.path("initial-weights") {
      experiment.settings.initialWeights = try WeightsFile(path: path).layers(for: experiment)
    }
    return experiment
  }

  private func net(for data: PreparedData, seed: UInt64) -> ExperimentSettings {
    var settings = ExperimentSettings(
      hidden: options.integers("hidden") ?? [], activations: choices("activation"),
      output: choices("output-activation").first,
      loss: options.word("loss", as: LossFunction.self), for: data, seed: seed)
    settings.initialization = options.word("init", as: Initialization.self) ?? .glorot
    settings.hiddenBias = options.number("hidden-bias") ?? 0
    settings.normalization = options.word("normalization", as: Normalization.self) ?? .none
    settings.dropout = options.number("dropout") ?? 0
    settings.skip = options.integer("skip") ?? 0
    settings.initializationScale = options.number("init-scale")
    return settings
  }

  private func addTraining(to settings: inout ExperimentSettings, examples: Int) {
    settings.optimizer = options.word("optimizer", as: OptimizerKind.self) ?? .sgd
    settings.rate = options.number("rate") ?? 0.1
    settings.schedule = options.word("schedule", as: LearningRateSchedule.self) ?? .constant
    settings.weightDecay = options.number("weight-decay") ?? 0
    for kind in Clipping.Kind.allCases {
      if let limit = options.number("clip-" + kind.rawValue) {
        settings.clipping = Clipping(kind, limit: limit)
      }
    }
    settings.batchSize =
      options.integer("batch") ?? ExperimentSettings.standardBatch(examples: examples)
    settings.steps = options.integer("steps") ?? 500
    settings.precision = options.word("precision", as: Precision.self) ?? .single
    settings.frames = options.integer("frames") ?? 200
  }

  private func choices(_ name: String) -> [ActivationChoice] {
    (options.choices(name) ?? []).map { choice in
      guard let function = ActivationFunction(rawValue: choice.word) else {
        preconditionFailure("--" + name + " is not declared as activation functions")
      }
      return ActivationChoice(function, parameter: choice.number)
    }
  }

  /// The activation functions of the hidden layers, each once where they are all the same; of a net
  /// without hidden layers that of the output.
  private func standardLabel(_ settings: ExperimentSettings) -> String {
    if settings.hidden.isEmpty { return settings.outputActivation.rawValue }
    let words = choices("activation").map { choice in
      let number = choice.parameter.map { $0.description.trimmingZero }
      return choice.function.rawValue + (number.map { ":" + $0 } ?? "")
    }
    return words.allSatisfy { $0 == words.first }
      ? words.first ?? "" : words.joined(separator: ",")
  }
}

extension String {
  /// `2` for `2.0`.
  fileprivate var trimmingZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
