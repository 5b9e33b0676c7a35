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

  /// An error signal has become small when it stays below this share of that of the first step, all through
  /// the last tenth of the run; this project's own limit.
  static let quietBelow = 0.25

  let data: PreparedData
  /// So many that what can be learned is learned and the signals have time to become small.
  let steps: Int
  let runs: [ChapterRun]

  init(_ context: LessonContext, data: PreparedData) {
    self.data = data
    let steps = context.isQuick ? 200 : 2_000
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
  /// How many steps the end is told over.
  var lastSteps: Int { runs.records.compactMap { $0.lastStretch?.steps }.max() ?? 0 }
}

extension RunRecord {
  /// ‖δ_l‖ per example: the root mean square over the examples of the length of δ.
  func errorSignal(layer: Int, row: Int) -> Double {
    let units = Double(manifest.layers[layer - 1].units)
    return (value(.quantity(layer, .errorSignal, .rms), row: row) ?? .nan) * units.squareRoot()
  }

  /// What became of a deep net, and of the signal on its way back, over the last tenth of its run.
  fileprivate var deepNet: ChainRuleText.DeepNet {
    let fate = fate
    var net = ChainRuleText.DeepNet(
      label: manifest.label, ending: .unclear, finalLoss: fate.finalLoss,
      loss: finalExtremes(.run(.loss)) ?? (.nan, .nan),
      outputSignal: course(ofLayer: manifest.layers.count), firstSignal: course(ofLayer: 1))
    if case .diverged(let step) = fate.kind {
      net.ending = .diverged(step: step)
    } else {
      net.judge(
        hasLearned: fate.hasLearned, lostBelow: DeepNets.lostBelow, quietBelow: DeepNets.quietBelow)
    }
    return net
  }

  /// ‖δ_l‖ per example at the first step, and over the last tenth of the run.
  private func course(ofLayer layer: Int) -> ChainRuleText.DeepNet.Course {
    let column = Column.quantity(layer, .errorSignal, .rms)
    let scale = Double(manifest.layers[layer - 1].units).squareRoot()
    let ends = finalExtremes(column)
    return ChainRuleText.DeepNet.Course(
      first: (value(column, row: 0) ?? .nan) * scale, last: finalMean(column) * scale,
      largest: (ends?.maximum ?? .nan) * scale)
  }
}
