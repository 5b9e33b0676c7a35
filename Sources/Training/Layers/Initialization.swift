/// How the weights of a layer are drawn before the first step. Biases start at zero.
///
/// `scale` is a number that an initialization can be given: for `constant`, `uniform` and `normal` it is
/// the size itself, for the others a factor (a gain), 1 unless set.
public enum Initialization: String, CaseIterable, Sendable {
  /// All weights 0.
  case zero
  /// All weights `scale`, 0.1 unless set: no unit of a layer differs from another.
  case constant
  /// U(−scale, scale), whatever the layer's size; ½ unless set.
  case uniform
  /// N(0, scale²), whatever the layer's size; σ = 1 unless set.
  case normal
  /// N(0, 1 / fan-in) (LeCun et al. 1998).
  case lecun
  /// U(−r, r) with r = √(6 / (fan-in + fan-out)) (Glorot & Bengio 2010).
  case glorot
  /// N(0, 2 / (fan-in + fan-out)).
  case glorotNormal = "glorot-normal"
  /// U(−r, r) with r = √(6 / fan-in), whose variance is the 2 / fan-in of He et al. 2015.
  case he
  /// N(0, 2 / fan-in).
  case heNormal = "he-normal"
  /// Rows, or where there are fewer of them columns, of length 1 and at right angles (Saxe et al. 2013).
  case orthogonal

  /// The scale where none is given.
  public var standardScale: Double {
    switch self {
    case .constant: 0.1
    case .uniform: 0.5
    case .zero, .normal, .lecun, .glorot, .glorotNormal, .he, .heNormal, .orthogonal: 1
    }
  }
}

/// The weights and biases of one layer, given in place of random ones.
public struct LayerWeights: Sendable, Equatable {
  /// fan-in rows of as many numbers as there are units, one row after the other.
  public var weights: [Double]
  public var biases: [Double]

  public init(weights: [Double], biases: [Double]) {
    self.weights = weights
    self.biases = biases
  }
}
