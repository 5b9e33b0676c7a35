/// A matrix of one layer with one entry per example and unit, as `docs/metrics.md` defines them.
public enum LayerQuantity: String, CaseIterable, Sendable {
  /// z, what enters the activation function.
  case preActivation = "pre-activation"
  /// a = φ(z).
  case activation
  /// φ'(z); for softmax the diagonal of the Jacobian.
  case localDerivative = "local-derivative"
  /// g = N · ∂L/∂a.
  case upstreamGradient = "upstream-gradient"
  /// δ = N · ∂L/∂z.
  case errorSignal = "error-signal"
}

/// One number about all entries of a `LayerQuantity`. Moments are over the finite entries.
public enum Statistic: String, CaseIterable, Sendable {
  case mean
  /// Divides by the count.
  case standardDeviation = "standard-deviation"
  case minimum, maximum
  /// ‖·‖_F / √count.
  case rms
  /// Entries that are exactly zero.
  case zeros
  case nonFinite = "non-finite"
}

/// One number about a layer that is not a statistic of one quantity.
public enum LayerMeasure: String, CaseIterable, Sendable {
  /// RMS over units of the standard deviation over examples of a.
  case signalSpread = "signal-spread"
  case weightNorm = "weight-norm"
  case weightRMS = "weight-rms"
  case weightGradientNorm = "weight-gradient-norm"
  case weightGradientRMS = "weight-gradient-rms"
  case biasGradientNorm = "bias-gradient-norm"
  /// ‖∂L/∂W‖_F after clipping; recorded where gradients are clipped.
  case clippedGradientNorm = "clipped-gradient-norm"
  /// ‖ΔW‖_F, the update that is really applied.
  case updateNorm = "update-norm"
  /// ‖ΔW‖_F / ‖W‖_F.
  case updateRatio = "update-ratio"
  /// Share of entries in a saturating tail; for softmax, share of examples with ‖J‖₂ < ε · ½.
  case saturatedShare = "saturated-share"
  /// Softmax: share of examples with max S ≥ 0.95.
  case confidentShare = "confident-share"
  /// Softmax: share of examples with max S < 0.95 and ‖J‖₂ < 0.1.
  case diffuseShare = "diffuse-share"
  /// ReLU: share of entries with φ' = 0 in this batch.
  case inactiveShare = "inactive-share"
  /// ReLU: units with z ≤ 0 for every example of the probe set, at the latest check.
  case deadUnits = "dead-units"
  /// Softmax: mean over examples of ‖J‖_F.
  case jacobianNorm = "jacobian-norm"
  /// Softmax: mean over examples of tr J = 1 − Σ S².
  case jacobianTrace = "jacobian-trace"
}

/// One number about the whole run at a step, measured on the step's batch before its update.
public enum RunMeasure: String, CaseIterable, Sendable {
  case loss
  case accuracy
  /// Mean over examples of Σ_k (a_k − y_k)², for classification.
  case brier
  /// Norm of the gradient with respect to all parameters together, before clipping.
  case gradientNorm = "gradient-norm"
  /// The same after clipping; recorded where gradients are clipped.
  case clippedGradientNorm = "clipped-gradient-norm"
  /// The learning rate of the step; recorded where a schedule changes it.
  case rate = "learning-rate"
}

/// What stands in one column of the recorded rows.
public enum Column: Hashable, Sendable {
  case run(RunMeasure)
  /// Layers count from 1.
  case layer(Int, LayerMeasure)
  case quantity(Int, LayerQuantity, Statistic)

  /// Whether its numbers are sizes or shares, none of which is below zero.
  public var isSize: Bool {
    switch self {
    case .run(.loss): false
    case .run, .layer: true
    case .quantity(_, _, let statistic):
      switch statistic {
      case .rms, .standardDeviation, .zeros, .nonFinite: true
      case .mean, .minimum, .maximum: false
      }
    }
  }

  /// The name in a trace: `loss`, `2/update-ratio`, `2/error-signal/rms`.
  public var name: String {
    switch self {
    case .run(let measure): measure.rawValue
    case .layer(let layer, let measure): layer.description + "/" + measure.rawValue
    case .quantity(let layer, let quantity, let statistic):
      layer.description + "/" + quantity.rawValue + "/" + statistic.rawValue
    }
  }

  /// Reads a name back; nil for a name that this version does not know.
  public init?(name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let measure = RunMeasure(rawValue: name) else { return nil }
      self = .run(measure)
    case 2, 3:
      guard let layer = Int(parts[0]), layer > 0 else { return nil }
      if parts.count == 2, let measure = LayerMeasure(rawValue: String(parts[1])) {
        self = .layer(layer, measure)
      } else if parts.count == 3, let quantity = LayerQuantity(rawValue: String(parts[1])),
        let statistic = Statistic(rawValue: String(parts[2]))
      {
        self = .quantity(layer, quantity, statistic)
      } else {
        return nil
      }
    default: return nil
    }
  }
}
