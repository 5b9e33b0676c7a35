import Charts
import Plotting
import Recording
import Testing

/// What every chart, or every chart that knows an option, can be asked for.
@Suite struct ChartOptionTests {
  @Test(arguments: ChartName.allCases)
  func `a range of steps is a run that has no others`(_ name: ChartName) throws {
    let run = try Frozen.dying.record
    let last = try #require(run.steps.last)
    let whole = try? name.draw(ChartRequest(runs: [run]))
    let all = ChartRequest(runs: [run], steps: 0...last, format: FigureFormat())
    #expect(text(try? name.draw(all)) == text(whole))
    let part = ChartRequest(runs: [run], steps: 5...20, format: FigureFormat())
    guard whole != nil, let chart = try? name.draw(part) else { return }
    guard let column = chart.data.columns.firstIndex(of: "step") else { return }
    for row in chart.data.rows {
      if case .number(let step) = row[column] { #expect(step <= 20, "\(name.rawValue)") }
    }
  }

  @Test func `steps that there are not`() throws {
    let run = try Frozen.dying.record
    let last = try #require(run.steps.last)
    let request = ChartRequest(runs: [run], steps: 900...1000, format: FigureFormat())
    #expect(throws: ChartProblem.noStepsBetween(900...1000, first: 0, last: last)) {
      try ChartName.loss.draw(request)
    }
    #expect(
      ChartProblem.noStepsBetween(900...1000, first: 0, last: 30).sentence
        == "There are no steps from 900 to 1000: the recorded ones are 0 to 30.")
    var early = ChartRequest(runs: [run], steps: 5...20, format: FigureFormat())
    early.step = 3
    #expect(throws: ChartProblem.stepOutOfRange(3, first: 5, last: 20)) {
      try ChartName.loss.draw(early)
    }
    #expect(
      ChartProblem.stepOutOfRange(3, first: 5, last: 20).sentence
        == "There is no step 3: the recorded steps begin at 5.")
  }

  @Test(arguments: ChartOption.layers.charts)
  func `a part of the layers`(_ name: ChartName) throws {
    let run = try Self.run(for: name)
    let whole = try name.draw(ChartRequest(runs: [run]))
    let request = ChartRequest(runs: [run], layers: 1...1, format: FigureFormat())
    #expect(text(try name.draw(request)) != text(whole))
    let wrong = ChartRequest(runs: [run], layers: 1...9, format: FigureFormat())
    #expect(throws: ChartProblem.noSuchLayer(9, layers: run.manifest.layers.count)) {
      try name.draw(wrong)
    }
  }

  @Test(arguments: ChartOption.scale.charts, ValueScale.allCases)
  func `another scale`(_ name: ChartName, _ scale: ValueScale) throws {
    let isMeasured = GoldenTests.measured.contains(name)
    let others = isMeasured ? [] : [try Frozen.diverged.record, Sample().record]
    for run in [try Self.run(for: name)] + others {
      let request = ChartRequest(runs: [run], scale: scale, format: FigureFormat())
      let drawn = text(try name.draw(request))
      let chosen = text(try name.draw(ChartRequest(runs: [run])))
      #expect((drawn == chosen) == (scale == .log), "\(name.rawValue) \(run.manifest.label)")
      #expect(!drawn.contains("nan"))
    }
  }

  @Test(arguments: ChartOption.film.charts)
  func `a film shows every step as the chart does`(_ name: ChartName) throws {
    let run = try Self.run(for: name)
    let film = try name.film(ChartRequest(runs: [run]), count: 3)
    let words = DrawnText.all(of: film.picture).map { $0.text }
    let last = try #require(run.frames.last).step
    #expect(words.contains { $0.contains("step 0") || $0.hasSuffix(" 0") })
    #expect(words.contains { $0.contains("\(last)") })
    // Each step has the numbers that the chart has at it.
    let still = try name.draw(ChartRequest(runs: [run], step: last))
    for row in still.data.rows {
      let count = film.data.rows.filter { $0 == row || Array($0.dropFirst()) == row }.count
      #expect(count >= 1, "\(name.rawValue)")
    }
  }

  @Test(arguments: ChartName.allCases)
  func `the frames of an animation end with the chart itself`(_ name: ChartName) throws {
    for run in [try Frozen.dying.record, try Frozen.wave.record] {
      let request = ChartRequest(runs: [run])
      guard let frames = try? name.frames(request, count: 4), let last = frames.last else {
        continue
      }
      #expect((2...4).contains(frames.count))
      let step = try #require(run.frames.last).step
      let still = try name.draw(ChartRequest(runs: [run], step: step)).picture
      #expect(
        SVGFile.text(last, identifier: "k") == SVGFile.text(still, identifier: "k"),
        "\(name.rawValue)")
      _ = try Animation(frames)
    }
  }

  /// A run that has what the chart needs.
  private static func run(for name: ChartName) throws -> RunRecord {
    if GoldenTests.measured.contains(name) { return Measured.record }
    return try name == .fit ? Frozen.wave.record : Frozen.dying.record
  }

  private func text(_ chart: Chart?) -> String {
    chart.map { SVGFile.text($0.picture, identifier: "k") } ?? ""
  }
}
