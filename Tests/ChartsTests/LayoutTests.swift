import Charts
import Markup
import Plotting
import Recording
import Testing

/// No text leaves a figure or covers another one, whatever the layout.
@Suite struct LayoutTests {
  struct Layout: CustomTestStringConvertible {
    var name: String
    var format: FigureFormat
    var testDescription: String { name }
  }

  static let layouts: [Layout] = [
    Layout(name: "column", format: FigureFormat(width: .column)),
    Layout(name: "page", format: FigureFormat()),
    Layout(name: "slide", format: FigureFormat(width: .slide, height: 540, fontSize: 14)),
    Layout(name: "low", format: FigureFormat(height: 240)),
    Layout(name: "high", format: FigureFormat(height: 800)),
    Layout(name: "large letters", format: FigureFormat(fontSize: 16)),
    Layout(name: "bare", format: FigureFormat(showsTitle: false, showsCaption: false)),
  ]

  @Test(arguments: ChartName.allCases, layouts)
  func `texts keep apart and inside`(_ name: ChartName, _ layout: Layout) throws {
    for sign in DecimalSign.allCases {
      var format = layout.format
      format.decimalSign = sign
      for (label, runs) in try Self.comparisons {
        let request = ChartRequest(runs: runs, format: format)
        guard let picture = try? name.draw(request).picture else { continue }
        check(picture, "\(name.rawValue) of \(label)")
      }
    }
  }

  @Test(arguments: ChartOption.film.charts, [FigureWidth.column, .page, .slide])
  func `texts of film strips, too`(_ name: ChartName, _ width: FigureWidth) throws {
    for (label, runs) in try Self.comparisons {
      let request = ChartRequest(runs: runs, format: FigureFormat(width: width))
      guard let picture = try? name.film(request, count: 5).picture else { continue }
      check(picture, "film of \(name.rawValue) of \(label)")
    }
  }

  private func check(_ picture: Picture, _ what: String) {
    let texts = DrawnText.all(of: picture)
    for (index, one) in texts.enumerated() {
      #expect(
        one.left >= -0.5 && one.right <= picture.width + 0.5 && one.top >= 0
          && one.bottom <= picture.height, "“\(one.text)” leaves \(what)")
      for other in texts[(index + 1)...] where one.overlaps(other) {
        Issue.record("“\(one.text)” and “\(other.text)” overlap in \(what)")
      }
    }
  }

  @Test func `the check sees what is wrong`() {
    func seen(_ a: Point, _ b: Point) -> Bool {
      let elements = Ink.text("words", at: a) + Ink.text("words", at: b)
      let picture = Picture(width: 99, height: 99, title: "", description: "", content: elements)
      let texts = DrawnText.all(of: picture)
      return texts[0].overlaps(texts[1])
    }
    #expect(seen(Point(10, 20), Point(20, 20)))
    #expect(seen(Point(10, 20), Point(10, 25)))
    #expect(!seen(Point(10, 20), Point(10, 34)))
    #expect(!seen(Point(10, 20), Point(60, 20)))
  }

  private static var comparisons: [(String, [RunRecord])] {
    get throws {
      let dying = try Frozen.dying.record
      return [
        ("one run", [dying]),
        ("three runs", [try Frozen.sigmoid.record, try Frozen.softmax.record, dying]),
        ("a record made by hand", [Measured.record]), ("a curve", [try Frozen.wave.record]),
        ("a broken run", [try Frozen.diverged.record]),
        ("one step", [Sample(label: "short", steps: 1).record]),
        ("200 layers", [Measured.deep(200)]), ("70 layers", [Measured.deep(70)]),
      ]
    }
  }
}
