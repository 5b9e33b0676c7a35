import Markup
import Plotting
import Recording
import Wording

/// Heat maps of layers over steps, one panel for each run, with one colour scale below.
struct LayerStepMap {
  struct Panel {
    var run: SelectedRun
    var heading: String
    var layers: ClosedRange<Int>
    /// One row for each layer of `layers`, from the first.
    var values: [[Double]]
  }

  var selection: Selection
  var panels: [Panel]
  var bar: ColourBar
  /// What cells without a number are.
  var missing = ChartText.notMeasured

  func picture(_ figure: Figure) -> Picture {
    let columns = selection.columns()
    let depth = panels.reduce(1) { max($0, $1.layers.count) }
    let room = Double(max(64, min(26 * depth, 220)))
    let plots = panels.map { plot($0, room: room) }
    var isOneDepth = true
    for panel in panels where panel.layers != panels[0].layers { isOneDepth = false }
    let facets = Facets(plots, columns: columns, gap: 14, sharesX: true, sharesY: isOneDepth)
    let height = Double(facets.rows) * (room + 36) + 36
    var bar = bar
    bar.others = others
    return figure.picture(height: height + 10 + ColourBar.height, rigid: true) { rect in
      let above = Rect(
        x: rect.x, y: rect.y, width: rect.width, height: rect.height - 10 - ColourBar.height)
      let below = Rect(
        x: rect.x, y: above.bottom + 10, width: rect.width, height: ColourBar.height)
      return facets.elements(in: above) + bar.elements(in: below)
    }
  }

  /// What a column of the picture stands for; empty where each is one step.
  var note: String {
    let room = selection.width.value / Double(selection.columns())
    let rows = panels.reduce(0) { max($0, $1.run.record.steps.count) }
    let bucket = panels.reduce(1) { max($0, $1.run.longestBucket) }
    let notes = [
      BucketText.columnNote(bucket), Double(rows) > room - 90 ? BucketText.pixelNote : "",
    ]
    return notes.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The key of the cells that have no number, by why they have none.
  private var others: [ColourBar.Other] {
    func holds(_ isSo: (Double) -> Bool) -> Bool {
      panels.contains { $0.values.contains { $0.contains(where: isSo) } }
    }
    var others: [ColourBar.Other] = []
    if holds({ $0.isNotMeasured }) { others.append(.init(missing, .missing)) }
    if holds({ $0.isNaN && !$0.isNotMeasured }) {
      others.append(.init(ChartText.notANumber, .notANumber))
    }
    if holds({ $0.isInfinite }) { others.append(.init(ChartText.infinite, .infinite)) }
    return others
  }

  private func plot(_ panel: Panel, room: Double) -> Plot {
    let output = panel.layers.upperBound == panel.run.layerCount ? panel.run.layerCount : nil
    let middle = panel.run.steps.map { _ in Double(panel.layers.count - 1) / 2 }
    return Plot(
      panel.heading,
      x: .steps(
        ChartText.step,
        domain: Double(selection.firstStep)...Double(selection.lastStep + 1)),
      y: .ordinal(layerNames(panel.layers, output: output, room: room), ChartText.layer),
      axes: .noGrid,
      marks: [
        .layerCells(
          edges: CellGrid.edges(after: panel.run.steps), rows: panel.values.reversed(),
          scale: bar.scale),
        .rowVeils(
          panel.layers.map { layer in
            let row = Double(panel.layers.upperBound - layer)
            return (layer, row - 0.5, row + 0.5)
          }), .divergence(of: panel.run, values: middle),
        .cursor(selection.cursor),
      ])
  }

  var data: FigureData {
    var names: [String] = []
    var series: [[Double]] = []
    var isRegular = true
    for panel in panels {
      if panel.layers != panels[0].layers { isRegular = false }
      for (layer, values) in zip(panel.layers, panel.values) {
        names.append(ChartText.layerOf(panel.run.label, layer))
        series.append(values)
      }
    }
    return isRegular
      ? .overSteps(selection, names: names, series: series)
      : FigureData(
        columns: [ChartText.run, ChartText.layer, ChartText.step, ChartText.value], rows: long)
  }

  /// A row for each number, for nets of different depths.
  private var long: [[FigureData.Cell]] {
    panels.flatMap { panel in
      zip(panel.layers, panel.values).flatMap { layer, values in
        zip(panel.run.record.steps, values).map { step, value in
          [
            .text(panel.run.label), .number(Double(layer)), .number(Double(step)),
            FigureData.Cell(value),
          ]
        }
      }
    }
  }
}
