import Experiments
import Numerals
import Wording

/// What an address says: the settings of one net or of two that are compared.
public struct LabState: Sendable {
  public var first = LabSettings()
  /// What is different in the second net; nil where there is only one.
  public var second: LabSettings?
  /// What an address said that cannot be, and was left out.
  public private(set) var remarks: [LabProblem] = []

  public init() {}

  /// Reads `key=value` pairs with `&` between them; `b.key=value` is for the second net, which for the
  /// rest is like the first. Keys of the page itself are passed over. Capital letters do not count, nor do
  /// spaces at the ends of words.
  public init(_ text: String) throws(LabProblem) {
    var differences: [(LabKey, String)] = []
    for pair in parts(text, "&") where !pair.isEmpty { try read(pair, &differences) }
    let other = first.differing(differences)
    if other != first { second = other }
  }

  /// Reads the same, and leaves out what cannot be, alone or beside the rest, until there is a net.
  public init(address text: String, irisFile: [UInt8]) {
    var differences: [(LabKey, String)] = []
    for pair in parts(text, "&") where !pair.isEmpty {
      do throws(LabProblem) {
        try read(pair, &differences)
        try LabLink.check(pair)
      } catch {
        remarks.append(error)
      }
    }
    while let problem = first.problem(irisFile: irisFile) {
      remarks.append(problem)
      let key = problem.keys.first { !isSame(first[$0], $0.standard) } ?? first.pairs.last?.key
      guard let key else { break }
      first[key] = key.standard
    }
    var other = first.differing(differences)
    while other != first, let problem = other.problem(irisFile: irisFile) {
      remarks.append(.inSecond(problem))
      func differs(_ key: LabKey) -> Bool { !isSame(other[key], first[key]) }
      guard let key = problem.keys.first(where: differs) ?? LabKey.allCases.last(where: differs)
      else { break }
      other[key] = first[key]
    }
    if other != first { second = other }
  }

  private mutating func read(
    _ pair: String, _ differences: inout [(LabKey, String)]
  ) throws(LabProblem) {
    let sides = parts(pair, "=")
    guard sides.count == 2 else { throw .notASetting(pair) }
    let name = LabLink.word(sides[0])
    let isSecond = name.utf8.starts(with: "b.".utf8)
    guard
      let key = LabKey.named(
        isSecond ? String(decoding: name.utf8.dropFirst(2), as: UTF8.self) : name)
    else {
      if LabLink.keys.contains(where: { isSame($0, name) }) { return }
      throw .notASetting(pair)
    }
    let value = key == .points ? sides[1] : LabLink.word(sides[1])
    // Nothing says what holds where nothing is said, which the other settings decide.
    guard value.utf8.allSatisfy(Self.isPlain), !value.isEmpty || key.standard.isEmpty else {
      let problem = LabProblem.wrongValue(key, value)
      throw isSecond ? .inSecond(problem) : problem
    }
    if isSecond { differences.append((key, value)) } else { first[key] = value }
  }

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
    joined(first.pairs.map { $0.key.rawValue + "=" + $0.text } + texts(of: differences), "&")
  }

  /// The keys in which the second net differs.
  var differences: [LabKey] {
    LabKey.allCases.filter { key in second.map { !isSame($0[key], first[key]) } ?? false }
  }

  /// What is left besides one of them, which is the one that the page has controls for: with other numbers of
  /// layers go the activation functions that follow from them.
  func differences(besides chosen: LabKey) -> [LabKey] {
    differences.filter { key in
      guard let second, key != chosen else { return false }
      let followed = first.differing([(.hidden, second[.hidden])])[.activation]
      return chosen != .hidden || key != .activation || !isSame(second[key], followed)
    }
  }

  /// As an address has them.
  func texts(of keys: [LabKey]) -> [String] {
    guard let second else { return [] }
    return keys.map { "b." + $0.rawValue + "=" + second[$0] }
  }
}

/// What an address says besides about the page: which figures are shown, which preset's task, at which step,
/// and which controls are hidden.
enum LabLink {
  static let keys = ["charts", "task", "at", "see", "hide"]
  private static let parts = [
    "presets", "data", "net", "training", "more", "comparison", "controls",
  ]

  /// Without capital letters, and without spaces at the ends and beside commas and colons; a space within a
  /// word stays, so that `8 8` is not taken for 88.
  static func word(_ text: String) -> String {
    var bytes: [UInt8] = []
    var hasGap = false
    for byte in text.utf8 {
      if byte == 0x20 {
        hasGap = true
        continue
      }
      if hasGap, let last = bytes.last, !isSeparator(last), !isSeparator(byte) {
        bytes.append(0x20)
      }
      hasGap = false
      bytes.append(0x41...0x5A ~= byte ? byte + 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
  }

  /// Looks at a pair with a key of the page.
  static func check(_ pair: String) throws(LabProblem) {
    let sides = Lab.parts(pair, "=")
    guard sides.count == 2, keys.contains(where: { isSame($0, sides[0]) }) else { return }
    for word in Lab.parts(sides[1], ",") where !word.isEmpty {
      if let right = problem(sides[0], word) { throw .wrongInLink(sides[0], word, right: right) }
    }
  }

  /// What a word of a key could be, where it is not.
  private static func problem(_ key: String, _ word: String) -> String? {
    func oneOf(_ words: [String], _ word: String) -> String? {
      words.contains { isSame($0, word) } ? nil : LabText.oneOf(words)
    }
    if isSame(key, "charts") {
      let name = Lab.parts(Lab.parts(word, ":")[0], "+")[0]
      let isSecond = name.utf8.starts(with: "b.".utf8)
      return oneOf(
        LabInstrument.all.map { $0.rawValue },
        isSecond ? String(decoding: name.utf8.dropFirst(2), as: UTF8.self) : name)
    }
    if isSame(key, "hide") { return oneOf(parts, word) }
    if isSame(key, "task") { return oneOf(LabPreset.allCases.map { $0.rawValue }, word) }
    return LabSettings.wholeNumber(word) == nil
      ? LabText.whole(0, LabSettings.stepCounts.upperBound) : nil
  }
}

extension LabSettings {
  /// These settings but for some. Where the number of layers alone is another, they have the functions of
  /// these, further ones that of the last.
  fileprivate func differing(_ differences: [(LabKey, String)]) -> LabSettings {
    var other = self
    for (key, value) in differences { other[key] = value }
    let words = parts(self[.activation], ",")
    guard words.count > 1, !differences.contains(where: { $0.0 == .activation }),
      let count = try? other.hiddenUnits().count, count != words.count, let last = words.last
    else { return other }
    let fitted = (0..<max(count, 1)).map { $0 < words.count ? words[$0] : last }
    other[.activation] = joined(fitted, ",")
    return other
  }

  /// Why there is no such net; nil where there is one.
  fileprivate func problem(irisFile: [UInt8]) -> LabProblem? {
    do throws(LabProblem) {
      _ = try experiment(irisFile: irisFile)
      return nil
    } catch {
      return error
    }
  }
}
