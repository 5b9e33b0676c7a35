import Experiments
import KernelCode
import Recording
import Training

/// What a step computed for one example of its batch, copied out of the step's workspace. Rows of g and δ
/// are those of this example's own loss (docs/metrics.md: g = N · ∂L/∂a).
public struct ExamplePass: Sendable {
  /// One layer, vectors with one number per unit.
  public struct Layer: Sendable {
    public var activation: ActivationFunction
    /// The temperature of softmax, 1 elsewhere.
    var temperature: Double
    public var preActivation: [Double]
    public var activations: [Double]
    /// φ'(z); for softmax the diagonal of J.
    public var localDerivative: [Double]
    /// g, before φ' or J; empty where the loss is computed from the pre-activations.
    public var upstreamGradient: [Double]
    /// δ, behind it.
    public var errorSignal: [Double]
    /// δ before the normalization; δ itself where there is none.
    public var linearSignal: [Double]
    var isNormalized: Bool
    /// What dropout multiplied with; empty without.
    var mask: [Double]
    /// fan-in rows of as many numbers as there are units.
    public var weights: [Double]
    public var fanIn: Int
    /// Layers whose skip begins behind this one, counted from 0.
    var skipsTo: [Int]
  }
  public var step: Int
  /// Its row in the training set, counted from 0, and how many examples the batch has.
  public var row: Int
  public var batch: Int
  public var layers: [Layer]
  public var targets: [Double]
  public var loss: LossFunction
  public var isPaired: Bool

  /// - Parameter example: a place in the batch, from 0.
  public init<S: Scalar>(
    _ observation: Observation<S>, example: Int, loss: LossFunction, isPaired: Bool
  ) {
    let activity = observation.activity
    func row(_ matrix: Matrix<S>) -> [Double] {
      guard example < matrix.rows else { return [] }
      return (0..<matrix.columns).map { matrix[example, $0].double }
    }
    let network = observation.network
    step = observation.step
    self.row = observation.batch[example]
    batch = observation.batch.count
    self.loss = loss
    self.isPaired = isPaired
    targets = row(activity.targets)
    layers = network.layers.indices.map { index in
      let (layer, state) = (network.layers[index], activity.layers[index])
      let isSilent = isPaired && index + 1 == network.layers.count
      return Layer(
        activation: layer.activation,
        temperature: layer.activation == .softmax ? layer.parameter.double : 1,
        preActivation: row(state.preActivation), activations: row(state.activation),
        localDerivative: row(state.localDerivative),
        upstreamGradient: isSilent ? [] : row(state.upstreamGradient),
        errorSignal: row(state.errorSignal), linearSignal: row(state.linearSignal),
        isNormalized: layer.normalization != nil, mask: row(state.mask),
        weights: layer.weights.doubles, fanIn: layer.inputs,
        skipsTo: network.layers.indices.filter {
          network.layers[$0].skip > 0 && $0 - network.layers[$0].skip == index
        })
    }
  }
}

/// One moment of the backward pass: a vector comes in, something is done to it, a vector goes on.
public struct BackwardMoment: Sendable {
  public enum Kind: Sendable, Equatable {
    /// The loss tells the output layer what it wants.
    case loss
    /// δ = g ⊙ φ'(z).
    case slopes
    /// δ = Jᵀ g.
    case jacobian
    /// Back through the normalization.
    case normalization
    /// g = W δ of the layer above.
    case weights
    /// Plus δ of the layers in which a skip from here ends.
    case skips
    /// Times the mask of dropout.
    case mask
  }
  public var kind: Kind
  /// The layer that the outgoing vector belongs to, from 1.
  public var layer: Int
  /// Empty at the loss.
  public var incoming: [Double]
  public var outgoing: [Double]
  /// What each number is multiplied with; or, row by row, the matrix with a row for each outgoing number and
  /// a column for each incoming one; or what is added.
  public var factors: [Double]

  public var hasMatrix: Bool { kind == .jacobian || kind == .weights }
}

extension ExamplePass {
  /// How many moments there are for a run, without a step.
  public static func count(_ manifest: RunManifest) -> Int {
    var count = 1
    for (index, layer) in manifest.layers.enumerated() {
      let isOutput = index + 1 == manifest.layers.count
      if !isOutput || !manifest.isPaired { count += 1 }
      if layer.normalization != .none { count += 1 }
      if isOutput { continue }
      count += 1
      if layer.dropout > 0 { count += 1 }
      let skips = manifest.layers.indices.contains {
        manifest.layers[$0].skip > 0 && $0 - manifest.layers[$0].skip == index
      }
      if skips { count += 1 }
    }
    return count
  }

  /// From the loss down to the first layer.
  public var moments: [BackwardMoment] {
    var moments: [BackwardMoment] = []
    for index in layers.indices.reversed() {
      let layer = layers[index]
      let isOutput = index + 1 == layers.count
      func add(
        _ kind: BackwardMoment.Kind, _ incoming: [Double], _ outgoing: [Double],
        _ factors: [Double] = []
      ) {
        moments.append(
          BackwardMoment(
            kind: kind, layer: index + 1, incoming: incoming, outgoing: outgoing,
            factors: factors))
      }
      if isOutput {
        add(.loss, [], isPaired ? layer.errorSignal : layer.upstreamGradient)
      } else {
        addArrival(at: index, add)
      }
      if !isOutput || !isPaired {
        let joint = layer.activation.isJoint
        add(
          joint ? .jacobian : .slopes, layer.upstreamGradient, layer.errorSignal,
          joint ? Self.jacobian(layer) : layer.localDerivative)
      }
      if layer.isNormalized { add(.normalization, layer.errorSignal, layer.linearSignal) }
    }
    return moments
  }

  /// What the layer above sends, and what is done to it on the way.
  private func addArrival(
    at index: Int,
    _ add: (BackwardMoment.Kind, [Double], [Double], [Double]) -> Void
  ) {
    let (layer, above) = (layers[index], layers[index + 1])
    let arrived = layer.upstreamGradient
    let isChanged = !layer.skipsTo.isEmpty || !layer.mask.isEmpty
    // What is not changed afterwards is what was recorded; else it is summed once more.
    var signal = isChanged ? Self.product(above.weights, above.linearSignal) : arrived
    add(.weights, above.linearSignal, signal, above.weights)
    if !layer.skipsTo.isEmpty {
      var added = [Double](repeating: 0, count: signal.count)
      for other in layer.skipsTo {
        for unit in added.indices { added[unit] += layers[other].errorSignal[unit] }
      }
      let sum =
        layer.mask.isEmpty ? arrived : signal.indices.map { signal[$0] + added[$0] }
      add(.skips, signal, sum, added)
      signal = sum
    }
    if !layer.mask.isEmpty { add(.mask, signal, arrived, layer.mask) }
  }

  /// A matrix, row by row, times a vector.
  private static func product(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    let rows = vector.isEmpty ? 0 : matrix.count / vector.count
    return (0..<rows).map { row in
      var sum = 0.0
      for (column, value) in vector.enumerated() {
        sum += matrix[row * vector.count + column] * value
      }
      return sum
    }
  }

  /// Jᵀ: for softmax S_i (δ_ij − S_j) / T, for its logarithm δ_ij − S_i.
  private static func jacobian(_ layer: Layer) -> [Double] {
    let isLogarithm = layer.activation == .logSoftmax
    let shares = layer.activations.map { isLogarithm ? exponential($0) : $0 }
    var matrix: [Double] = []
    for (i, share) in shares.enumerated() {
      for (j, other) in shares.enumerated() {
        let one = i == j ? 1.0 : 0
        matrix.append(isLogarithm ? one - share : share * (one - other) / layer.temperature)
      }
    }
    return matrix
  }
}

/// √Σ x².
func vectorNorm(_ vector: [Double]) -> Double {
  vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
