import KernelCode
import Plotting
import Recording
import Training

extension SeriesIdentity {
  /// The look of an activation function; one that has none of its own looks like one of the arms.
  public init(_ activation: ActivationFunction) {
    self =
      switch activation {
      case .identity: .identity
      case .sigmoid: .sigmoid
      case .tanh: .tanh
      case .relu: .relu
      case .leakyReLU: .leakyReLU
      case .softplus: .softplus
      case .softmax: .softmax
      case .elu: .elu
      case .gelu: .gelu
      case .silu: .silu
      default: .arm(activation.place)
      }
  }

  /// The look of a net: that of its first layer's activation, which is hidden if any is.
  init(hiddenActivationOf manifest: RunManifest) {
    self.init(manifest.layers.first?.activation ?? .identity)
  }
}

extension RunManifest {
  /// The numbers of the hidden layers, from 1; the only layer where none is hidden.
  var instrumentedLayers: ClosedRange<Int> { 1...max(1, layers.count - 1) }
}
