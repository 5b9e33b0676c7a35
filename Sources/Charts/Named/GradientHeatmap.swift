import Plotting
import Recording
import Wording

/// The size of the error signal at every layer and step, a panel for each run on one colour scale.
struct GradientHeatmap {
  private let selection: Selection
  /// Run, layer, row.
  private let signals: [[[Double]]]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    signals = try selection.errorSignals()
  }

  func draw() -> Chart {
    let shown = selection.runs.map { selection.shown(1...$0.layerCount) }
    let values = zip(signals, shown).map { layers, shown in shown.map { layers[$0 - 1] } }
    let extent = Extent(ofAll: values.flatMap { $0 })
    let isLinear = selection.scale == .linear
    let panels = selection.runs.indices.map { index in
      let run = selection.runs[index]
      return LayerStepMap.Panel(
        run: run, heading: run.label, layers: shown[index], values: values[index])
    }
    let map = LayerStepMap(
      selection: selection, panels: panels,
      bar: ColourBar(
        isLinear
          ? ColourScale(.linear, lower: 0, upper: extent.upper > 0 ? extent.upper : 1)
          : ColourScale(.log, spanning: extent), label: ChartText.errorSignal,
        zeroLabel: extent.holdsZero && !isLinear ? ChartText.exactlyZero : nil))
    let arrivals = selection.runs.map { (label: $0.label, arrival: $0.arrival(row: $0.lastRow)) }
    let unbroken = zip(arrivals, selection.runs).filter { !$1.hasDiverged }.map { $0.0 }
    let figure = selection.figure(
      title: GradientText.heatmapTitle(unbroken, close: selection.close),
      subtitle: isLinear ? ChartText.heatmapSubtitleLinear : ChartText.heatmapSubtitle,
      description: GradientText.heatmapDescription(
        arrivals, lastStep: selection.lastStep, close: selection.close, scale: selection.scaleWord),
      note: map.note)
    return Chart(picture: map.picture(figure), dataOnDemand: map.data)
  }
}
