import Plotting
import Training
import Wording

extension ActivationFunction {
  var displayName: String { NameText.activation(rawValue) }

  /// The colour, dash and marker that this activation function has in every figure.
  var identity: SeriesIdentity {
    switch self {
    case .identity: .identity
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyReLU: .leakyReLU
    case .softplus: .softplus
    case .softmax: .softmax
    }
  }
}

extension OptimizerKind {
  var displayName: String { NameText.optimizer(rawValue) }
}
