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
}

extension Rect {
  /// The rectangle with so much more on every side.
  public func grown(by margin: Double) -> Rect {
    Rect(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}
