import KernelCode
import Kernels

/// What would have reached the first layer, had one layer let everything through.
public struct OpenPasses<S: Scalar> {
  private let network: Network<S>
  /// The step once more, in room of its own: whoever looks at the step finds it untouched.
  private let activity: Activity<S>

  /// - Parameter activity: of one step, after `Network.backward`, with the weights that it was computed
  ///   with.
  public init(_ network: Network<S>, _ activity: Activity<S>) {
    self.network = network
    self.activity = Activity(
      network: network, examples: activity.examples, purpose: .differentiating)
    func copy(_ source: Matrix<S>, _ target: Matrix<S>) {
      target.pointer.update(from: source.pointer, count: source.count)
    }
    for (state, own) in zip(activity.layers, self.activity.layers) {
      copy(state.normalized, own.normalized)
      copy(state.variances, own.variances)
      copy(state.activation, own.activation)
      copy(state.localDerivative, own.localDerivative)
      copy(state.mask, own.mask)
      copy(state.upstreamGradient, own.upstreamGradient)
      copy(state.errorSignal, own.errorSignal)
      copy(state.linearSignal, own.linearSignal)
    }
  }

  /// For every layer ‖δ₁‖ / ‖δ_L‖ over the batch of a backward pass in which that layer's φ' is replaced
  /// by 1, or its J by the identity. NaN for an output layer whose loss is computed from its
  /// pre-activations, where nothing is in the way, and where no error leaves the output.
  ///
  /// L (L + 1) / 2 steps from one layer to the one below it, for L layers.
  ///
  /// - Parameter isPaired: true where the loss is computed from the pre-activations.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func attenuations(isPaired: Bool) -> [Double] {
    guard let first = activity.layers.first, let last = activity.layers.last else { return [] }
    // From the first layer up: a pass changes the signals of its layer and those below it, and needs
    // those above as they were.
    return network.layers.indices.map { open in
      if isPaired, open + 1 == network.layers.count { return .nan }
      for index in (0...open).reversed() {
        network.passSignals(to: index, activity, isPaired: isPaired, open: open)
      }
      let arriving = network.kernels.moments(
        first.errorSignal.pointer, first.errorSignal.count)
      let leaving = network.kernels.moments(last.errorSignal.pointer, last.errorSignal.count)
      let isFinite = arriving.nonFinite == 0 && leaving.nonFinite == 0
      return isFinite && leaving.norm > 0 ? arriving.norm / leaving.norm : .nan
    }
  }
}
