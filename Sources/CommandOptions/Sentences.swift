extension OptionError {
  /// What is wrong and what would be right, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .missingCommand(let known):
      "no command given; the commands are " + list(known)
    case .unknownCommand(let word, let nearest?, _):
      "unknown command " + quoted(word) + "; did you mean " + quoted(nearest) + "?"
    case .unknownCommand(let word, nil, let known):
      "unknown command " + quoted(word) + "; the commands are " + list(known)
    case .unknownOption(let name, let nearest?):
      "unknown option " + quoted(name) + "; did you mean " + quoted(nearest) + "?"
    case .unknownOption(let name, nil):
      "unknown option " + quoted(name)
    case .missingValue(let name, let kind):
      quoted(name) + " needs a value: " + described(kind)
    case .unexpectedValue(let name, let value):
      quoted(name) + " takes no value, but was given " + quoted(value)
    case .notAnInteger(let name, let value):
      quoted(name) + " takes a whole number such as 8, not " + quoted(value)
    case .notANumber(let name, let value):
      quoted(name) + " takes a number such as 0.5, not " + quoted(value)
    case .outOfRange(let name, let value, .integers(let range)):
      quoted(name) + " takes " + described(.integer(range)) + ", not " + clipped(value)
    case .outOfRange(let name, let value, .numbers(let range)):
      quoted(name) + " takes " + described(.number(range)) + ", not " + clipped(value)
    case .wrongCount(let name, let count, let allowed):
      quoted(name) + " takes " + described(allowed) + " values, not " + count.description
    case .unknownWord(let name, let word, let nearest?, _):
      "unknown word " + quoted(word) + " for " + quoted(name) + "; did you mean " + quoted(nearest)
        + "?"
    case .unknownWord(let name, let word, nil, let allowed):
      "unknown word " + quoted(word) + " for " + quoted(name) + "; it takes " + list(allowed)
    case .unexpectedNumber(let name, let word):
      quoted(name) + " takes no number after " + quoted(word)
    case .unknownKey(let key, let nearest?, _):
      "unknown key " + quoted(key) + "; did you mean " + quoted(nearest) + "?"
    case .unknownKey(let key, nil, let known):
      "unknown key " + quoted(key) + "; the keys are " + list(known)
    case .wrongType(let key, let found, let kind):
      quoted(key) + " takes " + (kind.map(describedInFile) ?? "true or false") + ", not "
        + described(found)
    case .missingArgument(let name, let help):
      "missing argument " + name + ": " + help
    case .unexpectedArgument(let argument):
      "unexpected argument " + quoted(argument)
    case .tooManyArguments(let name, let count, let limit):
      quoted(name) + " can be given at most " + limit.description + " times, not "
        + count.description
    case .repeatedOption(let name):
      quoted(name) + " is given more than once"
    case .missingOption(let name, let help):
      "missing option " + quoted(name) + ": " + help
    case .conflictingOptions(let first, let second):
      "give " + quoted(first) + " or " + quoted(second) + ", not both"
    case .missingCompanion(let option, let needed):
      quoted(option) + " needs " + quoted(needed) + ", too"
    }
  }
}

extension JSONError {
  /// What is wrong and where, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .empty: "the file is empty"
    case .binary: "the file is binary, not JSON text"
    case .cut(let line): at(line) + "the file ends before its JSON does"
    case .unexpected(let line, let found, let expected):
      at(line) + "this is no JSON: " + expected + " has to stand here, not " + quoted(found)
    case .wrongNumber(let line, let text): at(line) + quoted(text) + " is no JSON number"
    case .wrongEscape(let line): at(line) + "a backslash begins no character that JSON knows"
    case .tooDeep(let line): at(line) + "lists or objects stand in each other too deeply"
    }
  }

  private func at(_ line: Int) -> String { "line " + line.description + ": " }
}

/// Words for a value of a file.
private func described(_ value: JSONValue) -> String {
  switch value {
  case .null: "null"
  case .flag(let isSet): isSet ? "true" : "false"
  case .number(let digits): "the number " + clipped(digits)
  case .text(let text): "the text " + quoted(text)
  case .list: "a list"
  case .object: "an object"
  }
}

/// Words for what a value of a file may be.
private func describedInFile(_ kind: ValueKind) -> String {
  switch kind {
  case .integers(let each, _): "a list of whole numbers " + described(each)
  case .choices(_, let count) where count.upperBound > 1: "a word or a list of words"
  case .choices: "a word"
  case .names: "a text or a list of texts"
  case .path: "a text, the path of a file"
  default: described(kind)
  }
}

/// Words for what a value may be, as errors and help screens use them.
func described(_ kind: ValueKind) -> String {
  switch kind {
  case .integer(let range):
    range == Int.min...Int.max ? "a whole number" : "a whole number " + described(range)
  case .number(.any): "a number"
  case .number(.above(let limit)): "a number above " + short(limit)
  case .number(.atLeast(let limit)): "a number of at least " + short(limit)
  case .number(.from(let lower, let upper)): "a number from " + short(lower) + " to " + short(upper)
  case .number(.fromBelow(let lower, let upper)):
    "a number from " + short(lower) + ", below " + short(upper)
  case .size(let range, let all): "a whole number " + described(range) + " or '" + all + "'"
  case .word(let words): list(words)
  case .integers(let each, _):
    "whole numbers " + described(each) + " with commas between them"
  case .choices(let words, let count):
    list(words.map(\.spelling))
      + (count.upperBound > 1 ? ", or several with commas between them" : "")
  case .names: "texts with commas between them"
  case .text: "a text"
  case .path: "a path"
  }
}

extension ChoiceWord {
  /// `tanh`; `softmax[:X]` where a number may stand after the word.
  var spelling: String { numbers == nil ? word : word + "[:X]" }
}

private func described(_ range: ClosedRange<Int>) -> String {
  switch (range.lowerBound, range.upperBound) {
  case (Int.min, let upper): "of at most " + upper.description
  case (let lower, Int.max): "of at least " + lower.description
  case (let lower, let upper): "from " + lower.description + " to " + upper.description
  }
}

private func list(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "none" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

private func short(_ number: Double) -> String {
  number.description.hasSuffix(".0") ? String(number.description.dropLast(2)) : number.description
}

private func quoted(_ text: String) -> String { "'" + clipped(text) + "'" }

/// What was typed, without control characters that could act on a terminal, and not endlessly long.
private func clipped(_ text: String) -> String {
  let visible = String(
    String.UnicodeScalarView(
      text.unicodeScalars.prefix(81).map { $0.properties.generalCategory == .control ? "�" : $0 }))
  return visible.unicodeScalars.count > 80 ? String(visible.dropLast()) + "…" : visible
}
