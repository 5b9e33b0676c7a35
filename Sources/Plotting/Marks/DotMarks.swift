import Markup

extension Mark {
  /// Markers at values, all in one path; for data that may lie on each other use `points`.
  public static func dots(
    x: [Double], y: [Double], _ marker: Marker, role: ColourRole, radius: Double = 3.5
  ) -> Mark {
    Mark(x: x, y: y) { panel in
      let places = zip(x, y).map { panel.point($0, $1) }.filter {
        panel.frame.grown(by: 1).contains($0)
      }
      return [Ink.markers(marker, at: places, radius: radius, role: role)]
    }
  }

  /// Markers that keep their rims when they overlap: one element for each.
  public static func points(
    x: [Double], y: [Double], _ marker: Marker, role: ColourRole, radius: Double = 3
  ) -> Mark {
    Mark(x: x, y: y) { panel in
      zip(x, y).map { x, y in
        let place = panel.point(x, y)
        let seen = panel.frame.grown(by: 1).contains(place)
        return Ink.markers(marker, at: seen ? [place] : [], radius: radius, role: role)
      }
    }
  }

  /// A lying range in a row: thick from `lower` to `upper`, a marker at `middle`, faint singles.
  /// `row` is a value of y; half rows set several ranges of one row apart.
  public static func range(
    row: Double, lower: Double, middle: Double, upper: Double, singles: [Double] = [],
    _ identity: SeriesIdentity
  ) -> Mark {
    let values = [lower, middle, upper] + singles
    return Mark(x: values, y: [row]) { panel in
      var bar = PathData()
      let a = panel.point(lower, row)
      let b = panel.point(upper, row)
      if let (a, b) = panel.frame.clip(a, b) { bar.segment(a, b) }
      let places = singles.map { panel.point($0, row) }.filter { panel.frame.contains($0) }
      var seeds = PathData()
      for place in places { seeds.circle(at: place, radius: 2) }
      let centre = panel.point(middle, row)
      let role = ColourRole.series(identity)
      return [
        Ink.path(bar, stroke: Stroke(role, width: 5, opacity: 0.3)),
        Ink.path(seeds, fill: Fill(role, opacity: 0.45)),
        Ink.markers(
          identity.marker, at: panel.frame.contains(centre) ? [centre] : [], radius: 4.5, role: role
        ),
      ]
    }
  }
}

extension Rect {
  /// The rectangle with so much more on every side.
  public func grown(by margin: Double) -> Rect {
    Rect(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}
