import KernelCode
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
    return try series(.quantity(layer, .errorSignal, .rms), for: chart)
      .map { $0.isNotMeasured ? $0 : $0 * width }
  }

  /// What ‖δ_l‖ spans in every row, for all layers; none where every row is one step.
  var errorSignalBands: [RowBand] {
    (1...layerCount).compactMap { layer in
      band(
        .quantity(layer, .errorSignal, .rms),
        factor: Double(manifest.layers[layer - 1].units).squareRoot())
    }
  }

  /// What of the output's error signal arrives at layer 1 in a row.
  func arrival(row: Int) -> Arrival {
    guard layerCount > 1 else { return .oneLayer }
    let ends = [layerCount, 1].map { layer in
      record.value(.quantity(layer, .errorSignal, .rms), row: row) ?? .notMeasured
    }
    if ends.contains(where: { $0.isNotMeasured }) { return .notMeasured }
    if ends.contains(where: { $0.isNaN }) { return .notANumber }
    if ends.contains(where: { $0.isInfinite }) { return .infinite }
    guard let ledger = Ledger(record, row: row), let output = ledger.entries.first else {
      return .notMeasured
    }
    if output.errorSignalNorm == 0 {
      return .nothingToSend(
        loss: record.value(.run(.loss), row: row) ?? .nan, output: outputSlope(row: row))
    }
    if let layer = ledger.vanishesAt { return .nothing(stop(layer, row: row)) }
    return ledger.attenuation.isFinite ? .share(ledger.attenuation) : .notANumber
  }

  /// The same at a frame; nil where the row of its step is not kept by itself.
  func arrival(at frame: Frame) -> Arrival? {
    let row = row(of: frame)
    return record.span(row: row) == frame.step...frame.step ? arrival(row: row) : nil
  }

  private func outputSlope(row: Int) -> OutputSlope {
    let largest = record.value(.quantity(layerCount, .localDerivative, .maximum), row: row)
    guard largest == 0 else { return .unknown }
    return manifest.layers[layerCount - 1].activation == .relu ? .inactive : .flat
  }

  /// Why the error signal of a layer is zero and that of the one above is not.
  private func stop(_ layer: Int, row: Int) -> Stop {
    switch record.value(.quantity(layer, .upstreamGradient, .rms), row: row) {
    case let upstream? where upstream == 0: .weights(layer + 1)
    case let upstream? where upstream.isFinite: .activation(layer)
    default: .layer(layer)
    }
  }
}

extension Arrival {
  /// The smaller, the more the layers lost; nil where nothing can be compared.
  var rank: Double? {
    switch self {
    case .share(let share): share
    case .nothing(let stop): -Double(stop.layer)
    case .nothingToSend, .notMeasured, .notANumber, .infinite, .oneLayer: nil
    }
  }
}
