import CommandOptions
import Experiments
import Lab
import Recording
import Training
import Wording

/// What is refused before anything is computed: settings that contradict each other, and nets that are
/// too large.
enum NetLimits {
  /// The trace numbers up to 1000 layers, one of which is the output.
  static let mostHiddenLayers = 999
  static let mostUnits = 100_000
  static let mostWeights = 50_000_000
  static let mostGigabytes = 4

  static func check(_ experiment: Experiment) throws(Failure) {
    if let problem = experiment.settings.problem(for: experiment.data) {
      throw .usage(problem.visible.sentence)
    }
    let weights = weights(experiment)
    if weights > mostWeights {
      throw .usage(CommandText.tooManyWeights(weights, limit: mostWeights))
    }
    let gigabytes = bytes(experiment) / 1_000_000_000
    if gigabytes >= mostGigabytes {
      throw .usage(CommandText.tooMuchMemory(gigabytes: gigabytes, limit: mostGigabytes))
    }
  }

  /// About what a run holds, half as much again as was measured with nets of 10 000 and 2 × 6000 units:
  /// up to eight matrices of N × units for the batch, half of them for the probed, held-out and mapped
  /// examples; and of each weight itself, its gradient, its update, a transposed and a clipped copy, and
  /// what the optimizer remembers.
  private static func bytes(_ experiment: Experiment) -> Int {
    let (settings, data) = (experiment.settings, experiment.data)
    let batch = min(settings.batchSize, data.trainingExamples)
    let asked = data.probeExamples + data.heldOutExamples + 2500
    let units = settings.shapes(for: data).reduce(0) { $0 + $1.units }
    let numbers = (8 * batch + 4 * asked) * units + 8 * weights(experiment)
    return numbers * settings.precision.bits / 8
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

extension SettingsProblem {
  /// With the name of a column as it may stand on a terminal.
  fileprivate var visible: SettingsProblem {
    switch self {
    case .lostIn32Bits(let column): .lostIn32Bits(column: Console.visible(column))
    case .lossNeedsReach(let loss, let column):
      .lossNeedsReach(loss, column: Console.visible(column))
    default: self
    }
  }
}
