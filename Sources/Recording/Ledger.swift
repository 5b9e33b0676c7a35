import Training

/// Where the gradient went, layer by layer, at one step (docs/metrics.md). It telescopes by
/// construction: that it closes is bookkeeping, not evidence that the gradients are right.
public struct Ledger: Sendable {
  public struct Entry: Sendable, Equatable {
    /// Counts from 1.
    public var layer: Int
    /// ‖δ_l‖_F over the batch.
    public var errorSignalNorm: Double
    /// A_l = ‖δ_l‖ / ‖g_l‖, what the activation function let through; nil where nothing arrived, and
    /// for an output layer whose loss is computed from its pre-activations.
    public var activationGain: Double?
    /// The largest A_l that is possible: max |φ'|, for softmax ½.
    public var ceiling: Double
    /// B_l = ‖g_l‖ / ‖δ_{l+1}‖, what the weights of the next layer passed back; nil for the last layer.
    public var weightGain: Double?
  }

  /// From the last layer to the first; ends early where nothing arrives.
  public var entries: [Entry]
  /// The first layer, from the output, whose error signal is exactly zero, as are those below it; nil where
  /// none is.
  public var vanishesAt: Int?

  /// R = ‖δ₁‖ / ‖δ_L‖; NaN where the output has no error that could get lost: that is not a vanished
  /// gradient.
  public var attenuation: Double {
    guard let last = entries.first, let first = entries.last, last.errorSignalNorm != 0
    else { return .nan }
    return vanishesAt == nil ? first.errorSignalNorm / last.errorSignalNorm : 0
  }

  /// The ledger of one row; nil where the run did not record the quantities.
  public init?(_ record: RunRecord, row: Int) {
    let layers = record.manifest.layers
    let examples = Double(record.manifest.batchSize)
    func norm(_ layer: Int, _ quantity: LayerQuantity) -> Double? {
      record.value(.quantity(layer, quantity, .rms), row: row).map {
        $0 * (examples * Double(layers[layer - 1].units)).squareRoot()
      }
    }
    entries = []
    for layer in stride(from: layers.count, through: 1, by: -1) {
      guard let delta = norm(layer, .errorSignal) else { return nil }
      let upstream = norm(layer, .upstreamGradient)
      let next = entries.last
      if let next, next.errorSignalNorm == 0 {
        vanishesAt = next.layer
        break
      }
      entries.append(
        Entry(
          layer: layer, errorSignalNorm: delta,
          activationGain: upstream.flatMap { $0 == 0 ? nil : delta / $0 },
          ceiling: layers[layer - 1].largestSlope,
          weightGain: next.flatMap { next in upstream.map { $0 / next.errorSignalNorm } }))
    }
    if let first = entries.last, first.errorSignalNorm == 0 { vanishesAt = first.layer }
  }
}
