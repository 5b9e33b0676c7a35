import Markup
import Numerals

/// Where a figure will stand; decides its width.
public enum FigureWidth: Sendable {
  case column, page, slide

  public var value: Double {
    switch self {
    case .column: 400
    case .page: 720
    case .slide: 960
    }
  }
}

/// The frame of a picture: the finding, what is plotted, the plot, a note.
public struct Figure: Sendable {
  /// The finding, in words of this run.
  public var title: String
  /// What is plotted, with units.
  public var subtitle: String
  /// What the picture shows, for readers who do not see it.
  public var description: String
  public var note: String
  public var legend: Legend?
  public var width: Double

  public init(
    title: String, subtitle: String = "", description: String, note: String = "",
    legend: Legend? = nil, width: FigureWidth = .page
  ) {
    self.title = title
    self.subtitle = subtitle
    self.description = description
    self.note = note
    self.legend = legend
    self.width = width.value
  }

  /// A picture whose plot area has this height; what is around it grows with its text.
  public func picture(height: Double, _ body: (Rect) -> [Element]) -> Picture {
    let inner = width - 2 * Figure.margin
    var content: [Element] = []
    var y = Figure.margin
    func add(_ text: String, _ style: TextStyle) {
      guard !text.isEmpty else { return }
      let lines = TextWidth.wrap(text, width: inner, size: style.size, bold: style.bold)
      content += Ink.lines(lines, at: Point(Figure.margin, y + style.size * 0.8), style)
      y += Double(lines.count) * style.size * Ink.lineHeight
    }
    add(title, .title)
    if !title.isEmpty && !subtitle.isEmpty { y += 2 }
    add(subtitle, .subtitle)
    if let legend, !legend.isEmpty {
      y += 8
      content += legend.elements(at: Point(Figure.margin, y), width: inner)
      y += legend.height(width: inner)
    }
    if !content.isEmpty { y += 8 }
    content += body(Rect(x: Figure.margin, y: y, width: inner, height: height))
    y += height
    if !note.isEmpty { y += 8 }
    add(note, .note)
    return Picture(
      width: width, height: Double(ceilInt(y + Figure.margin - 4)), title: TextLine.plain(title),
      description: TextLine.plain(description), content: content)
  }

  /// The free border of every figure.
  public static let margin = 16.0
}

extension Figure {
  /// A picture of one plot.
  public func picture(height: Double, _ plot: Plot) -> Picture {
    picture(height: height) { plot.elements(in: $0) }
  }

  /// A picture of panels that share their scales.
  public func picture(height: Double, _ facets: Facets) -> Picture {
    picture(height: height) { facets.elements(in: $0) }
  }
}
