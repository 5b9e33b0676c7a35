import Experiments
import KernelCode
import Recording
import Training
import Wording

/// What the value of a setting has to be.
enum LabExpectation {
  case words([String])
  case hiddenActivations, outputActivation
  case whole(ClosedRange<Int>)
  /// A whole number, or `all`.
  case wholeOrAll(ClosedRange<Int>)
  case number(LabNumber)
  /// Units of the hidden layers.
  case layers
  case points

  /// What would be right, as the end of a sentence without its full stop.
  var right: String {
    switch self {
    case .words(let words): LabText.oneOf(words)
    case .hiddenActivations: LabText.activations(Self.hiddenWords)
    case .outputActivation: LabText.oneOf(ActivationFunction.allCases.map { $0.rawValue })
    case .whole(let range): LabText.whole(range.lowerBound, range.upperBound)
    case .wholeOrAll(let range): LabText.wholeOrAll(range.lowerBound, range.upperBound)
    case .number(.any): LabText.anyNumber
    case .number(.positive): LabText.positive
    case .number(.notNegative): LabText.notNegative
    case .number(.belowOne): LabText.belowOne
    case .layers:
      LabText.layersOf(
        most: LabSettings.layerCounts.upperBound, units: LabSettings.unitCounts.upperBound)
    case .points: LabText.pointsOfPlane
    }
  }

  /// Activation functions that a hidden layer can have.
  static var hiddenWords: [String] {
    ActivationFunction.allCases.filter { !$0.isOnlyForOutput }.map { $0.rawValue }
  }
}

enum LabNumber {
  case any, positive, notNegative
  /// From 0 to below 1.
  case belowOne

  func holds(_ value: Double) -> Bool {
    switch self {
    case .any: true
    case .positive: value > 0
    case .notNegative: value >= 0
    case .belowOne: 0 <= value && value < 1
    }
  }
}

extension LabKey {
  /// A page counts in 32 bits, and the command line must not know a net that a page cannot show.
  private static let most = Int(Int32.max)

  var expectation: LabExpectation {
    func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> LabExpectation
    where Word.RawValue == String {
      .words(Word.allCases.map { $0.rawValue })
    }
    return switch self {
    case .dataset: .words(DatasetName.allCases.map { $0.rawValue } + [DrawnPoints.name])
    case .noise: .whole(DatasetName.noises)
    case .heldOut: .whole(PreparedData.heldOutShares)
    case .scaling: words(Scaling.self)
    case .points: .points
    case .hidden: .layers
    case .activation: .hiddenActivations
    case .outputActivation: .outputActivation
    case .normalization: words(Normalization.self)
    case .dropout: .number(.belowOne)
    case .skip: .whole(0...1000)
    case .loss: words(LossFunction.self)
    case .lossFrom: words(LossSource.self)
    case .initialization: words(Initialization.self)
    case .initializationScale, .hiddenBias: .number(.any)
    case .optimizer: words(OptimizerKind.self)
    case .rate, .clipNorm, .clipValue: .number(.positive)
    case .schedule: words(LearningRateSchedule.self)
    case .weightDecay: .number(.notNegative)
    case .batch: .wholeOrAll(1...Self.most)
    case .steps: .whole(LabSettings.stepCounts)
    case .seed, .dataSeed: .whole(0...Self.most)
    case .precision: words(Precision.self)
    case .frames: .whole(1...10_000)
    }
  }

  /// Its control as the reader sees it.
  var label: String { LabText.setting(rawValue) }
}
