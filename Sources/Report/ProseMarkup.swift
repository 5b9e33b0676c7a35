import Markup
import Wording

/// Turns prose into markup: emphasis, code, mathematics, links to the glossary and to sources.
///
/// It never fails. Notation that is not closed, a link to no glossary entry and an address that is
/// not on the web are shown as the text that they are.
public struct ProseMarkup: Sendable {
  /// Titles of the glossary's entries by their identifier.
  private let titles: [String: String]

  public init(glossary: [GlossaryEntry] = []) {
    titles = Dictionary(glossary.map { ($0.id, $0.title) }) { first, _ in first }
  }

  public func nodes(_ prose: Prose) -> [Node] {
    nodes(prose.marked)
  }

  /// The prose without its notation; mathematics stays as it was written.
  func plainText(_ prose: Prose) -> String {
    pieces(prose.marked).map(plainText).joined()
  }

  /// The terms that link to no entry of the glossary.
  func unknownTerms(_ prose: Prose) -> [String] { unknownTerms(prose.marked) }

  private func unknownTerms(_ text: MarkedText) -> [String] {
    pieces(text).flatMap { piece -> [String] in
      switch piece {
      case .term(let term, _): titles[Self.id(of: term)] == nil ? [term] : []
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): unknownTerms(inner)
      case .text, .code, .math: []
      }
    }
  }

  /// The formula of a prose that is mathematics and nothing else, set on a line of its own.
  public func displayed(_ prose: Prose) -> [Node] {
    pieces(prose.marked).flatMap { piece in
      if case .math(let formula) = piece {
        return [MathNotation.element(formula, isDisplayed: true)]
      }
      return [node(piece)]
    }
  }

  /// The glossary's identifier of a term: “Brier score” is `brier-score`.
  static func id(of term: String) -> String {
    String(term.lowercased().map { $0 == " " ? "-" : $0 })
  }

  private func nodes(_ text: MarkedText) -> [Node] { pieces(text).map(node) }

  private func node(_ piece: Piece) -> Node {
    switch piece {
    case .text(let text): return .text(text)
    case .emphasis(let inner): return .tag("em", [:], nodes(inner))
    case .strong(let inner): return .tag("strong", [:], nodes(inner))
    case .code(let inner): return .tag("code", text: inner)
    case .math(let formula): return MathNotation.element(formula, isDisplayed: false)
    case .term(let term, let shown):
      let id = Self.id(of: term)
      guard let title = titles[id] else { return .text(shown ?? term) }
      let text = shown ?? (term == id ? title : term)
      return .tag("a", ["class": "term", "href": "#term-" + id], text: text)
    case .link(let inner, let address):
      return .tag("a", ["href": address, "rel": "noreferrer"], nodes(inner))
    }
  }

  private func plainText(_ piece: Piece) -> String {
    switch piece {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .link(let inner, _):
      pieces(inner).map(plainText).joined()
    case .math(let formula): MathNotation.plainText(formula)
    case .term(let term, let shown): shown ?? titles[Self.id(of: term)] ?? term
    }
  }

  /// What a prose consists of, one after the other.
  private enum Piece {
    case text(String)
    case emphasis(MarkedText)
    case strong(MarkedText)
    case code(String)
    case math(MarkedText)
    case term(String, shown: String?)
    case link(MarkedText, address: String)
  }

  private func pieces(_ text: MarkedText) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var rest = text
    while let first = rest.first {
      if first.isNotation, let (piece, after) = notation(rest) {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(piece)
        rest = after
      } else {
        plain.append(first.character)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
    return pieces
  }

  /// The notation at the beginning of a text, and what follows it.
  private func notation(_ text: MarkedText) -> (Piece, rest: MarkedText)? {
    if let (inner, rest) = text.enclosed(by: "`", "`") { return (.code(inner.text), rest) }
    if let (inner, rest) = text.enclosed(by: "$", "$") { return (.math(inner), rest) }
    if let (inner, rest) = text.enclosed(by: "**", "**") { return (.strong(inner), rest) }
    if let (inner, rest) = text.enclosed(by: "*", "*"), inner.first?.character != " " {
      return (.emphasis(inner), rest)
    }
    if let (inner, rest) = text.enclosed(by: "[[", "]]") {
      guard let bar = inner.firstIndex(where: { $0.marks("|") }) else {
        return (.term(inner.text, shown: nil), rest)
      }
      return (.term(inner[..<bar].text, shown: inner[(bar + 1)...].text), rest)
    }
    if let (label, afterLabel) = text.enclosed(by: "[", "]"),
      let (target, rest) = afterLabel.enclosed(by: "(", ")"),
      ["https://", "http://"].contains(where: target.starts)
    {
      return (.link(label, address: target.text), rest)
    }
    return nil
  }
}
