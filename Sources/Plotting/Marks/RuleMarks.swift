import Markup

extension Mark {
  /// A line across the panel at a value of y.
  public static func ruleY(_ value: Double, _ stroke: Stroke = Stroke(.axis)) -> Mark {
    Mark(x: [], y: [value]) { panel in
      let y = panel.y.position(value)
      let cut = panel.frame.clip(Point(panel.frame.x, y), Point(panel.frame.right, y))
      return [Ink.path(segments([cut]), stroke: stroke)]
    }
  }

  /// A line down the panel at a value of x.
  public static func ruleX(_ value: Double, _ stroke: Stroke = Stroke(.axis)) -> Mark {
    Mark(x: [value], y: []) { panel in
      let x = panel.x.position(value)
      let cut = panel.frame.clip(Point(x, panel.frame.y), Point(x, panel.frame.bottom))
      return [Ink.path(segments([cut]), stroke: stroke)]
    }
  }

  /// A text at a value, moved by user units.
  public static func text(
    _ text: String, x: Double, y: Double, dx: Double = 0, dy: Double = 0,
    _ style: TextStyle = .label, parts: Int = 0
  ) -> Mark {
    Mark { panel in
      let place = panel.point(x, y)
      guard place.isFinite else { return [] }
      return Ink.centredText(text, at: Point(place.x + dx, place.y + dy), style, parts: parts)
    }
  }
}

private func segments(_ pairs: [(Point, Point)?]) -> PathData {
  var path = PathData()
  for pair in pairs {
    if let pair { path.segment(pair.0, pair.1) }
  }
  return path
}
