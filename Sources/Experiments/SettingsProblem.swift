import KernelCode
import Recording
import Training

/// Settings that contradict each other or the data.
public enum SettingsProblem: Sendable, Equatable {
  /// A softmax over one output is always 1, whatever enters it; its logarithm is always 0.
  case onlyOneOutput(ActivationFunction)
  /// The loss takes shares or probabilities, which only these output activations give.
  case lossNeedsOutput(LossFunction, [ActivationFunction])
  /// A loss over classes, and no classes.
  case lossNeedsClasses(LossFunction)
  /// The loss takes numbers from 0 to 1, and those of the target's column, moved or not, are others.
  case lossNeedsReach(LossFunction, column: String)
  /// The activation functions of single layers are as many as given, but the layers are `hidden`.
  case activationCount(Int, hidden: Int)
  /// An activation function that is for the output only, in a hidden layer, counted from 1.
  case onlyForOutput(ActivationFunction, layer: Int)
  case dropoutWithoutHiddenLayers
  case normalizationWithoutHiddenLayers
  /// No two hidden layers so far apart are equally wide.
  case skipJoinsNothing(Int)
  /// Over one example every unit's variance is 0.
  case batchNormalizationOfOneExample
  /// The numbers of a column are so large beside their differences that 32 bits lose these.
  case lostIn32Bits(column: String)
}

extension ExperimentSettings {
  /// Why these settings cannot work on some data; nil when they can.
  public func problem(for data: PreparedData) -> SettingsProblem? {
    outputProblem(data) ?? hiddenProblem ?? batchProblem(data) ?? precisionProblem(data)
  }

  private func outputProblem(_ data: PreparedData) -> SettingsProblem? {
    if outputActivation.isJoint, outputs(for: data) == 1 {
      return .onlyOneOutput(outputActivation)
    }
    let possible = ActivationFunction.allCases.filter { loss.takes($0) }
    if !possible.contains(outputActivation) { return .lossNeedsOutput(loss, possible) }
    if loss == .categoricalCrossEntropy, data.task == .regression {
      return .lossNeedsClasses(loss)
    }
    if loss == .binaryCrossEntropy, !data.isWithinReach {
      return .lossNeedsReach(loss, column: data.preparation.targetName)
    }
    return nil
  }

  private var hiddenProblem: SettingsProblem? {
    if !layerActivations.isEmpty, layerActivations.count != hidden.count {
      return .activationCount(layerActivations.count, hidden: hidden.count)
    }
    for index in hidden.indices {
      let function = layerActivations.isEmpty ? activation : layerActivations[index].function
      if function.isOnlyForOutput { return .onlyForOutput(function, layer: index + 1) }
    }
    if hidden.isEmpty, dropout > 0 { return .dropoutWithoutHiddenLayers }
    if hidden.isEmpty, normalization != .none { return .normalizationWithoutHiddenLayers }
    if skip > 0, !hidden.indices.contains(where: { endsBlock($0) }) {
      return .skipJoinsNothing(skip)
    }
    return nil
  }

  private func batchProblem(_ data: PreparedData) -> SettingsProblem? {
    let isOne = batchSize == 1 || data.trainingExamples == 1
    return normalization == .batch && isOne ? .batchNormalizationOfOneExample : nil
  }

  private func precisionProblem(_ data: PreparedData) -> SettingsProblem? {
    precision == .single ? data.columnLostIn32Bits.map { .lostIn32Bits(column: $0) } : nil
  }
}

extension ActivationFunction {
  /// Log-softmax: logarithms of shares are what a loss takes, not what a layer hands on.
  public var isOnlyForOutput: Bool { isJoint && boundedRange == nil }

  /// True where every activation lies between 0 and 1.
  fileprivate var givesShares: Bool {
    boundedRange.map { $0.lower == 0 && $0.upper == 1 } ?? false
  }
}

extension LossFunction {
  /// Whether the loss can be computed from the answers of an output activation.
  func takes(_ output: ActivationFunction) -> Bool {
    switch self {
    case .squaredError: true
    case .binaryCrossEntropy: output.givesShares
    case .categoricalCrossEntropy: output.givesShares || output.isOnlyForOutput
    }
  }
}
