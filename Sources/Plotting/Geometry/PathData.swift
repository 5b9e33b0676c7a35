/// The `d` of a path, written as it grows. Places that are not finite never get in.
public struct PathData: Sendable {
  /// A path without ink; an empty `d` is an error in some renderers.
  public static let emptyText = "M0 0"

  private var commands = ""

  public init() {}

  public var isEmpty: Bool { commands.isEmpty }
  public var text: String { isEmpty ? PathData.emptyText : commands }

  public mutating func move(to point: Point) { append("M", point) }
  public mutating func line(to point: Point) { append("L", point) }
  public mutating func close() { if !isEmpty { commands += "Z" } }

  /// A straight stroke from place to place.
  public mutating func segment(_ a: Point, _ b: Point) {
    guard a.isFinite, b.isFinite else { return }
    move(to: a)
    line(to: b)
  }

  public mutating func polygon(_ points: [Point]) {
    guard points.count > 1 else { return }
    for point in points where !point.isFinite { return }
    polyline(points)
    close()
  }

  public mutating func polyline(_ points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 { move(to: point) } else { line(to: point) }
    }
  }

  public mutating func rectangle(_ rect: Rect) {
    guard rect.width > 0, rect.height > 0 else { return }
    move(to: Point(rect.x, rect.y))
    commands += "H" + coordinateText(rect.right) + "V" + coordinateText(rect.bottom)
    commands += "H" + coordinateText(rect.x) + "Z"
  }

  public mutating func circle(at centre: Point, radius: Double) {
    guard centre.isFinite else { return }
    let r = coordinateText(radius)
    let arc = "a" + r + " " + r + " 0 1 0 "
    move(to: Point(centre.x - radius, centre.y))
    commands += arc + coordinateText(2 * radius) + " 0" + arc + coordinateText(-2 * radius) + " 0Z"
  }

  /// A quadratic curve from the current place.
  public mutating func curve(through control: Point, to end: Point) {
    guard control.isFinite, end.isFinite else { return }
    append("Q", control)
    commands += " " + coordinateText(end.x) + " " + coordinateText(end.y)
  }

  private mutating func append(_ command: String, _ point: Point) {
    guard point.isFinite else { return }
    commands += command + coordinateText(point.x) + " " + coordinateText(point.y)
  }
}
