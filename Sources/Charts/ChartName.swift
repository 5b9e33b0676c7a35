/// The charts that can be asked for by name.
public enum ChartName: String, CaseIterable, Sendable {
  case loss, accuracy
  case gradientByLayer = "gradient-by-layer"
  case gradientHeatmap = "gradient-heatmap"
  case saturationHeatmap = "saturation-heatmap"
  case histograms, ledger, regions, fit, network
  case unitLife = "unit-life"
  case deadShare = "dead-share"
  case deadHeatmap = "dead-heatmap"
  case updateRatio = "update-ratio"
  case updateHeatmap = "update-heatmap"
  case softmaxJacobian = "softmax-jacobian"
  case jacobianNorm = "jacobian-norm"
  case activationCurves = "activation-curves"
  case singularValues = "singular-values"
  case seedBands = "seed-bands"
  case depthSweep = "depth-sweep"
}

extension ChartName {
  /// Whether runs that differ in their seed, or in their depth, are drawn together.
  var gathersRuns: Bool {
    switch self {
    case .seedBands, .depthSweep: true
    default: false
    }
  }

  /// Whether the runs of a comparison are told apart by the look of one line each.
  var drawsALineForEachRun: Bool {
    switch self {
    case .loss, .accuracy, .gradientByLayer, .fit, .deadShare, .singularValues: true
    default: false
    }
  }

  /// A chart that no trace is enough for (`LossContourChart`), so that it is no case.
  public static let lossContour = "loss-contour"

  /// Draws the chart. Requests that differ in nothing but their step give element trees of one shape
  /// on the same scales, so that they can be the frames of one figure that moves.
  public func draw(_ request: ChartRequest) throws(ChartProblem) -> Chart {
    let selection = try Selection(request, for: self)
    return switch self {
    case .loss: try LossChart(selection).draw()
    case .accuracy: try AccuracyChart(selection).draw()
    case .gradientByLayer: try GradientByLayerChart(selection).draw()
    case .gradientHeatmap: try GradientHeatmap(selection).draw()
    case .saturationHeatmap: try SaturationHeatmap(selection).draw()
    case .histograms: try HistogramChart(selection).draw()
    case .ledger: try LedgerChart(selection).draw()
    case .regions: try RegionsChart(selection).draw()
    case .fit: try FitChart(selection).draw()
    case .network: try NetworkChart(selection).draw()
    case .unitLife: try UnitLifeChart(selection).draw()
    case .deadShare: try DeadShareChart(selection).draw()
    case .deadHeatmap: try DeadHeatmap(selection).draw()
    case .updateRatio: try UpdateRatioChart(selection).draw()
    case .updateHeatmap: try UpdateHeatmap(selection).draw()
    case .softmaxJacobian: try SoftmaxJacobianChart(selection).draw()
    case .jacobianNorm: try JacobianNormChart(selection).draw()
    case .activationCurves: try ActivationCurvesChart(selection).draw()
    case .singularValues: try SingularValuesChart(selection).draw()
    #if arch(wasm32)
      // A page has one run or two, and no room for the code of charts that need many.
      case .seedBands, .depthSweep: throw ChartProblem.noRuns
    #else
      case .seedBands: try SeedBandsChart(selection).draw()
      case .depthSweep: try DepthSweepChart(selection).draw()
    #endif
    }
  }

  /// Decision maps of every run at several steps in one picture, for paper.
  ///
  /// - Parameter steps: the columns of the strip; nil for four over the whole run, early ones denser.
  public static func regionsStrip(
    _ request: ChartRequest, steps: [Int]? = nil
  ) throws(ChartProblem) -> Chart {
    try RegionsChart(Selection(request, for: .regions)).strip(steps)
  }
}
