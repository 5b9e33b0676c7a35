import Markup

/// The side of its place on which a text stands.
public enum Anchor: Sendable {
  case start, middle, end

  var value: String {
    switch self {
    case .start: "start"
    case .middle: "middle"
    case .end: "end"
    }
  }
}

/// How text looks.
public struct TextStyle: Sendable {
  public var size: Double
  public var role: ColourRole
  public var anchor: Anchor
  public var bold: Bool
  public var italic: Bool

  public init(
    size: Double = 11, role: ColourRole = .ink, anchor: Anchor = .start, bold: Bool = false,
    italic: Bool = false
  ) {
    self.size = size
    self.role = role
    self.anchor = anchor
    self.bold = bold
    self.italic = italic
  }

  public static let title = TextStyle(size: 15, bold: true)
  public static let subtitle = TextStyle(size: 12, role: .mutedInk)
  public static let label = TextStyle(size: 11)
  public static let note = TextStyle(size: 11, role: .mutedInk)
  public static let annotation = TextStyle(size: 12, role: .ink)

  public func anchored(_ anchor: Anchor) -> TextStyle {
    var copy = self
    copy.anchor = anchor
    return copy
  }
}

extension Ink {
  /// One line of text with its baseline at a place; raised and lowered parts are own elements with
  /// computed places, because `tspan` offsets fail in four renderers.
  ///
  /// `parts` pads with empty elements, for text whose frames have more or fewer parts.
  public static func text(
    _ text: String, at place: Point, _ style: TextStyle = .label, parts: Int = 0
  ) -> [Element] {
    let runs = TextLine.runs(of: text)
    if runs.count == 1, let run = runs.first, parts <= 1, run.level == .base {
      return [textElement(run.text, at: place, style, size: style.size)]
    }
    let width = TextWidth.of(text, size: style.size, bold: style.bold)
    var x = place.x
    switch style.anchor {
    case .start: break
    case .middle: x -= width / 2
    case .end: x -= width
    }
    var elements: [Element] = []
    for run in runs {
      let size = run.level == .base ? style.size : style.size * scriptScale
      let y: Double
      switch run.level {
      case .base: y = place.y
      case .raised: y = place.y - 0.38 * style.size
      case .lowered: y = place.y + 0.18 * style.size
      }
      // A space in front would be dropped by the renderer.
      let words = run.text.unicodeScalars.drop { $0 == " " }
      let spaces = run.text.unicodeScalars.count - words.count
      let left = x + Double(spaces) * TextWidth.ofRun(" ", size: size, bold: style.bold)
      elements.append(
        textElement(String(words), at: Point(left, y), style.anchored(.start), size: size))
      x += TextWidth.ofRun(run.text, size: size, bold: style.bold)
    }
    // An empty text has an element, too: another frame may have words there.
    while elements.count < max(parts, 1) {
      elements.append(textElement("", at: place, style.anchored(.start), size: style.size))
    }
    return elements
  }

  /// A line that is centred on the height of a place.
  public static func centredText(
    _ text: String, at place: Point, _ style: TextStyle = .label, parts: Int = 0
  ) -> [Element] {
    self.text(text, at: Point(place.x, place.y + 0.35 * style.size), style, parts: parts)
  }

  /// Several lines below each other, the first with its baseline at a place.
  public static func lines(
    _ lines: [String], at place: Point, _ style: TextStyle, parts: Int = 0
  ) -> [Element] {
    var elements: [Element] = []
    for (index, line) in lines.enumerated() {
      let y = place.y + Double(index) * style.size * lineHeight
      elements += text(line, at: Point(place.x, y), style, parts: parts)
    }
    return elements
  }

  /// The distance of baselines, relative to the size.
  public static let lineHeight = 1.3

  private static func textElement(
    _ text: String, at place: Point, _ style: TextStyle, size: Double
  ) -> Element {
    var attributes = [
      Attribute("class", style.role.className(.fill)),
      Attribute("x", coordinateText(place.x)), Attribute("y", coordinateText(place.y)),
      Attribute("font-family", fontFamily), Attribute("font-size", coordinateText(size)),
    ]
    if style.bold { attributes.append(Attribute("font-weight", "700")) }
    if style.italic { attributes.append(Attribute("font-style", "italic")) }
    attributes.append(Attribute("text-anchor", style.anchor.value))
    attributes.append(Attribute("fill", Palette.light.colour(style.role).hex))
    return Element("text", attributes, [.text(text)])
  }
}

/// The first family is common, the third real on Linux: typst and CairoSVG need that.
let fontFamily = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
