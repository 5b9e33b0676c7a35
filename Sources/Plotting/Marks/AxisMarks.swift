import Markup
import Numerals

// Axes and grid lines are marks like all others: they read the panel's scales and draw.

private let tickSize = 11.0
private let labelSize = 11.0

extension Mark {
  /// Thin lines across the panel at the ticks of y, and the zero lane's surface.
  public static func gridY() -> Mark {
    Mark { panel in
      var lines = PathData()
      for tick in panel.yTicks {
        let y = panel.y.position(tick.value)
        lines.segment(Point(panel.frame.x, y), Point(panel.frame.right, y))
      }
      var elements: [Element] = []
      if panel.y.hasZeroLane {
        let lane = Rect(
          x: panel.frame.x, y: panel.frame.bottom - Scale.zeroSurface, width: panel.frame.width,
          height: Scale.zeroSurface)
        elements.append(Ink.rect(lane, fill: Fill(.surface)))
      }
      return elements + [Ink.path(lines, stroke: Stroke(.grid), crisp: true)]
    }
  }

  /// Thin lines down the panel at the ticks of x.
  public static func gridX() -> Mark {
    Mark { panel in
      var lines = PathData()
      for tick in panel.xTicks {
        let x = panel.x.position(tick.value)
        lines.segment(Point(x, panel.frame.y), Point(x, panel.frame.bottom))
      }
      return [Ink.path(lines, stroke: Stroke(.grid), crisp: true)]
    }
  }

  /// The labels of y at the left, and the axis' name above them, level, where it is read first.
  public static func axisY(label: Bool = true) -> Mark {
    Mark(
      margins: { panel in
        var widest = 0.0
        for tick in panel.yTicks {
          widest = max(widest, TextWidth.of(tick.label, size: tickSize))
        }
        if panel.y.hasZeroLane {
          widest = max(widest, TextWidth.of(panel.yAxis.zeroLabel, size: tickSize))
        }
        let named = label && !panel.yAxis.label.isEmpty
        return Insets(top: named ? 24 : 6, left: widest * TextWidth.reserve + 9)
      },
      draw: { panel in
        var elements: [Element] = []
        let edge = panel.frame.x - 7
        let style = TextStyle(size: tickSize, role: .mutedInk, anchor: .end)
        for tick in panel.yTicks {
          let y = panel.y.position(tick.value)
          elements += Ink.centredText(tick.label, at: Point(edge, y), style)
        }
        if panel.y.hasZeroLane {
          elements += Ink.centredText(
            panel.yAxis.zeroLabel, at: Point(edge, panel.y.zeroPosition), style)
        }
        if label && !panel.yAxis.label.isEmpty {
          let place = Point(panel.leftOfTickLabels, panel.frame.y - 12)
          elements += Ink.text(panel.yAxis.label, at: place, TextStyle(size: labelSize))
        }
        return elements
      })
  }

  /// The axis line at the bottom with ticks, labels, and the axis' name at its right end.
  /// Without tick labels where the panel below shows the same.
  public static func axisX(label: Bool = true, tickLabels: Bool = true) -> Mark {
    Mark(
      margins: { panel in
        guard tickLabels else { return Insets(bottom: 6) }
        let named = label && !panel.xAxis.label.isEmpty
        var right = 6.0
        if let last = panel.xTicks.last {
          let over = panel.x.position(last.value) - panel.frame.right
          right = max(right, TextWidth.of(last.label, size: tickSize) / 2 + over + 2)
        }
        return Insets(right: right, bottom: named ? 38 : 22)
      },
      draw: { panel in
        let frame = panel.frame
        var line = PathData()
        line.segment(Point(frame.x, frame.bottom), Point(frame.right, frame.bottom))
        let style = TextStyle(size: tickSize, role: .mutedInk, anchor: .middle)
        var labels: [Element] = []
        guard tickLabels else { return [Ink.path(line, stroke: Stroke(.axis), crisp: true)] }
        for tick in panel.xTicks {
          let x = panel.x.position(tick.value)
          if !panel.x.isOrdinal { line.segment(Point(x, frame.bottom), Point(x, frame.bottom + 4)) }
          labels += Ink.text(tick.label, at: Point(x, frame.bottom + 16), style)
        }
        if panel.x.hasZeroLane {
          let place = Point(panel.x.zeroPosition, frame.bottom + 16)
          labels += Ink.text("0", at: place, style)
        }
        if label && !panel.xAxis.label.isEmpty {
          let place = Point(frame.centre.x, frame.bottom + 32)
          let style = TextStyle(size: labelSize, anchor: .middle)
          labels += Ink.text(panel.xAxis.label, at: place, style)
        }
        return [Ink.path(line, stroke: Stroke(.axis), crisp: true)] + labels
      })
  }
}

extension Scale {
  var isOrdinal: Bool {
    if case .ordinal = kind { true } else { false }
  }
}

extension Panel {
  /// The ticks of y: one about every 40 units; fewer where a panel is too low for the labels of two.
  public var yTicks: [Tick] {
    let ticks = Ticks.of(y, count: max(2, floorInt(frame.height / 40)))
    let gaps = zip(ticks, ticks.dropFirst()).map {
      abs(y.position($0.value) - y.position($1.value))
    }
    guard let least = gaps.min(), least < tickSize + 3 else { return ticks }
    let stride = floorInt((tickSize + 3) / max(least, 1)) + 1
    return ticks.enumerated().filter { $0.offset % stride == 0 }.map { $0.element }
  }

  /// The ticks of x, so many that their labels keep apart.
  public var xTicks: [Tick] {
    Ticks.apart(on: x, count: max(2, floorInt(frame.width / 60)), size: tickSize)
  }

  /// Where the widest label of y begins, so that the axis' name aligns with it.
  var leftOfTickLabels: Double {
    var widest = 0.0
    for tick in yTicks { widest = max(widest, TextWidth.of(tick.label, size: tickSize)) }
    if y.hasZeroLane { widest = max(widest, TextWidth.of(yAxis.zeroLabel, size: tickSize)) }
    return frame.x - 7 - widest
  }
}
