extension Program {
  /// The help screen of a command, or of the program where `command` is nil or unknown.
  ///
  /// At most 80 columns wide; ends with a line feed.
  public func helpScreen(command name: String? = nil) -> String {
    guard let command = commands.first(where: { $0.name == name }) else { return overview }
    var parts = [command.summary, "Usage: " + usage(of: command)]
    if !command.positionals.isEmpty {
      let rows = command.positionals.map { positional in
        (positional.name, details(of: positional.value, positional.help, standard: nil))
      }
      parts.append("Arguments:\n" + Self.table(rows))
    }
    let rows = (command.options + commonOptions).map { ($0.label, details(of: $0)) }
    parts.append("Options:\n" + Self.table(rows + [("-h, --help", "show this help")]))
    parts += command.notes.map { Self.wrapped($0, width: 80).joined(separator: "\n") }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// What to add to a usage error: which help screen to read.
  public func helpHint(for arguments: [String]) -> String {
    let command = arguments.first.flatMap { first in commands.first { $0.name == first } }
    return "see '" + name + (command.map { " " + $0.name } ?? "") + " --help'"
  }

  /// `gradflow train [OPTIONS] -o FILE [EXPERIMENT.json]`, without line breaks.
  public func usage(of command: Command) -> String {
    var words = [name, command.name]
    if (command.options + commonOptions).contains(where: { !$0.isRequired }) {
      words.append("[OPTIONS]")
    }
    words += command.options.filter(\.isRequired).map {
      ($0.spellings.first ?? "") + " " + $0.placeholder
    }
    words += command.positionals.map { positional in
      let many = positional.count.upperBound > 1 ? "…" : ""
      return positional.count.lowerBound == 0
        ? "[" + positional.name + "]" + many : positional.name + many
    }
    return words.joined(separator: " ")
  }

  private var overview: String {
    var parts = [summary, "Usage: " + name + " COMMAND [OPTIONS]"]
    parts.append("Commands:\n" + Self.table(commands.map { ($0.name, $0.summary) }))
    let rows =
      commonOptions.map { ($0.label, details(of: $0)) } + [
        ("-h, --help", "show help; '" + name + " COMMAND --help' for one command"),
        ("    --version", "show the version"),
      ]
    parts.append("Options:\n" + Self.table(rows))
    let codes = ExitCode.allCases.map { ($0.rawValue.description, $0.meaning) }
    parts.append("Exit codes:\n" + Self.table(codes))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func details(of option: Option) -> String {
    guard let kind = option.value else { return option.help }
    var text = details(of: kind, option.help, standard: option.standard)
    if option.isRepeatable { text += "; may be repeated" }
    return text
  }

  private func details(of kind: ValueKind, _ help: String, standard: String?) -> String {
    var text = help
    switch kind {
    case .word(let words): text += ": " + words.joined(separator: ", ")
    case .choices(let words, _): text += ": " + words.map(\.spelling).joined(separator: ", ")
    case .integer(let range) where range == 0...Int.max || range == Int.min...Int.max: break
    case .number(.any), .names, .text, .path, .integers, .size: break
    case .integer, .number: text += ", " + described(kind)
    }
    return text + (standard.map { " (" + $0 + " if not given)" } ?? "")
  }

  /// Two columns; a label that is too long for its column has its text below.
  private static func table(_ rows: [(label: String, text: String)]) -> String {
    let widest = rows.map(\.label.count).filter { $0 <= 24 }.max() ?? 0
    let indentation = String(repeating: " ", count: widest + 4)
    return rows.map { label, text in
      var lines = wrapped(text, width: 80 - indentation.count).map { indentation + $0 }
      if label.count > widest {
        lines.insert("  " + label, at: 0)
      } else if let first = lines.first {
        let gap = String(repeating: " ", count: widest + 2 - label.count)
        lines[0] = "  " + label + gap + first.dropFirst(indentation.count)
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}

extension Option {
  /// `-o, --output FILE`; without a short name indented as if there were one.
  fileprivate var label: String {
    let names = short == nil ? "    " : ""
    return names + spellings.joined(separator: ", ") + (value == nil ? "" : " " + placeholder)
  }
}
