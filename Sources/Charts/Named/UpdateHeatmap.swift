import Plotting
import Recording
import Wording

/// How much every step changes the weights of each layer, as a map of layers over steps.
struct UpdateHeatmap {
  private let selection: Selection
  private let panels: [LayerStepMap.Panel]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [LayerStepMap.Panel] = []
    for run in selection.runs {
      var values: [[Double]] = []
      let layers = selection.shown(1...run.layerCount)
      for layer in layers {
        values.append(try run.series(.layer(layer, .updateRatio), for: selection.chart))
      }
      panels.append(
        LayerStepMap.Panel(
          run: run, heading: run.label, layers: layers, values: values))
    }
    self.panels = panels
  }

  func draw() -> Chart {
    let extent = Extent(ofAll: panels.flatMap { $0.values })
    let isLinear = selection.scale == .linear
    let map = LayerStepMap(
      selection: selection, panels: panels,
      bar: ColourBar(
        isLinear
          ? ColourScale(.linear, lower: 0, upper: extent.upper > 0 ? extent.upper : 1)
          : ColourScale(.log, spanning: extent), label: UpdateText.ratio,
        zeroLabel: extent.holdsZero && !isLinear ? ChartText.exactlyZero : nil))
    let ends = panels.map { panel in
      UpdateText.End(
        label: panel.run.label, layers: Array(panel.layers),
        ratios: panel.run.lastUpdates(panel.values))
    }
    let figure = selection.figure(
      title: UpdateText.title(
        ends, someDiverged: selection.runs.contains { $0.hasDiverged }),
      subtitle: UpdateText.mapSubtitle,
      description: UpdateText.mapDescription(
        ends, lastStep: selection.lastStep, scale: selection.scaleWord),
      note: map.note)
    return Chart(picture: map.picture(figure), dataOnDemand: map.data)
  }
}
