/// What a command line asks for.
public enum Invocation: Sendable, Equatable {
  /// The whole help screen.
  case help(String)
  case version(String)
  case run(Parsed)
}

extension Program {
  /// Reads the arguments, without the program's own name.
  ///
  /// - `-h` or `--help` before `--` wins over everything, errors included; then `--version`.
  /// - `--x v` and `--x=v`, `-o v` and `-o=v`. A value that starts with a dash and is neither `-` nor a
  ///   negative number is only read from the form with `=`.
  /// - Short options may be joined, the last one with its value: `-qo v`, `-qov`.
  /// - After `--` everything is an argument.
  /// - Options that all commands have may stand before the command.
  public func parse(_ arguments: [String]) throws(OptionError) -> Invocation {
    let beforeEnd = arguments.prefix { $0 != "--" }.flatMap {
      Self.parted($0, commands.flatMap(\.options) + commonOptions) ?? [$0]
    }
    let place = commandPlace(in: arguments)
    let name = place.map { arguments[$0] }
    if beforeEnd.contains("-h") || beforeEnd.contains("--help") {
      return .help(helpScreen(command: name))
    }
    if beforeEnd.contains("--version") { return .version(self.name + " " + version) }
    if let place, name == "help" {
      return try help(arguments[(place + 1)...].filter { !Self.isOption($0) })
    }
    guard let place else {
      if let option = arguments.first(where: { Self.isOption($0) && $0 != "--" }) {
        _ = try find(option, in: commonOptions)
      }
      throw .missingCommand(known: commands.map(\.name))
    }
    let command = try command(arguments[place])
    return .run(try parse(Array(arguments[..<place] + arguments[(place + 1)...]), for: command))
  }

  /// `help`, or `help COMMAND`.
  private func help(_ words: [String]) throws(OptionError) -> Invocation {
    if words.count > 1 { throw .unexpectedArgument(words[1]) }
    if let word = words.first { return .help(helpScreen(command: try command(word).name)) }
    return .help(helpScreen())
  }

  private func command(_ word: String) throws(OptionError) -> Command {
    if let command = commands.first(where: { $0.name == word }) { return command }
    let known = commands.map(\.name)
    throw .unknownCommand(word, nearest: nearestWord(to: word, among: known), known: known)
  }

  /// The command's place: the first word that is neither an option nor the value of a common option.
  private func commandPlace(in arguments: [String]) -> Int? {
    var place = 0
    while place < arguments.count {
      guard Self.isOption(arguments[place]) else { return place }
      let option = commonOptions.first { $0.spellings.contains(arguments[place]) }
      place += option?.value == nil ? 1 : 2
    }
    return nil
  }

  private func parse(_ arguments: [String], for command: Command) throws(OptionError) -> Parsed {
    var parsed = Parsed(command: command, options: command.options + commonOptions)
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        break
      }
      guard Self.isOption(word) else {
        words.append(word)
        continue
      }
      if let parts = Self.parted(word, parsed.options) {
        rest = (parts + rest)[...]
        continue
      }
      let (place, spelling, attached) = try find(word, in: parsed.options)
      let option = parsed.options[place]
      parsed.counts[place] += 1
      guard let kind = option.value else {
        if let attached { throw .unexpectedValue(spelling, value: attached) }
        continue
      }
      if parsed.counts[place] > 1, !option.isRepeatable { throw .repeatedOption(spelling) }
      if let attached {
        parsed.given[place].append(try kind.read(attached, for: spelling))
      } else if let next = rest.first, !Self.isOption(next) {
        rest.removeFirst()
        parsed.given[place].append(try kind.read(next, for: spelling))
      } else {
        throw .missingValue(spelling, kind)
      }
    }
    try assign(words, to: &parsed)
    try parsed.checkTyped()
    // What stands in a file may be what a typed option needs.
    if parsed.settingsFile == nil { try parsed.complete() }
    return parsed
  }

  /// The option that `word` spells, how it spells it, and the value after `=`.
  private func find(
    _ word: String, in options: [Option]
  ) throws(OptionError) -> (place: Int, spelling: String, attached: String?) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    guard let place = options.firstIndex(where: { $0.spellings.contains(spelling) }) else {
      let known = options.flatMap(\.spellings) + ["--help", "--version"]
      throw .unknownOption(spelling, nearest: Self.nearestOption(to: spelling, among: known))
    }
    return (place, spelling, parts.count == 2 ? String(parts[1]) : nil)
  }

  /// Each positional takes as many words as it may and as leave enough for those after it.
  private func assign(_ words: [String], to parsed: inout Parsed) throws(OptionError) {
    var rest = words[...]
    let positionals = parsed.command.positionals
    for (place, positional) in positionals.enumerated() {
      let needed = positionals[(place + 1)...].reduce(0) { $0 + $1.count.lowerBound }
      let wanted = min(positional.count.upperBound, max(rest.count - needed, 0))
      let taken = min(rest.count, max(wanted, positional.count.lowerBound))
      if taken < positional.count.lowerBound {
        throw .missingArgument(positional.name, help: positional.help)
      }
      for word in rest.prefix(taken) {
        parsed.arguments[place].append(try positional.value.read(word, for: positional.name))
      }
      rest = rest.dropFirst(taken)
    }
    guard let unexpected = rest.first else { return }
    if let many = positionals.last, many.count.upperBound > 1 {
      let count = rest.count + many.count.upperBound
      throw .tooManyArguments(many.name, count: count, limit: many.count.upperBound)
    }
    throw .unexpectedArgument(unexpected)
  }

  /// `-` is a value (standard input or output), and so is a negative number.
  private static func isOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    let second = word.dropFirst().first ?? "-"
    return !("0"..."9" ~= second || second == ".")
  }

  /// Joined short options one by one, the value of the last one after `=`; nil for any other word, also for one
  /// that may be a long option with one dash too few, and where a letter is no short option.
  private static func parted(_ word: String, _ options: [Option]) -> [String]? {
    let letters = Array(word.dropFirst())
    guard word.hasPrefix("-"), letters.count > 1, letters[0] != "-", letters[1] != "=" else {
      return nil
    }
    let bare = String(letters.prefix { $0 != "=" })
    let isLong = options.flatMap { [$0.name] + $0.aliases }.contains { name in
      name.hasPrefix(bare) || bare.count > 3 && editDistance(Array(bare), Array(name)) == 1
    }
    if isLong { return nil }
    var parts: [String] = []
    for (place, letter) in letters.enumerated() {
      let option = options.first { $0.short == letter }
      guard option != nil || letter == "h" else { return nil }
      parts.append("-" + String(letter))
      guard option?.value != nil else { continue }
      let value = letters[(place + 1)...]
      if !value.isEmpty { parts[place] += (value.first == "=" ? "" : "=") + String(value) }
      break
    }
    return parts
  }

  /// Dashes are no part of the word: `-seed` is near `--seed`, and `-x` is not near `-o`.
  private static func nearestOption(to typed: String, among known: [String]) -> String? {
    func bare(_ word: String) -> String { String(word.drop { $0 == "-" }) }
    let long = known.filter { $0.hasPrefix("--") }
    guard let nearest = nearestWord(to: bare(typed), among: long.map(bare)) else { return nil }
    return "--" + nearest
  }
}

extension Parsed {
  /// What excludes each other, and what must not be left out.
  fileprivate func checkTyped() throws(OptionError) {
    for group in command.exclusive {
      let given = group.filter { has($0) }
      if given.count > 1 { throw .conflictingOptions("--" + given[0], "--" + given[1]) }
    }
    for option in options where option.isRequired && !has(option.name) {
      throw .missingOption(option.spellings.joined(separator: ", "), help: option.help)
    }
  }

  /// Checks what needs what, and puts in the standard values. `Program.parse` has done so, unless a
  /// settings file was given: then this comes after `add`.
  public mutating func complete() throws(OptionError) {
    for (place, option) in options.enumerated() {
      if counts[place] > 0 {
        if let needed = option.needs, !has(needed) {
          throw .missingCompanion("--" + option.name, needs: "--" + needed)
        }
      } else if let standard = option.standard, let kind = option.value {
        given[place] = [try kind.read(standard, for: "--" + option.name)]
      }
    }
  }
}
