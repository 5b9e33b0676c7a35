import Charts
import Markup
import Plotting
import Recording
import Testing

/// Pictures of very much and of very little are still pictures.
@Suite struct SizeTests {
  @Test func `of 200 layers a net shows its ends`() throws {
    let chart = try ChartName.network.draw(ChartRequest(runs: [Measured.deep(200)]))
    let texts = DrawnText.all(of: chart.picture).map { $0.text }
    #expect(texts.contains("…") && texts.contains("1") && texts.contains("200"))
    #expect(!texts.contains("100"))
    #expect(texts.contains("Of deep nets the first 12 and the last 12 layers are drawn."))
    // Four inputs, and of 24 layers four units each; the table has all.
    let circles = chart.picture.content.filter { $0.isNamed("circle") }
    #expect(circles.count == 4 + 24 * 4)
    #expect(chart.data.rows.count == 200 * 4)
    // Not over what is left out: 4 × 4 connections for each pair of columns.
    #expect(Self.lines(chart.picture) == 24 * 16 - 16)
    let all = try ChartName.network.draw(ChartRequest(runs: [Measured.deep(20)]))
    #expect(!DrawnText.all(of: all.picture).contains { $0.text == "…" })
    #expect(Self.lines(all.picture) == 20 * 16)
  }

  /// The straight strokes among the connections, without the two of the legend.
  private static func lines(_ picture: Picture) -> Int {
    let connections = picture.content.filter {
      $0.isNamed("path") && $0.value(of: "fill") == "none" && $0.value(of: "stroke-opacity") != nil
    }
    return connections.reduce(-2) { sum, element in
      sum + strokes(of: element.value(of: "d") ?? "").filter { $0.count == 2 }.count
    }
  }

  @Test(arguments: [30, 70, 200])
  func `a deep ledger fits on a page`(layers: Int) throws {
    let chart = try ChartName.ledger.draw(ChartRequest(runs: [Measured.deep(layers)]))
    #expect(chart.picture.height < 1050)
    #expect(chart.data.rows.count >= 2 * layers - 1)
  }

  @Test func `a single value is a dot that can be seen`() throws {
    let chart = try ChartName.loss.draw(ChartRequest(runs: [Sample(steps: 1).record]))
    let dots = chart.picture.content.filter {
      $0.isNamed("path") && $0.value(of: "stroke-width") == "2"
        && ($0.value(of: "d") ?? "").contains("a")
    }
    #expect(dots.count == 1)
  }

  @Test func `the names of levels stand within the margins`() throws {
    for name in [ChartName.gradientHeatmap, .saturationHeatmap, .deadHeatmap] {
      let picture = try name.draw(ChartRequest(runs: [try Frozen.dying.record])).picture
      for text in DrawnText.all(of: picture) {
        #expect(text.left >= Figure.margin - 1, "“\(text.text)” of \(name.rawValue)")
      }
    }
  }

  @Test func `the level of the best constant is named where no line ends`() throws {
    func name(loss: Double) throws -> (words: DrawnText, rule: Double) {
      let chart = try ChartName.loss.draw(
        ChartRequest(runs: [Sample(steps: 9, loss: { _ in loss }).record]))
      let words = try #require(
        DrawnText.all(of: chart.picture).first { $0.text == "best constant answer" })
      let rule = try #require(
        chart.picture.content.first {
          $0.value(of: "stroke-dasharray") == "4 2.5" && $0.value(of: "stroke-width") == "1"
        }?.value(of: "d"))
      return (words, strokes(of: rule)[0][0].y)
    }
    // The best constant answer of a sample has 1.1.
    let above = try name(loss: 1)
    #expect(above.words.bottom < above.rule)
    let below = try name(loss: 1.2)
    #expect(below.words.top > below.rule)
  }

  @Test func `names leave room for what is said of them`() throws {
    var run = try Frozen.dying.record
    run.manifest.label = String(repeating: "wide ", count: 9)
    let request = ChartRequest(runs: [run, run, run, run], width: .column)
    let picture = try ChartName.regions.draw(request).picture
    let headings = DrawnText.all(of: picture).filter { $0.text.contains("wide") }
    for heading in headings.dropFirst() where heading.text.contains("…") {
      #expect(heading.text.hasSuffix("right"), "\(heading.text)")
    }
  }
}
