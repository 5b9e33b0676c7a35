import Kernels

/// All that one step computes for one layer, before the update is applied. Shapes are N × units unless
/// said otherwise; g and δ are scaled by N (docs/metrics.md).
public struct LayerActivity<S: Scalar> {
  /// z.
  public let preActivation: Matrix<S>
  /// a = φ(z).
  public let activation: Matrix<S>
  /// φ'(z), the very value that is multiplied; for softmax the diagonal of J.
  public let localDerivative: Matrix<S>
  /// g = N · ∂L/∂a. Not written for an output layer whose loss is computed from z.
  public let upstreamGradient: Matrix<S>
  /// δ = N · ∂L/∂z.
  public let errorSignal: Matrix<S>
  /// ∂L/∂W, fan-in × units.
  public let weightGradient: Matrix<S>
  /// ∂L/∂b, 1 × units.
  public let biasGradient: Matrix<S>
  /// ΔW, fan-in × units: what will be added to the weights.
  public let weightUpdate: Matrix<S>
  /// Δb, 1 × units.
  public let biasUpdate: Matrix<S>
  /// Room for Wᵀ.
  let transposedWeights: Matrix<S>

  init(inputs: Int, units: Int, examples: Int) {
    preActivation = Matrix(rows: examples, columns: units)
    activation = Matrix(rows: examples, columns: units)
    localDerivative = Matrix(rows: examples, columns: units)
    upstreamGradient = Matrix(rows: examples, columns: units)
    errorSignal = Matrix(rows: examples, columns: units)
    weightGradient = Matrix(rows: inputs, columns: units)
    biasGradient = Matrix(rows: 1, columns: units)
    weightUpdate = Matrix(rows: inputs, columns: units)
    biasUpdate = Matrix(rows: 1, columns: units)
    transposedWeights = Matrix(rows: units, columns: inputs)
  }
}

/// The workspace of a net for batches of one size: inputs, targets and what every layer makes of them.
public struct Activity<S: Scalar> {
  public let inputs: Matrix<S>
  public let targets: Matrix<S>
  public let layers: [LayerActivity<S>]

  public init(network: Network<S>, examples: Int) {
    inputs = Matrix(rows: examples, columns: network.inputs)
    targets = Matrix(rows: examples, columns: network.outputs)
    layers = network.layers.map {
      LayerActivity(inputs: $0.inputs, units: $0.units, examples: examples)
    }
  }

  public var examples: Int { inputs.rows }

  /// a of the last layer.
  public var outputs: Matrix<S> { layers.last?.activation ?? inputs }

  /// Copies the rows named by `indices`, as many as there are examples.
  public func load(_ indices: [Int], inputs source: Matrix<S>, targets: Matrix<S>) {
    indices.withUnsafeBufferPointer { buffer in
      guard let rows = buffer.baseAddress else { return }
      S.gatherRows(
        source.pointer, indices: rows, rows: examples, columns: inputs.columns,
        result: inputs.pointer)
      S.gatherRows(
        targets.pointer, indices: rows, rows: examples, columns: self.targets.columns,
        result: self.targets.pointer)
    }
  }
}
