import Charts
import Plotting
import Recording
import Testing
import Training

/// Odd records give a picture or a problem with a sentence, never a trap.
@Suite struct EdgeCaseTests {
  @Test(arguments: ChartName.allCases)
  func `odd records`(_ name: ChartName) throws {
    for sample in Self.odd {
      for step in [nil, 0] {
        do {
          let chart = try name.draw(ChartRequest(runs: [sample.record], step: step))
          let text = SVGFile.text(chart.picture, identifier: "f")
          #expect(!text.contains("nan") && !text.contains("inf "), "\(sample.label)")
          for row in chart.data.rows { #expect(row.count == chart.data.columns.count) }
        } catch {
          guard case .lacks(let chart, _, let run) = error else {
            Issue.record("\(sample.label): \(error.sentence)")
            continue
          }
          #expect(chart == name)
          #expect(run == sample.label)
        }
      }
    }
  }

  private static var odd: [Sample] {
    [
      Sample(label: "one step", steps: 1),
      Sample(label: "constant", steps: 5),
      Sample(label: "all zero", loss: { _ in 0 }, errorSignal: { _, _ in 0 }),
      Sample(label: "no layer", activations: []),
      Sample(label: "one layer", activations: [.softmax]),
      Sample(label: "one ReLU layer", activations: [.relu]),
      Sample(
        label: "broken from the start", steps: 1, ending: .diverged(at: 0), loss: { _ in .nan },
        accuracy: { _ in .nan }, errorSignal: { _, _ in .nan }, saturated: { _, _ in .nan }),
      Sample(
        label: "sixty layers", activations: Array(repeating: .relu, count: 60) + [.softmax],
        errorSignal: { layer, _ in 1e-3 * Double(layer) }),
      Sample(label: "wide", activations: [.tanh, .softmax], units: 40),
      Sample(label: "bare", isBare: true),
      Sample(label: "huge", loss: { _ in 1e300 }, errorSignal: { _, _ in 1e300 }),
    ]
  }

  @Test(arguments: ChartName.allCases)
  func `what is missing is named`(_ name: ChartName) {
    let bare = Sample(label: "bare", isBare: true).record
    guard name != .loss, name != .seedBands else { return }
    do {
      _ = try name.draw(ChartRequest(runs: [bare]))
      Issue.record("\(name.rawValue) was drawn from a loss alone")
    } catch {
      #expect(error.sentence.contains(name.rawValue))
      #expect(error.sentence.contains("“bare”"))
    }
  }

  @Test func `requests that make no sense`() {
    #expect(throws: ChartProblem.noRuns) { try ChartName.loss.draw(ChartRequest(runs: [])) }
    #expect(throws: ChartProblem.noSteps(run: "empty")) {
      try ChartName.loss.draw(ChartRequest(runs: [Sample(label: "empty", steps: 0).record]))
    }
    #expect(throws: ChartProblem.stepOutOfRange(3, last: 2)) {
      try ChartName.loss.draw(ChartRequest(runs: [Sample().record], step: 3))
    }
    #expect(throws: ChartProblem.stepOutOfRange(-1, last: 2)) {
      try ChartName.loss.draw(ChartRequest(runs: [Sample().record], step: -1))
    }
    #expect(throws: ChartProblem.noSuchLayer(4, layers: 3)) {
      try ChartName.histograms.draw(ChartRequest(runs: [Sample().record], layer: 4))
    }
  }

  @Test func `sentences of problems`() {
    #expect(
      ChartProblem.stepOutOfRange(700, last: 599).sentence
        == "There is no step 700: the recorded steps end at 599.")
    #expect(
      ChartProblem.lacks(.unitLife, .reluLayers, run: "tanh").sentence
        == "The chart unit-life needs a ReLU layer, which the run “tanh” does not have.")
    #expect(
      ChartProblem.lacks(.accuracy, .column("accuracy"), run: "wave").sentence
        == "The chart accuracy needs the column accuracy, which the run “wave” does not have.")
  }

  @Test func `runs of different lengths and depths are compared`() throws {
    let runs = [
      Sample(label: "short", steps: 2).record,
      Sample(label: "deep", activations: [.tanh, .tanh, .tanh, .tanh, .softmax], steps: 9).record,
    ]
    for name in [ChartName.loss, .gradientByLayer, .gradientHeatmap, .saturationHeatmap, .ledger] {
      let chart = try name.draw(ChartRequest(runs: runs, step: 8))
      for row in chart.data.rows { #expect(row.count == chart.data.columns.count) }
    }
  }
}
