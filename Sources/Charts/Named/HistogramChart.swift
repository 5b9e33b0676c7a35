import Plotting
import Recording
import Training
import Wording

/// How the activations of a layer are spread, at some steps of the run: ridges over each other.
struct HistogramChart {
  private let selection: Selection
  private let panels: [RidgePanel]

  /// Rows of ridges at most.
  private static let rows = 10

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [RidgePanel] = []
    for run in selection.runs {
      guard !run.record.frames.isEmpty else {
        throw .lacks(selection.chart, .frames, run: run.label)
      }
      for layer in HistogramChart.layers(selection, run) {
        guard
          let panel = RidgePanel(
            run, layer: layer, frames: HistogramChart.chosen(run.record.frames))
        else { throw .lacks(selection.chart, .histograms, run: run.label) }
        panels.append(panel)
      }
    }
    self.panels = panels
  }

  /// One layer for each of several runs; the first and the last hidden one of a single run.
  private static func layers(_ selection: Selection, _ run: SelectedRun) -> [Int] {
    if let layer = selection.layer { return [layer] }
    if let layers = selection.layers { return Array(layers) }
    let hidden = run.manifest.instrumentedLayers
    guard selection.runs.count == 1, hidden.count > 1 else { return [1] }
    return [hidden.lowerBound, hidden.upperBound]
  }

  /// Evenly spaced frames, the first and the last among them.
  private static func chosen(_ frames: [Frame]) -> [Frame] {
    guard frames.count > rows else { return frames }
    return (0..<rows).map { frames[$0 * (frames.count - 1) / (rows - 1)] }
  }

  func draw() -> Chart {
    let columns = panels.count == 1 ? 1 : selection.width.isNarrow ? 1 : 2
    let plots = panels.map { panel in
      panel.plot(
        heading: heading(panel), cursor: selection.cursor, peak: peak(panel))
    }
    let facets = Facets(plots, columns: columns, gap: 20, sharesX: false, sharesY: sharesSteps)
    let figure = selection.figure(
      title: HistogramText.title(
        panels.filter { !$0.run.hasDiverged }.map { $0.finding }, close: close),
      subtitle: HistogramText.subtitle(octaves: hasOctaves),
      description: HistogramText.description(panels.map { $0.finding }),
      note: HistogramText.note)
    let most = panels.reduce(1) { max($0, $1.steps.count) }
    let height = Double(facets.rows) * (90 + 20 * Double(most))
    return Chart(picture: figure.picture(height: height, rigid: true, facets), dataOnDemand: data)
  }

  /// The last hills need not be of the last step.
  private var close: Close {
    let last = panels.reduce(0) { max($0, $1.steps.last ?? 0) }
    return last == selection.lastStep ? selection.close : .still(.step(last))
  }

  private func heading(_ panel: RidgePanel) -> String {
    HistogramText.heading(
      selection.runs.count > 1 ? panel.run.label : nil, layer: panel.layer)
  }

  private var hasOctaves: Bool {
    for panel in panels where panel.isLogarithmic { return true }
    return false
  }

  /// Panels with the same bins have the same heights.
  private func peak(_ panel: RidgePanel) -> Double {
    var peak = 0.0
    for other in panels where other.isLogarithmic == panel.isLogarithmic {
      peak = max(peak, other.highest)
    }
    return peak
  }

  private var sharesSteps: Bool {
    for panel in panels where panel.steps != panels[0].steps { return false }
    return true
  }

  private var data: FigureData {
    FigureData(columns: HistogramText.columns, rows: panels.flatMap { $0.dataRows })
  }
}
