import Kernels

/// The size and activation of one layer to be made.
public struct LayerShape: Sendable, Equatable {
  public var units: Int
  public var activation: ActivationFunction

  public init(units: Int, activation: ActivationFunction) {
    self.units = units
    self.activation = activation
  }
}

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

  /// Draws the weights of all layers from one stream: layer by layer, fan-in by fan-in. The random
  /// numbers do not depend on the initialization nor on the activations, only what is made of them
  /// does, so that two nets of one seed and shape differ in nothing else.
  ///
  /// - Parameter bias: what every bias of a hidden layer starts with.
  public init(
    inputs: Int, shapes: [LayerShape], initialization: Initialization, seed: UInt64,
    bias: Double = 0
  ) {
    var generator = RandomGenerator(seed: seed, stream: .weights)
    var fanIn = inputs
    var layers: [DenseLayer<S>] = []
    for (index, shape) in shapes.enumerated() {
      let weights = Matrix<S>(rows: fanIn, columns: shape.units)
      let range = initialization.range(fanIn: fanIn, fanOut: shape.units)
      for i in 0..<weights.count {
        weights.pointer[i] = S(nearest: range * (2 * generator.uniform() - 1))
      }
      let biases = Matrix<S>(rows: 1, columns: shape.units)
      if index + 1 < shapes.count {
        for i in 0..<shape.units { biases.pointer[i] = S(nearest: bias) }
      }
      layers.append(
        DenseLayer(activation: shape.activation, weights: weights, biases: biases))
      fanIn = shape.units
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

extension Initialization {
  /// r of U(−r, r). Uniform throughout, so that nets of one seed are scaled copies of each other.
  func range(fanIn: Int, fanOut: Int) -> Double {
    switch self {
    case .zero: 0
    case .uniform: 0.5
    case .glorot: (6 / Double(fanIn + fanOut)).squareRoot()
    case .he: (6 / Double(fanIn)).squareRoot()
    }
  }
}
