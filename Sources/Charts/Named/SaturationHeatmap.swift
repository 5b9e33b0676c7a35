import KernelCode
import Plotting
import Recording
import Training
import Wording

/// The share of every hidden layer that is in a saturating tail (ReLU: inactive) at every step.
struct SaturationHeatmap {
  private let selection: Selection
  private let panels: [LayerStepMap.Panel]
  /// Panel, layer.
  private let kinds: [[SaturationText.Kind]]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [LayerStepMap.Panel] = []
    var kinds: [[SaturationText.Kind]] = []
    for run in selection.runs {
      let layers = selection.shown(run.manifest.instrumentedLayers)
      var values: [[Double]] = []
      for layer in layers {
        values.append(try SaturationHeatmap.shares(run, layer: layer, for: selection.chart))
      }
      let own = layers.map { SaturationHeatmap.kind(run.manifest.layers[$0 - 1]) }
      kinds.append(own)
      panels.append(
        LayerStepMap.Panel(
          run: run, heading: SaturationText.heading(run.label, own), layers: layers,
          values: values))
    }
    self.panels = panels
    self.kinds = kinds
  }

  func draw() -> Chart {
    let map = LayerStepMap(
      selection: selection, panels: panels,
      bar: ColourBar(
        ColourScale(.linear, lower: 0, upper: 1), label: ChartText.saturationScale,
        format: .percent),
      missing: ChartText.noShare(
        exists: zip(panels, kinds).contains { panel, kinds in
          zip(panel.values, kinds).contains { values, kind in
            kind != .none && kind != .constant && values.contains { $0.isNotMeasured }
          }
        }))
    let ends = zip(panels, kinds).map { panel, kinds in
      SaturationText.End(
        label: panel.run.label,
        layers: zip(panel.layers, zip(kinds, panel.values)).map { layer, own in
          SaturationText.LayerShare(layer: layer, kind: own.0, share: own.1.last ?? .nan)
        })
    }
    let threshold = selection.runs[0].manifest.saturationThreshold
    let figure = selection.figure(
      title: SaturationText.title(
        zip(ends, panels).filter { !$0.1.run.hasDiverged }.map { $0.0 }, close: selection.close),
      subtitle: SaturationText.subtitle(threshold: threshold, kinds: kinds.flatMap { $0 }),
      description: SaturationText.description(
        ends, lastStep: selection.lastStep, close: selection.close),
      note: map.note)
    return Chart(picture: map.picture(figure), dataOnDemand: map.data)
  }

  private static func kind(_ layer: LayerDescription) -> SaturationText.Kind {
    let activation = layer.activation
    return switch activation.saturatingTails {
    case .joint: layer.units == 1 ? .constant : .examples
    case .left, .both: .saturated
    case .none: activation.canBeInactive ? .inactive : .none
    }
  }

  /// Not measured in a layer that has neither tails nor a flat half, or nothing that could change.
  private static func shares(
    _ run: SelectedRun, layer: Int, for chart: ChartName
  ) throws(ChartProblem) -> [Double] {
    let activation = run.manifest.layers[layer - 1].activation
    if kind(run.manifest.layers[layer - 1]) == .constant {
      return run.steps.map { _ in .notMeasured }
    }
    if !activation.saturatingTails.isNone {
      return try run.series(.layer(layer, .saturatedShare), for: chart)
    }
    if activation.canBeInactive {
      return try run.series(.layer(layer, .inactiveShare), for: chart)
    }
    return run.steps.map { _ in .notMeasured }
  }
}
