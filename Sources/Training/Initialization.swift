/// How the weights of a layer are drawn before the first step. Biases start at zero.
public enum Initialization: String, CaseIterable, Sendable {
  /// All weights 0.
  case zero
  /// U(−½, ½), whatever the layer's size.
  case uniform
  /// U(−r, r) with r = √(6 / (fan-in + fan-out)) (Glorot & Bengio 2010).
  case glorot
  /// U(−r, r) with r = √(6 / fan-in), whose variance is the 2 / fan-in of He et al. 2015.
  case he
}
