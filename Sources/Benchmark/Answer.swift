import FoundationEssentials
import Recording

/// What is said about a timed run: its time, and numbers by which the sides are compared, under the
/// same keys as in `Tests/benchmark/side.py`.
struct Answer: Encodable {
  var wall: Double
  var processor: Double
  /// Of the first five steps.
  var losses: [Double]
  /// Of step 0, by the layer's number.
  var layers: [String: [String: Double]] = [:]
  /// How many entries the histograms of a and δ in layer 1 hold at step 0.
  var counted: [Int] = []

  init(_ run: TimedRun) {
    wall = run.wall
    processor = run.processor
    losses = Array(run.losses.prefix(5))
    guard !run.record.columns.isEmpty else { return }
    let hidden = run.record.manifest.layers.dropLast()
    for (index, layer) in hidden.enumerated() where index == 0 || index + 1 == hidden.count {
      layers[String(index + 1)] = Self.statistics(
        run.record, layer: index + 1, entries: run.record.manifest.batchSize * layer.units)
    }
    if let first = run.record.frames.first?.layers.first {
      counted = [LayerQuantity.activation, .errorSignal].compactMap { quantity in
        first.histogram(quantity).map { $0.counts.reduce(0, +) + Self.apart($0) }
      }
    }
  }

  /// Entries that stand in no bin.
  private static func apart(_ histogram: Histogram) -> Int {
    switch histogram.bins {
    case .linear: histogram.nonFinite
    case .powersOfTwo: histogram.zeros + histogram.nonFinite
    }
  }

  private static func statistics(
    _ record: RunRecord, layer: Int, entries: Int
  ) -> [String: Double] {
    func value(_ column: Column) -> Double { record.value(column, row: 0) ?? .nan }
    func norm(_ quantity: LayerQuantity) -> Double {
      value(.quantity(layer, quantity, .rms)) * Double(entries).squareRoot()
    }
    let small =
      record.columns.contains(.layer(layer, .saturatedShare))
      ? LayerMeasure.saturatedShare : .inactiveShare
    return [
      "z deviation": value(.quantity(layer, .preActivation, .standardDeviation)),
      "a norm": norm(.activation),
      "slope mean": value(.quantity(layer, .localDerivative, .mean)),
      "error signal norm": norm(.errorSignal),
      "weight gradient norm": value(.layer(layer, .weightGradientNorm)),
      "saturated": value(.layer(layer, small)),
    ]
  }
}
