import KernelCode
import Plotting
import Recording
import Wording

/// The share of dead ReLU units of every hidden layer at every step.
struct DeadHeatmap {
  private let selection: Selection
  private let panels: [LayerStepMap.Panel]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [LayerStepMap.Panel] = []
    var canDie = false
    for run in selection.runs {
      let layers = selection.shown(run.manifest.instrumentedLayers)
      var values: [[Double]] = []
      for layer in layers {
        let description = run.manifest.layers[layer - 1]
        guard description.activation.canBeInactive else {
          values.append(run.steps.map { _ in .notMeasured })
          continue
        }
        canDie = true
        let dead = try run.series(.layer(layer, .deadUnits), for: selection.chart)
        values.append(
          dead.map { $0.isNotMeasured ? $0 : $0 / Double(description.units) })
      }
      panels.append(
        LayerStepMap.Panel(run: run, heading: run.label, layers: layers, values: values))
    }
    guard canDie else {
      throw .lacks(selection.chart, .reluLayers, run: selection.runs[0].label)
    }
    self.panels = panels
  }

  func draw() -> Chart {
    let map = LayerStepMap(
      selection: selection, panels: panels,
      bar: ColourBar(
        ColourScale(.linear, lower: 0, upper: 1), label: UnitLifeText.share, format: .percent),
      missing: DeadMapText.missing(
        canDie: panels.contains { panel in
          zip(panel.layers, panel.values).contains { layer, values in
            panel.run.manifest.layers[layer - 1].activation.canBeInactive
              && values.contains { $0.isNotMeasured }
          }
        }))
    let ends = panels.map { panel in
      DeadMapText.End(
        label: panel.run.label, layers: Array(panel.layers),
        shares: panel.values.map { $0.last ?? .nan })
    }
    let figure = selection.figure(
      title: DeadMapText.title(
        zip(ends, panels).filter { !$1.run.hasDiverged }.map { $0.0 },
        close: selection.close),
      subtitle: DeadMapText.subtitle(probe: selection.runs[0].manifest.probeExamples),
      description: DeadMapText.description(
        ends, lastStep: selection.lastStep, close: selection.close), note: map.note)
    return Chart(picture: map.picture(figure), dataOnDemand: map.data)
  }
}
