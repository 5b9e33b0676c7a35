import Markup
import Numerals

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
  public var format: FigureFormat

  public init(
    title: String, subtitle: String = "", description: String, note: String = "",
    legend: Legend? = nil, width: FigureWidth = .page
  ) {
    self.init(
      title: title, subtitle: subtitle, description: description, note: note, legend: legend,
      format: FigureFormat(width: width))
  }

  public init(
    title: String, subtitle: String = "", description: String, note: String = "",
    legend: Legend? = nil, format: FigureFormat
  ) {
    self.title = title
    self.subtitle = subtitle
    self.description = description
    self.note = note
    self.legend = legend
    self.format = format
  }

  /// The width in which the figure is laid out.
  public var width: Double { format.layoutWidth.value }

  /// The free border of every figure.
  public static let margin = 16.0
  /// A plot that is asked to be lower than this says that it cannot.
  private static let leastHeight = 110.0

  /// A picture whose plot area has this height; what is around it grows with its text.
  ///
  /// - Parameters:
  ///   - height: where the format asks for none.
  ///   - rigid: whether the plot cannot be lower than `height`, because its rows or panels need their
  ///     room.
  public func picture(
    height: Double, rigid: Bool = false, _ body: (Rect) -> [Element]
  ) -> Picture {
    let least = rigid ? height : min(height, Figure.leastHeight)
    switch format.part {
    case .whole: return whole(height: height, least: least, body)
    case .head:
      let head = head(at: Figure.margin)
      return finished(head.elements, height: head.end)
    case .body:
      let room = max(least, min(height, format.height ?? height))
      return finished(body(Rect(x: 0, y: 0, width: width, height: room)), height: room)
    case .foot:
      let foot = foot(at: 0)
      return finished(foot.elements, height: foot.end)
    }
  }

  private func whole(height: Double, least: Double, _ body: (Rect) -> [Element]) -> Picture {
    let head = head(at: Figure.margin)
    let top = head.end + (head.elements.isEmpty ? 0 : 8)
    let below = foot(at: 0).end + Figure.margin - 4
    let room = format.height.map { max(least, $0 / format.zoom - top - below) } ?? height
    let area = Rect(
      x: Figure.margin, y: top, width: width - 2 * Figure.margin, height: room)
    let foot = foot(at: area.bottom)
    return finished(
      head.elements + body(area) + foot.elements, height: foot.end + Figure.margin - 4)
  }

  /// Title, subtitle and legend from a height on, and where they end.
  private func head(at start: Double) -> (elements: [Element], end: Double) {
    let inner = width - 2 * Figure.margin
    var elements: [Element] = []
    var y = start
    func add(_ text: String, _ style: TextStyle, room: TitleRoom = TitleRoom()) {
      let block = block(text, style, at: y, room: room)
      elements += block.elements
      y = block.end
    }
    if format.showsTitle {
      add(title, .title, room: format.titleRoom)
      if !(title.isEmpty && format.titleRoom.lines == 0) && !subtitle.isEmpty && format.showsCaption
      {
        y += 2
      }
    }
    if format.showsCaption { add(subtitle, .subtitle) }
    if let legend, !legend.isEmpty {
      if !elements.isEmpty { y += 8 }
      elements += legend.elements(at: Point(Figure.margin, y), width: inner)
      y += legend.height(width: inner)
    }
    return (elements, y)
  }

  private func foot(at start: Double) -> (elements: [Element], end: Double) {
    guard format.showsCaption, !note.isEmpty else { return ([], start) }
    return block(note, .note, at: start + 8)
  }

  private func block(
    _ text: String, _ style: TextStyle, at y: Double, room: TitleRoom = TitleRoom()
  ) -> (elements: [Element], end: Double) {
    var lines =
      text.isEmpty
      ? []
      : TextWidth.wrap(
        text, width: width - 2 * Figure.margin, size: style.size, bold: style.bold)
    while lines.count < room.lines { lines.append("") }
    if lines.isEmpty { return ([], y) }
    return (
      Ink.lines(
        lines, at: Point(Figure.margin, y + style.size * 0.8), style, parts: room.parts),
      y + Double(lines.count) * style.size * Ink.lineHeight
    )
  }

  /// In the size and with the decimal sign that were asked for. A part stays in the units of its layout,
  /// because the figure that it becomes part of is finished as a whole.
  private func finished(_ elements: [Element], height: Double) -> Picture {
    let picture = Picture(
      width: width, height: height, title: TextLine.plain(title),
      description: TextLine.plain(description), content: elements)
    guard case .whole = format.part else { return picture }
    return picture.formatted(format)
  }
}

extension Picture {
  /// A picture that was laid out for a format, in its size and with its decimal sign.
  public func formatted(_ format: FigureFormat) -> Picture {
    var copy = self
    let sign = format.decimalSign
    copy.title = sign.applied(to: title)
    copy.description = sign.applied(to: description)
    copy.content = content.map { sign.applied(to: $0) }
    // Whole pixels; what was asked for has lost a little on its way through the zoom.
    copy.height = Double(ceilInt(height * format.zoom - 1e-6))
    guard format.zoom != 1 else { return copy }
    copy.width = format.width.value
    // Four decimals: two would shift the far end of a wide figure by pixels.
    let zoom = coordinateText(format.zoom * 100)
    copy.content = [
      Element(
        "g", [Attribute("transform", "scale(" + zoom + ") scale(0.01)")],
        copy.content.map { .element($0) })
    ]
    return copy
  }
}

extension Figure {
  /// A picture of one plot.
  public func picture(height: Double, rigid: Bool = false, _ plot: Plot) -> Picture {
    picture(height: height, rigid: rigid) { plot.elements(in: $0) }
  }

  /// Panels beside each other; in a narrow figure under each other, each nearly as high.
  ///
  /// - Parameter narrowColumns: how many stand beside each other in a narrow figure.
  public func panels(
    height: Double, rigid: Bool = false, _ facets: Facets, narrowColumns: Int = 1
  ) -> Picture {
    guard format.layoutWidth.isNarrow, facets.columns > narrowColumns else {
      return picture(height: height, rigid: rigid, facets)
    }
    var stacked = facets
    stacked.columns = narrowColumns
    let row = height / Double(max(1, facets.rows)) * (rigid ? 1 : 0.75)
    return picture(height: row * Double(stacked.rows), rigid: rigid, stacked)
  }

  /// A picture of panels that share their scales.
  public func picture(height: Double, rigid: Bool = false, _ facets: Facets) -> Picture {
    picture(height: height, rigid: rigid) { facets.elements(in: $0) }
  }
}
