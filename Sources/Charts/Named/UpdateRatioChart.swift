import Plotting
import Recording
import Wording

/// How much every step changes the weights of each layer: ‖ΔW‖ / ‖W‖ over the steps.
struct UpdateRatioChart {
  private let selection: Selection
  private let panels: [LayerLines.Panel]
  private let ends: [UpdateText.End]

  /// What a healthy layer is often said to have. A rule of thumb, not a theorem.
  private static let guide = 1e-3

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [LayerLines.Panel] = []
    for run in selection.runs {
      let all = selection.layer.map { [$0] } ?? Array(selection.shown(1...run.layerCount))
      var lines: [LayerLines.Line] = []
      for layer in LayerLines.chosen(all) {
        lines.append(try run.line(layer, .updateRatio, for: selection.chart))
      }
      panels.append(
        LayerLines.Panel(
          run: run, lines: lines, notes: [.namedRule(Self.guide, UpdateText.guide)]))
    }
    self.panels = panels
    ends = panels.map { panel in
      UpdateText.End(
        label: panel.run.label, layers: panel.lines.map { $0.layer },
        ratios: panel.run.lastUpdates(panel.lines.map { $0.values }))
    }
  }

  func draw() -> Chart {
    let isLinear = selection.scale == .linear
    let lines = LayerLines(
      selection: selection, panels: panels,
      yAxis: isLinear ? .linear(UpdateText.ratio, includesZero: true) : .log(UpdateText.ratio),
      measure: UpdateText.column)
    let isThinned =
      selection.layer == nil
      && selection.runs.contains {
        selection.shown(1...$0.layerCount).count > LayerLines.mostLayers
      }
    let figure = selection.figure(
      title: UpdateText.title(
        ends, someDiverged: selection.runs.contains { $0.hasDiverged }),
      subtitle: UpdateText.linesSubtitle(
        axis: selection.scaleWord, someLayers: isThinned),
      description: UpdateText.linesDescription(
        ends, lastStep: selection.lastStep, axis: selection.scaleWord),
      note: selection.bucketNote, legend: lines.key)
    return Chart(picture: lines.picture(figure), dataOnDemand: lines.data)
  }
}

extension SelectedRun {
  /// The ratios of the last update, one for each list; none of a run that has diverged. A run may have been
  /// looked at once more after its last update.
  func lastUpdates(_ ratios: [[Double]]) -> [Double] {
    let own = ratios.map { $0.last ?? .nan }
    if hasDiverged { return own.map { _ in .nan } }
    guard own.allSatisfy({ $0.isNotMeasured }) else { return own }
    return ratios.map { $0.dropLast().last ?? .nan }
  }
}
