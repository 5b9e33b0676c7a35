import KernelCode
import Kernels

/// Dense layers one after the other. The last is the output layer.
public struct Network<S: Scalar> {
  /// How a net is run. It makes a difference where there is dropout or batch normalisation.
  public enum Mode: Sendable {
    /// A step of training: dropout drops, and batch normalisation uses the moments of the batch.
    case training
    /// The net answers: nothing is dropped, and batch normalisation uses its running moments.
    case inference
    /// Units are judged: nothing is dropped, and batch normalisation uses the moments of the examples
    /// at hand. Running ones lag behind the weights, and before the first step they belong to no data.
    case probing
  }
  public let layers: [DenseLayer<S>]
  public let kernels: KernelTable<S>

  /// - Precondition: each layer has as many inputs as the one before has units, and a skip starts at a
  ///   layer with as many units as the one in which it ends.
  public init(layers: [DenseLayer<S>], kernels: KernelTable<S> = S.kernels) {
    for (index, layer) in layers.enumerated() {
      precondition(
        index == 0 || layer.inputs == layers[index - 1].units,
        "layer \(index + 1) has \(layer.inputs) inputs, and the layer before it does not")
      precondition(
        0...index ~= layer.skip,
        "a skip of \(layer.skip) layers to layer \(index + 1) starts before the first layer")
      precondition(
        layer.skip == 0 || layers[index - layer.skip].units == layer.units,
        "a skip of \(layer.skip) layers to layer \(index + 1) joins layers of different width")
    }
    self.layers = layers
    self.kernels = kernels
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
    seed: UInt64, bias: Double = 0, weights given: [LayerWeights] = [],
    kernels: KernelTable<S> = S.kernels
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
      layers.append(DenseLayer(shape: shape, weights: weights, biases: biases))
      fanIn = units
    }
    self.init(layers: layers, kernels: kernels)
  }

  public var inputs: Int { layers.first?.inputs ?? 0 }
  public var outputs: Int { layers.last?.units ?? 0 }

  /// Fills u, z, a, φ' and the output of every layer from `activity.inputs`. The net stays as it is in
  /// every mode: running moments move with the update alone.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func forward(_ activity: Activity<S>, _ mode: Mode) {
    var input = activity.inputs
    for index in layers.indices {
      let (layer, state) = (layers[index], activity.layers[index])
      kernels.multiply(
        MatrixProduct(
          rows: input.rows, columns: layer.units, depth: layer.inputs, a: input.pointer,
          aRowStride: layer.inputs, aColumnStride: 1, b: layer.weights.pointer,
          c: state.linear.pointer, bias: UnsafePointer(layer.biases.pointer)))
      if let normalization = layer.normalization { normalize(normalization, state, mode) }
      if layer.skip > 0 {
        if layer.normalization == nil {
          state.preActivation.pointer.update(from: state.linear.pointer, count: state.linear.count)
        }
        let source = activity.layers[index - layer.skip].output
        kernels.add(source.pointer, state.preActivation.pointer, source.count)
      }
      kernels.activate(
        ActivationBuffers(
          function: layer.place, parameter: layer.parameter, rows: input.rows,
          columns: layer.units, z: state.preActivation.pointer, values: state.activation.pointer,
          slopes: state.localDerivative.pointer))
      if layer.dropout > 0 { drop(state, mode) }
      input = state.output
    }
  }

  /// Answers to any number of examples in inference, as many at a time as the workspace has room for.
  ///
  /// - Parameter take: gets the outputs for each row of `inputs`, in their order.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func answer(
    _ inputs: Matrix<S>, in activity: Activity<S>, take: (UnsafePointer<S>) -> Void
  ) {
    var first = 0
    while first < inputs.rows {
      let examples = min(activity.examples, inputs.rows - first)
      activity.inputs.pointer.update(
        from: inputs.pointer + first * inputs.columns, count: examples * inputs.columns)
      forward(activity, .inference)
      for example in 0..<examples { take(activity.outputs.pointer + example * outputs) }
      first += examples
    }
  }

  private func normalize(
    _ normalization: NormalizationLayer<S>, _ state: LayerActivity<S>, _ mode: Mode
  ) {
    let isGiven = mode == .inference && normalization.kind == .batch
    kernels.normalize(
      NormalizationBuffers(
        group: normalization.group, rows: state.linear.rows, columns: state.linear.columns,
        epsilon: S(nearest: Normalization.epsilon), input: state.linear.pointer,
        scale: normalization.scale.pointer, shift: normalization.shift.pointer,
        means: isGiven ? normalization.runningMeans.pointer : state.means.pointer,
        variances: isGiven ? normalization.runningVariances.pointer : state.variances.pointer,
        usesGivenMoments: isGiven, normalized: state.normalized.pointer,
        result: state.preActivation.pointer))
  }

  private func drop(_ state: LayerActivity<S>, _ mode: Mode) {
    switch mode {
    case .training:
      kernels.multiplyElements(
        state.activation.pointer, state.mask.pointer, state.output.pointer, state.output.count)
    case .inference, .probing:
      state.output.pointer.update(from: state.activation.pointer, count: state.output.count)
    }
  }

  /// Takes the means and variances of a batch into the running averages of batch normalisation.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  func rememberMoments(_ activity: Activity<S>) {
    for index in layers.indices {
      let state = activity.layers[index]
      guard let normalization = layers[index].normalization, normalization.kind == .batch
      else { continue }
      normalization.remember(
        means: state.means, variances: state.variances, examples: activity.examples)
    }
  }
}
