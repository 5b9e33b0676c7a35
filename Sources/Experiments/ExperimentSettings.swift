import Recording
import Training

/// 32 or 64 bit.
public enum Precision: String, CaseIterable, Sendable {
  case single = "32"
  case double = "64"

  public var bits: Int { self == .single ? 32 : 64 }
}

/// Everything that decides how a net is made and trained, apart from the data.
public struct ExperimentSettings: Sendable, Equatable {
  /// Units of each hidden layer, from the first.
  public var hidden: [Int]
  public var activation: ActivationFunction
  public var outputActivation: ActivationFunction
  public var loss: LossFunction
  public var initialization: Initialization
  /// What the bias of every hidden unit starts with.
  public var hiddenBias: Double
  public var optimizer: OptimizerKind
  public var rate: Double
  /// Examples per step; the whole training set when it is at least that many.
  public var batchSize: Int
  public var steps: Int
  public var seed: UInt64
  public var precision: Precision
  /// At most this many frames are recorded.
  public var frames: Int

  public init(
    hidden: [Int], activation: ActivationFunction, outputActivation: ActivationFunction,
    loss: LossFunction, initialization: Initialization = .glorot, hiddenBias: Double = 0,
    optimizer: OptimizerKind = .sgd, rate: Double = 0.1, batchSize: Int = .max, steps: Int = 500,
    seed: UInt64 = 1, precision: Precision = .single, frames: Int = 200
  ) {
    self.hidden = hidden
    self.activation = activation
    self.outputActivation = outputActivation
    self.loss = loss
    self.initialization = initialization
    self.hiddenBias = hiddenBias
    self.optimizer = optimizer
    self.rate = rate
    self.batchSize = batchSize
    self.steps = steps
    self.seed = seed
    self.precision = precision
    self.frames = frames
  }

  /// ε of the saturated share.
  public static let saturationThreshold = 0.05

  /// How many outputs the net needs: one for regression and for two classes (the second class's
  /// share), unless softmax shares the whole among all classes.
  public func outputs(for data: PreparedData) -> Int {
    guard data.task == .classification else { return 1 }
    return data.classes.count == 2 && outputActivation != .softmax ? 1 : data.classes.count
  }

  /// The layers of the net for some data, the output layer last.
  public func shapes(for data: PreparedData) -> [LayerShape] {
    hidden.map { LayerShape(units: $0, activation: activation) }
      + [LayerShape(units: outputs(for: data), activation: outputActivation)]
  }

  /// Why these settings cannot work on some data; nil when they can.
  public func problem(for data: PreparedData) -> SettingsProblem? {
    if outputActivation == .softmax, data.task == .regression { return .softmaxForOneOutput }
    switch loss {
    case .squaredError: return nil
    case .binaryCrossEntropy:
      return outputActivation == .sigmoid ? nil : .lossNeedsOutput(loss, .sigmoid)
    case .categoricalCrossEntropy:
      return outputActivation == .softmax ? nil : .lossNeedsOutput(loss, .softmax)
    }
  }

  /// The customary output activation and loss for a task.
  public static func natural(for data: PreparedData) -> (ActivationFunction, LossFunction) {
    guard data.task == .classification else { return (.identity, .squaredError) }
    return data.classes.count == 2
      ? (.sigmoid, .binaryCrossEntropy) : (.softmax, .categoricalCrossEntropy)
  }
}

/// Settings that contradict each other or the data.
public enum SettingsProblem: Sendable, Equatable {
  /// A softmax over one output is always 1.
  case softmaxForOneOutput
  case lossNeedsOutput(LossFunction, ActivationFunction)
}
