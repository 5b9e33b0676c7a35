import Plotting
import Recording
import Training
import Wording

/// The rows of one run's ledger: always the same ones, whether or not something arrives in them.
struct LedgerBook {
  enum Kind: Sendable {
    case start, weights, activation, total
  }

  struct Row: Sendable {
    var kind: Kind
    /// The layer whose weights or activation function it is; 0 for the row of all.
    var layer: Int
    var name: String
    var plainName: String
    /// ‖·‖/√N before and after.
    var from: Double
    var to: Double
    /// The largest possible factor of an activation.
    var ceiling = 1.0
  }

  let run: SelectedRun
  let rows: [Row]
  /// What all steps of the run span.
  let extent: Extent
  /// The products over the way from the output's error signal to layer 1's.
  let gains: (weights: Double, activations: Double)

  init(_ run: SelectedRun, for chart: ChartName) throws(ChartProblem) {
    self.run = run
    let layers = run.manifest.layers
    var deltas: [[Double]] = []
    var upstream: [[Double]?] = []
    var extent = Extent()
    for layer in 1...layers.count {
      let delta = try run.errorSignals(layer: layer, for: chart)
      let width = Double(layers[layer - 1].units).squareRoot()
      let column = Column.quantity(layer, .upstreamGradient, .rms)
      // An output whose loss is computed from its pre-activations has none.
      let above =
        layer == layers.count
        ? run.record.series(column) : try run.series(column, for: chart)
      deltas.append(delta)
      upstream.append(above?.map { $0 * width })
      for value in delta { extent.include(value) }
      for value in upstream[layer - 1] ?? [] { extent.include(value) }
    }
    self.extent = extent
    rows = LedgerBook.rows(layers, deltas, upstream, row: run.row)
    gains = LedgerBook.gains(rows)
  }

  private static func rows(
    _ layers: [LayerDescription], _ deltas: [[Double]], _ upstream: [[Double]?], row: Int
  ) -> [Row] {
    let last = layers.count
    func delta(_ layer: Int) -> Double { deltas[layer - 1][row] }
    func above(_ layer: Int) -> Double { upstream[layer - 1]?[row] ?? .nan }
    func activation(_ layer: Int) -> Row {
      Row(
        kind: .activation, layer: layer, name: LedgerText.activation(layer),
        plainName: LedgerText.plainActivation(layer), from: above(layer), to: delta(layer),
        ceiling: layers[layer - 1].largestSlope)
    }
    var rows: [Row] = []
    if upstream[last - 1] != nil { rows.append(activation(last)) }
    rows.append(
      Row(
        kind: .start, layer: last, name: LedgerText.output(last),
        plainName: LedgerText.plainOutput(last),
        from: delta(last), to: delta(last)))
    for layer in stride(from: last - 1, through: 1, by: -1) {
      rows.append(
        Row(
          kind: .weights, layer: layer + 1, name: LedgerText.weights(layer + 1),
          plainName: LedgerText.plainWeights(layer + 1), from: delta(layer + 1), to: above(layer)))
      rows.append(activation(layer))
    }
    if last > 1 {
      rows.append(
        Row(
          kind: .total, layer: 0, name: LedgerText.total, plainName: LedgerText.total,
          from: delta(last),
          to: delta(1)))
    }
    return rows
  }

  private static func gains(_ rows: [Row]) -> (weights: Double, activations: Double) {
    var gains = (weights: 1.0, activations: 1.0)
    var hasStarted = false
    for row in rows {
      switch row.kind {
      case .start: hasStarted = true
      case .weights: gains.weights *= row.to / row.from
      case .activation: if hasStarted { gains.activations *= row.to / row.from }
      case .total: break
      }
    }
    return gains
  }
}
