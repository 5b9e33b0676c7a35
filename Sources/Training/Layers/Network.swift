import Kernels

/// A fully connected layer: z = a_{l−1} W + b, a = φ(z).
public struct DenseLayer<S: Scalar> {
  public let activation: ActivationFunction
  /// fan-in × units.
  public let weights: Matrix<S>
  /// 1 × units.
  public let biases: Matrix<S>

  public var inputs: Int { weights.rows }
  public var units: Int { weights.columns }
}

/// Dense layers one after the other. The last is the output layer.
public struct Network<S: Scalar> {
  public let layers: [DenseLayer<S>]

  public init(layers: [DenseLayer<S>]) {
    self.layers = layers
  }

  /// Draws the weights of all layers from one stream: layer by layer, fan-in by fan-in. How many random
  /// numbers a layer takes does not depend on the activations, so that two nets of one seed and shape
  /// whose initialization is of one kind differ in nothing else.
  ///
  /// - Parameters:
  ///   - scale: the scale of the initialization; nil for its standard one.
  ///   - bias: what every bias of a hidden layer starts with.
  ///   - weights: one for every layer, in place of what would be drawn; or none.
  public init(
    inputs: Int, shapes: [LayerShape], initialization: Initialization, scale: Double? = nil,
    seed: UInt64, bias: Double = 0, weights given: [LayerWeights] = []
  ) {
    var generator = RandomGenerator(seed: seed, stream: .weights)
    var fanIn = inputs
    var layers: [DenseLayer<S>] = []
    for (index, shape) in shapes.enumerated() {
      let units = shape.units
      let weights: Matrix<S>
      let biases: Matrix<S>
      if index < given.count {
        weights = Matrix(rows: fanIn, columns: units, values: given[index].weights)
        biases = Matrix(rows: 1, columns: units, values: given[index].biases)
      } else {
        weights = Matrix(
          rows: fanIn, columns: units,
          values: initialization.draw(
            fanIn: fanIn, units: units, scale: scale ?? initialization.standardScale,
            from: &generator))
        let isHidden = index + 1 < shapes.count
        biases = Matrix(
          rows: 1, columns: units,
          values: Array(repeating: isHidden ? bias : 0, count: units))
      }
      layers.append(DenseLayer(activation: shape.activation, weights: weights, biases: biases))
      fanIn = units
    }
    self.layers = layers
  }

  public var inputs: Int { layers.first?.inputs ?? 0 }
  public var outputs: Int { layers.last?.units ?? 0 }

  /// Fills z, a and φ' of every layer from `activity.inputs`.
  public func forward(_ activity: Activity<S>) {
    var input = activity.inputs
    for (layer, state) in zip(layers, activity.layers) {
      S.multiply(
        MatrixProduct(
          rows: input.rows, columns: layer.units, depth: layer.inputs, a: input.pointer,
          aRowStride: layer.inputs, aColumnStride: 1, b: layer.weights.pointer,
          c: state.preActivation.pointer, bias: UnsafePointer(layer.biases.pointer)))
      layer.activation.apply(
        state.preActivation, values: state.activation, derivative: state.localDerivative)
      input = state.activation
    }
  }

  /// The mean loss over the batch, after `forward`; leaves g (or, for a loss computed from the
  /// pre-activations, δ) of the last layer in the activity.
  public func loss(_ function: LossFunction, _ activity: Activity<S>) -> Double {
    guard let layer = layers.last, let state = activity.layers.last else { return .nan }
    let paired = function.pairedActivation == layer.activation
    let buffers = LossBuffers(
      rows: activity.inputs.rows, columns: layer.units,
      outputs: UnsafePointer(paired ? state.preActivation.pointer : state.activation.pointer),
      targets: UnsafePointer(activity.targets.pointer),
      gradient: paired ? state.errorSignal.pointer : state.upstreamGradient.pointer)
    switch function {
    case .squaredError: return S.squaredError(buffers)
    case .binaryCrossEntropy: return S.binaryCrossEntropy(buffers)
    case .categoricalCrossEntropy: return S.categoricalCrossEntropy(buffers)
    }
  }

  /// Fills g, δ, ∂L/∂W and ∂L/∂b of every layer, from the last to the first, after `loss`.
  public func backward(_ function: LossFunction, _ activity: Activity<S>) {
    for index in layers.indices.reversed() {
      let layer = layers[index]
      let state = activity.layers[index]
      if index + 1 < layers.count {
        passBack(
          activity.layers[index + 1].errorSignal, through: layers[index + 1],
          transposed: activity.layers[index + 1].transposedWeights, into: state.upstreamGradient)
      }
      let isPaired = index + 1 == layers.count && function.pairedActivation == layer.activation
      if !isPaired {
        layer.activation.pullBack(
          state.upstreamGradient, values: state.activation, derivative: state.localDerivative,
          into: state.errorSignal)
      }
      let input = index == 0 ? activity.inputs : activity.layers[index - 1].activation
      parameterGradients(input: input, state)
    }
  }

  /// g_l = δ_{l+1} W_{l+1}ᵀ.
  private func passBack(
    _ errorSignal: Matrix<S>, through layer: DenseLayer<S>, transposed: Matrix<S>,
    into upstream: Matrix<S>
  ) {
    S.transpose(
      layer.weights.pointer, rows: layer.inputs, columns: layer.units, result: transposed.pointer)
    S.multiply(
      MatrixProduct(
        rows: errorSignal.rows, columns: layer.inputs, depth: layer.units, a: errorSignal.pointer,
        aRowStride: layer.units, aColumnStride: 1, b: transposed.pointer, c: upstream.pointer))
  }

  /// ∂L/∂W = (1/N) a_{l−1}ᵀ δ and ∂L/∂b = (1/N) Σ δ.
  private func parameterGradients(input: Matrix<S>, _ state: LayerActivity<S>) {
    let examples = input.rows
    let scale = S(nearest: 1 / Double(examples))
    S.multiply(
      MatrixProduct(
        rows: input.columns, columns: state.errorSignal.columns, depth: examples, a: input.pointer,
        aRowStride: 1, aColumnStride: input.columns, b: state.errorSignal.pointer,
        c: state.weightGradient.pointer))
    S.scale(state.weightGradient.pointer, by: scale, count: state.weightGradient.count)
    S.columnSums(
      state.errorSignal.pointer, rows: examples, columns: state.errorSignal.columns,
      result: state.biasGradient.pointer)
    S.scale(state.biasGradient.pointer, by: scale, count: state.biasGradient.count)
  }
}
