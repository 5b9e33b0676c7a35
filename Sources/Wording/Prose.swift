/// A sentence or paragraph with light notation, in which data can never be read as notation.
///
/// The literal parts may use
///
/// | notation | meaning |
/// |---|---|
/// | `*text*` | emphasis |
/// | `**text**` | strong |
/// | `` `text` `` | code, a command or a file name |
/// | `$\sigma'(z)$` | mathematics (`MathNotation` in `Report` lists what it knows) |
/// | `[[term]]`, `[[term\|text]]` | a link to the glossary entry `term` |
/// | `[text](https://…)` | a link to a source |
///
/// What is interpolated with `\(…)` is data: it is shown as it is, stars and all.
public struct Prose: Sendable, ExpressibleByStringInterpolation {
  public enum Segment: Sendable, Equatable {
    case notation(String)
    case data(String)
  }
  public var segments: [Segment]

  public init(stringLiteral value: String) {
    segments = [.notation(value)]
  }

  public init(stringInterpolation: StringInterpolation) {
    segments = stringInterpolation.segments
  }

  /// A text that is data from beginning to end.
  public init(data: String) {
    segments = [.data(data)]
  }

  public static func + (left: Prose, right: Prose) -> Prose {
    var both = left
    both.segments += right.segments
    return both
  }

  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var segments: [Segment] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      segments.append(.notation(literal))
    }

    public mutating func appendInterpolation(_ data: String) {
      segments.append(.data(data))
    }

    public mutating func appendInterpolation(_ count: Int) {
      segments.append(.data(count.description))
    }

    public mutating func appendInterpolation(_ prose: Prose) {
      segments += prose.segments
    }
  }
}

extension Prose {
  /// The text without its notation, for descriptions and titles: emphasis and links lose their marks.
  public var plain: String {
    var text = ""
    for segment in segments {
      switch segment {
      case .data(let data): text += data
      case .notation(let notation): text += Self.withoutMarks(notation)
      }
    }
    return text
  }

  private static func withoutMarks(_ notation: String) -> String {
    var result = String.UnicodeScalarView()
    var link = String.UnicodeScalarView()
    var isInLink = false
    for scalar in notation.unicodeScalars {
      switch scalar {
      case "*", "`", "$": continue
      case "[": isInLink = true
      case "|" where isInLink: link = String.UnicodeScalarView()
      case "]":
        result.append(contentsOf: link)
        link = String.UnicodeScalarView()
        isInLink = false
      default:
        if isInLink { link.append(scalar) } else { result.append(scalar) }
      }
    }
    return String(result)
  }
}
