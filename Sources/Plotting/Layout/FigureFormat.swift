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
  /// The fewest lines that are kept free for the finding: in frames of one figure it has more or fewer.
  public var titleLines: Int
  /// Whether it is said what is plotted and how to read it.
  public var showsCaption: Bool
  public var decimalSign: DecimalSign
  public var part: FigurePart

  public init(
    width: FigureWidth = .page, height: Double? = nil, fontSize: Double = standardFontSize,
    showsTitle: Bool = true, titleLines: Int = 0, showsCaption: Bool = true,
    decimalSign: DecimalSign = .point, part: FigurePart = .whole
  ) {
    self.width = width
    self.height = height
    self.fontSize = fontSize
    self.showsTitle = showsTitle
    self.titleLines = titleLines
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
