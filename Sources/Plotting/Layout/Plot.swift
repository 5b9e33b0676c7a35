import Markup

/// Marks on two axes. The scales span all marks; the axes are marks themselves.
public struct Plot: Sendable {
  public var x: Axis
  public var y: Axis
  public var marks: [Mark]
  /// A heading above the panel, for one of several.
  public var heading: String
  public var axes: AxisPlacement

  public init(
    _ heading: String = "", x: Axis, y: Axis, axes: AxisPlacement = .both, marks: [Mark]
  ) {
    self.x = x
    self.y = y
    self.marks = marks
    self.heading = heading
    self.axes = axes
  }

  /// What the marks span.
  public func extents() -> Extents {
    var extents = Extents()
    for mark in marks { mark.train(&extents) }
    return extents
  }

  /// Lays out and draws in a rectangle that holds axes, labels and heading as well.
  public func elements(in rect: Rect) -> [Element] {
    let extents = extents()
    return elements(in: rect, extents: extents, margins: margins(in: rect, extents: extents))
  }

  /// The room that axes and labels need around the panel.
  public func margins(in rect: Rect, extents: Extents) -> Insets {
    // The number of ticks depends on the panel's size and the room on the ticks: two rounds agree.
    var margins = Insets(top: 6, right: 10, bottom: 24, left: 36)
    for _ in 0..<2 {
      let panel = Panel(frame: rect.inset(by: margins), xAxis: x, yAxis: y, extents: extents)
      margins = Insets(top: 6, right: 6, bottom: 4, left: 4)
      for mark in allMarks { margins = margins.union(mark.margins(panel)) }
      if !heading.isEmpty { margins.top += Plot.headingHeight }
    }
    return margins
  }

  /// Draws with extents and margins from outside, as panels that are compared need it.
  public func elements(in rect: Rect, extents: Extents, margins: Insets) -> [Element] {
    elements(in: rect.inset(by: margins), extents: extents, headingAt: rect.y + 12)
  }

  static let headingHeight = 17.0

  /// Draws on a panel that is laid out already.
  func elements(in frame: Rect, extents: Extents, headingAt baseline: Double) -> [Element] {
    let panel = Panel(frame: frame, xAxis: x, yAxis: y, extents: extents)
    var elements: [Element] = []
    if !heading.isEmpty {
      let style = TextStyle(size: 12, bold: true)
      let words = TextWidth.shortened(heading, to: frame.width + 6, size: style.size, bold: true)
      elements += Ink.text(words, at: Point(frame.x, baseline), style)
    }
    for mark in allMarks { elements += mark.draw(panel) }
    return elements
  }

  private var allMarks: [Mark] {
    var all: [Mark] = []
    if axes.grid { all += [.gridY()] }
    if axes.y { all.append(.axisY(label: axes.yLabel)) }
    if axes.x { all.append(.axisX(label: axes.xLabel, tickLabels: axes.xTickLabels)) }
    return all + marks
  }
}

/// Which axes are drawn with a plot. Labels can be left to the outer panels of a grid.
public struct AxisPlacement: Sendable {
  public var x: Bool
  public var y: Bool
  public var grid: Bool
  public var xTickLabels: Bool
  public var xLabel: Bool
  public var yLabel: Bool

  public init(
    x: Bool = true, y: Bool = true, grid: Bool = true, xTickLabels: Bool = true,
    xLabel: Bool = true, yLabel: Bool = true
  ) {
    self.xTickLabels = xTickLabels
    self.x = x
    self.y = y
    self.grid = grid
    self.xLabel = xLabel
    self.yLabel = yLabel
  }

  public static let both = AxisPlacement()
  /// Both axes without lines across the panel, for heat maps and rows of categories.
  public static let noGrid = AxisPlacement(grid: false)
  public static let none = AxisPlacement(x: false, y: false, grid: false)
}
