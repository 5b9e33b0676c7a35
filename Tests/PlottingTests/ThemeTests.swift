import Markup
import Plotting
import Testing

struct ThemeTests {
  @Test(arguments: [Theme.light, .dark, .print])
  func aThemeOfItsOwnNeedsNoStyleSheet(theme: Theme) {
    let svg = SVGFile.text(Self.sample, identifier: "k7", theme: theme)
    #expect(!svg.contains("<style") && !svg.contains("class="))
    #expect(svg.contains("fill=\"\(theme.palette.colour(.background).hex)\""))
    #expect(svg.contains("stroke=\"\(theme.palette.colour(.series(.tanh)).hex)\""))
  }

  @Test func autoIsLightWithRulesForTheDark() {
    let svg = SVGFile.text(Self.sample, identifier: "k7", theme: .auto)
    let bare = svg.replacing(#/<style>.*</style>/#, with: "").replacing(
      #/ class="[^"]*"/#, with: "")
    #expect(bare == SVGFile.text(Self.sample, identifier: "k7", theme: .light))
  }

  /// A figure in a white page must not turn black where the reader's system is dark.
  @Test func aFileIsLightUnlessAskedOtherwise() {
    let svg = SVGFile.text(Self.sample, identifier: "k7")
    #expect(svg == SVGFile.text(Self.sample, identifier: "k7", theme: .light))
    #expect(!svg.contains("prefers-color-scheme") && !svg.contains("class="))
  }

  @Test func paperHasNoHue() {
    for role in ColourRole.all {
      let colour = Palette.print.colour(role)
      #expect(colour.red == colour.green && colour.green == colour.blue, "\(role)")
    }
  }

  @Test(arguments: [SeriesIdentity.activations, SeriesIdentity.arms])
  func linesOnPaperDifferInTheirDashes(group: [SeriesIdentity]) {
    #expect(Set(group.map { $0.printedDash ?? "" }).count == group.count)
    // Dots and short dashes are those of rules, thresholds and earlier steps.
    for dash in [Dash.dotted, .short] {
      #expect(!group.contains { $0.printedDash == dash.array }, "\(dash)")
    }
  }

  @Test(arguments: [SeriesIdentity.activations, SeriesIdentity.arms])
  func noLineIsToldByItsColourAlone(group: [SeriesIdentity]) {
    for first in group {
      for second in group where second != first {
        #expect(first.marker != second.marker, "\(first) and \(second)")
      }
    }
    #expect(
      Set(ClassIdentity.allCases.map { "\($0.marker)" }).count == ClassIdentity.allCases.count)
  }

  @Test func paperHasTheDashOfTheIdentityAndKeepsOthers() {
    let svg = SVGFile.text(Self.sample, identifier: "k7", theme: .print)
    #expect(
      svg.contains("stroke-width=\"2\" stroke-dasharray=\"9 2.5 2 2.5\""))
    // A line that is dotted for another reason.
    #expect(svg.contains("stroke-width=\"1.4\" stroke-dasharray=\"1.5 2.5\""))
  }

  @Test func surfacesOnPaperAreHatchedWithLines() {
    func printed(_ role: ColourRole) -> [Substring] {
      let rect = Ink.rect(Rect(x: 10, y: 20, width: 40, height: 30), fill: Fill(role))
      let picture = Picture(width: 99, height: 99, title: "t", description: "d", content: [rect])
      return SVGFile.text(picture, identifier: "k", theme: .print).split(separator: "<path")
    }
    var patterns: Set<String> = []
    for role in [ColourRole.classRegion(.b), .classRegion(.c), .classRegion(.d), .exactZero] {
      let parts = printed(role)
      #expect(parts.count == 2, "\(role)")
      patterns.insert(String(parts.last ?? ""))
      for point in Self.points(parts.last ?? "") {
        #expect(point.x > 9.9 && point.x < 50.1 && point.y > 19.9 && point.y < 50.1, "\(role)")
      }
    }
    #expect(patterns.count == 4)
    #expect(printed(.classRegion(.a)).count == 1)
  }

  @Test func hatchingGoesOnThroughRectanglesThatTouch() throws {
    func length(_ rects: [Rect]) throws -> (lines: Int, length: Double) {
      var path = PathData()
      for rect in rects { path.rectangle(rect) }
      let element = Ink.path(path, fill: Fill(.exactZero))
      let picture = Picture(width: 99, height: 99, title: "t", description: "d", content: [element])
      let svg = SVGFile.text(picture, identifier: "k", theme: .print)
      let points = Self.points(try #require(svg.split(separator: "<path").last))
      let lengths = stride(from: 0, to: points.count, by: 2).map { points[$0 + 1].x - points[$0].x }
      return (lengths.count, lengths.reduce(0, +))
    }
    let whole = try length([Rect(x: 8, y: 8, width: 60, height: 40)])
    let rows = try length((0..<10).map { Rect(x: 8, y: 8 + 4 * Double($0), width: 60, height: 4) })
    #expect(whole.lines == rows.lines)
    #expect(abs(whole.length - rows.length) < 0.5)
    // 60 · 40 square units have 60 · 40 / 4 units of x under lines of which x + y is a multiple of 4.
    #expect(abs(whole.length - 600) < 30)
  }

  @Test func cellsOfExactlyZeroAreHatchedOnPaper() throws {
    let scale = ColourScale(.log, lower: 1e-3, upper: 1)
    let grid = CellGrid(columnEdges: [0, 1, 2, 3], values: [[1, 0, 1], [1, 0, 1]], scale: scale)
    let panel = Panel(
      frame: Rect(x: 10, y: 20, width: 90, height: 60), xAxis: .steps(domain: 0...3),
      yAxis: .ordinal(["a", "b"]), extents: Extents())
    let picture = Picture(
      width: 120, height: 99, title: "t", description: "d",
      content: Mark.cells(grid, scale).draw(panel))
    let svg = SVGFile.text(picture, identifier: "k", theme: .print)
    let hatch = try #require(svg.split(separator: "<path").last { $0.contains("stroke-width") })
    let points = Self.points(hatch)
    #expect(points.count > 20)
    // The middle column, as high as both rows.
    #expect(points.allSatisfy { $0.x > 39.9 && $0.x < 70.1 && $0.y > 19.9 && $0.y < 80.1 })
    #expect(points.contains { $0.y < 30 } && points.contains { $0.y > 70 })
  }

  private static func points(_ element: Substring) -> [Point] {
    Array(strokes(of: String(element.split(separator: "\"")[1])).joined())
  }

  private static var sample: Picture {
    let x = [0.0, 1, 2]
    let plot = Plot(
      x: .steps("step"), y: .linear("loss"),
      marks: [
        .line(x: x, y: [1, 2, 3], .tanh),
        .line(x: x, y: [3, 2, 1], Stroke(.series(.tanh), width: 1.4, dash: .dotted)),
      ])
    return Figure(title: "A", description: "B").picture(height: 200, plot)
  }
}
