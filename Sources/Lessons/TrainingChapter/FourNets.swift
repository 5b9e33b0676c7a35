import Experiments
import Recording
import Training

/// Four nets that differ in their hidden activation only, recorded on one data set.
struct FourNets: Sendable {
  static let activations: [ActivationFunction] = [.sigmoid, .softmax, .tanh, .relu]
  static let hiddenLayers = 4
  static let width = 8
  static let optimizer = OptimizerKind.sgd
  static let rate = 0.2
  /// At most sixty frames move in the page; these are enough to see everything happen.
  static let frames = 30

  let data: ChosenData
  let prepared: PreparedData
  let steps: Int
  let runs: [ChapterRun]

  init(_ context: LessonContext, _ data: ChosenData) {
    self.data = data
    let prepared = data.prepared(seed: context.seed)
    self.prepared = prepared
    let steps = context.isQuick ? 200 : 600
    self.steps = steps
    runs = inParallel(Self.activations, context.progress) { activation in
      let name = "training-\(prepared.fileName)-" + activation.rawValue
      let settings = Self.settings(
        activation, prepared, steps: steps, seed: context.seed,
        batchSize: context.batchSize(for: prepared))
      return context.recorded(
        settings, prepared, of: data, label: activation.displayName, name: name)
    }
  }

  static func settings(
    _ activation: ActivationFunction, _ data: PreparedData, steps: Int, seed: UInt64,
    batchSize: Int
  ) -> ExperimentSettings {
    let (output, loss) = ExperimentSettings.natural(for: data)
    return ExperimentSettings(
      hidden: Array(repeating: width, count: hiddenLayers), activation: activation,
      outputActivation: output, loss: loss, optimizer: optimizer, rate: rate,
      batchSize: batchSize, steps: steps, seed: seed, frames: frames)
  }
}

extension PreparedData {
  var fileName: String { fileWord(name) }
}

extension TabularData {
  var fileName: String { fileWord(name) }
}

/// A data set's name in file names: letters, digits and hyphens only.
private func fileWord(_ name: String) -> String {
  let safe = name.lowercased().map { character -> Character in
    character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
  }
  return String(safe.prefix(24))
}
