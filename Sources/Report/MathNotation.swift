import Markup

/// Turns the mathematics of a prose into MathML Core.
///
/// | notation | meaning |
/// |---|---|
/// | `x`, `12.5`, `+` | a variable, a number, an operator; `-` is a minus sign |
/// | `\sigma`, `\partial`, `\le`, `\to`, `\sum` … | the characters of `MathSymbols` |
/// | `x_i`, `x^{n-1}`, `x'` | subscript, superscript, prime |
/// | `{…}` | a group |
/// | `\frac{a}{b}`, `\sqrt{a}`, `\hat{a}` | fraction, root, accent |
/// | `\exp`, `\ln`, `\max` … | a function |
/// | `\text{…}`, `\mathrm{…}`, `\mathbf{…}` | words, upright, bold |
/// | `\left(`, `\right)` | a bracket that grows |
///
/// It never fails: what it does not know is shown as text.
public enum MathNotation {
  /// The `<math>` element of a formula.
  public static func element(_ formula: String, isDisplayed: Bool = false) -> Node {
    let marked = formula.map { MarkedCharacter(character: $0, isNotation: true) }
    return element(marked[...], isDisplayed: isDisplayed)
  }

  static func element(_ formula: MarkedText, isDisplayed: Bool) -> Node {
    var parser = MathParser(rest: formula)
    let content = parser.row(until: nil)
    return isDisplayed
      ? .tag("math", ["display": "block"], content) : .tag("math", [:], content)
  }
}

/// Reads a formula from left to right.
struct MathParser {
  var rest: MarkedText

  /// Everything up to a closing character, which is taken, too.
  mutating func row(until closing: Character?) -> [Node] {
    var nodes: [Node] = []
    while let first = rest.first {
      if let closing, first.marks(closing) {
        rest = rest.dropFirst()
        break
      }
      if let (atom, isLarge) = atom() { nodes.append(scripts(on: atom, isLarge: isLarge)) }
    }
    return nodes
  }

  /// The name of a command whose backslash is already read: letters, or one other character.
  static func command(at rest: inout MarkedText) -> String {
    let letters = rest.prefix { $0.isNotation && $0.character.isASCII && $0.character.isLetter }
    let name = letters.isEmpty ? rest.prefix(1) : letters
    rest = rest.dropFirst(name.count)
    return name.text
  }

  /// One thing that can carry scripts; nil for a space.
  private mutating func atom() -> (Node, isLarge: Bool)? {
    guard let first = rest.first else { return nil }
    if !first.isNotation { return (data(), false) }
    if isDigit(first) { return (number(), false) }
    // A script without a base.
    if "_^'".contains(first.character) { return (.tag("mrow"), false) }
    rest = rest.dropFirst()
    switch first.character {
    case "\\": return command()
    case "{": return (.tag("mrow", [:], row(until: "}")), false)
    case " ", "}": return nil
    case "-": return (.tag("mo", text: "−"), false)
    case "*": return (.tag("mo", text: "⋅"), false)
    case "(", ")", "[", "]", "|":
      return (.tag("mo", ["stretchy": "false"], text: String(first.character)), false)
    case let letter where letter.isLetter:
      return (.tag("mi", text: String(letter)), false)
    case let sign: return (.tag("mo", text: String(sign)), false)
    }
  }

  private mutating func command() -> (Node, isLarge: Bool)? {
    let name = MathParser.command(at: &rest)
    if let letter = MathSymbols.letters[name] { return (.tag("mi", text: letter), false) }
    if let sign = MathSymbols.uprights[name] {
      return (.tag("mi", ["mathvariant": "normal"], text: sign), false)
    }
    if let sign = MathSymbols.large[name] { return (.tag("mo", text: sign), true) }
    if let sign = MathSymbols.operators[name] { return (.tag("mo", text: sign), false) }
    if let sign = MathSymbols.fences[name] {
      return (.tag("mo", ["stretchy": "false"], text: sign), false)
    }
    if let width = MathSymbols.spaces[name] {
      return (.tag("mspace", ["width": width]), false)
    }
    if MathSymbols.functions.contains(name) {
      let gap = rest.first.map { "([{_^'".contains($0.character) } ?? true ? "0" : "0.17em"
      return (.tag("mo", ["lspace": "0.1em", "rspace": gap], text: name), name.hasPrefix("arg"))
    }
    return structure(name).map { ($0, false) }
  }

  /// The commands that take arguments; text for those that are not known.
  private mutating func structure(_ name: String) -> Node? {
    switch name {
    case "frac": return .tag("mfrac", [:], [fractionPart(), fractionPart()])
    case "sqrt": return .tag("msqrt", [:], [argument()])
    case "text", "operatorname", "mathrm":
      let words = words()
      return name == "text" ? .tag("mtext", text: words) : upright(words)
    case "mathbf": return .tag("mi", ["class": "bold", "mathvariant": "normal"], text: words())
    case "left", "right":
      guard let bracket = rest.first else { return nil }
      rest = rest.dropFirst()
      guard bracket.marks("\\") else {
        return bracket.marks(".") ? nil : .tag("mo", text: String(bracket.character))
      }
      let command = MathParser.command(at: &rest)
      return .tag("mo", text: MathSymbols.fences[command] ?? command)
    default:
      guard let accent = MathSymbols.accents[name] else {
        return .tag("mtext", text: "\\" + name)
      }
      return .tag("mover", ["accent": "true"], [argument(), .tag("mo", text: accent)])
    }
  }

  private func upright(_ words: String) -> Node {
    .tag("mi", ["mathvariant": "normal"], text: words)
  }

  /// The group or single atom that follows.
  private mutating func argument() -> Node {
    while let first = rest.first, first.marks(" ") { rest = rest.dropFirst() }
    return atom()?.0 ?? .tag("mrow")
  }

  /// Like `argument`, but of a bare number only the first digit: `\frac14` is a quarter.
  private mutating func fractionPart() -> Node {
    guard let first = rest.first, isDigit(first) else { return argument() }
    rest = rest.dropFirst()
    return .tag("mn", text: String(first.character))
  }

  /// The characters of the group that follows, unread.
  private mutating func words() -> String {
    guard let (inner, after) = rest.braced() else { return "" }
    rest = after
    return inner.text
  }

  private mutating func number() -> Node {
    var digits = rest.prefix { isDigit($0) || $0.marks(".") || $0.marks(",") }
    while digits.last.map({ !isDigit($0) }) ?? false { digits = digits.dropLast() }
    rest = rest.dropFirst(digits.count)
    return .tag("mn", text: digits.text)
  }

  /// What was interpolated, in one piece.
  private mutating func data() -> Node {
    let run = rest.prefix { !$0.isNotation }
    rest = rest.dropFirst(run.count)
    let isNumber = run.first?.character.isNumber ?? false || "−-".contains(run.text.prefix(1))
    return isNumber ? .tag("mn", text: run.text) : .tag("mtext", text: run.text)
  }

  private func isDigit(_ marked: MarkedCharacter) -> Bool {
    marked.isNotation && marked.character.isASCII && marked.character.isNumber
  }

  /// The base with the primes, subscript and superscript that follow it, in any order.
  private mutating func scripts(on base: Node, isLarge: Bool) -> Node {
    var lower: Node?
    var upper: [Node] = []
    while let first = rest.first {
      if first.marks("'") {
        rest = rest.dropFirst()
        upper.append(.tag("mo", text: "′"))
      } else if first.marks("_"), lower == nil {
        rest = rest.dropFirst()
        lower = argument()
      } else if first.marks("^") {
        rest = rest.dropFirst()
        upper.append(argument())
      } else {
        break
      }
    }
    let raised = upper.count > 1 ? Node.tag("mrow", [:], upper) : upper.first
    switch (lower, raised) {
    case (nil, nil): return base
    case (let lower?, nil): return .tag(isLarge ? "munder" : "msub", [:], [base, lower])
    case (nil, let raised?): return .tag(isLarge ? "mover" : "msup", [:], [base, raised])
    case (let lower?, let raised?):
      return .tag(isLarge ? "munderover" : "msubsup", [:], [base, lower, raised])
    }
  }
}
