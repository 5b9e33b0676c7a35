/// The rule that turns a gradient g of a parameter θ into an update Δθ, with the learning rate η.
public enum OptimizerKind: String, CaseIterable, Sendable {
  /// Δθ = −η g.
  case sgd
  /// v ← μ v + g, Δθ = −η v with μ = 0.9 (Polyak 1964).
  case momentum
  /// v ← μ v + g, Δθ = −η (g + μ v) with μ = 0.9 (Nesterov 1983, as Sutskever et al. 2013 write it).
  case nesterov
  /// s ← ρ s + (1 − ρ) g², Δθ = −η g / (√s + ε) with ρ = 0.99, ε = 1e−8 (Tieleman & Hinton 2012).
  case rmsprop
  /// Bias-corrected first and second moments with β₁ = 0.9, β₂ = 0.999, ε = 1e−8 (Kingma & Ba 2015).
  case adam
  /// Adam whose weight decay does not pass through the moments (Loshchilov & Hutter 2019).
  case adamw
}
