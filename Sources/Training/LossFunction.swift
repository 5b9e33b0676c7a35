import KernelCode

/// What a net is trained to make small: L = (1/N) Σ ℓ_i over the examples of a batch.
public enum LossFunction: String, CaseIterable, Sendable {
  /// ℓ = Σ_k (a_k − y_k)², a sum over the outputs, without ½.
  case squaredError = "squared-error"
  /// ℓ = −Σ_k (y_k ln a_k + (1 − y_k) ln(1 − a_k)), a sum over the outputs.
  case binaryCrossEntropy = "binary-cross-entropy"
  /// ℓ = −Σ_k y_k ln a_k.
  case categoricalCrossEntropy = "categorical-cross-entropy"

  /// The output activation that goes with the loss: the loss is then computed from the
  /// pre-activations, in the form that cannot overflow; δ_L = a − y, and no upstream gradient of the
  /// last layer exists.
  public var pairedActivation: ActivationFunction? {
    switch self {
    case .squaredError: nil
    case .binaryCrossEntropy: .sigmoid
    case .categoricalCrossEntropy: .softmax
    }
  }

  /// True for the paired activation. Softmax with another temperature than 1 is no pair.
  public func pairs(with activation: ActivationFunction, parameter: Double? = nil) -> Bool {
    pairedActivation == activation && (parameter ?? 1) == 1
  }
}
