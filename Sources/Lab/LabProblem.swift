import Charts
import Experiments
import KernelCode
import Training
import Wording

/// Why a net of the lab cannot be trained.
public enum LabProblem: Error, Sendable {
  /// A part of the address that says nothing.
  case notASetting(String)
  /// A value that a setting cannot have.
  case wrongValue(String, String)
  case outOfRange(String, ClosedRange<Int>)
  case contradiction(SettingsProblem)
  case noPair(LossFunction, ActivationFunction)
  case data(TableError)
  /// The reader has put too few points on the plane.
  case fewPoints

  /// One sentence with a full stop.
  public var sentence: String {
    switch self {
    case .notASetting(let text): LabText.notASetting(text)
    case .wrongValue(let key, let value): LabText.wrongValue(key, value)
    case .outOfRange(let key, let range): LabText.outOfRange(key, range)
    case .contradiction(let problem): problem.sentence + "."
    case .noPair(let loss, let output):
      CommandText.noPair(loss: loss.rawValue, output: output.rawValue) + "."
    case .fewPoints: LabText.fewPoints(TabularData.fewestRows)
    case .data(let error): error.sentence + "."
    }
  }
}

/// Why a figure of the lab cannot be drawn.
public enum LabDrawingProblem: Error, Sendable {
  case chart(ChartProblem)
  /// The net has more inputs than can be drawn.
  case needsPlane

  public var sentence: String {
    switch self {
    case .chart(let problem): problem.sentence
    case .needsPlane: ResponseText.needsPlane
    }
  }
}

extension SettingsProblem {
  /// What is wrong and what would be right, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .onlyOneOutput(let activation): CommandText.onlyOneOutput(activation.rawValue)
    case .lossNeedsOutput(let loss, let possible):
      CommandText.lossNeedsOutput(
        loss: loss.rawValue, activations: possible.map { $0.rawValue })
    case .lossNeedsClasses(let loss): CommandText.lossNeedsClasses(loss.rawValue)
    case .activationCount(let count, let hidden):
      CommandText.activationCount(count, hidden: hidden)
    case .onlyForOutput(let activation, let layer):
      CommandText.onlyForOutput(activation.rawValue, layer: layer)
    case .dropoutWithoutHiddenLayers: CommandText.needsHiddenLayer("--dropout")
    case .normalizationWithoutHiddenLayers: CommandText.needsHiddenLayer("--normalization")
    case .skipJoinsNothing(let skip): CommandText.skipJoinsNothing(skip)
    case .batchNormalizationOfOneExample: CommandText.batchNormalizationOfOneExample
    }
  }
}
