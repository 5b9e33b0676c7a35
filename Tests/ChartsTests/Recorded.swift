import Experiments
import KernelCode
import Recording
import Training

/// Small runs of every kind of net that sentences have to be true of, trained when they are asked for.
enum Recorded: String, CaseIterable {
  case mixed, softmax, oneUnitSoftmax, dying, diverged, oneStep, oneLayer, buckets, fewFrames
  case unfinished, curve, elus, confident

  static var all: [(Recorded, RunRecord)] { get throws { try made.get() } }

  private static let made = Result { try allCases.map { ($0, try $0.trained()) } }

  private func trained() throws -> RunRecord {
    switch self {
    case .mixed: try run([8, 8], [.tanh, .relu])
    case .softmax: try run([4, 5], [.softmax, .tanh], rate: 2)
    case .oneUnitSoftmax: try run([1, 4], [.softmax, .tanh])
    case .dying: try run([6, 6], [.relu, .relu], rate: 3, bias: -0.3)
    case .diverged: try run([6, 6], [.relu, .relu], rate: 1e6, data: .wave)
    case .oneStep: try run([4], [.sigmoid], steps: 1)
    case .oneLayer: try run([], [])
    case .buckets:
      try run([5, 5], [.relu, .sigmoid], steps: 23, plan: BucketPlan(length: 4, lastRows: 3))
    case .fewFrames: try run([5, 5], [.sigmoid, .relu], steps: 20, frames: 3)
    case .unfinished:
      try {
        var record = try run([4], [.tanh])
        record.ending = .unfinished
        return record
      }()
    case .curve: try run([5], [.tanh], data: .wave)
    case .elus: try run([5, 5, 5], [.elu, .gelu, .identity], bias: -6)
    case .confident: try run([4, 6], [.softmax, .softmax], rate: 0.5, scale: 40)
    }
  }

  private func run(
    _ hidden: [Int], _ activations: [ActivationFunction], rate: Double = 0.3, bias: Double = 0,
    scale: Double = 1, steps: Int = 12, frames: Int = 200, data name: DatasetName = .moons,
    plan: BucketPlan? = nil
  ) throws -> RunRecord {
    let data = PreparedData(try name.table(seed: 3, irisFile: []), seed: 3)
    var settings = ExperimentSettings(
      hidden: hidden, activations: activations.map { ActivationChoice($0) }, output: nil, loss: nil,
      for: data, seed: 3)
    settings.rate = rate
    settings.hiddenBias = bias
    settings.initializationScale = scale
    settings.steps = steps
    settings.frames = frames
    settings.precision = .double
    return Experiment(settings: settings, data: data, label: rawValue, program: "test")
      .recorded(plan)
  }
}
