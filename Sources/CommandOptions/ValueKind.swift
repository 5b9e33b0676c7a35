/// What the value of an option or an argument may be.
public enum ValueKind: Sendable, Equatable {
  /// A whole number of a range.
  case integer(ClosedRange<Int>)
  /// A finite real number.
  case number(NumberRange)
  /// One of a list of words.
  case word([String])
  /// A whole number of a range, or a word for all there are, which is read as `Int.max`.
  case size(ClosedRange<Int>, all: String)
  /// Whole numbers with commas between them, such as `16,16`; `none` where there may be none.
  case integers(each: ClosedRange<Int>, count: ClosedRange<Int>)
  /// Words with commas between them, each with a number after a colon where it takes one:
  /// `tanh,softmax:2`.
  case choices([ChoiceWord], count: ClosedRange<Int>)
  /// Texts with commas between them; one that has a comma within stands in double quotes.
  case names
  case text
  /// The path of a file or folder; `-` is standard input or output.
  case path

  /// One word of a closed set, whose raw values are the words.
  public static func word<Words: CaseIterable & RawRepresentable>(of words: Words.Type) -> ValueKind
  where Words.RawValue == String {
    .word(words.allCases.map(\.rawValue))
  }
}

/// A word that somebody may choose.
public struct ChoiceWord: Sendable, Equatable {
  public var word: String
  /// The numbers that may stand after a colon; nil for a word without one.
  public var numbers: NumberRange?

  public init(_ word: String, numbers: NumberRange? = nil) {
    self.word = word
    self.numbers = numbers
  }
}

/// A word that was chosen.
public struct Choice: Sendable, Equatable {
  public var word: String
  /// What stood after the colon.
  public var number: Double?

  public init(_ word: String, number: Double? = nil) {
    self.word = word
    self.number = number
  }
}

/// Which finite real numbers an option takes.
public enum NumberRange: Sendable, Equatable {
  case any
  /// Greater than the limit.
  case above(Double)
  case atLeast(Double)
  /// Both ends belong to it.
  case from(Double, to: Double)
  /// The upper end does not belong to it.
  case fromBelow(Double, Double)

  func contains(_ number: Double) -> Bool {
    switch self {
    case .any: true
    case .above(let limit): number > limit
    case .atLeast(let limit): number >= limit
    case .from(let lower, let upper): lower <= number && number <= upper
    case .fromBelow(let lower, let upper): lower <= number && number < upper
    }
  }
}

/// A value that was read and is what its declaration asks for.
public enum Value: Sendable, Equatable {
  case integer(Int)
  case number(Double)
  case word(String)
  case integers([Int])
  case choices([Choice])
  case names([String])
  /// Of the kinds `text` and `path`.
  case text(String)
}

extension ValueKind {
  /// Reads what was typed for `owner`, which is named in the error (`--seed`, `NAME`).
  func read(_ text: String, for owner: String) throws(OptionError) -> Value {
    switch self {
    case .integer(let range):
      return .integer(try Self.readInteger(text, in: range, for: owner))
    case .number(let range):
      return .number(try Self.readNumber(text, in: range, for: owner))
    case .word(let words):
      guard words.contains(text) else {
        let nearest = nearestWord(to: text, among: words)
        throw .unknownWord(owner, word: text, nearest: nearest, allowed: words)
      }
      return .word(text)
    case .size(let range, let all):
      return .integer(text == all ? Int.max : try Self.readInteger(text, in: range, for: owner))
    case .integers(_, let count) where text == Self.none && count.contains(0):
      return .integers([])
    case .integers, .choices:
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      return try read(parts.map(String.init), for: owner)
    case .names:
      return .names(Self.names(text))
    case .text:
      return .text(text)
    case .path:
      if text.isEmpty { throw .missingValue(owner, self) }
      return .text(text)
    }
  }

  /// The word for an empty list of numbers.
  static let none = "none"

  /// Reads the parts of a list; everything else has one part.
  func read(_ parts: [String], for owner: String) throws(OptionError) -> Value {
    switch self {
    case .integers(let each, let count):
      var numbers: [Int] = []
      for part in parts { numbers.append(try Self.readInteger(part, in: each, for: owner)) }
      guard count.contains(numbers.count) else {
        throw .wrongCount(owner, count: numbers.count, allowed: count)
      }
      return .integers(numbers)
    case .choices(let words, let count):
      var choices: [Choice] = []
      for part in parts { choices.append(try Self.readChoice(part, of: words, for: owner)) }
      guard count.contains(choices.count) else {
        throw .wrongCount(owner, count: choices.count, allowed: count)
      }
      return .choices(choices)
    case .names: return .names(parts)
    default: return try read(parts.joined(separator: ","), for: owner)
    }
  }

  /// Parts a list at the commas that do not stand in quotes.
  private static func names(_ text: String) -> [String] {
    var names: [String] = []
    var name = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        names.append(name)
        name = ""
      } else {
        name.append(character)
      }
    }
    return names + [name]
  }

  private static func readChoice(
    _ text: String, of words: [ChoiceWord], for owner: String
  ) throws(OptionError) -> Choice {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let word = String(parts[0])
    guard let known = words.first(where: { $0.word == word }) else {
      let allowed = words.map(\.word)
      let nearest = nearestWord(to: word, among: allowed)
      throw .unknownWord(owner, word: word, nearest: nearest, allowed: allowed)
    }
    guard parts.count == 2 else { return Choice(word) }
    guard let range = known.numbers else { throw .unexpectedNumber(owner, word: word) }
    let name = owner + " " + word
    return Choice(word, number: try readNumber(String(parts[1]), in: range, for: name))
  }

  private static func readInteger(
    _ text: String, in range: ClosedRange<Int>, for owner: String
  ) throws(OptionError) -> Int {
    guard let number = Int(text) else {
      // An integer that does not fit is out of range, not "not an integer".
      let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
      let isInteger = !digits.isEmpty && digits.allSatisfy { "0" <= $0 && $0 <= "9" }
      if isInteger { throw .outOfRange(owner, value: text, allowed: .integers(range)) }
      throw .notAnInteger(owner, value: text)
    }
    guard range.contains(number) else {
      throw .outOfRange(owner, value: text, allowed: .integers(range))
    }
    return number
  }

  private static func readNumber(
    _ text: String, in range: NumberRange, for owner: String
  ) throws(OptionError) -> Double {
    // `Double` reads hexadecimal numbers, "nan" and "inf", too.
    let isDecimal = text.allSatisfy { "0" <= $0 && $0 <= "9" || "+-.eE".contains($0) }
    guard isDecimal, let number = Double(text) else { throw .notANumber(owner, value: text) }
    guard number.isFinite, range.contains(number) else {
      throw .outOfRange(owner, value: text, allowed: .numbers(range))
    }
    return number
  }
}
