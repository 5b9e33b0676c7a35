import KernelCode

/// All that the later steps of a training depend on, as it was between two steps.
public struct Checkpoint<S: Scalar> {
  /// How many updates had been applied.
  public let step: Int
  fileprivate let numbers: [Matrix<S>]
  fileprivate let optimizer: Optimizer<S>.Clock
  fileprivate let order: BatchOrder
  fileprivate let dropping: RandomGenerator

  /// The memory that its numbers take.
  public var bytes: Int { numbers.reduce(0) { $0 + $1.count } * MemoryLayout<S>.stride }
}

extension Trainer {
  /// A copy of the present state. Not to be made between `look` and `applyUpdate`, where half of a step
  /// is done.
  public func checkpoint() -> Checkpoint<S> {
    Checkpoint(
      step: step, numbers: numbers.map { $0.copy() }, optimizer: optimizer.clock, order: order,
      dropping: dropping)
  }

  /// Goes back to a state of this training, or of another one with the same settings: what follows is the
  /// same to the bit.
  public mutating func restore(_ checkpoint: Checkpoint<S>) {
    for (mine, kept) in zip(numbers, checkpoint.numbers) {
      mine.pointer.update(from: kept.pointer, count: mine.count)
    }
    optimizer.clock = checkpoint.optimizer
    order = checkpoint.order
    dropping = checkpoint.dropping
    step = checkpoint.step
  }

  /// Everything that training changes and does not compute anew in each step.
  private var numbers: [Matrix<S>] {
    network.layers.flatMap { layer in
      layer.parameters
        + (layer.normalization.map { [$0.runningMeans, $0.runningVariances] } ?? [])
    } + optimizer.memories
  }
}
