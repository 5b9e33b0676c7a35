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
    let extent = Extent(ofAll: signals.flatMap { $0 })
    let map = LayerStepMap(
      selection: selection,
      panels: zip(selection.runs, signals).map { run, layers in
        LayerStepMap.Panel(run: run, heading: run.label, layers: 1...run.layerCount, values: layers)
      },
      scale: ColourScale(.log, spanning: extent),
      bar: { scale, holdsMissing in
        ColourBar(
          scale, label: ChartText.errorSignal,
          zeroLabel: extent.holdsZero ? ChartText.exactlyZero : nil,
          missingLabel: holdsMissing ? ChartText.notANumber : nil)
      })
    let arrivals = selection.runs.map { (label: $0.label, arrival: $0.finalArrival) }
    let figure = selection.figure(
      title: GradientText.title(arrivals), subtitle: ChartText.heatmapSubtitle,
      description: GradientText.heatmapDescription(arrivals, lastStep: selection.lastStep),
      note: map.note)
    return Chart(picture: map.picture(figure), data: map.data)
  }
}
