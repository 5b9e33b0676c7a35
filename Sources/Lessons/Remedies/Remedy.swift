import Experiments
import KernelCode
import Training
import Wording

/// A net that does not learn, and why.
enum Fault: Sendable, CaseIterable {
  /// A deep sigmoid net, in which hardly any error signal reaches the first layer.
  case vanishing
  /// The same with softmax, as in the question.
  case vanishingSoftmax
  /// A ReLU net whose steps are too large.
  case tooLargeSteps

  static let hidden = [10, 10, 10, 10]
  static let batchSize = 64

  /// The net as it is before anything is mended.
  func settings(_ data: PreparedData, steps: Int, seed: UInt64) -> ExperimentSettings {
    let (output, loss) = ExperimentSettings.natural(for: data)
    return ExperimentSettings(
      hidden: Self.hidden, activation: activation, outputActivation: output, loss: loss,
      initialization: .glorot, optimizer: .sgd, rate: rate, batchSize: Self.batchSize,
      steps: steps, seed: seed, frames: Self.frames)
  }

  /// Few, because two figures move and each frame has four panels.
  static let frames = 12

  var activation: ActivationFunction {
    switch self {
    case .vanishing: .sigmoid
    case .vanishingSoftmax: .softmax
    case .tooLargeSteps: .relu
    }
  }
  var rate: Double { self == .tooLargeSteps ? 2 : 0.2 }
  /// The other rate that is tried: ten times as large, and a tenth.
  var otherRate: Double { self == .tooLargeSteps ? 0.2 : 2 }

  /// How the chapter speaks of it.
  var net: RemediesText.Net {
    switch self {
    case .vanishing: .sigmoid
    case .vanishingSoftmax: .softmax
    case .tooLargeSteps: .largeSteps
    }
  }
}

/// What people do about it, one thing at a time.
enum Remedy: String, Sendable, CaseIterable {
  case none
  case he, orthogonal
  case relu
  case leakyReLU = "leaky-relu"
  case gelu
  case batchNormalization = "batch-normalization"
  case layerNormalization = "layer-normalization"
  case skip, adam, clipping, rate

  static let clippingLimit = 0.5
  static let adamRate = 0.01

  /// False for what the net has already.
  func changes(_ fault: Fault) -> Bool { activation != fault.activation }

  private var activation: ActivationFunction? {
    switch self {
    case .relu: .relu
    case .leakyReLU: .leakyReLU
    case .gelu: .gelu
    default: nil
    }
  }

  /// The settings of the broken net with this one thing changed.
  ///
  /// Adam comes with a rate that is usual for it, because its rate means something else.
  func applied(to broken: ExperimentSettings, _ fault: Fault) -> ExperimentSettings {
    var settings = broken
    switch self {
    case .none: break
    case .he: settings.initialization = .he
    case .orthogonal: settings.initialization = .orthogonal
    case .relu, .leakyReLU, .gelu: settings.activation = activation ?? broken.activation
    case .batchNormalization: settings.normalization = .batch
    case .layerNormalization: settings.normalization = .layer
    case .skip: settings.skip = 1
    case .adam: (settings.optimizer, settings.rate) = (.adam, Self.adamRate)
    case .clipping: settings.clipping = Clipping(.norm, limit: Self.clippingLimit)
    case .rate: settings.rate = fault.otherRate
    }
    return settings
  }

  func name(_ fault: Fault) -> String {
    switch self {
    case .adam: RemediesText.adam(rate: Self.adamRate)
    case .clipping: RemediesText.clipping(limit: Self.clippingLimit)
    case .rate: RemediesText.rate(fault.otherRate)
    default: RemediesText.remedy(rawValue)
    }
  }
}
