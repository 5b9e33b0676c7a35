import Markup
import Numerals

/// How unit states look: by shape first (filled, hatched, hollow, crossed, barred), colour second.
enum StateShape {
  /// Rectangles of one state; always the same number of elements.
  static func cells(_ state: UnitState, _ cells: [Rect]) -> [Element] {
    let role = ColourRole.state(state)
    var surface = PathData()
    var lines = PathData()
    for cell in cells {
      surface.rectangle(cell)
      addLines(of: state, in: cell, to: &lines)
    }
    switch state {
    case .healthy: return [Ink.path(surface, fill: Fill(role), crisp: true)]
    case .saturated, .frozen:
      return [
        Ink.path(surface, fill: Fill(role, opacity: 0.18), crisp: true),
        Ink.path(lines, stroke: Stroke(role, width: 1.3)),
      ]
    case .inactive:
      return [Ink.path(lines, stroke: Stroke(role, width: 1), crisp: true)]
    case .dead:
      return [
        Ink.path(surface, fill: Fill(role), crisp: true),
        Ink.path(lines, stroke: Stroke(.background, width: 1.1)),
      ]
    }
  }

  private static func addLines(of state: UnitState, in cell: Rect, to lines: inout PathData) {
    switch state {
    case .healthy: break
    case .saturated: cell.hatch(into: &lines, spacing: 4)
    case .frozen:
      var y = Double(ceilInt(cell.y / 3)) * 3 + 1.5
      while y < cell.bottom {
        lines.segment(Point(cell.x, y), Point(cell.right, y))
        y += 3
      }
    case .inactive:
      let inner = cell.grown(by: -0.5)
      lines.rectangle(inner)
    case .dead:
      // Crosses that repeat along a long stretch, as wide as the cell is high.
      let size = min(cell.height, cell.width)
      // Smaller ones would be specks that cost more bytes than everything else.
      guard size > 3 else { break }
      let count = max(1, floorInt(cell.width / max(size * 1.5, 1)))
      for index in 0..<count {
        let x = cell.x + cell.width * (Double(index) + 0.5) / Double(count)
        let a = size * 0.26
        let y = cell.centre.y
        lines.segment(Point(x - a, y - a), Point(x + a, y + a))
        lines.segment(Point(x - a, y + a), Point(x + a, y - a))
      }
    }
  }

  /// A unit of a network diagram.
  static func circle(_ state: UnitState, at centre: Point, radius: Double) -> [Element] {
    let role = ColourRole.state(state)
    let rim = Stroke(role, width: 1.5)
    var lines = PathData()
    switch state {
    case .healthy: break
    case .saturated: hatch(centre, radius, &lines)
    case .frozen:
      for offset in [-0.45, 0, 0.45] {
        let half = radius * (1 - offset * offset).squareRoot()
        let y = centre.y + offset * radius
        lines.segment(Point(centre.x - half, y), Point(centre.x + half, y))
      }
    case .inactive: break
    case .dead:
      let a = radius * 0.5
      lines.segment(Point(centre.x - a, centre.y - a), Point(centre.x + a, centre.y + a))
      lines.segment(Point(centre.x - a, centre.y + a), Point(centre.x + a, centre.y - a))
    }
    let solid = state == .healthy || state == .dead
    return [
      Ink.circle(
        at: centre, radius: radius, fill: Fill(solid ? role : .background), stroke: rim),
      Ink.path(lines, stroke: Stroke(state == .dead ? .background : role, width: 1.4)),
    ]
  }

  private static func hatch(_ centre: Point, _ radius: Double, _ lines: inout PathData) {
    for offset in [-0.6, -0.2, 0.2, 0.6] {
      // A chord at 45° whose distance from the centre is `offset` radii.
      let half = radius * (1 - offset * offset).squareRoot() * 0.7071
      let middle = Point(
        centre.x + offset * radius * 0.7071, centre.y + offset * radius * 0.7071)
      lines.segment(
        Point(middle.x - half, middle.y + half), Point(middle.x + half, middle.y - half))
    }
  }
}
