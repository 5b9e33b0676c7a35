extension MathNotation {
  /// The formula as one line of text, for attributes and files: `\frac{1}{4}` is `1/4`.
  static func plainText(_ formula: MarkedText) -> String {
    var text = ""
    var rest = formula
    while let first = rest.first {
      rest = rest.dropFirst()
      if first.marks("\\") {
        text += plainCommand(at: &rest)
      } else if !first.marks("{"), !first.marks("}") {
        text.append(first.character)
      }
    }
    return text
  }

  private static func plainCommand(at rest: inout MarkedText) -> String {
    let command = MathParser.command(at: &rest)
    switch command {
    case "frac":
      let upper = plainArgument(at: &rest)
      return upper + "/" + plainArgument(at: &rest)
    case "sqrt": return "√" + plainArgument(at: &rest)
    case "text", "mathrm", "mathbf", "operatorname":
      guard let (words, after) = rest.braced() else { return "" }
      rest = after
      return plainText(words)
    case "left", "right": return ""
    default:
      if MathSymbols.spaces[command] != nil { return " " }
      return MathSymbols.letters[command] ?? MathSymbols.uprights[command]
        ?? MathSymbols.operators[command] ?? MathSymbols.large[command]
        ?? MathSymbols.fences[command] ?? command
    }
  }

  /// The group that follows, in brackets where it is more than one word; or the next character.
  private static func plainArgument(at rest: inout MarkedText) -> String {
    guard let (inner, after) = rest.braced() else {
      let next = rest.prefix(1)
      rest = rest.dropFirst(next.count)
      return next.text
    }
    rest = after
    let text = plainText(inner)
    return text.contains(" ") ? "(\(text))" : text
  }
}
