import Wording

/// A character of a prose, and whether it may be read as notation.
struct MarkedCharacter: Equatable {
  var character: Character
  var isNotation: Bool

  /// True where this character is notation and equal to the given one.
  func marks(_ other: Character) -> Bool { isNotation && character == other }
}

typealias MarkedText = ArraySlice<MarkedCharacter>

extension Prose {
  /// All characters, each knowing whether it is data.
  var marked: MarkedText {
    segments.flatMap { segment -> [MarkedCharacter] in
      switch segment {
      case .notation(let text): text.map { MarkedCharacter(character: $0, isNotation: true) }
      case .data(let text): text.map { MarkedCharacter(character: $0, isNotation: false) }
      }
    }[...]
  }

  /// What is read when all notation is left out, for attributes and plain-text files.
  public var plainText: String { ProseMarkup().plainText(self) }
}

extension ArraySlice where Element == MarkedCharacter {
  var text: String { String(map(\.character)) }

  /// True where the notation characters of `delimiter` stand at the beginning.
  func starts(with delimiter: String) -> Bool {
    guard count >= delimiter.count else { return false }
    return zip(self, delimiter).allSatisfy { $0.marks($1) }
  }

  /// What stands in the braces at the beginning, with braces inside in pairs, and the rest.
  func braced() -> (inner: MarkedText, rest: MarkedText)? {
    guard starts(with: "{") else { return nil }
    var depth = 0
    for index in indices {
      if self[index].marks("{") { depth += 1 }
      if self[index].marks("}") { depth -= 1 }
      if depth == 0 { return (self[(startIndex + 1)..<index], self[(index + 1)...]) }
    }
    return nil
  }

  /// What stands between an opening delimiter at the beginning and its closing one, and the rest; nil
  /// where nothing closes or nothing stands between.
  func enclosed(by opening: String, _ closing: String) -> (inner: MarkedText, rest: MarkedText)? {
    guard starts(with: opening) else { return nil }
    let inside = dropFirst(opening.count)
    var end = inside.startIndex
    while end < inside.endIndex, !inside[end...].starts(with: closing) { end += 1 }
    guard end < inside.endIndex, end > inside.startIndex else { return nil }
    return (inside[..<end], inside[end...].dropFirst(closing.count))
  }
}
