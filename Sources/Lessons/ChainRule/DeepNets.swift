import Experiments
import Recording
import Training
import Wording

/// Four deep nets that differ in their hidden activation only, recorded at every step.
struct DeepNets: Sendable {
  static let hiddenLayers = 10
  static let initialization = Initialization.he
  static let optimizer = OptimizerKind.sgd
  static let rate = 0.1
  /// What arrives is called lost below this share; this project's own limit.
  static let lostBelow = 0.01

  let data: PreparedData
  let steps: Int
  let runs: [ChapterRun]

  init(_ context: LessonContext, data: PreparedData) {
    self.data = data
    let steps = context.isQuick ? 200 : 800
    self.steps = steps
    runs = inParallel(DepthStudy.activations, context.progress) { activation in
      let (output, loss) = ExperimentSettings.natural(for: data)
      let settings = ExperimentSettings(
        hidden: Array(repeating: DepthStudy.width, count: Self.hiddenLayers),
        activation: activation, outputActivation: output, loss: loss,
        initialization: Self.initialization, optimizer: Self.optimizer, rate: Self.rate,
        batchSize: context.batchSize(for: data), steps: steps, seed: context.seed,
        frames: FourNets.frames)
      let name = LessonName.chainRule.rawValue + "-" + activation.rawValue
      return context.recorded(
        settings, data, of: context.main, label: activation.displayName, name: name)
    }
  }

  var endings: [ChainRuleText.DeepNet] { runs.records.map { $0.deepNet } }
}

extension RunRecord {
  /// ‖δ_l‖ per example: the root mean square over the examples of the length of δ.
  func errorSignal(layer: Int, row: Int) -> Double {
    let units = Double(manifest.layers[layer - 1].units)
    return (value(.quantity(layer, .errorSignal, .rms), row: row) ?? .nan) * units.squareRoot()
  }

  /// What became of a deep net, and of the signal on its way back.
  fileprivate var deepNet: ChainRuleText.DeepNet {
    let last = max(0, steps.count - 1)
    let depth = manifest.layers.count
    let share = Ledger(self, row: last)?.attenuation ?? .nan
    let fate = fate
    let hasLearned = fate.kind == .learned
    let isLost = share < DeepNets.lostBelow
    let ending: ChainRuleText.DeepNet.Ending
    if case .diverged(let step) = fate.kind {
      ending = .diverged(step: step)
    } else if share.isNaN && !hasLearned {
      ending = .unclear
    } else {
      ending = hasLearned ? (isLost ? .learnedAnyway : .converged) : (isLost ? .lost : .arrives)
    }
    return ChainRuleText.DeepNet(
      label: manifest.label, ending: ending, finalLoss: fate.finalLoss,
      outputSignal: (errorSignal(layer: depth, row: 0), errorSignal(layer: depth, row: last)),
      firstSignal: (errorSignal(layer: 1, row: 0), errorSignal(layer: 1, row: last)),
      share: (fate.firstAttenuation, share))
  }
}
