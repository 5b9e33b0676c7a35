import Numerals

/// What can be set in the lab. The raw value is the option of `gradflow train` that sets the same, and
/// the key in the page's address.
public enum LabKey: String, CaseIterable, Sendable {
  case dataset, noise
  case heldOut = "held-out"
  case scaling
  /// The reader's own points (`DrawnPoints`); no option, for on a command line they are a file.
  case points
  case hidden, activation
  case outputActivation = "output-activation"
  case normalization, dropout, skip, loss
  case lossFrom = "loss-from"
  case initialization = "init"
  case initializationScale = "init-scale"
  case hiddenBias = "hidden-bias"
  case optimizer, rate, schedule
  case weightDecay = "weight-decay"
  case clipNorm = "clip-norm"
  case clipValue = "clip-value"
  case batch, steps, seed
  case dataSeed = "data-seed"
  case precision, frames

  /// What it is where nothing else is said, the same as on the command line; empty where that depends on
  /// the other settings.
  public var standard: String {
    switch self {
    case .dataset: "spiral"
    case .noise: "100"
    case .heldOut: "25"
    case .scaling: "standard"
    case .hidden: "8,8,8,8"
    case .activation: "relu"
    case .normalization: "none"
    case .dropout, .skip, .hiddenBias, .weightDecay: "0"
    case .initialization: "glorot"
    case .optimizer: "sgd"
    case .rate: "0.1"
    case .schedule: "constant"
    case .steps: "500"
    case .seed: "1"
    case .precision: "32"
    case .frames: "200"
    case .points, .outputActivation, .loss, .lossFrom, .initializationScale, .clipNorm, .clipValue,
      .batch,
      .dataSeed:
      ""
    }
  }

  /// What two nets that are compared have in common, unless an address says something else.
  public static let shared: [LabKey] = [.seed, .dataSeed, .dataset, .points]

  /// The key of this name; nil for an unknown one.
  public static func named(_ text: String) -> LabKey? { word(text, LabKey.self) }
}

/// The case with this word. The `init(rawValue:)` of an enumeration compares by Unicode's rules, whose
/// tables would be the largest part of the page's module.
func word<Word: RawRepresentable & CaseIterable>(_ text: String, _: Word.Type) -> Word?
where Word.RawValue == String {
  for candidate in Word.allCases where isSame(candidate.rawValue, text) { return candidate }
  return nil
}

/// The parts of a text between separators of one byte.
func parts(_ text: String, _ separator: Unicode.Scalar) -> [String] {
  text.utf8.split(separator: UInt8(separator.value), omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
}

/// The texts with a separator between them.
func joined(_ texts: [String], _ separator: String) -> String {
  var text = ""
  for (index, part) in texts.enumerated() { text += (index == 0 ? "" : separator) + part }
  return text
}
