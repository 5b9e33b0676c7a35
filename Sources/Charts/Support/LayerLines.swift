import Markup
import Plotting
import Recording
import Wording

/// A line for each layer over the steps, one panel for each run, all on one scale.
struct LayerLines {
  struct Line {
    var layer: Int
    var values: [Double]
    var band: RowBand?
  }

  struct Panel {
    var run: SelectedRun
    var lines: [Line]
    /// What stands on the lines, such as ceilings.
    var notes: [Mark] = []
  }

  var selection: Selection
  var panels: [Panel]
  var yAxis: Axis
  /// The name of the numbers, for the table.
  var measure: String

  /// More lines than this have no colours of their own.
  static let mostLayers = 6

  /// At most six layers, evenly spaced, the first and the last among them.
  static func chosen(_ layers: [Int]) -> [Int] {
    guard layers.count > mostLayers else { return layers }
    return (0..<mostLayers).map { layers[$0 * (layers.count - 1) / (mostLayers - 1)] }
  }

  func picture(_ figure: Figure) -> Picture {
    let columns = max(1, min(selection.columns(), panels.count))
    let plots = panels.map(plot)
    if plots.count == 1 { return figure.picture(height: 300, plots[0]) }
    let facets = Facets(plots, columns: columns, gap: 18)
    return figure.picture(height: Double(facets.rows) * 210 + 24, facets)
  }

  /// The key of why lines are parted; nil where none is.
  var key: Legend? {
    selection.key(panels.flatMap { panel in panel.lines.map { gaps(panel, $0) } })
  }

  /// Without the last look at a net, which may be one more than there are updates.
  private func gaps(_ panel: Panel, _ line: Line) -> [Double] {
    let values = panel.run.unbroken(line.values)
    let isLook = panel.lines.allSatisfy { $0.values.last?.isNotMeasured ?? false }
    return isLook && values.count == line.values.count ? values.dropLast() : values
  }

  private func plot(_ panel: Panel) -> Plot {
    let run = panel.run
    var marks: [Mark] = []
    for (index, line) in panel.lines.enumerated() {
      marks.append(.extremes(run, line.band, .arm(index)))
    }
    for (index, line) in panel.lines.enumerated() {
      marks.append(.line(x: run.steps, y: line.values, .arm(index)).ofLayer(line.layer))
      marks.append(
        .gaps(x: run.steps, y: gaps(panel, line), .arm(index)).ofLayer(line.layer))
    }
    marks += panel.notes
    marks.append(.cursor(selection.cursor))
    if let first = panel.lines.first {
      marks.append(.divergence(of: run, values: first.values))
    }
    marks.append(
      .endLabels(
        panel.lines.enumerated().map { index, line in
          EndLabel(UnitLifeText.layer(line.layer), .arm(index), x: run.steps, y: line.values)
        }))
    return Plot(
      panels.count > 1 ? run.label : "", x: selection.stepAxis, y: yAxis, marks: marks)
  }

  /// A row for each run, layer and step.
  var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for panel in panels {
      for line in panel.lines {
        for (step, value) in zip(panel.run.record.steps, line.values) {
          rows.append([
            .text(panel.run.label), .number(Double(line.layer)), .number(Double(step)),
            FigureData.Cell(value),
          ])
        }
      }
    }
    return FigureData(
      columns: [ChartText.run, ChartText.layer, ChartText.step, measure], rows: rows)
  }
}

extension SelectedRun {
  /// One number of a layer over the steps, with what its rows span.
  func line(
    _ layer: Int, _ measure: LayerMeasure, for chart: ChartName
  ) throws(ChartProblem) -> LayerLines.Line {
    let column = Column.layer(layer, measure)
    return LayerLines.Line(
      layer: layer, values: try series(column, for: chart), band: band(column))
  }
}

extension [Double] {
  /// The last one that is a number.
  var lastFinite: Double { last { $0.isFinite } ?? .nan }
}
