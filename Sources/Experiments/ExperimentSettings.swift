import KernelCode
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
  /// Of all hidden layers, unless `layerActivations` says more.
  public var activation: ActivationFunction
  /// One for every hidden layer, or none.
  public var layerActivations: [ActivationChoice] = []
  public var outputActivation: ActivationFunction
  /// The parameter of the output activation; nil for the standard one.
  public var outputParameter: Double?
  /// Of every hidden layer.
  public var normalization = Normalization.none
  /// Share of the hidden activations that are dropped in every training step.
  public var dropout = 0.0
  /// A skip connection around every block of so many hidden layers whose ends are equally wide; 0 for
  /// none.
  public var skip = 0
  public var loss: LossFunction
  /// True to compute a loss from the activations of the output layer also where its activation
  /// function goes with the loss, so that the gradient passes through φ'.
  public var usesOutputActivations = false
  public var initialization: Initialization
  /// nil for the standard scale of the initialization.
  public var initializationScale: Double?
  /// One for every layer, the output layer last, in place of random weights; or none.
  public var initialWeights: [LayerWeights] = []
  /// What the bias of every hidden unit starts with.
  public var hiddenBias: Double
  public var optimizer: OptimizerKind
  public var rate: Double
  public var schedule = LearningRateSchedule.constant
  public var weightDecay = 0.0
  public var clipping: Clipping?
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

  public var optimizerSettings: OptimizerSettings {
    OptimizerSettings(
      optimizer, rate: rate, schedule: schedule, weightDecay: weightDecay, clipping: clipping,
      steps: steps)
  }

  /// ε of the saturated share.
  public static let saturationThreshold = 0.05

  /// How many outputs the net needs: one for regression and for two classes (the second class's
  /// share), unless softmax shares the whole among all classes or the loss asks for each of them.
  public func outputs(for data: PreparedData) -> Int {
    guard data.task == .classification else { return 1 }
    let needsEach = outputActivation.isJoint || loss == .categoricalCrossEntropy
    return data.classes.count == 2 && !needsEach ? 1 : data.classes.count
  }

  /// The layers of the net for some data, the output layer last.
  public func shapes(for data: PreparedData) -> [LayerShape] {
    var shapes = hidden.indices.map { index in
      let choice =
        index < layerActivations.count ? layerActivations[index] : ActivationChoice(activation)
      return LayerShape(
        units: hidden[index], activation: choice.function, parameter: choice.parameter,
        normalization: normalization, dropout: dropout, skip: endsBlock(index) ? skip : 0)
    }
    shapes.append(
      LayerShape(
        units: outputs(for: data), activation: outputActivation, parameter: outputParameter))
    return shapes
  }

  /// True where a skip connection ends in a hidden layer, counted from 0: the block began behind the
  /// layer `skip` before, and both are equally wide.
  func endsBlock(_ index: Int) -> Bool {
    skip > 0 && index >= skip && index % skip == 0 && hidden[index] == hidden[index - skip]
  }

  /// True where the loss is computed from the pre-activations of the output layer.
  public var isPaired: Bool {
    !usesOutputActivations && loss.pairs(with: outputActivation, parameter: outputParameter)
  }

  /// The customary output activation and loss for a task.
  public static func natural(for data: PreparedData) -> (ActivationFunction, LossFunction) {
    guard data.task == .classification else { return (.identity, .squaredError) }
    return data.classes.count == 2
      ? (.sigmoid, .binaryCrossEntropy) : (.softmax, .categoricalCrossEntropy)
  }
}

/// What the loss is computed from, where its output activation leaves the choice.
public enum LossSource: String, CaseIterable, Sendable {
  case preActivations = "pre-activations"
  case activations
}

// What is not asked for.
extension ExperimentSettings {
  /// The net that a command line or a page asks for, with what goes with it where that is left open.
  ///
  /// - Parameter activations: one for all hidden layers, or one for each of them.
  public init(
    hidden: [Int], activations: [ActivationChoice], output: ActivationChoice?,
    loss: LossFunction?, for data: PreparedData, seed: UInt64
  ) {
    let first = activations.first ?? ActivationChoice(.relu)
    let (output, loss) = Self.ending(output, loss, for: data)
    self.init(
      hidden: hidden, activation: first.function, outputActivation: output.function, loss: loss,
      seed: seed)
    if activations.count > 1 {
      layerActivations = activations
    } else if first.parameter != nil {
      layerActivations = hidden.map { _ in first }
    }
    outputParameter = output.parameter
  }

  /// Chooses what the loss is computed from.
  ///
  /// - Parameter source: nil for the pre-activations where output activation and loss are a pair.
  /// - Returns: false where pre-activations are asked for, and there is no such pair.
  public mutating func computeLoss(from source: LossSource?) -> Bool {
    switch source {
    case nil: return true
    case .activations:
      usesOutputActivations = true
      return true
    case .preActivations: return isPaired
    }
  }

  /// Output activation and loss: what is given, and for the rest what goes with it.
  public static func ending(
    _ output: ActivationChoice?, _ loss: LossFunction?, for data: PreparedData
  ) -> (ActivationChoice, LossFunction) {
    let natural = natural(for: data)
    switch (output, loss) {
    case (nil, nil): return (ActivationChoice(natural.0), natural.1)
    case (let output?, let loss?): return (output, loss)
    case (nil, let loss?):
      return (ActivationChoice(loss.pairedActivation ?? natural.0), loss)
    case (let output?, nil):
      guard data.task == .classification else { return (output, .squaredError) }
      // Softmax with a temperature is no pair, but still shares the whole among the classes.
      let paired = LossFunction.allCases.first { $0.pairs(with: output.function) }
      return (output, paired ?? .squaredError)
    }
  }

  /// Examples per step: all of a training set that is not too large for that, else some.
  public static func standardBatch(examples: Int) -> Int { examples <= 512 ? Int.max : 32 }
}
