import Markup

/// A bar from one value to another in a category, such as one factor of a ledger.
public struct Bar: Sendable {
  /// The value on the category axis.
  public var category: Double
  public var from: Double
  public var to: Double
  public var role: ColourRole
  public var hatched: Bool

  public init(
    _ category: Double, from: Double, to: Double, _ role: ColourRole, hatched: Bool = false
  ) {
    self.category = category
    self.from = from
    self.to = to
    self.role = role
    self.hatched = hatched
  }
}

/// Which axis the categories are on.
public enum BarDirection: Sendable {
  /// Categories on x, bars stand.
  case standing
  /// Categories on y, bars lie.
  case lying
}

extension Mark {
  /// Bars between two values; `thickness` is their share of the category's room. Thin lines lead
  /// from a bar's end to the next bar if `connected`, which makes a waterfall.
  public static func bars(
    _ bars: [Bar], _ direction: BarDirection, thickness: Double = 0.62, connected: Bool = false
  ) -> Mark {
    let categories = bars.map { $0.category }
    let values = bars.flatMap { [$0.from, $0.to] }
    let standing = direction == .standing
    return Mark(x: standing ? categories : values, y: standing ? values : categories) { panel in
      var elements: [Element] = []
      let rects = bars.map { barRect($0, direction, thickness, panel) }
      if connected { elements.append(connectors(bars, rects, direction, panel)) }
      for (bar, rect) in zip(bars, rects) {
        var surface = PathData()
        var lines = PathData()
        if let rect {
          surface.rectangle(rect)
          if bar.hatched { rect.hatch(into: &lines, spacing: 5) }
        }
        let fill = Fill(bar.role, opacity: bar.hatched ? 0.16 : nil)
        elements.append(Ink.path(surface, fill: fill))
        elements.append(Ink.path(lines, stroke: Stroke(bar.role, width: 1.2)))
      }
      return elements
    }
  }

  /// Short strokes across a category at a value: ceilings, targets, bounds.
  public static func ceilings(
    _ values: [(category: Double, value: Double)], _ direction: BarDirection, _ stroke: Stroke,
    thickness: Double = 0.9
  ) -> Mark {
    let categories = values.map { $0.category }
    let levels = values.map { $0.value }
    let standing = direction == .standing
    return Mark(x: standing ? categories : levels, y: standing ? levels : categories) { panel in
      var path = PathData()
      for (category, value) in values {
        let half = thickness / 2
        let a = standing ? panel.point(category - half, value) : panel.point(value, category - half)
        let b = standing ? panel.point(category + half, value) : panel.point(value, category + half)
        if let (a, b) = panel.frame.clip(a, b) { path.segment(a, b) }
      }
      return [Ink.path(path, stroke: stroke)]
    }
  }
}

private func barRect(
  _ bar: Bar, _ direction: BarDirection, _ thickness: Double, _ panel: Panel
) -> Rect? {
  let half = thickness / 2
  let a: Point
  let b: Point
  switch direction {
  case .standing:
    a = panel.point(bar.category - half, bar.from)
    b = panel.point(bar.category + half, bar.to)
  case .lying:
    a = panel.point(bar.from, bar.category - half)
    b = panel.point(bar.to, bar.category + half)
  }
  guard a.isFinite, b.isFinite else { return nil }
  let rect = Rect(
    x: min(a.x, b.x), y: min(a.y, b.y), width: max(abs(b.x - a.x), 1),
    height: max(abs(b.y - a.y), 1))
  return rect.intersection(panel.frame)
}

private func connectors(
  _ bars: [Bar], _ rects: [Rect?], _ direction: BarDirection, _ panel: Panel
) -> Element {
  var path = PathData()
  for index in bars.indices.dropLast() {
    guard let rect = rects[index], let next = rects[index + 1] else { continue }
    switch direction {
    case .standing:
      let y = panel.y.position(bars[index].to)
      path.segment(Point(rect.right, y), Point(next.x, y))
    case .lying:
      let x = panel.x.position(bars[index].to)
      path.segment(Point(x, rect.bottom), Point(x, next.y))
    }
  }
  return Ink.path(path, stroke: Stroke(.axis), crisp: true)
}
