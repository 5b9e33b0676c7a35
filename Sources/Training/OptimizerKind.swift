/// The rule that turns a gradient into an update.
public enum OptimizerKind: String, CaseIterable, Sendable {
  /// Δθ = −η ∂L/∂θ.
  case sgd
  /// v ← μ v + ∂L/∂θ, Δθ = −η v with μ = 0.9 (Polyak 1964).
  case momentum
  /// Bias-corrected first and second moments with β₁ = 0.9, β₂ = 0.999, ε = 1e−8 (Kingma & Ba 2015).
  case adam
}
