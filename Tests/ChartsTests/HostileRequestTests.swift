import Charts
import Foundation
import Plotting
import Recording
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names and sizes that nobody means: every chart is drawn or refused with a sentence.
@Suite struct HostileRequestTests {
  struct Name: CustomTestStringConvertible, Sendable {
    var kind: String
    var text: String
    var testDescription: String { kind }
  }

  static let names: [Name] = [
    Name(kind: "10 000 characters", text: String(repeating: "wide", count: 2500)),
    Name(kind: "10 000 words", text: String(repeating: "w ", count: 10_000)),
    Name(kind: "right to left", text: "שיפוע نعلم \u{202E}txet"),
    Name(kind: "emoji", text: "👩‍👩‍👧‍👦🏳️‍🌈🧠 net"),
    Name(kind: "control characters", text: "a\u{0}b\u{7}c\u{1B}[31m\r\nd\u{85}e\u{FFFE}"),
    Name(kind: "markup", text: "<script>alert('1')</script>&lt;\"]]><!--"),
    Name(kind: "indices", text: "a^{b_{c^{_{"),
    Name(kind: "accents", text: "n" + String(repeating: "\u{301}", count: 300)),
    Name(kind: "nothing but space", text: " \u{A0}\t "),
  ]

  @Test(arguments: ChartName.allCases, names)
  func `odd names`(_ chart: ChartName, _ name: Name) throws {
    let run = Self.renamed(try #require(Self.runs[chart]), name.text)
    for (count, width, title) in [(1, FigureWidth.column, nil), (3, .page, name.text)] {
      let request = ChartRequest(
        runs: Array(repeating: run, count: count), title: title, width: width)
      guard let picture = Self.picture(chart, request) else { continue }
      let text = SVGFile.text(picture, identifier: "h")
      #expect(text.utf8.count < 300_000)
      #expect(XMLParser(data: Data(text.utf8)).parse(), "not well-formed")
      #expect(!text.lowercased().contains("<script"))
      #expect(!text.contains("\n\n"))
      let strange = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" }
      #expect(strange.isEmpty)
      let outside = DrawnText.all(of: picture).filter {
        $0.left < -0.5 || $0.right > picture.width + 0.5
      }
      #expect(outside.isEmpty, "\(outside.map { $0.text.prefix(60) }) leave the figure")
    }
  }

  @Test(arguments: ChartName.allCases, [0, 40, 1e6, -5])
  func `odd sizes`(_ chart: ChartName, _ size: Double) throws {
    let run = try #require(Self.runs[chart])
    for format in [
      FigureFormat(width: FigureWidth(size)), FigureFormat(height: size),
      FigureFormat(width: FigureWidth(size), height: size),
    ] {
      let request = ChartRequest(runs: [run], format: format)
      guard let picture = Self.picture(chart, request) else { continue }
      let text = SVGFile.text(picture, identifier: "h")
      #expect(XMLParser(data: Data(text.utf8)).parse())
      #expect(!text.contains("\"nan") && !text.contains("inf\""))
    }
  }

  @Test(arguments: ChartName.allCases)
  func `steps and layers that there are not`(_ chart: ChartName) throws {
    let run = try #require(Self.runs[chart])
    let last = try #require(run.steps.last)
    for step in [-1, last + 1, Int.max, Int.min] {
      #expect(throws: ChartProblem.stepOutOfRange(step, last: last)) {
        try chart.draw(ChartRequest(runs: [run], step: step))
      }
    }
    for layer in [-1, 0, 99, Int.max] {
      let problem = ChartProblem.noSuchLayer(layer, layers: run.manifest.layers.count)
      #expect(throws: problem) { try chart.draw(ChartRequest(runs: [run], layer: layer)) }
      #expect(throws: problem) {
        try chart.draw(
          ChartRequest(
            runs: [run], layers: min(layer, 1)...max(layer, 1), format: FigureFormat()))
      }
    }
  }

  /// For each chart a run that has what it needs.
  private static let runs: [ChartName: RunRecord] = {
    let frozen = (try? Frozen.dying.record, try? Frozen.wave.record)
    var runs: [ChartName: RunRecord] = [:]
    for chart in ChartName.allCases {
      let isMeasured = GoldenTests.measured.contains(chart)
      runs[chart] = isMeasured ? Measured.record : chart == .fit ? frozen.1 : frozen.0
    }
    return runs
  }()

  private static func renamed(_ run: RunRecord, _ name: String) -> RunRecord {
    var run = run
    run.manifest.label = name
    run.manifest.classes = run.manifest.classes.map { _ in name }
    run.manifest.features = run.manifest.features.map { _ in name }
    return run
  }

  /// Nil where the chart says what it needs, which then is a sentence.
  private static func picture(_ chart: ChartName, _ request: ChartRequest) -> Picture? {
    do {
      return try chart.draw(request).picture
    } catch {
      #expect(error.sentence.hasSuffix(".") && error.sentence.count < 300)
      return nil
    }
  }
}
