import Experiments

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
    set { texts[place(key)] = same(newValue, key.standard) ? "" : newValue }
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
    for (text, another) in zip(one.texts, other.texts) where !same(text, another) { return false }
    return true
  }
}

/// What an address says: the settings of one net or of two that are compared.
public struct LabState: Sendable {
  public var first = LabSettings()
  /// What is different in the second net; nil where there is only one.
  public var second: LabSettings?

  public init() {}

  /// Reads `key=value` pairs with `&` between them; `b.key=value` is for the second net, which for the
  /// rest is like the first. Keys of the page itself are passed over.
  public init(_ text: String) throws(LabProblem) {
    var differences: [(LabKey, String)] = []
    for pair in parts(text, "&") where !pair.isEmpty {
      let sides = parts(pair, "=")
      guard sides.count == 2 else { throw .notASetting(pair) }
      let isSecond = sides[0].utf8.starts(with: "b.".utf8)
      let name = isSecond ? String(decoding: sides[0].utf8.dropFirst(2), as: UTF8.self) : sides[0]
      guard let key = LabKey.named(name) else {
        if Self.pageKeys.contains(where: { same($0, name) }) { continue }
        throw .notASetting(pair)
      }
      let value = sides[1]
      guard value.utf8.allSatisfy(Self.isPlain) else { throw .wrongValue(key.rawValue, value) }
      if isSecond { differences.append((key, value)) } else { first[key] = value }
    }
    var other = first
    for (key, value) in differences { other[key] = value }
    if other != first { second = other }
  }

  /// What the address says besides about the page: which charts are shown, how wide, of which layer, at
  /// which step, and which controls are hidden.
  private static let pageKeys = ["charts", "at", "see", "hide"]

  /// Nothing that a shell or an address would read otherwise.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x2B, 0x2C, 0x2D, 0x2E, 0x3A: true
    default: false
    }
  }

  /// The shortest text that says the same.
  public var text: String {
    var texts = first.pairs.map { $0.key.rawValue + "=" + $0.text }
    if let second {
      for key in LabKey.allCases where !same(second[key], first[key]) {
        texts.append("b." + key.rawValue + "=" + second[key])
      }
    }
    return joined(texts, "&")
  }
}
