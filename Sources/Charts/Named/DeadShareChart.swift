import KernelCode
import Numerals
import Plotting
import Recording
import Training
import Wording

/// The share of dead ReLU units over the steps: a line for each run, or for each layer of a single run.
struct DeadShareChart {
  private struct Line {
    var label: String
    var identity: SeriesIdentity
    var steps: [Double]
    var shares: [Double]
    /// Of a layer; what all layers span together is not known from what each of them spans.
    var band: RowBand?
  }

  private let selection: Selection
  /// Runs without ReLU units have none.
  private let lines: [Line]
  private let ends: [(label: String, share: Double)]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var lines: [Line] = []
    var ends: [(label: String, share: Double)] = []
    for run in selection.runs {
      let layers = run.manifest.layers.indices.filter {
        run.manifest.layers[$0].activation.canBeInactive
      }
      guard !layers.isEmpty else {
        ends.append((run.label, .nan))
        continue
      }
      var dead: [[Double]] = []
      for layer in layers {
        dead.append(try run.series(.layer(layer + 1, .deadUnits), for: selection.chart))
      }
      let sizes = layers.map { Double(run.manifest.layers[$0].units) }
      let all = DeadShareChart.total(dead, of: sizes.reduce(0, +))
      ends.append((run.label, all.last ?? .nan))
      let isAlone = selection.runs.count == 1 && layers.count > 1 && layers.count < 6
      if isAlone {
        for (index, layer) in layers.enumerated() {
          lines.append(
            Line(
              label: UnitLifeText.layer(layer + 1), identity: .arm(index), steps: run.steps,
              shares: dead[index].map { $0 / sizes[index] },
              band: run.band(.layer(layer + 1, .deadUnits), factor: 1 / sizes[index])))
        }
      }
      lines.append(
        Line(
          label: isAlone ? UnitLifeText.allLayers : run.label,
          identity: isAlone ? .arm(layers.count) : run.identity,
          steps: run.steps, shares: all,
          band: layers.count == 1
            ? run.band(.layer(layers[0] + 1, .deadUnits), factor: 1 / sizes[0]) : nil))
    }
    guard !lines.isEmpty else {
      throw .lacks(selection.chart, .reluLayers, run: selection.runs[0].label)
    }
    self.lines = lines
    self.ends = ends
  }

  private static func total(_ dead: [[Double]], of units: Double) -> [Double] {
    var sums = dead[0]
    for layer in dead.dropFirst() { for row in layer.indices { sums[row] += layer[row] } }
    return sums.map { $0 / units }
  }

  func draw() -> Chart {
    var marks = lines.map { line in
      Mark.extremes(x: line.steps, line.band, line.identity)
    }
    marks += lines.map { .line(x: $0.steps, y: $0.shares, $0.identity) }
    marks.append(.cursor(selection.cursor))
    for run in selection.runs {
      let own = selection.runs.count == 1 ? lines.last : lines.first { isSame($0.label, run.label) }
      marks.append(.divergence(of: run, values: own?.shares ?? []))
    }
    marks.append(
      .endLabels(lines.map { EndLabel($0.label, $0.identity, x: $0.steps, y: $0.shares) }))
    let plot = Plot(
      x: selection.stepAxis,
      y: .linear(UnitLifeText.share, domain: 0...1, format: .percent), marks: marks)
    let figure = selection.figure(
      title: UnitLifeText.deadShareTitle(ends, close: selection.close),
      subtitle: UnitLifeText.deadShareSubtitle(probe: selection.runs[0].manifest.probeExamples),
      description: UnitLifeText.deadShareDescription(ends, close: selection.close),
      note: lines.contains { $0.band != nil } ? selection.bucketNote : selection.meansNote)
    return Chart(picture: figure.picture(height: 260, plot), dataOnDemand: data)
  }

  private var data: FigureData {
    if selection.runs.count == 1 {
      return .overSteps(
        selection, names: lines.map { UnitLifeText.deadShareOf($0.label) },
        series: lines.map { $0.shares })
    }
    var rows: [[FigureData.Cell]] = []
    for line in lines {
      for (step, share) in zip(line.steps, line.shares) {
        rows.append([.text(line.label), .number(step), FigureData.Cell(share)])
      }
    }
    return FigureData(
      columns: [ChartText.run, ChartText.step, UnitLifeText.share], rows: rows)
  }
}
