import KernelCode

/// How small the Jacobians of a softmax layer are, over the examples of a batch (docs/metrics.md).
public struct SoftmaxSizes: Sendable, Equatable {
  /// Of examples with ‖J‖₂ below the limit, both at temperature 1.
  public private(set) var saturatedShare: Double
  /// Of examples of either `SoftmaxKind`.
  public private(set) var confidentShare: Double
  public private(set) var diffuseShare: Double
  /// Means of ‖J‖_F and tr J.
  public private(set) var frobeniusNorm: Double
  public private(set) var trace: Double

  /// - Parameters:
  ///   - activation: the shares of one example in each row.
  ///   - limit: for temperature 1: with T, ‖J‖₂ and what it may at most be are both divided by it.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public init<S: Scalar>(
    _ activation: Matrix<S>, temperature: Double, saturatedBelow limit: Double
  ) {
    var jacobian = SoftmaxJacobian(units: activation.columns)
    var saturated = 0
    var confident = 0
    var diffuse = 0
    var norms = 0.0
    var traces = 0.0
    for example in 0..<activation.rows {
      jacobian.load(activation.pointer + example * activation.columns)
      if jacobian.isSpectralNormBelow(limit) { saturated += 1 }
      switch jacobian.kind {
      case .confident: confident += 1
      case .diffuse: diffuse += 1
      case .open: break
      }
      let sizes = jacobian.sizes
      norms += sizes.frobeniusNorm
      traces += sizes.trace
    }
    let examples = Double(activation.rows)
    saturatedShare = Double(saturated) / examples
    confidentShare = Double(confident) / examples
    diffuseShare = Double(diffuse) / examples
    frobeniusNorm = norms / (examples * temperature)
    trace = traces / (examples * temperature)
  }
}
