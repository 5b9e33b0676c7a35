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
  public var trainingExamples: Int
  public var heldOutExamples: Int
  /// How many examples decide whether a unit is dead.
  public var probeExamples: Int
  public var layers: [LayerDescription]
  public var loss: LossFunction
  public var optimizer: OptimizerKind
  public var initialization: Initialization
  public var rate: Double
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

  public init(
    program: String, label: String, task: TaskKind, dataset: String, features: [String],
    classes: [String], trainingExamples: Int, heldOutExamples: Int, probeExamples: Int,
    layers: [LayerDescription], loss: LossFunction, optimizer: OptimizerKind,
    initialization: Initialization, rate: Double, batchSize: Int, steps: Int, seed: UInt64,
    precision: Int, saturationThreshold: Double, constantLoss: Double
  ) {
    self.program = program
    self.label = label
    self.task = task
    self.dataset = dataset
    self.features = features
    self.classes = classes
    self.trainingExamples = trainingExamples
    self.heldOutExamples = heldOutExamples
    self.probeExamples = probeExamples
    self.layers = layers
    self.loss = loss
    self.optimizer = optimizer
    self.initialization = initialization
    self.rate = rate
    self.batchSize = batchSize
    self.steps = steps
    self.seed = seed
    self.precision = precision
    self.saturationThreshold = saturationThreshold
    self.constantLoss = constantLoss
  }
}

/// One layer of a recorded net: its size and its activation function.
public struct LayerDescription: Sendable, Equatable {
  public var inputs: Int
  public var units: Int
  public var activation: ActivationFunction

  public init(inputs: Int, units: Int, activation: ActivationFunction) {
    self.inputs = inputs
    self.units = units
    self.activation = activation
  }
}
