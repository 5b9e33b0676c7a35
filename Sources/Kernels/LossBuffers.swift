/// How a loss is computed. Each is a mean over examples of a sum over outputs.
public enum LossForm: Sendable {
  /// Σ_k (a_k − y_k)², without ½.
  case squaredError
  /// Binary cross-entropy of sigmoid outputs, from their pre-activations.
  case binaryFromLogits
  /// −Σ_k (y_k ln a_k + (1 − y_k) ln(1 − a_k)), from the activations.
  case binaryFromShares
  /// Categorical cross-entropy of softmax outputs, from their pre-activations.
  case categoricalFromLogits
  /// −Σ_k y_k ln a_k, from the activations.
  case categoricalFromShares
  /// −Σ_k y_k a_k, from activations that are logarithms.
  case categoricalFromLogShares
}

/// What a loss reads and writes, all `rows` × `columns`.
public struct LossBuffers<S> {
  public var rows: Int
  public var columns: Int
  /// The last layer's activations a, or its pre-activations z for a loss computed from those.
  public var outputs: UnsafePointer<S>
  public var targets: UnsafePointer<S>
  /// Where the derivative of each example's loss with respect to `outputs` goes.
  public var gradient: UnsafeMutablePointer<S>

  public init(
    rows: Int, columns: Int, outputs: UnsafePointer<S>, targets: UnsafePointer<S>,
    gradient: UnsafeMutablePointer<S>
  ) {
    self.rows = rows
    self.columns = columns
    self.outputs = outputs
    self.targets = targets
    self.gradient = gradient
  }
}
