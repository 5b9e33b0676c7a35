import Markup
import Plotting

/// A text of a picture with the room that its letters take, by the table of widths.
struct DrawnText {
  var text: String
  var left: Double
  var right: Double
  /// The top of capital letters.
  var top: Double
  /// A fifth of the size below the base line.
  var bottom: Double

  func overlaps(_ other: DrawnText) -> Bool {
    min(right, other.right) - max(left, other.left) > 1
      && min(bottom, other.bottom) - max(top, other.top) > 1
  }

  /// All texts of a picture that have letters, in its pixels.
  static func all(of picture: Picture) -> [DrawnText] {
    picture.content.flatMap { all(of: $0, Frame()) }
  }

  private struct Frame {
    var x = 0.0
    var y = 0.0
    var zoom = 1.0

    /// After a `transform` of `translate(x y)` and `scale(f)`.
    func transformed(_ value: String?) -> Frame {
      var frame = self
      for match in (value ?? "").matches(of: /(translate|scale)\(([-\d.]+)(?: ([-\d.]+))?\)/) {
        let first = Double(match.2) ?? .nan
        if match.1 == "scale" {
          frame.zoom *= first
        } else {
          frame.x += frame.zoom * first
          frame.y += frame.zoom * (match.3.flatMap { Double($0) } ?? 0)
        }
      }
      return frame
    }
  }

  private static func all(of element: Element, _ frame: Frame) -> [DrawnText] {
    let frame = frame.transformed(element.value(of: "transform"))
    var texts: [DrawnText] = []
    for node in element.content {
      if case .element(let child) = node { texts += all(of: child, frame) }
    }
    guard element.isNamed("text"), case .text(let words)? = element.content.first, !words.isEmpty
    else { return texts }
    func number(_ name: StaticString) -> Double {
      element.value(of: name).flatMap { Double($0) } ?? .nan
    }
    let size = number("font-size")
    let width = TextWidth.of(words, size: size, bold: element.value(of: "font-weight") == "700")
    let share =
      ["start": 0.0, "middle": 0.5, "end": 1][element.value(of: "text-anchor") ?? ""] ?? .nan
    let left = number("x") - share * width
    let base = number("y")
    return texts + [
      DrawnText(
        text: words, left: frame.x + frame.zoom * left,
        right: frame.x + frame.zoom * (left + width),
        top: frame.y + frame.zoom * (base - 0.72 * size),
        bottom: frame.y + frame.zoom * (base + 0.2 * size))
    ]
  }
}
