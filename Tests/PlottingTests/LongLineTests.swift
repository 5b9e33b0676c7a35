import Markup
import Plotting
import Testing

/// Lines of many points are drawn by few, and nobody can see it.
struct LongLineTests {
  private static let frame = Rect(x: 40, y: 10, width: 600, height: 300)

  /// A walk that jumps about, from a generator of this file's own.
  private static func walk(_ count: Int) -> [Double] {
    var state: UInt64 = 7
    var value = 0.0
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let step = Double(state >> 11) / Double(1 << 53) - 0.5
      value += step
      return value + 40 * step
    }
  }

  private static func drawn(
    _ x: [Double], _ y: [Double], _ axis: Axis
  ) throws -> (panel: Panel, strokes: [[Point]]) {
    let mark = Mark.line(x: x, y: y, .tanh)
    var extents = Extents()
    mark.train(&extents)
    let panel = Panel(frame: frame, xAxis: .steps(), yAxis: axis, extents: extents)
    let path = try #require(mark.draw(panel).first?.value(of: "d"))
    return (panel, strokes(of: path))
  }

  @Test func aMillionPointsKeepFourInEachColumnAndEveryExtreme() throws {
    let count = 1_000_000
    let x = (0..<count).map { Double($0) }
    let y = Self.walk(count)
    let (panel, strokes) = try Self.drawn(x, y, .linear())
    #expect(strokes.count == 1)
    let points = try #require(strokes.first)
    #expect(points.count <= 4 * 601)
    #expect(points.count > 2 * 590)
    var lowest = [Int: Double]()
    var highest = [Int: Double]()
    for (x, y) in zip(x, y) {
      let place = panel.point(x, y)
      let column = Int(place.x)
      lowest[column] = max(lowest[column] ?? -.infinity, place.y)
      highest[column] = min(highest[column] ?? .infinity, place.y)
    }
    #expect(lowest.count == 601)
    // Places are rounded to tenths, so that those at an edge may stand in the next column, and a point may
    // be left out that lies within a tenth of the line's width.
    var kept = [Int: [Double]]()
    for point in points {
      for column in Set([Int(point.x - 0.051), Int(point.x + 0.051)]) {
        kept[column, default: []].append(point.y)
      }
    }
    for (column, y) in lowest {
      #expect(kept[column, default: []].contains { abs($0 - y) <= 0.251 }, "column \(column)")
    }
    for (column, y) in highest {
      #expect(kept[column, default: []].contains { abs($0 - y) <= 0.251 }, "column \(column)")
    }
  }

  @Test func whatTheScalesSpanIsFoundAmongAll() throws {
    var y = Self.walk(100_000).map { $0 + 5000 }
    y[31_415] = 1
    y[92_653] = 9e6
    y[58_979] = .infinity
    y[32_384] = .nan
    y[62_643] = -7
    y[38_327] = 0
    let mark = Mark.line(x: y.indices.map { Double($0) - 10 }, y: y, .tanh)
    var extents = Extents()
    mark.train(&extents)
    #expect(extents.x == Extent((-10..<99_990).map { Double($0) }))
    #expect(extents.x.holdsZero && extents.x.smallestPositive == 1)
    #expect(extents.y.lower == -7 && extents.y.upper == 9e6)
    #expect(extents.y.smallestPositive == 1 && extents.y.holdsZero)
  }

  /// A value that is missing, or not above zero on a log axis without zeros, parts a long line as it
  /// parts a short one.
  @Test func gapsPartLongLines() throws {
    var y = (0..<50_000).map { 2 + Double($0 % 97) / 97 }
    for index in [0, 9999, 10_000, 25_000, 49_999] { y[index] = index == 25_000 ? -1 : .nan }
    let x = y.indices.map { Double($0) }
    #expect(try Self.drawn(x, y, .log()).strokes.count == 3)
    #expect(try Self.drawn(x, y, .linear()).strokes.count == 2)
    y[25_000] = 0
    let (panel, strokes) = try Self.drawn(x, y, .log())
    #expect(panel.y.hasZeroLane && strokes.count == 2)
    let lane = strokes.joined().filter { $0.y > Self.frame.bottom - 18 }
    #expect(lane.count == 1)
  }

  @Test func pointsThatNobodySeesAreLeftOut() throws {
    let x = (0..<1000).map { Double($0) }
    let straight = try Self.drawn(x, x.map { 3 * $0 + 1 }, .linear()).strokes
    #expect(straight.map(\.count) == [2])
    let curve = x.map { 1000 / (100 + $0) }
    let (panel, strokes) = try Self.drawn(x, curve, .linear())
    let points = try #require(strokes.first)
    #expect(strokes.count == 1 && points.count < 100)
    for (x, y) in zip(x, curve) {
      let place = panel.point(x, y)
      let after = try #require(points.firstIndex { $0.x >= place.x - 0.051 })
      let (a, b) = (points[max(after - 1, 0)], points[after])
      let share = b.x > a.x ? (place.x - a.x) / (b.x - a.x) : 0
      #expect(abs(a.y + share * (b.y - a.y) - place.y) < 0.35)
    }
  }

  /// A line that goes back and forth keeps every turn.
  @Test func wherexDoesNotGrowAllPointsAreKept() throws {
    let x = (0..<40).map { Double($0 % 2) }
    let points = try Self.drawn(x, x.indices.map { Double($0) }, .linear()).strokes
    #expect(points.map(\.count) == [40])
  }
}
