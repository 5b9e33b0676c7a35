import Recording
import Wording

extension Selection {
  /// The sizes of the error signal: run, layer, row.
  func errorSignals() throws(ChartProblem) -> [[[Double]]] {
    var signals: [[[Double]]] = []
    for run in runs {
      var layers: [[Double]] = []
      for layer in 1...run.layerCount {
        layers.append(try run.errorSignals(layer: layer, for: chart))
      }
      signals.append(layers)
    }
    return signals
  }
}

extension SelectedRun {
  /// ‖δ_l‖ per example, the root mean square over the examples of the length of δ: ‖δ_l‖_F / √N.
  /// Its ratio between two layers is that of the ledger.
  func errorSignals(layer: Int, for chart: ChartName) throws(ChartProblem) -> [Double] {
    let width = Double(manifest.layers[layer - 1].units).squareRoot()
    return try series(.quantity(layer, .errorSignal, .rms), for: chart).map { $0 * width }
  }

  /// What ‖δ_l‖ spans in every row, for all layers; none where every row is one step.
  var errorSignalBands: [RowBand] {
    (1...layerCount).compactMap { layer in
      band(
        .quantity(layer, .errorSignal, .rms),
        factor: Double(manifest.layers[layer - 1].units).squareRoot())
    }
  }

  /// What of the output's error signal arrives at layer 1.
  func arrival(row: Int) -> Arrival {
    guard layerCount > 1 else { return .oneLayer }
    guard let ledger = Ledger(record, row: row), let output = ledger.entries.first else {
      return .unknown
    }
    if output.errorSignalNorm == 0 { return .nothingToSend }
    if let layer = ledger.vanishesBelow { return .nothingBelow(layer) }
    return ledger.attenuation.isFinite ? .share(ledger.attenuation) : .unknown
  }

  /// The arrival at the end: at the last row that has one.
  var finalArrival: Arrival {
    // What a net had before it broke is no finding about its end.
    if hasDiverged { return .unknown }
    for row in record.steps.indices.reversed() {
      let arrival = arrival(row: row)
      if case .unknown = arrival { continue }
      return arrival
    }
    return .unknown
  }
}

extension Arrival {
  /// The smaller, the more the layers lost; nil where nothing can be compared.
  var rank: Double? {
    switch self {
    case .share(let share): share
    case .nothingBelow(let layer): -Double(layer)
    case .nothingToSend, .unknown, .oneLayer: nil
    }
  }
}
