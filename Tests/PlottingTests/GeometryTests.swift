import Markup
import Plotting
import Testing

struct GeometryTests {
  private let frame = Rect(x: 0, y: 0, width: 100, height: 100)

  @Test func segmentsAreCutAtTheEdges() throws {
    let (a, b) = try #require(frame.clip(Point(-50, 50), Point(150, 50)))
    #expect(a == Point(0, 50) && b == Point(100, 50))
    #expect(frame.clip(Point(-1, -1), Point(-5, 200)) == nil)
    #expect(frame.clip(Point(.nan, 0), Point(1, 1)) == nil)
  }

  @Test func hatchingStaysInside() {
    var path = PathData()
    Rect(x: 10, y: 20, width: 30, height: 12).hatch(into: &path, spacing: 4)
    let places = strokes(of: path.text).joined()
    #expect(places.count > 10)
    for place in places {
      #expect((9.99...40.01).contains(place.x) && (19.99...32.01).contains(place.y))
    }
  }

  @Test func missingValuesPartALine() throws {
    let mark = Mark.line(x: [0, 1, 2, 3, 4], y: [0, 1, .nan, 3, 4], .tanh)
    let data = try #require(mark.draw(panel(x: [0, 4])).first?.value(of: "d"))
    #expect(strokes(of: data).map(\.count) == [2, 2])
  }

  @Test func cellsAreWholeUnitsAndRunsAreJoined() {
    let scale = ColourScale(.linear, lower: 0, upper: 1)
    let grid = CellGrid(columnEdges: [0, 1, 2, 3], values: [[0, 0, 1]], scale: scale)
    let axes = (Axis.steps(domain: 0...3), Axis.ordinal(["a"]))
    let panel = Panel(frame: frame, xAxis: axes.0, yAxis: axes.1, extents: Extents())
    let paths = Self.paths(of: .cells(grid, scale), on: panel)
    #expect(paths.count == Ramp.levels + 2)
    #expect(paths.first == "M0 0v100h67v-100")
    #expect(paths[Ramp.levels - 1] == "M67 0v100h33v-100")
    #expect(paths.last == PathData.emptyText)
  }

  /// A cell that is drawn later needs no gap below it.
  @Test func runsGoOnBelowWhatIsDrawnLater() {
    let scale = ColourScale(.linear, lower: 0, upper: 1)
    let grid = CellGrid(columnEdges: [0, 1, 2, 3, 4], values: [[0, 1, 0, 1]], scale: scale)
    let axes = (Axis.steps(domain: 0...4), Axis.ordinal(["a"]))
    let panel = Panel(frame: frame, xAxis: axes.0, yAxis: axes.1, extents: Extents())
    let paths = Self.paths(of: .cells(grid, scale), on: panel)
    #expect(paths.first == "M0 0v100h75v-100")
    #expect(paths[Ramp.levels - 1] == "M25 0v100h25v-100m25 0v100h25v-100")
  }

  /// Of the cells, which are one group.
  private static func paths(of mark: Mark, on panel: Panel) -> [String] {
    mark.draw(panel).flatMap { $0.content }.compactMap { node in
      if case .element(let element) = node { element.value(of: "d") } else { nil }
    }
  }

  @Test func pathsAreShort() {
    var path = PathData()
    path.polyline([
      Point(10, 20), Point(10.04, 20.52), Point(12, 19), Point(14, 17.48),
      Point(14.3, 17.9),
    ])
    path.segment(Point(0.5, 0.5), Point(1, 1))
    path.polyline([Point(3, 3), Point(4, 3), Point(9, 3), Point(9, 1), Point(9, 8)])
    #expect(path.text == "M10 20v.5l4-3 .3.4m-13.8-17.4.5.5m2 2h6v-2v7")
    let exact = strokes(of: path.text).map { $0.map { rounded($0) } }
    #expect(
      exact == [
        [Point(10, 20), Point(10, 20.5), Point(14, 17.5), Point(14.3, 17.9)],
        [Point(0.5, 0.5), Point(1, 1)], [Point(3, 3), Point(9, 3), Point(9, 1), Point(9, 8)],
      ])
  }

  private func rounded(_ point: Point) -> Point {
    Point((point.x * 10).rounded() / 10, (point.y * 10).rounded() / 10)
  }

  @Test func namesOfAnyLengthAreShortened() {
    let long = TextWidth.shortened(String(repeating: "wide ", count: 2000), to: 120, size: 11)
    #expect(long.hasPrefix("wide wide") && long.hasSuffix("…"))
    #expect((100...120).contains(TextWidth.of(long, size: 11)))
    #expect(TextWidth.shortened("short", to: 120, size: 11) == "short")
    #expect(
      TextWidth.shortened("a\u{7}b\u{202E}c\nd\te\u{9B}", to: 120, size: 11) == "abc d e")
  }

  @Test func wordsThatAreWiderThanALineAreCut() {
    let lines = TextWidth.wrap("so " + String(repeating: "M", count: 50), width: 120, size: 11)
    #expect(lines.count > 3)
    for line in lines { #expect(TextWidth.of(line, size: 11) <= 120) }
    #expect(lines.joined().filter { $0 == "M" }.count == 50)
  }

  @Test func linesAreWrappedWithinTheirWidth() {
    let text = "the first layer receives 1/40 000 of the output's gradient"
    let lines = TextWidth.wrap(text, width: 120, size: 11)
    #expect(lines.count > 2)
    for line in lines { #expect(TextWidth.of(line, size: 11) <= 120) }
    #expect(lines.contains { $0.contains("1/40 000") })
  }

  @Test func exponentsAreTextsOfTheirOwn() {
    let elements = Ink.text("10⁻³", at: Point(0, 0))
    #expect(elements.count == 2)
    #expect(elements[1].text(.xml).contains(">−3</text>"))
    #expect(TextLine.plain("10^{−3} δ_{1}") == "10⁻³ δ₁")
  }

  private func panel(x: [Double]) -> Panel {
    var extents = Extents()
    for value in x { extents.x.include(value) }
    for value in [0.0, 1000] { extents.y.include(value) }
    return Panel(frame: frame, xAxis: .steps(), yAxis: .linear(), extents: extents)
  }

  @Test(arguments: [
    (12.0, "12"), (0.5, "0.5"), (-3.25, "-3.25"), (0.004, "0"), (-0.004, "0"), (1.006, "1.01"),
    (99.999, "100"), (0.05, "0.05"), (1e9, "100000"), (Double.nan, "0"),
  ])
  func coordinatesAreShort(value: Double, text: String) {
    #expect(coordinateText(value) == text)
  }
}
