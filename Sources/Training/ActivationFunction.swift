/// An activation function φ, which turns a layer's pre-activations z into its activations a = φ(z).
///
/// The raw value is the word for it on the command line, in a trace and in test arguments.
public enum ActivationFunction: String, CaseIterable, Sendable {
  /// φ(z) = z.
  case identity
  /// φ(z) = 1 / (1 + e⁻ᶻ), in (0, 1).
  case sigmoid
  /// φ(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), in (−1, 1).
  case tanh
  /// φ(z) = max(0, z), with φ'(0) = 0.
  case relu
  /// φ(z) = z for z > 0, else 0.01 z.
  case leakyReLU = "leaky-relu"
  /// φ(z) = ln(1 + eᶻ), whose local derivative is the sigmoid.
  case softplus
  /// S_i = e^(z_i) / Σ_j e^(z_j) over the units of one layer, per example.
  case softmax

  /// The slope of leaky ReLU left of zero.
  public static let leakySlope = 0.01

  /// True where every unit depends on all pre-activations of its layer, so that the local derivative
  /// is a Jacobian matrix and not one number per unit.
  public var isJoint: Bool { self == .softmax }

  /// The parameter where none is given; nil for a function without one.
  public var standardParameter: Double? {
    switch self {
    case .leakyReLU: Self.leakySlope
    case .softmax: 1
    default: nil
    }
  }

  public func largestSlope(_ parameter: Double?) -> Double { largestSlope }

  /// max |φ'(z)| over all z; for softmax the largest possible ‖J‖₂, which is ½
  /// (vᵀJv = Var_S(v) ≤ (range v)² / 4 ≤ ½ ‖v‖², Popoviciu).
  public var largestSlope: Double {
    switch self {
    case .sigmoid: 0.25
    case .softmax: 0.5
    case .identity, .tanh, .relu, .leakyReLU, .softplus: 1
    }
  }

  /// Where the local derivative tends to zero without reaching it.
  public var saturatingTails: SaturatingTails {
    switch self {
    case .sigmoid, .tanh: .both
    case .softplus: .left
    case .identity, .relu, .leakyReLU: .none
    case .softmax: .joint
    }
  }

  /// True where φ' is exactly zero on a half-line, so that units can be inactive and die.
  public var canBeInactive: Bool { self == .relu }

  /// The range of a, where it is bounded on both sides.
  public var boundedRange: (lower: Double, upper: Double)? {
    switch self {
    case .sigmoid, .softmax: (0, 1)
    case .tanh: (-1, 1)
    case .identity, .relu, .leakyReLU, .softplus: nil
    }
  }
}

/// The sides on which an activation function saturates: |φ'| → 0 as z → ±∞ (Gulcehre et al. 2016
/// call this soft saturation).
public enum SaturatingTails: Sendable {
  case none, left, both
  /// Softmax: the whole Jacobian becomes small, for one example at a time.
  case joint

  public var isNone: Bool { self == .none }
}
