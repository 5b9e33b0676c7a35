/// One option of a command, declared once: parsing, help and errors come from this.
public struct Option: Sendable, Equatable {
  /// Without dashes, kebab-case: `output`.
  public var name: String
  /// One letter for `-o`.
  public var short: Character?
  /// Further long names, without dashes, that mean the same.
  public var aliases: [String]
  /// nil for a flag.
  public var value: ValueKind?
  /// How a help screen calls the value: `FILE`. Empty for a flag.
  public var placeholder: String
  public var isRepeatable: Bool
  public var isRequired: Bool
  /// The value where the option is not given, as somebody would type it.
  public var standard: String?
  /// The name of another option that has to be given with this one.
  public var needs: String?
  /// False for what is done with this run only, and never stands in a file with settings.
  public var isSetting = true
  public var help: String

  public init(
    _ name: String, short: Character? = nil, aliases: [String] = [], _ value: ValueKind,
    _ placeholder: String, isRepeatable: Bool = false, isRequired: Bool = false,
    standard: String? = nil, needs: String? = nil, help: String
  ) {
    self.name = name
    self.short = short
    self.aliases = aliases
    self.value = value
    self.placeholder = placeholder
    self.isRepeatable = isRepeatable
    self.isRequired = isRequired
    self.standard = standard
    self.needs = needs
    self.help = help
  }

  /// An option without a value.
  public static func flag(_ name: String, short: Character? = nil, help: String) -> Option {
    var option = Option(name, short: short, .text, "", help: help)
    option.value = nil
    return option
  }

  /// Everything that may be typed for it, dashes included.
  var spellings: [String] {
    (short.map { ["-" + String($0)] } ?? []) + ([name] + aliases).map { "--" + $0 }
  }
}

/// An argument that is told by its place.
public struct Positional: Sendable, Equatable {
  /// As help screens and errors call it: `RUN.trace`.
  public var name: String
  public var value: ValueKind
  /// How many may be given: `1...1`, `0...1`, `1...Int.max`.
  public var count: ClosedRange<Int>
  public var help: String

  public init(
    _ name: String, _ value: ValueKind, count: ClosedRange<Int> = 1...1, help: String
  ) {
    self.name = name
    self.value = value
    self.count = count
    self.help = help
  }
}

/// One thing that the program can be told to do.
public struct Command: Sendable, Equatable {
  public var name: String
  /// One sentence.
  public var summary: String
  public var positionals: [Positional]
  public var options: [Option]
  /// Groups of option names of which at most one may be given.
  public var exclusive: [[String]]
  /// The name of the argument that is a file with settings; nil for a command without one.
  public var settingsFile: String?
  /// Further paragraphs for the help screen.
  public var notes: [String]

  public init(
    _ name: String, summary: String, positionals: [Positional] = [], options: [Option] = [],
    exclusive: [[String]] = [], settingsFile: String? = nil, notes: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.positionals = positionals
    self.options = options
    self.exclusive = exclusive
    self.settingsFile = settingsFile
    self.notes = notes
  }
}

/// A program with all its commands. `-h`, `--help` and `--version` need no declaration.
public struct Program: Sendable, Equatable {
  public var name: String
  public var version: String
  /// One sentence.
  public var summary: String
  public var commands: [Command]
  /// Options that every command has.
  public var commonOptions: [Option]

  public init(
    name: String, version: String, summary: String, commands: [Command],
    commonOptions: [Option] = []
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.commands = commands
    self.commonOptions = commonOptions
  }
}
