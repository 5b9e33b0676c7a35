/// The shape of a point; different shapes of one size have about the same area.
public enum Marker: Sendable, Equatable, CaseIterable {
  case circle, square, triangle, triangleDown, diamond, cross, plus, ring, openSquare, openDiamond

  /// Whether the shape is drawn by its outline alone.
  public var isOpen: Bool {
    switch self {
    case .cross, .plus, .ring, .openSquare, .openDiamond: true
    case .circle, .square, .triangle, .triangleDown, .diamond: false
    }
  }

  /// Adds the shape around a place; `radius` is that of the circle.
  public func add(to path: inout PathData, at p: Point, radius r: Double) {
    guard p.isFinite else { return }
    switch self {
    case .circle, .ring: path.circle(at: p, radius: r)
    case .square, .openSquare:
      let a = r * 0.89
      path.rectangle(Rect(x: p.x - a, y: p.y - a, width: 2 * a, height: 2 * a))
    case .triangle:
      path.polygon([
        Point(p.x, p.y - 1.3 * r), Point(p.x + 1.15 * r, p.y + 0.75 * r),
        Point(p.x - 1.15 * r, p.y + 0.75 * r),
      ])
    case .triangleDown:
      path.polygon([
        Point(p.x, p.y + 1.3 * r), Point(p.x - 1.15 * r, p.y - 0.75 * r),
        Point(p.x + 1.15 * r, p.y - 0.75 * r),
      ])
    case .diamond, .openDiamond:
      let a = r * 1.28
      path.polygon([
        Point(p.x, p.y - a), Point(p.x + a, p.y), Point(p.x, p.y + a), Point(p.x - a, p.y),
      ])
    case .cross:
      let a = r * 0.9
      path.segment(Point(p.x - a, p.y - a), Point(p.x + a, p.y + a))
      path.segment(Point(p.x - a, p.y + a), Point(p.x + a, p.y - a))
    case .plus:
      let a = r * 1.15
      path.segment(Point(p.x - a, p.y), Point(p.x + a, p.y))
      path.segment(Point(p.x, p.y - a), Point(p.x, p.y + a))
    }
  }
}
