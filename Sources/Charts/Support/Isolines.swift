import Markup
import Plotting

extension Mark {
  /// Lines of equal value over a grid, one path for each level, by marching squares: in every cell the
  /// level's places on the edges, by linear interpolation, are joined; in a saddle by the cell's mean.
  ///
  /// - Parameters:
  ///   - x: the columns of the grid, increasing; `y` likewise the rows.
  ///   - values: `y.count` rows of `x.count` numbers; cells with one that is not finite are left out.
  static func isolines(
    x: [Double], y: [Double], values: [Double], levels: [Double], _ stroke: Stroke
  ) -> Mark {
    Mark(x: x, y: y) { panel in
      levels.map { level in
        var path = PathData()
        for row in 0..<max(0, y.count - 1) {
          for column in 0..<max(0, x.count - 1) {
            let corner = row * x.count + column
            let cell = IsolineCell(
              x: (x[column], x[column + 1]), y: (y[row], y[row + 1]),
              values: (
                values[corner], values[corner + 1], values[corner + x.count + 1],
                values[corner + x.count]
              ))
            for (a, b) in cell.segments(at: level) {
              if let (from, to) = panel.frame.clip(panel.point(a.x, a.y), panel.point(b.x, b.y)) {
                path.segment(from, to)
              }
            }
          }
        }
        return Ink.path(path, stroke: stroke)
      }
    }
  }
}

/// One cell of a grid with the values at its corners, counter-clockwise from the lower left.
struct IsolineCell {
  var x: (Double, Double)
  var y: (Double, Double)
  var values: (Double, Double, Double, Double)

  func segments(at level: Double) -> [(Point, Point)] {
    let (a, b, c, d) = values
    guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { return [] }
    var crossings: [Point] = []
    func cross(_ from: Double, _ to: Double, _ place: (Double) -> Point) {
      guard (from < level) != (to < level) else { return }
      crossings.append(place((level - from) / (to - from)))
    }
    cross(a, b) { Point(x.0 + $0 * (x.1 - x.0), y.0) }
    cross(b, c) { Point(x.1, y.0 + $0 * (y.1 - y.0)) }
    cross(c, d) { Point(x.1 + $0 * (x.0 - x.1), y.1) }
    cross(d, a) { Point(x.0, y.1 + $0 * (y.0 - y.1)) }
    if crossings.count == 2 { return [(crossings[0], crossings[1])] }
    guard crossings.count == 4 else { return [] }
    // A saddle: its middle belongs to the lower left corner or to its neighbours.
    let isJoined = ((a + b + c + d) / 4 < level) == (a < level)
    return isJoined
      ? [(crossings[0], crossings[1]), (crossings[2], crossings[3])]
      : [(crossings[3], crossings[0]), (crossings[1], crossings[2])]
  }
}
