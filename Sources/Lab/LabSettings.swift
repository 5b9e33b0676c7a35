import Experiments
import Numerals

/// The settings of one net as text, key by key, such as `dataset=moons&hidden=8,8&activation=tanh`: what
/// the page's address holds, and in other clothes a command line.
public struct LabSettings: Sendable, Equatable {
  /// One text per key, in the order of `LabKey.allCases`; empty where nothing was said.
  private var texts: [String]

  public init() { texts = LabKey.allCases.map { _ in "" } }

  /// What was said, else what holds where nothing is said.
  public subscript(key: LabKey) -> String {
    get {
      let text = texts[place(key)]
      return text.isEmpty ? key.standard : text
    }
    set { texts[place(key)] = isSame(newValue, key.standard) ? "" : newValue }
  }

  /// What differs from the standard.
  public var pairs: [(key: LabKey, text: String)] {
    var pairs: [(key: LabKey, text: String)] = []
    for (key, text) in zip(LabKey.allCases, texts) where !text.isEmpty { pairs.append((key, text)) }
    return pairs
  }

  /// `gradflow train` with options that train the same net.
  ///
  /// - Parameters:
  ///   - label: what the run is called in charts; nil for the usual name.
  ///   - file: the trace to be written.
  public func command(label: String? = nil, file: String) -> String {
    var words = "gradflow train"
    for pair in pairs {
      switch pair.key {
      case .points: continue
      case .noise where !hasNoise: continue
      case .dataset where isDrawn:
        words += " --data " + DrawnPoints.name + ".csv --target " + DrawnPoints.target
      default: words += " --" + pair.key.rawValue + " " + pair.text
      }
    }
    if let label { words += " --label " + label }
    return words + " -o " + file
  }

  private var hasNoise: Bool { word(self[.dataset], DatasetName.self)?.hasNoise ?? false }

  private func place(_ key: LabKey) -> Int {
    var place = 0
    for candidate in LabKey.allCases {
      if candidate == key { return place }
      place += 1
    }
    return place
  }

  public static func == (one: LabSettings, other: LabSettings) -> Bool {
    for (text, another) in zip(one.texts, other.texts) where !isSame(text, another) { return false }
    return true
  }
}
