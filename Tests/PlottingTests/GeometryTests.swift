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
    let numbers = path.text.split { "ML ".contains($0) }.compactMap { Double($0) }
    #expect(numbers.count > 20)
    for (index, number) in numbers.enumerated() {
      #expect(index % 2 == 0 ? (10...40).contains(number) : (20...32).contains(number))
    }
  }

  @Test func aLongLineKeepsFourPointsForEachColumn() throws {
    let x = (0..<100_000).map { Double($0) }
    let mark = Mark.line(x: x, y: x.map { Double(Int($0) * 7919 % 1000) }, .tanh)
    let panel = panel(x: x)
    let data = try #require(mark.draw(panel).first?.value(of: "d"))
    #expect(data.split { "ML".contains($0) }.count <= 4 * 102)
  }

  @Test func missingValuesPartALine() throws {
    let mark = Mark.line(x: [0, 1, 2, 3, 4], y: [0, 1, .nan, 3, 4], .tanh)
    let data = try #require(mark.draw(panel(x: [0, 4])).first?.value(of: "d"))
    #expect(data.filter { $0 == "M" }.count == 2)
  }

  @Test func cellsAreWholeUnitsAndRunsAreJoined() {
    let scale = ColourScale(.linear, lower: 0, upper: 1)
    let grid = CellGrid(columnEdges: [0, 1, 2, 3], values: [[0, 0, 1]], scale: scale)
    let axes = (Axis.steps(domain: 0...3), Axis.ordinal(["a"]))
    let panel = Panel(frame: frame, xAxis: axes.0, yAxis: axes.1, extents: Extents())
    let paths = Mark.cells(grid, scale).draw(panel).compactMap { $0.value(of: "d") }
    #expect(paths.count == Ramp.levels + 2)
    #expect(paths.first == "M0 0H67V100H0Z")
    #expect(paths[Ramp.levels - 1] == "M67 0H100V100H67Z")
    #expect(paths.last == PathData.emptyText)
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
