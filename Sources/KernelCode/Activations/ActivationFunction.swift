import Kernels

// All that the program knows about an activation function stands in this file: its word, its facts and
// what it computes. To add one, add a case, its facts and its formula; everything else follows.

/// An activation function φ, which turns a layer's pre-activations z into its activations a = φ(z).
///
/// The raw value is the word for it on the command line, in a trace and in test arguments.
public enum ActivationFunction: String, CaseIterable, Sendable {
  case identity, sigmoid
  case hardSigmoid = "hard-sigmoid"
  case tanh, relu
  case leakyReLU = "leaky-relu"
  case elu, selu, softplus, gelu
  case geluTanh = "gelu-tanh"
  case silu, softmax
  case logSoftmax = "log-softmax"

  public var facts: ActivationFacts {
    switch self {
    case .identity:
      ActivationFacts(formula: "z", largestSlope: 1)
    case .sigmoid:
      ActivationFacts(
        formula: "1 / (1 + e⁻ᶻ)", range: (0, 1), largestSlope: 0.25, tails: .both)
    case .hardSigmoid:
      ActivationFacts(
        formula: "z/6 + ½, cut to 0 … 1", range: (0, 1), largestSlope: 1 / 6, tails: .both,
        kink: 3)
    case .tanh:
      ActivationFacts(
        formula: "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)", range: (-1, 1), largestSlope: 1, tails: .both)
    case .relu:
      ActivationFacts(
        formula: "max(0, z)", range: (0, .infinity), largestSlope: 1, kink: 0,
        canBeInactive: true)
    case .leakyReLU:
      ActivationFacts(
        formula: "z above 0, else 0.01 z", largestSlope: 1, kink: 0, standardParameter: 0.01)
    case .elu:
      // φ' is continuous for α = 1, but a difference across 0 still sees the jump of φ''.
      ActivationFacts(
        formula: "z above 0, else α (eᶻ − 1) with α = 1", range: (-1, .infinity), largestSlope: 1,
        tails: .left, kink: 0, standardParameter: 1)
    case .selu:
      ActivationFacts(
        formula: "1.0507 z above 0, else 1.7581 (eᶻ − 1)", range: (-seluScale, .infinity),
        largestSlope: seluScale, tails: .left, kink: 0)
    case .softplus:
      ActivationFacts(
        formula: "ln(1 + eᶻ)", range: (0, .infinity), largestSlope: 1, tails: .left)
    case .gelu:
      ActivationFacts(
        formula: "z Φ(z)", range: (-0.169_971, .infinity), largestSlope: 1.128_904_145_185_154_7,
        tails: .left, tailBegins: -1.414_213_562_373_095)
    case .geluTanh:
      ActivationFacts(
        formula: "½ z (1 + tanh(√(2/π) (z + 0.044715 z³)))", range: (-0.170_041, .infinity),
        largestSlope: 1.128_993_068_658_771_8, tails: .left, tailBegins: -1.418_504)
    case .silu:
      ActivationFacts(
        formula: "z / (1 + e⁻ᶻ)", range: (-0.278_465, .infinity),
        largestSlope: 1.099_839_320_128_866_9, tails: .left, tailBegins: -2.399_357_28)
    case .softmax:
      ActivationFacts(
        formula: "e^(z_i) / Σ e^(z_j)", range: (0, 1), largestSlope: 0.5, tails: .joint,
        isJoint: true, standardParameter: 1)
    case .logSoftmax:
      // J = I − 1 Sᵀ: its norm grows with the number of units, up to √n.
      ActivationFacts(
        formula: "z_i − ln Σ e^(z_j)", range: (-.infinity, 0), largestSlope: .infinity,
        isJoint: true)
    }
  }

  /// φ(z) and φ'(z) of one number, where each entry has its own. The derivative is computed from φ(z)
  /// where that is what frameworks do, so that it underflows where theirs does.
  ///
  /// - Parameter p: the parameter of the function.
  @inline(__always)
  func apply<S: Scalar>(_ b: ActivationBuffers<S>) {
    let p = b.parameter
    switch self {
    case .identity: b.map { z in (z, 1) }
    case .sigmoid:
      b.map { z in
        let value = logistic(z)
        return (value, value * (1 - value))
      }
    case .hardSigmoid:
      b.map { z in
        let line = z / 6 + 0.5
        let low = z <= -3
        let high = z >= 3
        return (low ? 0 : (high ? 1 : line), low || high ? 0 : 1 / 6)
      }
    case .tanh:
      b.map { z in
        let value = hyperbolicTangent(z)
        return (value, 1 - value * value)
      }
    // NaN is not "below zero": it must come through.
    case .relu: b.map { z in z <= 0 ? (0, 0) : (z, 1) }
    case .leakyReLU: b.map { z in z <= 0 ? (p * z, p) : (z, 1) }
    case .elu:
      b.map { z in
        let bounded = z > 0 ? 0 : z
        return z <= 0 ? (p * exponentialMinusOne(bounded), p * exponential(bounded)) : (z, 1)
      }
    case .selu:
      let scale = S(nearest: seluScale)
      let slope = S(nearest: seluSlope)
      b.map { z in
        let bounded = z > 0 ? 0 : z
        return z <= 0
          ? (scale * exponentialMinusOne(bounded), scale * exponential(bounded))
          : (slope * z, slope)
      }
    case .softplus: b.map { z in (softPlus(z), logistic(z)) }
    case .gelu:
      b.map { z in
        let share = S(nearest: normalShare(z.double))
        let density = S(nearest: normalDensity(z.double))
        // Far out share and density are 0 and their factor infinite.
        return (z == -.infinity ? 0 : z * share, share + (density == 0 ? 0 : z * density))
      }
    case .geluTanh:
      // ½ (1 + tanh u) is the sigmoid of 2u, which loses no digits where tanh is near −1.
      let root = S(nearest: 0.797_884_560_802_865_36)
      let cubic = S(nearest: 0.044_715)
      b.map { z in
        let twice = 2 * root * (z + cubic * z * z * z)
        let gate = logistic(twice)
        let slope = 2 * root * (1 + 3 * cubic * z * z)
        let curve = gate * logistic(-twice)
        // Far out the curve is 0 and its factor infinite.
        return (z == -.infinity ? 0 : z * gate, gate + (curve == 0 ? 0 : z * curve * slope))
      }
    case .silu:
      b.map { z in
        let gate = logistic(z)
        let curve = gate * (1 - gate)
        return (z == -.infinity ? 0 : z * gate, gate + (curve == 0 ? 0 : z * curve))
      }
    case .softmax: S.softmax(b)
    case .logSoftmax: S.logSoftmax(b)
    }
  }
}

/// λα and λ of SELU (Klambauer et al. 2017), which make mean 0 and variance 1 a fixed point.
private let seluScale = 1.758_099_340_847_376_6
private let seluSlope = 1.050_700_987_355_480_5

extension ActivationBuffers where S: Scalar {
  @inline(__always)
  fileprivate func map(_ function: (S) -> (value: S, slope: S)) {
    let (z, values, slopes) = (z, values, slopes)
    for i in 0..<(rows * columns) {
      let result = function(z[i])
      values[i] = result.value
      slopes[i] = result.slope
    }
  }
}
