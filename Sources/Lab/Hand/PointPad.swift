import Markup
import Plotting
import Wording

/// The plane on which the reader puts points, with a cross where the next one would be.
public struct PointPad: Sendable {
  private let points: DrawnPoints
  private let x: Int
  private let y: Int

  /// - Parameters:
  ///   - x: where the cross is, across, as `DrawnPoints` counts.
  ///   - y: and upwards.
  public init(_ points: DrawnPoints, x: Int, y: Int) {
    self.points = points
    self.x = min(max(x, -DrawnPoints.reach), DrawnPoints.reach)
    self.y = min(max(y, -DrawnPoints.reach), DrawnPoints.reach)
  }

  /// The picture has no border, so that a place in it is a place on the plane.
  public static let side = 244.0
  private static let pitch = side / Double(2 * DrawnPoints.reach + 1)

  public var picture: Picture {
    let counts = (0..<DrawnPoints.groups).map { group in
      points.points.reduce(0) { $0 + ($1.group == group ? 1 : 0) }
    }
    return Picture(
      width: Self.side, height: Self.side, title: HandText.padTitle,
      description: HandText.padDescription(
        counts, x: DrawnPoints.decimal(x), y: DrawnPoints.decimal(y)),
      content: lines + marks + cross)
  }

  private func place(_ x: Int, _ y: Int) -> Point {
    Point(
      (Double(x + DrawnPoints.reach) + 0.5) * Self.pitch,
      (Double(DrawnPoints.reach - y) + 0.5) * Self.pitch)
  }

  /// At every half.
  private var lines: [Element] {
    var grid = PathData()
    var axes = PathData()
    for level in stride(from: -DrawnPoints.reach, through: DrawnPoints.reach, by: 10) {
      let at = place(level, level)
      let isAxis = level == 0
      for (a, b) in [
        (Point(at.x, 0), Point(at.x, Self.side)), (Point(0, at.y), Point(Self.side, at.y)),
      ] {
        if isAxis { axes.segment(a, b) } else { grid.segment(a, b) }
      }
    }
    return [Ink.path(grid, stroke: Stroke(.grid)), Ink.path(axes, stroke: Stroke(.axis))]
  }

  private var marks: [Element] {
    (0..<DrawnPoints.groups).map { group in
      let identity = ClassIdentity.number(group)
      let places = points.points.filter { $0.group == group }.map { place($0.x, $0.y) }
      return Ink.markers(identity.marker, at: places, radius: 4, role: .classMark(identity))
    }
  }

  private var cross: [Element] {
    let at = place(x, y)
    var path = PathData()
    for (dx, dy) in [(1.0, 0.0), (-1, 0), (0, 1), (0, -1)] {
      path.segment(
        Point(at.x + 4 * dx, at.y + 4 * dy), Point(at.x + 10 * dx, at.y + 10 * dy))
    }
    return [Ink.path(path, stroke: Stroke(.ink, width: 1.2))]
  }
}
