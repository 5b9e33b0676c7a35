import Numerals

extension Rect {
  /// The part of a segment inside (Liang and Barsky), because not every renderer clips.
  public func clip(_ a: Point, _ b: Point) -> (Point, Point)? {
    guard a.isFinite, b.isFinite else { return nil }
    if contains(a) && contains(b) { return (a, b) }
    var enter = 0.0
    var leave = 1.0
    let dx = b.x - a.x
    let dy = b.y - a.y
    let sides = [(-dx, a.x - x), (dx, right - a.x), (-dy, a.y - y), (dy, bottom - a.y)]
    for (slope, room) in sides {
      if slope == 0 {
        if room < 0 { return nil }
      } else {
        let share = room / slope
        if slope < 0 { enter = max(enter, share) } else { leave = min(leave, share) }
      }
    }
    guard enter <= leave else { return nil }
    func at(_ share: Double) -> Point { Point(a.x + share * dx, a.y + share * dy) }
    return (enter == 0 ? a : at(enter), leave == 1 ? b : at(leave))
  }

  /// The pieces of a line inside.
  public func clip(_ line: [Point]) -> [[Point]] {
    if line.count > 1, line.allSatisfy({ contains($0) }) { return [line] }
    var pieces: [[Point]] = []
    var piece: [Point] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (from, to) = clip(a, b) else { continue }
      if piece.last != from {
        if piece.count > 1 { pieces.append(piece) }
        piece = [from]
      }
      piece.append(to)
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// The nearest place inside.
  public func clamp(_ point: Point) -> Point {
    Point(min(max(point.x, x), right), min(max(point.y, y), bottom))
  }

  /// The common part of two rectangles, if there is one.
  public func intersection(_ other: Rect) -> Rect? {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let width = min(right, other.right) - left
    let height = min(bottom, other.bottom) - top
    return width > 0 && height > 0 ? Rect(x: left, y: top, width: width, height: height) : nil
  }

  /// Lines from bottom left to top right at a distance, cut at the edges: hatching as numbers,
  /// because pattern fills turn black or vanish.
  public func hatch(into path: inout PathData, spacing: Double) {
    guard width > 0, height > 0 else { return }
    // Aligned to the canvas and not to the rectangle, so that neighbours continue each other.
    var sum = Double(ceilInt((x + y) / spacing)) * spacing
    while sum < right + bottom {
      let a = Point(max(x, sum - bottom), min(bottom, sum - x))
      let b = Point(min(right, sum - y), max(y, sum - right))
      if b.x - a.x > 0.3 { path.segment(a, b) }
      sum += spacing
    }
  }
}
