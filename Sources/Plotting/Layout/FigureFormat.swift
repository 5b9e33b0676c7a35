/// How wide a figure is, in pixels; the usual widths have names.
public struct FigureWidth: Sendable, Equatable {
  public let value: Double

  public init(_ value: Double) { self.value = value }

  /// A column of a paper or a phone.
  public static let column = FigureWidth(400)
  /// What a phone of 400 pixels leaves between its margins.
  public static let phone = FigureWidth(360)
  public static let page = FigureWidth(720)
  public static let slide = FigureWidth(960)

  /// Too narrow for panels side by side.
  public var isNarrow: Bool { value < 520 }
  /// So wide that there is room for twice as many panels as on a page.
  public var isWide: Bool { value >= 900 }
}

/// What is the same for every chart: the figure's size, its letters, what stands around the plot.
public struct FigureFormat: Sendable {
  public var width: FigureWidth
  /// The height of the whole figure in pixels; nil for what suits the chart. A figure that needs more is
  /// higher.
  public var height: Double?
  /// The size of labels in pixels. Everything else is drawn larger or smaller with it, so that a figure
  /// with larger letters has room for less.
  public var fontSize: Double
  /// Whether the finding stands above.
  public var showsTitle: Bool
  /// What is kept free for the finding at least: in frames of one figure it is longer or shorter.
  public var titleRoom: TitleRoom
  /// Whether it is said what is plotted and how to read it.
  public var showsCaption: Bool
  public var decimalSign: DecimalSign
  public var part: FigurePart

  public init(
    width: FigureWidth = .page, height: Double? = nil, fontSize: Double = standardFontSize,
    showsTitle: Bool = true, titleRoom: TitleRoom = TitleRoom(), showsCaption: Bool = true,
    decimalSign: DecimalSign = .point, part: FigurePart = .whole
  ) {
    self.width = width
    self.height = height
    self.fontSize = fontSize
    self.showsTitle = showsTitle
    self.titleRoom = titleRoom
    self.showsCaption = showsCaption
    self.decimalSign = decimalSign
    self.part = part
  }

  public static let standardFontSize = 11.0

  /// By how much everything is drawn larger.
  var zoom: Double { fontSize / FigureFormat.standardFontSize }

  /// The width in the units in which a figure is laid out.
  public var layoutWidth: FigureWidth { FigureWidth(width.value / zoom) }
}

/// How many lines a finding has, and how many elements a line: raised digits are elements of their own.
public struct TitleRoom: Sendable, Equatable {
  public var lines = 0
  public var parts = 0

  public init() {}

  /// What a finding needs in a width.
  public init(_ title: String, width: FigureWidth) {
    guard !title.isEmpty else { return }
    let wrapped = TextWidth.wrap(
      title, width: width.value - 2 * Figure.margin, size: TextStyle.title.size, bold: true)
    lines = wrapped.count
    for line in wrapped { parts = max(parts, TextLine.runs(of: line).count) }
  }

  public func union(_ other: TitleRoom) -> TitleRoom {
    var room = self
    room.lines = max(lines, other.lines)
    room.parts = max(parts, other.parts)
    return room
  }
}

/// Which part of a figure is drawn, for figures that are put together from several.
public enum FigurePart: Sendable {
  case whole
  /// Title, subtitle and legend.
  case head
  /// The plot without a margin, at most as high as the format says.
  case body
  /// The note below.
  case foot
}
