/// A command line that is right. Names that were not declared are the programmer's mistake and trap;
/// nothing that a user types can.
public struct Parsed: Sendable, Equatable {
  public let command: Command
  let options: [Option]
  /// By the option's place in `options`, in the order in which they were typed.
  var given: [[Value]]
  /// How often each option was typed, flags included.
  var counts: [Int]
  /// By the positional's place.
  var arguments: [[Value]]

  init(command: Command, options: [Option]) {
    self.command = command
    self.options = options
    given = options.map { _ in [] }
    counts = options.map { _ in 0 }
    arguments = command.positionals.map { _ in [] }
  }

  /// True where the option was typed or stands in the settings file; a standard value does not count.
  public func has(_ name: String) -> Bool {
    counts[place(name)] > 0
  }

  /// The value of an option that takes a whole number; nil where it has none.
  public func integer(_ name: String) -> Int? {
    values(name).last.map { value in
      guard case .integer(let number) = value else { mismatch(name, "a whole number") }
      return number
    }
  }

  public func number(_ name: String) -> Double? {
    values(name).last.map { value in
      guard case .number(let number) = value else { mismatch(name, "a number") }
      return number
    }
  }

  public func integers(_ name: String) -> [Int]? {
    values(name).last.map { value in
      guard case .integers(let numbers) = value else { mismatch(name, "whole numbers") }
      return numbers
    }
  }

  public func choices(_ name: String) -> [Choice]? {
    values(name).last.map { value in
      guard case .choices(let choices) = value else { mismatch(name, "words with numbers") }
      return choices
    }
  }

  /// All texts of an option that takes a list of them; none where it is not given.
  public func names(_ name: String) -> [String] {
    values(name).flatMap { value in
      guard case .names(let names) = value else { mismatch(name, "texts") }
      return names
    }
  }

  public func word(_ name: String) -> String? { words(name).last }

  /// All values of a repeatable option that takes words.
  public func words(_ name: String) -> [String] {
    values(name).map { value in
      guard case .word(let word) = value else { mismatch(name, "a word") }
      return word
    }
  }

  /// The value of an option that was declared with `.word(of: Words.self)`.
  public func word<Words: RawRepresentable>(_ name: String, as words: Words.Type) -> Words?
  where Words.RawValue == String {
    word(name).map { word in
      guard let known = Words(rawValue: word) else { mismatch(name, "a word of another type") }
      return known
    }
  }

  /// The value of an option of the kind `text` or `path`.
  public func text(_ name: String) -> String? { texts(name).last }

  public func texts(_ name: String) -> [String] {
    values(name).map { value in
      guard case .text(let text) = value else { mismatch(name, "a text") }
      return text
    }
  }

  public func path(_ name: String) -> String? { text(name) }

  /// The first value of a positional argument, as it was typed; nil where it was left out.
  public func argument(_ name: String) -> String? { arguments(name).first }

  /// All values of a positional argument, as they were typed.
  public func arguments(_ name: String) -> [String] {
    guard let place = command.positionals.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the command " + command.name + " declares no argument " + name)
    }
    return arguments[place].map { value in
      switch value {
      case .word(let text), .text(let text): text
      case .integer(let number): number.description
      case .number(let number): number.description
      case .integers(let numbers): numbers.map(\.description).joined(separator: ",")
      case .names(let names): names.joined(separator: ",")
      case .choices(let choices): choices.map(\.word).joined(separator: ",")
      }
    }
  }

  mutating func set(_ option: Option, _ value: SettingValue) {
    let place = place(option.name)
    switch value {
    case .flag(let isSet): counts[place] = isSet ? 1 : 0
    case .value(let value): (counts[place], given[place]) = (1, [value])
    }
  }

  private func values(_ name: String) -> [Value] { given[place(name)] }

  private func place(_ name: String) -> Int {
    guard let place = options.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the command " + command.name + " declares no option --" + name)
    }
    return place
  }

  private func mismatch(_ name: String, _ kind: String) -> Never {
    preconditionFailure("--" + name + " is not declared as " + kind)
  }
}
