import KernelCode
import Kernels

extension Network {
  /// True where the loss is computed from the pre-activations of the output layer.
  ///
  /// - Parameter usesActivations: false unless the loss is wanted from the activations in any case.
  public func isPaired(_ function: LossFunction, usesActivations: Bool = false) -> Bool {
    guard let layer = layers.last, !usesActivations else { return false }
    return function.pairs(
      with: layer.activation, parameter: layer.activation.isJoint ? layer.parameter.double : nil)
  }

  /// The mean loss over the batch, after `forward`; leaves g (or, for a loss computed from the
  /// pre-activations, δ) of the last layer in the activity.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func loss(
    _ function: LossFunction, _ activity: Activity<S>, usesActivations: Bool = false
  ) -> Double {
    guard let layer = layers.last, let state = activity.layers.last else { return .nan }
    let paired = isPaired(function, usesActivations: usesActivations)
    let isLogarithm = layer.activation == .logSoftmax
    let form: LossForm =
      switch function {
      case .squaredError: .squaredError
      case .binaryCrossEntropy: paired ? .binaryFromLogits : .binaryFromShares
      case .categoricalCrossEntropy:
        paired
          ? .categoricalFromLogits
          : (isLogarithm ? .categoricalFromLogShares : .categoricalFromShares)
      }
    // A workspace for inference has no room for gradients.
    let spare = Matrix<S>(
      rows: state.errorSignal.rows == 0 ? activity.examples : 0, columns: layer.units)
    let gradient = paired ? state.errorSignal : state.upstreamGradient
    return kernels.loss(
      form,
      LossBuffers(
        rows: activity.inputs.rows, columns: layer.units,
        outputs: UnsafePointer(paired ? state.preActivation.pointer : state.activation.pointer),
        targets: UnsafePointer(activity.targets.pointer),
        gradient: gradient.rows == 0 ? spare.pointer : gradient.pointer))
  }

  /// Fills g, δ and the gradients of all parameters of every layer, from the last to the first, after
  /// `loss`.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func backward(
    _ function: LossFunction, _ activity: Activity<S>, usesActivations: Bool = false
  ) {
    let paired = isPaired(function, usesActivations: usesActivations)
    for index in layers.indices.reversed() {
      let state = activity.layers[index]
      passSignals(to: index, activity, isPaired: paired, open: nil)
      parameterGradients(
        input: index == 0 ? activity.inputs : activity.layers[index - 1].output, state)
    }
  }

  /// Fills g, δ and N ∂L/∂u of one layer from those above it.
  ///
  /// - Parameter open: a layer whose activation function lets everything through: δ = g.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  func passSignals(to index: Int, _ activity: Activity<S>, isPaired: Bool, open: Int?) {
    let layer = layers[index]
    let state = activity.layers[index]
    let isLast = index + 1 == layers.count
    if !isLast { collectUpstream(index, activity) }
    if index == open {
      state.errorSignal.pointer.update(
        from: state.upstreamGradient.pointer, count: state.errorSignal.count)
    } else if !isLast || !isPaired {
      kernels.pullBack(
        PullBackBuffers(
          function: layer.place, parameter: layer.parameter, rows: state.activation.rows,
          columns: layer.units, values: state.activation.pointer,
          slopes: state.localDerivative.pointer, upstream: state.upstreamGradient.pointer,
          result: state.errorSignal.pointer))
    }
    guard let normalization = layer.normalization else { return }
    kernels.normalizationPullBack(
      NormalizationPullBackBuffers(
        group: normalization.group, rows: state.linear.rows, columns: layer.units,
        epsilon: S(nearest: Normalization.epsilon), scale: normalization.scale.pointer,
        variances: state.variances.pointer, usesGivenMoments: false,
        normalized: state.normalized.pointer, upstream: state.errorSignal.pointer,
        result: state.linearSignal.pointer, scaleGradient: state.parameters[2].gradient.pointer,
        shiftGradient: state.parameters[3].gradient.pointer))
  }

  /// g_l = (N ∂L/∂u_{l+1}) W_{l+1}ᵀ + Σ δ_m over the layers m that a skip connects with this one, after
  /// the mask of dropout.
  private func collectUpstream(_ index: Int, _ activity: Activity<S>) {
    let state = activity.layers[index]
    let next = layers[index + 1]
    let above = activity.layers[index + 1]
    kernels.transpose(
      next.weights.pointer, next.inputs, next.units, above.transposedWeights.pointer)
    kernels.multiply(
      MatrixProduct(
        rows: above.linearSignal.rows, columns: next.inputs, depth: next.units,
        a: above.linearSignal.pointer, aRowStride: next.units, aColumnStride: 1,
        b: above.transposedWeights.pointer, c: state.upstreamGradient.pointer))
    for other in (index + 1)..<layers.count where layers[other].skip == other - index {
      kernels.add(
        activity.layers[other].errorSignal.pointer, state.upstreamGradient.pointer,
        state.upstreamGradient.count)
    }
    if layers[index].dropout > 0 {
      kernels.multiplyElements(
        state.upstreamGradient.pointer, state.mask.pointer, state.upstreamGradient.pointer,
        state.upstreamGradient.count)
    }
  }

  /// ∂L/∂W = (1/N) xᵀ (N ∂L/∂u) and ∂L/∂b = (1/N) Σ N ∂L/∂u; γ and β were summed before.
  private func parameterGradients(input: Matrix<S>, _ state: LayerActivity<S>) {
    let examples = input.rows
    let scale = S(nearest: 1 / Double(examples))
    let signal = state.linearSignal
    kernels.multiply(
      MatrixProduct(
        rows: input.columns, columns: signal.columns, depth: examples, a: input.pointer,
        aRowStride: 1, aColumnStride: input.columns, b: signal.pointer,
        c: state.weightGradient.pointer))
    kernels.columnSums(
      signal.pointer, examples, signal.columns, state.biasGradient.pointer)
    for parameter in state.parameters {
      kernels.scale(parameter.gradient.pointer, scale, parameter.gradient.count)
    }
  }
}
