import Markup
import Plotting
import Testing

struct FigureFormatTests {
  @Test(arguments: [300.0, 412, 900])
  func aHeightThatIsAskedForIsTheHeight(height: Double) {
    #expect(picture(FigureFormat(height: height)).height == height)
    #expect(picture(FigureFormat(height: height, showsTitle: false)).height == height)
  }

  @Test func aPlotThatNeedsItsRowsIsNotSquashed() {
    let needed = picture(FigureFormat(), rigid: true).height
    #expect(picture(FigureFormat(height: 200), rigid: true).height == needed)
    #expect(picture(FigureFormat(height: 900), rigid: true).height == 900)
  }

  @Test func largerLettersAreALargerDrawing() {
    let plain = SVGFile.light(picture(FigureFormat(width: FigureWidth(360))))
    let format = FigureFormat(width: FigureWidth(720), fontSize: 22)
    let large = SVGFile.light(picture(format))
    #expect(large.contains("<g transform=\"scale(200) scale(0.01)\">"))
    #expect(large.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\""))
    // What is drawn is the same, twice as large.
    let content = plain.split(separator: "/>", maxSplits: 1)[1]
    #expect(large.contains(content.dropLast("</svg>\n".count)))
  }

  @Test func titleAndCaptionCanBeLeftToTheDocument() {
    func words(_ title: Bool, _ caption: Bool) -> [Bool] {
      let format = FigureFormat(showsTitle: title, showsCaption: caption)
      let drawn = SVGFile.light(picture(format)).split(separator: "</desc>")[1]
      return ["The finding", "What is plotted", "How to read it"].map { drawn.contains($0) }
    }
    #expect(words(true, true) == [true, true, true])
    #expect(words(false, true) == [false, true, true])
    #expect(words(true, false) == [true, false, false])
    #expect(words(false, false) == [false, false, false])
    #expect(picture(FigureFormat(showsTitle: false)).title == "The finding")
  }

  @Test(arguments: [
    ("0.5", "0,5"), ("−12.25 of 3.0", "−12,25 of 3,0"), ("ends at 3. Then", "ends at 3. Then"),
    ("version 1.2.3", "version 1.2.3"), ("a.b", "a.b"), (".5", ".5"), ("5.", "5."), ("", ""),
    ("2.5·10⁻³", "2,5·10⁻³"), ("1.2.3 and 4.5", "1.2.3 and 4,5"),
  ])
  func commas(point: String, comma: String) {
    #expect(DecimalSign.comma.applied(to: point) == comma)
    #expect(DecimalSign.point.applied(to: point) == point)
  }

  @Test func everyNumberOfAFigureGetsTheSign() {
    let svg = SVGFile.text(picture(FigureFormat(decimalSign: .comma)), identifier: "k")
    let texts = svg.matches(of: /<text[^>]*>([^<]*)</).map { String($0.1) }
    #expect(texts.contains("0,2"))
    #expect(!texts.contains { $0.contains(/\d\.\d/) })
  }

  private func picture(_ format: FigureFormat, rigid: Bool = false) -> Picture {
    let plot = Plot(
      x: .steps("step"), y: .linear("loss", domain: 0...1),
      marks: [.line(x: [0, 1, 2], y: [0.1, 0.9, 0.5], .tanh)])
    return Figure(
      title: "The finding", subtitle: "What is plotted", description: "All of it",
      note: "How to read it", format: format
    ).picture(height: 280, rigid: rigid, plot)
  }
}
