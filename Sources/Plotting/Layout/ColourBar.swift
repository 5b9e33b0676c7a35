import Markup
import Numerals

/// The key to a colour scale: stacked rectangles with ticks, and exact zero apart from them.
public struct ColourBar: Sendable {
  public var scale: ColourScale
  public var label: String
  /// Whether the colour of exact zero is explained.
  public var zeroLabel: String?
  /// Colours that are not of the scale, with what they mean.
  public var others: [Other]

  public struct Other: Sendable {
    public var label: String
    public var role: ColourRole

    public init(_ label: String, _ role: ColourRole) {
      self.label = label
      self.role = role
    }
  }
  /// How the numbers of a linear scale are written.
  public var format: ValueFormat

  public init(
    _ scale: ColourScale, label: String, zeroLabel: String? = nil, others: [Other] = [],
    format: ValueFormat = .automatic
  ) {
    self.format = format
    self.scale = scale
    self.label = label
    self.zeroLabel = zeroLabel
    self.others = others
  }

  /// The height of a lying bar with its label above and its ticks below.
  public static let height = 42.0

  /// A lying bar in the upper left of a rectangle, with swatches to its right.
  public func elements(in rect: Rect) -> [Element] {
    let levels = Array(scale.levels)
    let cell = Double(max(6, min(16, floorInt(rect.width * 0.5 / Double(levels.count)))))
    let left = Double(roundInt(rect.x))
    let top = Double(roundInt(rect.y)) + 16
    let barWidth = cell * Double(levels.count)
    var elements = Ink.text(label, at: Point(left, rect.y + 10), TextStyle(size: 11))
    for (index, level) in levels.enumerated() {
      let role: ColourRole = scale.kind == .diverging ? .diverging(level) : .ramp(level)
      let box = Rect(x: left + Double(index) * cell, y: top, width: cell, height: 10)
      elements.append(Ink.rect(box, fill: Fill(role), crisp: true))
    }
    elements += ticks(left: left, top: top + 10, width: barWidth)
    var x = left + barWidth + 28
    for other in (zeroLabel.map { [Other($0, .exactZero)] } ?? []) + others {
      elements.append(Ink.rect(Rect(x: x, y: top, width: 14, height: 10), fill: Fill(other.role)))
      elements += Ink.centredText(other.label, at: Point(x + 20, top + 5), TextStyle(size: 11))
      x += 20 + TextWidth.of(other.label, size: 11) * TextWidth.reserve + 18
    }
    return elements
  }

  private func ticks(left: Double, top: Double, width: Double) -> [Element] {
    let domain = scale.lower...scale.upper
    let axis: Axis =
      scale.kind == .log
      ? .log(domain: domain, zeroLane: .never) : .linear(domain: domain, format: format)
    let place = Scale(
      axis, extent: Extent([scale.lower, scale.upper]), from: left, to: left + width)
    var elements: [Element] = []
    var lines = PathData()
    let style = TextStyle(size: 11, role: .mutedInk, anchor: .middle)
    let ticks = Ticks.apart(on: place, count: max(2, floorInt(width / 55)), size: style.size)
    for tick in ticks {
      let x = place.position(tick.value)
      lines.segment(Point(x, top), Point(x, top + 3))
      // The first one stays in line with the bar.
      let half = TextWidth.of(tick.label, size: style.size) / 2
      elements += Ink.text(tick.label, at: Point(max(x, left + half), top + 14), style)
    }
    return [Ink.path(lines, stroke: Stroke(.axis), crisp: true)] + elements
  }
}
