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
  case wrongValue(LabKey, String)
  /// A value of a key of the page itself, and what it could be.
  case wrongInLink(String, String, right: String)
  case contradiction(SettingsProblem)
  case noPair(LossFunction, ActivationFunction)
  case missingData(DatasetName)
  /// The reader has put too few points on the plane.
  case fewPoints
  /// Of the second net.
  indirect case inSecond(LabProblem)

  /// One sentence with a full stop, which names controls as the reader sees them.
  public var sentence: String {
    switch self {
    case .notASetting(let text): LabText.notASetting(Self.short(text))
    case .wrongValue(let key, let value):
      LabText.wrongValue(key.label, Self.short(value), right: key.expectation.right)
    case .wrongInLink(let key, let value, let right):
      LabText.wrongInLink(key, Self.short(value), right: right)
    case .contradiction(let problem): problem.labSentence
    case .noPair(let loss, let output): LabText.noPair(loss.rawValue, output: output.rawValue)
    case .fewPoints: LabText.fewPoints(TabularData.fewestRows)
    case .missingData(let name): LabText.missingData(name.rawValue)
    case .inSecond(let problem): LabText.inSecond(problem.sentence)
    }
  }

  /// The settings that can give way, the first of them that was set.
  var keys: [LabKey] {
    switch self {
    case .notASetting, .wrongInLink: []
    case .wrongValue(let key, _): [key]
    case .contradiction(let problem): problem.keys
    case .noPair: [.lossFrom, .loss, .outputActivation]
    case .missingData, .fewPoints: [.points, .dataset]
    case .inSecond(let problem): problem.keys
    }
  }

  /// Whatever stands in a link, a sentence stays one.
  private static func short(_ text: String) -> String {
    guard text.unicodeScalars.count > 40 else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) { view.append(scalar) }
    return String(view) + "…"
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
    case .lossNeedsReach(let loss, let column):
      CommandText.lossNeedsReach(loss.rawValue, column: column)
    case .activationCount(let count, let hidden):
      CommandText.activationCount(count, hidden: hidden)
    case .onlyForOutput(let activation, let layer):
      CommandText.onlyForOutput(activation.rawValue, layer: layer)
    case .dropoutWithoutHiddenLayers: CommandText.needsHiddenLayer("--dropout")
    case .normalizationWithoutHiddenLayers: CommandText.needsHiddenLayer("--normalization")
    case .skipJoinsNothing(let skip): CommandText.skipJoinsNothing(skip)
    case .batchNormalizationOfOneExample: CommandText.batchNormalizationOfOneExample
    case .lostIn32Bits(let column): CommandText.lostIn32Bits(column)
    }
  }
}

extension SettingsProblem {
  fileprivate var labSentence: String {
    switch self {
    case .onlyOneOutput(let activation): LabText.onlyOneOutput(activation.rawValue)
    case .lossNeedsOutput(let loss, let possible):
      LabText.lossNeedsOutput(loss.rawValue, possible.map { $0.rawValue })
    case .lossNeedsClasses(let loss): LabText.lossNeedsClasses(loss.rawValue)
    case .activationCount(let count, let hidden): LabText.activationCount(count, hidden: hidden)
    case .onlyForOutput(let activation, let layer):
      LabText.onlyForOutput(activation.rawValue, layer: layer)
    case .dropoutWithoutHiddenLayers: LabText.needsHiddenLayer(LabKey.dropout.label)
    case .normalizationWithoutHiddenLayers: LabText.needsHiddenLayer(LabKey.normalization.label)
    case .skipJoinsNothing(let skip): LabText.skipJoinsNothing(skip)
    case .batchNormalizationOfOneExample: LabText.batchNormalizationOfOneExample
    case .lossNeedsReach(let loss, let column):
      CommandText.lossNeedsReach(loss.rawValue, column: column)
    case .lostIn32Bits(let column): CommandText.lostIn32Bits(column)
    }
  }

  fileprivate var keys: [LabKey] {
    switch self {
    case .onlyOneOutput: [.outputActivation, .loss]
    case .lossNeedsOutput: [.loss, .outputActivation]
    case .lossNeedsClasses, .lossNeedsReach: [.loss]
    case .activationCount, .onlyForOutput: [.activation]
    case .dropoutWithoutHiddenLayers: [.dropout]
    case .normalizationWithoutHiddenLayers: [.normalization]
    case .skipJoinsNothing: [.skip]
    case .batchNormalizationOfOneExample: [.batch, .heldOut, .normalization]
    case .lostIn32Bits: [.precision]
    }
  }
}
