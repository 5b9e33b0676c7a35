import CommandOptions
import Experiments
import Recording
import Training
import Wording

// What decides an experiment: data, net and training. `train` and `check` take all of it, typed or from
// a file whose keys are the names of these options.
extension Gradflow {
  static var experimentOptions: [Option] { data + preparation + net + training }

  static var experimentFile: Positional {
    Positional("EXPERIMENT.json", .path, count: 0...1, help: CommandHelp.experimentFile)
  }

  /// What takes the place of each other.
  static var exclusive: [[String]] {
    [
      ["dataset", "data"], ["noise", "data"], ["init", "initial-weights"],
      ["init-scale", "initial-weights"],
      ["hidden-bias", "initial-weights"], ["clip-norm", "clip-value"],
    ]
  }

  static var experimentNotes: [String] {
    [
      CommandHelp.experimentNote, CommandHelp.activationNote, CommandHelp.netNote,
    ] + dataNotes + [
      CommandHelp.netLimits(
        layers: NetLimits.mostHiddenLayers, units: NetLimits.mostUnits,
        weights: NetLimits.mostWeights, gigabytes: NetLimits.mostGigabytes)
    ]
  }

  /// What a table is, and what is done to it.
  static var dataNotes: [String] {
    [
      CommandHelp.dataNote, CommandHelp.scalingNote,
      CommandHelp.tableLimits(
        rows: TabularData.fewestRows, features: TabularData.mostFeatures,
        classes: TabularData.mostClasses),
    ]
  }

  static var seed: Option {
    Option("seed", .integer(0...Int.max), "N", standard: "1", help: CommandHelp.seed)
  }

  /// What is to be learnt.
  static var data: [Option] {
    [
      Option("dataset", .word(of: DatasetName.self), "NAME", help: CommandHelp.dataset),
      Option("data", .path, "FILE.csv", needs: "target", help: CommandHelp.data),
      Option("target", .text, "COLUMN", needs: "data", help: CommandHelp.target),
      Option("task", .word(of: TaskKind.self), "WORD", needs: "data", help: CommandHelp.task),
      Option(
        "scaling", .word(of: Scaling.self), "WORD", standard: Scaling.standard.rawValue,
        help: CommandHelp.scaling),
    ] + reading(needs: "data")
  }

  /// What is said about a table, so that it need not be guessed.
  ///
  /// - Parameter option: the one that names the table; nil where an argument does.
  static func reading(needs option: String?) -> [Option] {
    var noHeader = Option.flag("no-header", help: CommandHelp.noHeader)
    noHeader.needs = option
    return [
      Option(
        "decimal", .word(of: DecimalMark.self), "WORD", needs: option,
        help: CommandHelp.tableDecimal),
      Option(
        "separator", .word(of: CellSeparator.self), "WORD", needs: option,
        help: CommandHelp.separator),
      Option("text-columns", .names, "A,B", needs: option, help: CommandHelp.textColumns),
      Option("drop-columns", .names, "A,B", needs: option, help: CommandHelp.dropColumns),
      noHeader,
    ]
  }

  /// How it is made and parted.
  private static var preparation: [Option] {
    [
      Option(
        "noise", .integer(DatasetName.noises), "PERCENT",
        standard: DatasetName.usualNoise.description, help: CommandHelp.noise),
      heldOut,
    ]
  }

  static var heldOut: Option {
    Option(
      "held-out", .integer(PreparedData.heldOutShares), "PERCENT",
      standard: PreparedData.usualHeldOut.description, help: CommandHelp.heldOut)
  }

  /// What decides a net before its first step.
  private static var net: [Option] {
    [
      Option(
        "hidden", .integers(each: 1...NetLimits.mostUnits, count: 0...NetLimits.mostHiddenLayers),
        "N,N", standard: "8,8,8,8", help: CommandHelp.hidden),
      Option(
        "activation", .choices(activations, count: 1...NetLimits.mostHiddenLayers), "WORD,WORD",
        standard: "relu", help: CommandHelp.activation),
      Option(
        "output-activation", .choices(activations, count: 1...1), "WORD",
        help: CommandHelp.outputActivation),
      Option(
        "normalization", .word(of: Normalization.self), "WORD", standard: "none",
        help: CommandHelp.normalization),
      Option(
        "dropout", .number(.fromBelow(0, 1)), "P", standard: "0", help: CommandHelp.dropout),
      Option("skip", .integer(0...1000), "N", standard: "0", help: CommandHelp.skip),
      Option("loss", .word(of: LossFunction.self), "WORD", help: CommandHelp.loss),
      Option("loss-from", .word(of: LossSource.self), "WORD", help: CommandHelp.lossFrom),
      Option(
        "init", .word(of: Initialization.self), "WORD", standard: "glorot",
        help: CommandHelp.initialization),
      Option("init-scale", .number(.any), "X", help: CommandHelp.initializationScale),
      Option("initial-weights", .path, "W.json", help: CommandHelp.initialWeights),
      Option("hidden-bias", .number(.any), "X", standard: "0", help: CommandHelp.hiddenBias),
    ]
  }

  private static var training: [Option] {
    [
      Option(
        "optimizer", .word(of: OptimizerKind.self), "WORD", standard: "sgd",
        help: CommandHelp.optimizer),
      Option("rate", .number(.above(0)), "X", standard: "0.1", help: CommandHelp.rate),
      Option(
        "schedule", .word(of: LearningRateSchedule.self), "WORD", standard: "constant",
        help: CommandHelp.schedule),
      Option(
        "weight-decay", .number(.atLeast(0)), "X", standard: "0", help: CommandHelp.weightDecay),
      Option("clip-norm", .number(.above(0)), "X", help: CommandHelp.clipNorm),
      Option("clip-value", .number(.above(0)), "X", help: CommandHelp.clipValue),
      Option("batch", .size(1...Int.max, all: "all"), "N", help: CommandHelp.batch),
      Option("steps", .integer(1...10_000_000), "N", standard: "500", help: CommandHelp.steps),
      seed,
      Option("data-seed", .integer(0...Int.max), "N", help: CommandHelp.dataSeed),
      Option(
        "precision", .word(of: Precision.self), "BITS", standard: "32",
        help: CommandHelp.precision),
      Option("frames", .integer(1...10_000), "N", standard: "200", help: CommandHelp.frames),
      Option("label", .text, "TEXT", help: CommandHelp.label),
    ]
  }

  /// Every activation function, with a number where it has a parameter. The limits keep z/T and its
  /// exponential within 32 bits for every z that a net can sensibly have.
  private static var activations: [ChoiceWord] {
    ActivationFunction.allCases.map { activation in
      ChoiceWord(
        activation.rawValue,
        numbers: activation.standardParameter == nil ? nil : .from(0.001, to: 1000))
    }
  }
}
