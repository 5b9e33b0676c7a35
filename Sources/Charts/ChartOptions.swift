import Plotting

/// What only some charts can be asked for.
public enum ChartOption: String, CaseIterable, Sendable {
  /// A part of the layers.
  case layers
  /// Another scale of the sizes.
  case scale
  /// Several steps side by side, which needs a chart of one step.
  case film

  /// The charts that know it.
  public var charts: [ChartName] {
    switch self {
    case .layers:
      [
        .gradientByLayer, .gradientHeatmap, .saturationHeatmap, .histograms, .deadHeatmap,
        .updateRatio, .updateHeatmap, .jacobianNorm, .singularValues,
      ]
    case .scale:
      [.loss, .gradientByLayer, .gradientHeatmap, .updateRatio, .updateHeatmap, .jacobianNorm]
    case .film:
      [
        .gradientByLayer, .ledger, .regions, .fit, .network, .activationCurves, .singularValues,
        .softmaxJacobian,
      ]
    }
  }
}
