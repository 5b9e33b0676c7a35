import CommandOptions
import Experiments
import Kernels
import Lessons
import Report
import Recording
import Training
import Wording

/// One gradient check, of a net or of one activation function, with its name.
struct NamedCheck {
  var name: String
  var isNet: Bool
  var result: GradientCheckResult
}

/// Gradient checks of activation functions and of nets, in 64 bits.
enum GradientChecks {
  /// A number that the usual numbers of classes do not divide: where a net gives every example the same
  /// answer and every class is as frequent, all its gradients are zero, and there is nothing to compare.
  private static let mostExamples = 11
  /// Each weight costs two passes through the net, so the cost grows with the square.
  static let mostWeights = 10_000

  /// The pull-back of every activation function, from deep in one tail to deep in the other.
  static func activations(_ kernels: KernelSet) -> [NamedCheck] {
    let z = [-6.5, -2.25, -0.75, -0.125, 0.0625, 0.5, 1.5, 3.25]
    return ActivationFunction.allCases.map { activation in
      NamedCheck(
        name: CommandText.pullBack(activation.rawValue), isNet: false,
        result: GradientCheck.pullBack(activation, at: z, kernels: kernels.double))
    }
  }

  /// The net of an experiment at its start, on some of its training examples.
  static func net(_ experiment: Experiment) -> NamedCheck {
    let (settings, data) = (experiment.settings, experiment.data)
    let count = min(mostExamples, data.trainingExamples)
    let rows = (0..<count).map { $0 * data.trainingExamples / count }
    let width = data.features.count
    let all = data.trainingInputs
    let inputs = rows.flatMap { all[($0 * width)..<(($0 + 1) * width)] }
    let result = GradientCheck.network(
      experiment.network(Double.self), loss: settings.loss,
      usesActivations: settings.usesOutputActivations, inputs: experiment.inputs(inputs),
      targets: experiment.targets(rows.map { data.trainingTargets[$0] }))
    return NamedCheck(name: name(of: settings, data), isNet: true, result: result)
  }

  private static func name(of settings: ExperimentSettings, _ data: PreparedData) -> String {
    let activations = settings.shapes(for: data).map { shape in
      NetText.activation(shape.activation.rawValue, parameter: shape.parameter)
    }
    var text = NetText(
      hidden: settings.hidden, activations: activations.dropLast(),
      output: activations.last ?? "", loss: settings.loss.rawValue)
    text.normalization = settings.normalization.rawValue
    text.dropout = settings.dropout
    text.skip = settings.skip
    text.usesOutputActivations = settings.usesOutputActivations
    return text.words
  }

  /// Every activation function in a net of three layers, with every loss.
  static func representatives(
    seed: UInt64, kernels: KernelSet
  ) throws(TableError) -> [Experiment] {
    let tables = try StandardTables(seed: seed, irisFile: DataOptions.irisFile)
    let endings: [(TabularData, ActivationFunction, LossFunction)] = [
      (tables.wave.table, .identity, .squaredError),
      (tables.moons.table, .sigmoid, .binaryCrossEntropy),
      (tables.spiral.table, .softmax, .categoricalCrossEntropy),
      (tables.spiral.table, .softmax, .squaredError),
    ]
    return ActivationFunction.allCases.filter { !$0.isOnlyForOutput }.flatMap { activation in
      endings.map { table, output, loss in
        Experiment(
          settings: ExperimentSettings(
            hidden: [6, 6], activation: activation, outputActivation: output, loss: loss,
            seed: seed),
          data: PreparedData(table, seed: seed), label: activation.rawValue,
          program: Gradflow.program, kernels: kernels)
      }
    }
  }

  /// The nets of a report, each architecture once.
  ///
  /// - Parameter tables: the data that the runs may have learned from, found by name.
  static func nets(
    of chapters: [Chapter], tables: [TabularData], seed: UInt64, kernels: KernelSet
  ) -> [NamedCheck] {
    var seen: Set<String> = []
    return chapters.flatMap(\.runs).compactMap { run -> NamedCheck? in
      let manifest = run.record.manifest
      let table = tables.first { $0.name == manifest.dataset }
      guard let table, let output = manifest.layers.last else { return nil }
      let experiment = Experiment(
        settings: settings(of: manifest, output: output),
        data: PreparedData(
          table, seed: seed, scaling: manifest.preparation?.scaling ?? .standard),
        label: manifest.label, program: manifest.program, kernels: kernels)
      let key = "\(manifest.dataset) \(manifest.layers) \(manifest.loss)"
      guard seen.insert(key).inserted, NetLimits.weights(experiment) <= mostWeights else {
        return nil
      }
      var check = net(experiment)
      check.name += ", " + manifest.dataset
      return check
    }
  }

  /// The net of a run as it was before the first step.
  private static func settings(
    of manifest: RunManifest, output: LayerDescription
  ) -> ExperimentSettings {
    let hidden = manifest.layers.dropLast()
    var settings = ExperimentSettings(
      hidden: hidden.map(\.units), activation: hidden.first?.activation ?? .identity,
      outputActivation: output.activation, loss: manifest.loss,
      initialization: manifest.initialization, seed: manifest.seed)
    settings.layerActivations = hidden.map {
      ActivationChoice($0.activation, parameter: $0.parameter)
    }
    settings.outputParameter = output.parameter
    settings.normalization = hidden.first?.normalization ?? .none
    settings.dropout = hidden.first?.dropout ?? 0
    settings.skip = hidden.map(\.skip).max() ?? 0
    settings.initializationScale = manifest.initializationScale
    settings.usesOutputActivations =
      !manifest.isPaired
      && manifest.loss.pairs(with: output.activation, parameter: output.parameter)
    return settings
  }
}

extension NamedCheck {
  /// As a report shows it.
  var summary: GradientCheckSummary {
    GradientCheckSummary(
      name: name, isNet: isNet, largestRelativeError: result.relativeError, passed: result.passed,
      skippedKinks: result.crossedKinks)
  }
}
