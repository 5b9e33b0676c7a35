/// What the value of an option or an argument may be.
public enum ValueKind: Sendable, Equatable {
  /// A whole number of a range.
  case integer(ClosedRange<Int>)
  /// A finite real number.
  case number(NumberRange)
  /// One of a list of words.
  case word([String])
  /// Whole numbers with commas between them, such as `16,16`.
  case integers(each: ClosedRange<Int>, count: ClosedRange<Int>)
  case text
  /// The path of a file or folder; `-` is standard input or output.
  case path

  /// One word of a closed set, whose raw values are the words.
  public static func word<Words: CaseIterable & RawRepresentable>(of words: Words.Type) -> ValueKind
  where Words.RawValue == String {
    .word(words.allCases.map(\.rawValue))
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

  func contains(_ number: Double) -> Bool {
    switch self {
    case .any: true
    case .above(let limit): number > limit
    case .atLeast(let limit): number >= limit
    case .from(let lower, let upper): lower <= number && number <= upper
    }
  }
}

/// A value that was read and is what its declaration asks for.
public enum Value: Sendable, Equatable {
  case integer(Int)
  case number(Double)
  case word(String)
  case integers([Int])
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
    case .integers(let each, let count):
      var numbers: [Int] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        numbers.append(try Self.readInteger(String(part), in: each, for: owner))
      }
      guard count.contains(numbers.count) else {
        throw .wrongCount(owner, count: numbers.count, allowed: count)
      }
      return .integers(numbers)
    case .text:
      return .text(text)
    case .path:
      if text.isEmpty { throw .missingValue(owner, self) }
      return .text(text)
    }
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
