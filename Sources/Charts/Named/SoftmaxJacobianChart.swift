import KernelCode
import Markup
import Plotting
import Recording
import Training
import Wording

/// The mean Jacobian of a softmax layer as a map of units over units, one panel for each run.
struct SoftmaxJacobianChart {
  private struct Panel {
    var run: SelectedRun
    var layer: Int
    var units: Int
  }

  private let selection: Selection
  private let panels: [Panel]
  /// The largest |entry| of all panels and frames, so that colours mean the same at every step.
  private let reach: Double

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [Panel] = []
    var reach = 0.0
    for run in selection.runs {
      guard let layer = selection.softmaxLayers(of: run).first else { continue }
      var isRecorded = false
      for frame in run.record.frames where frame.layers.count >= layer {
        for value in frame.layers[layer - 1].jacobian where value.isFinite {
          isRecorded = true
          reach = max(reach, abs(value))
        }
      }
      guard isRecorded else { throw .lacks(selection.chart, .jacobians, run: run.label) }
      panels.append(
        Panel(run: run, layer: layer, units: run.manifest.layers[layer - 1].units))
    }
    guard !panels.isEmpty else {
      throw .lacks(selection.chart, .softmaxLayers, run: selection.runs[0].label)
    }
    self.panels = panels
    self.reach = reach > 0 ? reach : 0.25
  }

  func draw() -> Chart {
    let columns = max(1, min(selection.columns(), panels.count))
    let scale = ColourScale(.diverging, lower: -reach, upper: reach)
    let plots = panels.map { plot($0, scale) }
    let facets = Facets(plots, columns: columns, gap: 20, sharesX: false, sharesY: false)
    let inner = selection.width.value - 2 * Figure.margin
    let side = min(320, (inner - 20 * Double(columns - 1)) / Double(columns) - 50)
    let height = Double(facets.rows) * (side + 76)
    let moments = selection.moments(
      panels.map { ($0.run, $0.run.frame(atStep: selection.step)) })
    let findings = zip(panels, moments.names).compactMap { finding($0, label: $1) }
    let figure = selection.figure(
      title: SoftmaxJacobianText.title(findings), at: moments,
      subtitle: SoftmaxJacobianText.subtitle(selection.stepWords(moments)),
      description: SoftmaxJacobianText.description(
        findings, moment: selection.momentWords(moments)),
      note: SoftmaxJacobianText.note)
    let bar = ColourBar(scale, label: SoftmaxJacobianText.bar)
    let picture = figure.picture(height: height + 10 + ColourBar.height, rigid: true) { rect in
      let width = min(rect.width, Double(columns) * (side + 70))
      let above = Rect(
        x: rect.x, y: rect.y, width: width, height: rect.height - 10 - ColourBar.height)
      let below = Rect(
        x: rect.x, y: above.bottom + 10, width: rect.width, height: ColourBar.height)
      return facets.elements(in: above) + bar.elements(in: below)
    }
    return Chart(picture: picture, dataOnDemand: data)
  }

  private func plot(_ panel: Panel, _ scale: ColourScale) -> Plot {
    let matrix = matrix(panel, step: selection.step)
    let rows = (0..<panel.units).map { row in
      Array(matrix[row * panel.units..<(row + 1) * panel.units])
    }
    let edges = (0...panel.units).map { Double($0) - 0.5 }
    let names = (1...panel.units).map { $0.description }
    return Plot(
      SoftmaxJacobianText.heading(panel.run.label, layer: panel.layer),
      x: .ordinal(names, SoftmaxJacobianText.ofPreActivation),
      y: .ordinal(names, SoftmaxJacobianText.ofShare), axes: .noGrid,
      marks: [
        .cells(CellGrid(columnEdges: edges, values: rows, scale: scale), scale),
        .cellNumbers(rows, scale),
      ])
  }

  private func matrix(_ panel: Panel, step: Int) -> [Double] {
    let layers = panel.run.frame(atStep: step)?.layers ?? []
    return MeanJacobian.whole(
      panel.layer <= layers.count ? layers[panel.layer - 1].jacobian : [], units: panel.units)
  }

  private func finding(_ panel: Panel, label: String) -> SoftmaxJacobianText.Finding? {
    let matrix = matrix(panel, step: selection.step)
    guard let first = matrix.first, first.isFinite else { return nil }
    var trace = 0.0
    for unit in 0..<panel.units { trace += matrix[unit * panel.units + unit] }
    let temperature = panel.run.manifest.layers[panel.layer - 1].parameter ?? 1
    return SoftmaxJacobianText.Finding(
      label: label, layer: panel.layer, units: panel.units, trace: trace * temperature,
      largest: matrix.max() ?? .nan)
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for panel in panels {
      for (place, value) in matrix(panel, step: selection.step).enumerated() {
        rows.append([
          .text(panel.run.label), .number(Double(panel.layer)),
          .number(Double(place / panel.units + 1)), .number(Double(place % panel.units + 1)),
          FigureData.Cell(value),
        ])
      }
    }
    return FigureData(columns: SoftmaxJacobianText.columns, rows: rows)
  }
}

/// Below the numbers of negative cells their colour once more, which has no hatching on paper.
private func grounds(_ rows: [[Double]], _ scale: ColourScale, _ panel: Panel) -> [Element] {
  (-Ramp.divergingReach..<0).map { level in
    var path = PathData()
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() where scale.level(value) == .value(level) {
        let centre = panel.point(Double(column), Double(row))
        let width = TextWidth.of(SoftmaxJacobianText.entry(value), size: 10) + 6
        path.rectangle(
          Rect(x: centre.x - width / 2, y: centre.y - 7, width: width, height: 14))
      }
    }
    return Ink.path(path, fill: Fill(.diverging(level), opacity: 1))
  }
}

extension Mark {
  /// The number in every cell of a small map, in what stands out of the cell's colour; as many texts at
  /// every step.
  fileprivate static func cellNumbers(
    _ rows: [[Double]], _ scale: ColourScale
  ) -> Mark {
    Mark { panel in
      let cell = panel.frame.width / Double(max(rows.count, 1))
      guard cell >= 34 else { return [] }
      return grounds(rows, scale, panel)
        + rows.enumerated().flatMap { row, values in
          values.enumerated().flatMap { column, value -> [Element] in
            let style = TextStyle(
              size: 10, role: scale.level(value).inkOnIt, anchor: .middle)
            return Ink.centredText(
              value.isFinite ? SoftmaxJacobianText.entry(value) : "",
              at: panel.point(Double(column), Double(row)), style, parts: 3)
          }
        }
    }
  }
}
