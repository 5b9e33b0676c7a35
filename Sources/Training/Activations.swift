import Kernels

// What each activation function computes; its facts stand in ActivationFunction.swift.
extension ActivationFunction {
  /// The function of one number that it applies to every entry; nil for softmax.
  private var elementwise: ElementwiseFunction? {
    switch self {
    case .identity: .identity
    case .sigmoid: .logistic
    case .tanh: .hyperbolicTangent
    case .relu: .rectifier
    case .leakyReLU: .leakyRectifier(slope: Self.leakySlope)
    case .softplus: .softPlus
    case .softmax: nil
    }
  }

  /// Fills a = φ(z) and φ'(z), all of the same shape; for softmax φ' is the diagonal of J.
  func apply<S: Scalar>(_ z: Matrix<S>, values: Matrix<S>, derivative: Matrix<S>) {
    if let elementwise {
      S.map(
        elementwise, z.pointer, values: values.pointer, slopes: derivative.pointer, count: z.count)
    } else {
      S.softmax(
        z.pointer, shares: values.pointer, diagonal: derivative.pointer, rows: z.rows,
        columns: z.columns)
    }
  }

  /// The pull-back: δ = J_φᵀ g from the recorded a and φ'. The Jacobian of softmax is never built.
  func pullBack<S: Scalar>(
    _ upstream: Matrix<S>, values: Matrix<S>, derivative: Matrix<S>, into result: Matrix<S>
  ) {
    if isJoint {
      S.softmaxPullBack(
        shares: values.pointer, upstream: upstream.pointer, result: result.pointer,
        rows: values.rows, columns: values.columns)
    } else {
      S.multiplyElements(
        upstream.pointer, derivative.pointer, result: result.pointer, count: upstream.count)
    }
  }
}
