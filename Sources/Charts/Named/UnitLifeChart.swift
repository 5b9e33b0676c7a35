import Markup
import Plotting
import Recording
import Wording

/// The life of every ReLU unit: a row for each unit, grouped by layer, alive or dead at each step.
struct UnitLifeChart {
  private let selection: Selection
  private let lives: [UnitRaster]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    lives = selection.runs.map { UnitRaster($0) }
    for life in lives where life.unitCount > 0 { return }
    throw .lacks(selection.chart, .reluLayers, run: selection.runs[0].label)
  }

  func draw() -> Chart {
    let most = lives.reduce(1) { max($0, $1.rows.count) }
    let pitch = max(2, min(9, 330 / Double(most)))
    let heights = lives.map { max(48, Double($0.rows.count) * pitch) + (lives.count > 1 ? 56 : 36) }
    let total = heights.reduce(0, +) + 24
    let findings = lives.map { $0.finding }
    let figure = selection.figure(
      title: UnitLifeText.title(findings, close: selection.close),
      subtitle: UnitLifeText.subtitle(probe: selection.runs[0].manifest.probeExamples),
      description: UnitLifeText.description(
        findings, lastStep: selection.lastStep, close: selection.close),
      note: note,
      legend: .states([(.healthy, UnitLifeText.alive), (.dead, UnitLifeText.dead)]))
    let picture = figure.picture(height: total, rigid: true) { rect in
      var elements: [Element] = []
      var top = rect.y
      let stretch = (rect.height - 24) / (total - 24)
      for (index, life) in lives.enumerated() {
        let isLast = index + 1 == lives.count
        let cell = Rect(
          x: rect.x, y: top, width: rect.width, height: heights[index] * stretch + (isLast ? 24 : 0)
        )
        let plot = plot(life, isLast: isLast)
        let extents = plot.extents()
        let margins = plot.margins(in: cell, extents: extents).union(
          Insets(right: 18, left: leftRoom))
        elements += plot.elements(in: cell, extents: extents, margins: margins)
        top += heights[index] * stretch
      }
      return elements
    }
    return Chart(picture: picture, dataOnDemand: data)
  }

  /// The rows' names must begin and end at one place in all panels.
  private var leftRoom: Double {
    var widest = 0.0
    for life in lives {
      for group in life.groups { widest = max(widest, TextWidth.of(group.name, size: 11)) }
    }
    return widest * TextWidth.reserve + 12
  }

  private func plot(_ life: UnitRaster, isLast: Bool) -> Plot {
    let last = Double(selection.lastStep + 1)
    return Plot(
      lives.count > 1 ? life.run.label : "",
      x: .steps(
        ChartText.step, domain: Double(selection.firstStep)...last),
      y: .ordinal([String](repeating: "", count: max(1, life.rows.count))),
      axes: AxisPlacement(
        y: false, grid: false, xTickLabels: isLast, xLabel: isLast),
      marks: [
        .raster(columnEdges: life.columnEdges, rows: life.rows), .unitGroups(life.groups),
        .rowVeils(
          life.groups.map {
            ($0.layer, Double($0.rows.lowerBound) - 0.5, Double($0.rows.upperBound) - 0.5)
          }),
        .lifeRemark(life), .cursor(life.unitCount > 0 ? selection.cursor : nil),
      ])
  }

  private var note: String {
    var left = 0
    for run in selection.runs { left += run.record.eventsLeftOut }
    var coarsest = 1
    for run in selection.runs {
      for event in run.record.events { coarsest = max(coarsest, event.step - event.since) }
    }
    let together = lives.reduce(1) { max($0, $1.unitsPerRow) }
    return [
      UnitLifeText.rowNote(together), UnitLifeText.note(coarsest: coarsest, eventsLeftOut: left),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for run in selection.runs {
      for event in run.record.events {
        rows.append([
          .text(run.label), .number(Double(event.step)), .number(Double(event.layer)),
          .number(Double(event.unit + 1)), .text(event.kind.rawValue),
          FigureData.Cell(event.maximumBefore), FigureData.Cell(event.maximumNow),
          FigureData.Cell(event.updateNorm),
        ])
      }
    }
    return FigureData(columns: UnitLifeText.columns, rows: rows)
  }
}
