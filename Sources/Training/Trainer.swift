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
}

/// A net being trained on one set of examples.
public struct Trainer<S: Scalar> {
  public let network: Network<S>
  public let inputs: Matrix<S>
  public let targets: Matrix<S>
  /// How many updates have been applied.
  public private(set) var step = 0
  private let loss: LossFunction
  private let activity: Activity<S>
  private var optimizer: Optimizer<S>
  private var order: BatchOrder

  /// - Parameter batchSize: examples per step; all of them, in their own order, when it is at least
  ///   the size of the training set.
  public init(
    network: Network<S>, inputs: Matrix<S>, targets: Matrix<S>, loss: LossFunction,
    optimizer: OptimizerSettings, batchSize: Int, seed: UInt64
  ) {
    self.network = network
    self.inputs = inputs
    self.targets = targets
    self.loss = loss
    self.optimizer = Optimizer(optimizer, network: network)
    order = BatchOrder(examples: inputs.rows, batchSize: batchSize, seed: seed)
    activity = Activity(network: network, examples: order.batchSize)
    if order.isWholeSet {
      activity.load(Array(0..<inputs.rows), inputs: inputs, targets: targets)
    }
  }

  /// One step: batch → forward → loss → backward → update, shown to `observe` before it is applied.
  /// Returns the loss before the update; a loss that is not finite is still applied, and the caller
  /// decides that the run has diverged.
  public mutating func advance(_ observe: (Observation<S>) -> Void = { _ in }) -> Double {
    let batch = order.next()
    if !order.isWholeSet {
      activity.load(batch, inputs: inputs, targets: targets)
    }
    network.forward(activity)
    let loss = network.loss(self.loss, activity)
    network.backward(self.loss, activity)
    optimizer.computeUpdates(activity)
    observe(
      Observation(step: step, loss: loss, batch: batch, activity: activity, network: network))
    for (layer, state) in zip(network.layers, activity.layers) {
      S.add(state.weightUpdate.pointer, to: layer.weights.pointer, count: layer.weights.count)
      S.add(state.biasUpdate.pointer, to: layer.biases.pointer, count: layer.biases.count)
    }
    step += 1
    return loss
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
