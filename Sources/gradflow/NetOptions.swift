import CommandOptions
import Experiments
import Recording
import Training
import Wording

/// The options that describe a net and what it learns, as `train` and `check` have them.
struct NetOptions {
  private let options: Parsed
  private let data: DataOptions

  static let names = [
    "dataset", "data", "hidden", "activation", "output-activation", "loss", "init", "hidden-bias",
    "seed", "data-seed",
  ]
  private static let mostWeights = 50_000_000
  private static let mostGigabytes = 4

  init(_ parsed: Parsed) {
    options = parsed
    data = DataOptions(parsed)
  }

  /// True where any of them was typed.
  var isGiven: Bool { Self.names.contains { options.has($0) } }

  /// The net with its data; how it is trained is left as it stands in `ExperimentSettings`.
  func experiment() throws(Failure) -> Experiment {
    let seed = UInt64(options.integer("seed") ?? 1)
    let dataSeed = options.integer("data-seed").map { UInt64($0) } ?? seed
    let table = try data.table(seed: dataSeed, standard: .spiral)
    let prepared = PreparedData(table, seed: dataSeed)
    let activation = options.word("activation", as: ActivationFunction.self) ?? .relu
    let (output, loss) = ending(for: prepared)
    let settings = ExperimentSettings(
      hidden: options.integers("hidden") ?? [8, 8, 8, 8], activation: activation,
      outputActivation: output, loss: loss,
      initialization: options.word("init", as: Initialization.self) ?? .glorot,
      hiddenBias: options.number("hidden-bias") ?? 0, seed: seed)
    return Experiment(
      settings: settings, data: prepared, label: activation.rawValue, program: Gradflow.program)
  }

  /// Output activation and loss: what is given, and for the rest what goes with it.
  private func ending(for data: PreparedData) -> (ActivationFunction, LossFunction) {
    let natural = ExperimentSettings.natural(for: data)
    let output = options.word("output-activation", as: ActivationFunction.self)
    let loss = options.word("loss", as: LossFunction.self)
    switch (output, loss) {
    case (nil, nil): return natural
    case (let output?, let loss?): return (output, loss)
    case (nil, let loss?): return (loss.pairedActivation ?? natural.0, loss)
    case (let output?, nil):
      let paired = LossFunction.allCases.first { $0.pairedActivation == output }
      let loss = data.task == .classification ? paired : nil
      return (output, loss ?? .squaredError)
    }
  }

  /// Refuses settings that contradict each other, and nets that are too large.
  static func check(_ experiment: Experiment) throws(Failure) {
    let settings = experiment.settings
    switch settings.problem(for: experiment.data) {
    case .softmaxForOneOutput: throw .usage(CommandText.softmaxForOneOutput)
    case .lossNeedsOutput(let loss, let activation):
      throw .usage(
        CommandText.lossNeedsOutput(loss: loss.rawValue, activation: activation.rawValue))
    case nil: break
    }
    let weights = weights(experiment)
    if weights > mostWeights {
      throw .usage(CommandText.tooManyWeights(weights, limit: mostWeights))
    }
    // What a run holds: the batch, and where they are not the batch all training examples; the held-out
    // ones; a decision map. Five matrices for each layer, and five numbers for each weight.
    let data = experiment.data
    let rows = 2 * data.trainingExamples + data.heldOutExamples + 2500
    let units = settings.shapes(for: data).reduce(0) { $0 + $1.units }
    let bytes = (5 * rows * units + 5 * weights) * settings.precision.bits / 8
    let gigabytes = bytes / 1_000_000_000
    if gigabytes >= mostGigabytes {
      throw .usage(CommandText.tooMuchMemory(gigabytes: gigabytes, limit: mostGigabytes))
    }
  }

  /// How many weights and biases the net has.
  static func weights(_ experiment: Experiment) -> Int {
    var inputs = experiment.data.features.count
    var count = 0
    for shape in experiment.settings.shapes(for: experiment.data) {
      count += (inputs + 1) * shape.units
      inputs = shape.units
    }
    return count
  }
}
