import KernelCode
import Kernels

/// All that one step computes for one layer, before the update is applied. Shapes are N × units unless
/// said otherwise; g and δ are scaled by N (docs/metrics.md).
///
/// Matrices that would be equal are one: u is z where nothing stands between them, the output is a
/// without dropout, and so on.
public final class LayerActivity<S: Scalar> {
  /// u = x W + b.
  public let linear: Matrix<S>
  /// x̂, u with mean 0 and variance 1; without normalisation empty.
  public let normalized: Matrix<S>
  /// Mean and variance of u, per unit or per example.
  let means: Matrix<S>
  let variances: Matrix<S>
  /// z, what enters φ.
  public let preActivation: Matrix<S>
  /// a = φ(z).
  public let activation: Matrix<S>
  /// φ'(z), the very value that is multiplied; for softmax the diagonal of J.
  public let localDerivative: Matrix<S>
  /// What dropout multiplies a with: 0 or 1/(1 − p); without dropout empty.
  public let mask: Matrix<S>
  /// a after dropout, what the next layer sees.
  public let output: Matrix<S>
  /// g = N · ∂L/∂a. Not written for an output layer whose loss is computed from z.
  public let upstreamGradient: Matrix<S>
  /// δ = N · ∂L/∂z.
  public let errorSignal: Matrix<S>
  /// N · ∂L/∂u.
  public let linearSignal: Matrix<S>
  /// One for each array of `DenseLayer.parameters`, in the same order and shape.
  public let parameters: [ParameterActivity<S>]
  /// Room for Wᵀ.
  let transposedWeights: Matrix<S>

  /// ∂L/∂W, fan-in × units, as back-propagation yields it.
  public var weightGradient: Matrix<S> { parameters[0].gradient }
  /// ∂L/∂b, 1 × units.
  public var biasGradient: Matrix<S> { parameters[1].gradient }
  /// ∂L/∂W after clipping.
  public var clippedWeightGradient: Matrix<S> { parameters[0].clippedGradient }
  /// ΔW, fan-in × units: what will be added to the weights.
  public var weightUpdate: Matrix<S> { parameters[0].update }
  /// Δb, 1 × units.
  public var biasUpdate: Matrix<S> { parameters[1].update }

  init(layer: DenseLayer<S>, examples: Int, purpose: Activity<S>.Purpose) {
    func room(_ isNeeded: Bool = true) -> Matrix<S> {
      Matrix(rows: isNeeded ? examples : 0, columns: layer.units)
    }
    let normalization = layer.normalization
    let hasNormalization = normalization != nil
    let learns = purpose != .inference
    preActivation = room()
    activation = room()
    localDerivative = room()
    linear = hasNormalization || layer.skip > 0 ? room() : preActivation
    normalized = room(hasNormalization)
    let groups = normalization?.kind == .batch ? layer.units : examples
    means = Matrix(rows: hasNormalization ? groups : 0, columns: 1)
    variances = Matrix(rows: hasNormalization ? groups : 0, columns: 1)
    mask = room(layer.dropout > 0)
    output = layer.dropout > 0 ? room() : activation
    upstreamGradient = room(learns)
    errorSignal = room(learns)
    linearSignal = hasNormalization ? room(learns) : errorSignal
    parameters = learns ? layer.parameters.map { ParameterActivity($0, purpose: purpose) } : []
    transposedWeights = Matrix(rows: learns ? layer.units : 0, columns: layer.inputs)
  }
}

/// What a step computes for one array of parameters. A class, because in every step it is handed on, and
/// each matrix of a copy would be counted.
public final class ParameterActivity<S: Scalar> {
  public let gradient: Matrix<S>
  /// The same matrix where nothing is clipped.
  public let clippedGradient: Matrix<S>
  public let update: Matrix<S>

  init(_ parameter: Matrix<S>, purpose: Activity<S>.Purpose) {
    func room(_ isNeeded: Bool) -> Matrix<S> {
      Matrix(rows: isNeeded ? parameter.rows : 0, columns: parameter.columns)
    }
    gradient = room(true)
    clippedGradient = purpose == .training(clips: true) ? room(true) : gradient
    update = room(purpose != .differentiating)
  }
}

/// The workspace of a net for batches of one size: inputs, targets and what every layer makes of them.
public struct Activity<S: Scalar> {
  /// What a workspace has room for.
  public enum Purpose: Equatable, Sendable {
    /// Forward passes alone.
    case inference
    /// Gradients, too.
    case differentiating
    /// And updates.
    case training(clips: Bool)
  }
  public let inputs: Matrix<S>
  public let targets: Matrix<S>
  public let layers: [LayerActivity<S>]

  public init(
    network: Network<S>, examples: Int, purpose: Purpose
  ) {
    inputs = Matrix(rows: examples, columns: network.inputs)
    targets = Matrix(rows: examples, columns: network.outputs)
    layers = network.layers.map {
      LayerActivity(layer: $0, examples: examples, purpose: purpose)
    }
  }

  public var examples: Int { inputs.rows }

  /// a of the last layer.
  public var outputs: Matrix<S> { layers.last?.activation ?? inputs }

  /// Copies the rows named by `indices`, as many as there are examples.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
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

  /// Decides anew which activations are dropped.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  func drawMasks(_ network: Network<S>, from generator: inout RandomGenerator) {
    for index in layers.indices where network.layers[index].dropout > 0 {
      let (layer, state) = (network.layers[index], layers[index])
      let kept = S(nearest: 1 / (1 - layer.dropout))
      for i in 0..<state.mask.count {
        state.mask.pointer[i] = generator.uniform() < layer.dropout ? 0 : kept
      }
    }
  }
}
