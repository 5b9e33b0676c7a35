import KernelCode
import Training

/// What a net is asked to do.
public enum TaskKind: String, Sendable, CaseIterable {
  case classification, regression
}

/// Everything that is needed to tell one run from another and to repeat it.
public struct RunManifest: Sendable, Equatable {
  /// The program that recorded the run, with its version.
  public var program: String
  /// A short name of the run among those that it is compared with, such as `sigmoid`.
  public var label: String
  public var task: TaskKind
  public var dataset: String
  public var features: [String]
  /// Names of the classes; empty for regression.
  public var classes: [String]
  /// What was done to the data before the net saw them; nil where the trace of another program does not say.
  public var preparation: DataPreparation?
  public var trainingExamples: Int
  public var heldOutExamples: Int
  /// How many examples decide whether a unit is dead.
  public var probeExamples: Int
  public var layers: [LayerDescription]
  public var loss: LossFunction
  /// True where the loss is computed from the output layer's pre-activations, because its activation
  /// function is the one that goes with the loss.
  public var isPaired: Bool
  public var optimizer: OptimizerSettings
  public var initialization: Initialization
  /// The scale of the initialization.
  public var initializationScale: Double
  /// What the biases of the hidden units started with.
  public var hiddenBias: Double
  /// True where weights and biases were given, and none of this was used.
  public var hasGivenWeights: Bool
  public var batchSize: Int
  /// Steps that were asked for; a diverged run has fewer.
  public var steps: Int
  public var seed: UInt64
  /// 32 or 64.
  public var precision: Int
  /// ε of the saturated share (docs/metrics.md).
  public var saturationThreshold: Double
  /// Training loss of the best constant prediction.
  public var constantLoss: Double
  /// Of classes, the share of the training examples that have the commonest one; nil where it is not known.
  public var constantAccuracy: Double?
  /// The share of the held-out examples that have that class.
  public var heldOutConstantAccuracy: Double?

  public init(
    program: String, label: String, task: TaskKind, dataset: String, features: [String],
    classes: [String], preparation: DataPreparation? = nil, trainingExamples: Int,
    heldOutExamples: Int, probeExamples: Int,
    layers: [LayerDescription], loss: LossFunction, isPaired: Bool? = nil,
    optimizer: OptimizerSettings, initialization: Initialization,
    initializationScale: Double? = nil, hiddenBias: Double = 0, hasGivenWeights: Bool = false,
    batchSize: Int, steps: Int, seed: UInt64, precision: Int,
    saturationThreshold: Double, constantLoss: Double, constantAccuracy: Double? = nil,
    heldOutConstantAccuracy: Double? = nil
  ) {
    self.program = program
    self.label = label
    self.task = task
    self.dataset = dataset
    self.features = features
    self.classes = classes
    self.preparation = preparation
    self.trainingExamples = trainingExamples
    self.heldOutExamples = heldOutExamples
    self.probeExamples = probeExamples
    self.layers = layers
    self.loss = loss
    self.isPaired = isPaired ?? (layers.last.map { loss.pairs(with: $0.activation) } ?? false)
    self.optimizer = optimizer
    self.initialization = initialization
    self.initializationScale = initializationScale ?? initialization.standardScale
    self.hiddenBias = hiddenBias
    self.hasGivenWeights = hasGivenWeights
    self.batchSize = batchSize
    self.steps = steps
    self.seed = seed
    self.precision = precision
    self.saturationThreshold = saturationThreshold
    self.constantLoss = constantLoss
    self.constantAccuracy = constantAccuracy
    self.heldOutConstantAccuracy = heldOutConstantAccuracy
  }
}

/// One layer of a recorded net: its size, its activation function and what stands before and behind it
/// (see `LayerShape`).
public struct LayerDescription: Sendable, Equatable {
  public var inputs: Int
  public var units: Int
  public var activation: ActivationFunction
  /// The parameter of the activation function; nil where it has none.
  public var parameter: Double?
  public var normalization: Normalization
  public var dropout: Double
  public var skip: Int

  public init(
    inputs: Int, units: Int, activation: ActivationFunction, parameter: Double? = nil,
    normalization: Normalization = .none, dropout: Double = 0, skip: Int = 0
  ) {
    self.inputs = inputs
    self.units = units
    self.activation = activation
    self.parameter = parameter ?? activation.standardParameter
    self.normalization = normalization
    self.dropout = dropout
    self.skip = skip
  }

  public init(inputs: Int, shape: LayerShape) {
    self.init(
      inputs: inputs, units: shape.units, activation: shape.activation, parameter: shape.parameter,
      normalization: shape.normalization, dropout: shape.dropout, skip: shape.skip)
  }

  /// max |φ'(z)| over all z; for softmax the largest possible ‖J‖₂.
  public var largestSlope: Double { activation.largestSlope(parameter) }
}

extension RunManifest {
  /// The learning rate η, before the schedule.
  public var rate: Double { optimizer.rate }

  /// How the net's numbers became those that it is to predict; the identity where nothing was done to them,
  /// or nobody knows.
  public var targetScale: Rescaling { preparation?.target ?? .identity }

  /// True where a loss is one of moved targets, and so not in the user's unit.
  public var hasScaledLoss: Bool { !targetScale.isIdentity }

  /// What is to be predicted, as the user calls it; nil where it has no name.
  public var targetName: String? {
    guard let name = preparation?.targetName, !name.utf8.isEmpty else { return nil }
    return name
  }
}
