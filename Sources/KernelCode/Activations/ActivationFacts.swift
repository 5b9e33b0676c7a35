/// What is known about an activation function besides its values.
public struct ActivationFacts: Sendable {
  /// φ(z) as it is written in a line of text.
  public var formula: String
  /// The limits of a.
  public var range: (lower: Double, upper: Double)
  /// max |φ'(z)| over all z, with the standard parameter; for softmax the largest possible ‖J‖₂, which
  /// is ½ (vᵀJv = Var_S(v) ≤ (range v)² / 4 ≤ ½ ‖v‖², Popoviciu).
  public var largestSlope: Double
  public var tails: SaturatingTails
  /// Where the left tail begins, for a function whose φ' passes through zero before it; infinity where
  /// every small |φ'| is in a tail.
  public var tailBegins: Double
  /// The |z| at which φ' or its own derivative jumps; nil where neither does.
  public var kink: Double?
  /// True where φ' is exactly zero on a half-line without counting as saturated, so that units can be
  /// inactive and die.
  public var canBeInactive: Bool
  /// True where every unit depends on all pre-activations of its layer, so that the local derivative
  /// is a Jacobian matrix and not one number per unit.
  public var isJoint: Bool
  /// The parameter where none is given; nil for a function without one.
  public var standardParameter: Double?

  init(
    formula: String, range: (lower: Double, upper: Double) = (-.infinity, .infinity),
    largestSlope: Double, tails: SaturatingTails = .none, tailBegins: Double = .infinity,
    kink: Double? = nil, canBeInactive: Bool = false, isJoint: Bool = false,
    standardParameter: Double? = nil
  ) {
    self.formula = formula
    self.range = range
    self.largestSlope = largestSlope
    self.tails = tails
    self.tailBegins = tailBegins
    self.kink = kink
    self.canBeInactive = canBeInactive
    self.isJoint = isJoint
    self.standardParameter = standardParameter
  }
}

/// The sides on which an activation function saturates: |φ'| → 0 as z → ±∞ (Gulcehre et al. 2016
/// call this soft saturation, and hard saturation where φ' reaches 0).
public enum SaturatingTails: Sendable {
  case none, left, both
  /// Softmax: the whole Jacobian becomes small, for one example at a time.
  case joint

  public var isNone: Bool { self == .none }
}

extension ActivationFunction {
  public var isJoint: Bool { facts.isJoint }
  public var largestSlope: Double { facts.largestSlope }
  public var saturatingTails: SaturatingTails { facts.tails }
  public var canBeInactive: Bool { facts.canBeInactive }
  public var standardParameter: Double? { facts.standardParameter }

  /// The limits of a, where it is bounded on both sides.
  public var boundedRange: (lower: Double, upper: Double)? {
    let range = facts.range
    return range.lower.isFinite && range.upper.isFinite ? range : nil
  }

  /// The largest slope with a parameter: leaky ReLU and ELU have the larger of 1 and the parameter,
  /// softmax with temperature T has ½ / T.
  public func largestSlope(_ parameter: Double?) -> Double {
    guard let parameter, standardParameter != nil else { return largestSlope }
    return isJoint ? largestSlope / parameter : max(largestSlope, abs(parameter))
  }

  /// min φ'(z) over all z where φ has saturating tails. Where φ' passes through zero before its tail,
  /// φ(z) − φ(−z) = z, so that φ'(z) + φ'(−z) = 1 and the least slope mirrors the largest.
  public var leastSlope: Double { facts.tailBegins.isFinite ? 1 - largestSlope : 0 }

  /// The place of this function among all cases, by which kernels know it: the number that the language
  /// gives to a case. An array of all cases would be code of the standard library in every kernel.
  public var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  @inline(__always)
  init(place: Int) { self = unsafeBitCast(UInt8(truncatingIfNeeded: place), to: Self.self) }
}
