import KernelCode
import Kernels

/// What one step shows to whoever watches: everything that was computed, with the weights as they were
/// when it was computed. Valid until the observing call returns.
public struct Observation<S: Scalar> {
  /// Counts from 0.
  public let step: Int
  /// Mean over the batch, before the update.
  public let loss: Double
  /// The rows of the training set that are in the batch.
  public let batch: [Int]
  public let activity: Activity<S>
  public let network: Network<S>
  /// The learning rate of the step.
  public let rate: Double
  /// Where gradients are clipped: the norm of all of them.
  public let gradientSize: GradientSize

  /// False as soon as the loss or a weight is not finite (then no pre-activation behind it is) or an
  /// update will not be (then its error signals are not). The loss alone does not tell: a sigmoid of an
  /// infinite z is 1.
  public var isFinite: Bool {
    let kernels = network.kernels
    return loss.isFinite
      && activity.layers.allSatisfy {
        $0.preActivation.isFinite(kernels) && $0.errorSignal.isFinite(kernels)
      }
  }
}

/// A net being trained on one set of examples.
public struct Trainer<S: Scalar> {
  public let network: Network<S>
  /// How many updates have been applied.
  public internal(set) var step = 0
  private let loss: LossFunction
  private let usesActivations: Bool
  /// Copies the examples with these numbers into the workspace.
  private let load: ([Int], Activity<S>) -> Void
  private let activity: Activity<S>
  var optimizer: Optimizer<S>
  var order: BatchOrder
  var dropping: RandomGenerator

  /// - Parameter batchSize: examples per step; all of them, in their own order, when it is at least
  ///   the size of the training set.
  public init(
    network: Network<S>, inputs: Matrix<S>, targets: Matrix<S>, loss: LossFunction,
    usesActivations: Bool = false, optimizer: OptimizerSettings, batchSize: Int, seed: UInt64
  ) {
    self.init(
      network: network, examples: inputs.rows, loss: loss, usesActivations: usesActivations,
      optimizer: optimizer, batchSize: batchSize, seed: seed
    ) { batch, activity in
      activity.load(batch, inputs: inputs, targets: targets)
    }
  }

  /// For examples that are too many to be held as matrices.
  ///
  /// - Parameter load: copies the examples with these numbers, as many as the workspace has room for, into its
  ///   inputs and targets.
  public init(
    network: Network<S>, examples: Int, loss: LossFunction, usesActivations: Bool,
    optimizer: OptimizerSettings, batchSize: Int, seed: UInt64,
    load: @escaping ([Int], Activity<S>) -> Void
  ) {
    self.network = network
    self.load = load
    self.loss = loss
    self.usesActivations = usesActivations
    self.optimizer = Optimizer(optimizer, network: network)
    order = BatchOrder(examples: examples, batchSize: batchSize, seed: seed)
    dropping = RandomGenerator(seed: seed, stream: .dropout)
    activity = Activity(
      network: network, examples: order.batchSize,
      purpose: .training(clips: optimizer.clipping != nil))
    if order.isWholeSet {
      load(Array(0..<examples), activity)
    }
  }

  /// One step: batch → forward → loss → backward → update, shown to `observe` before it is applied.
  /// Returns the loss before the update. An update is applied also where it is not finite; the caller
  /// decides that the run has diverged.
  public mutating func advance(_ observe: (Observation<S>) -> Void = { _ in }) -> Double {
    let loss = look(observe)
    applyUpdate()
    return loss
  }

  /// All of a step but its end: what was computed stands in the workspace, and the weights are as they
  /// were when it was computed, until `applyUpdate`.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public mutating func look(_ observe: (Observation<S>) -> Void) -> Double {
    let batch = order.next()
    if !order.isWholeSet {
      load(batch, activity)
    }
    activity.drawMasks(network, from: &dropping)
    network.forward(activity, .training)
    let loss = network.loss(self.loss, activity, usesActivations: usesActivations)
    network.backward(self.loss, activity, usesActivations: usesActivations)
    let rate = optimizer.rate
    let size = optimizer.computeUpdates(activity)
    observe(
      Observation(
        step: step, loss: loss, batch: batch, activity: activity, network: network, rate: rate,
        gradientSize: size))
    return loss
  }

  /// The end of the step that was looked at.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public mutating func applyUpdate() {
    for index in network.layers.indices {
      let (layer, state) = (network.layers[index], activity.layers[index])
      for place in layer.parameters.indices {
        let parameter = layer.parameters[place]
        network.kernels.add(
          state.parameters[place].update.pointer, parameter.pointer, parameter.count)
      }
    }
    network.rememberMoments(activity)
    step += 1
  }
}

/// Which examples each step sees: a fresh permutation per epoch, cut into batches; a batch that does
/// not fit into the rest of an epoch goes on in the next one, so that all batches have the same size.
public struct BatchOrder: Sendable {
  public let batchSize: Int
  public let isWholeSet: Bool
  private var generator: RandomGenerator
  private var permutation: [Int]
  private var position = 0

  public init(examples: Int, batchSize: Int, seed: UInt64) {
    isWholeSet = batchSize >= examples
    self.batchSize = min(batchSize, examples)
    generator = RandomGenerator(seed: seed, stream: .batches)
    permutation = isWholeSet ? Array(0..<examples) : generator.permutation(examples)
  }

  public mutating func next() -> [Int] {
    if isWholeSet { return permutation }
    var batch: [Int] = []
    batch.reserveCapacity(batchSize)
    while batch.count < batchSize {
      if position == permutation.count {
        permutation = generator.permutation(permutation.count)
        position = 0
      }
      batch.append(permutation[position])
      position += 1
    }
    return batch
  }
}
