import Kernels

/// An optimizer at work: its rule, its rate, and what it remembers of every parameter.
public struct Optimizer<S: Scalar> {
  public static var momentumDecay: Double { 0.9 }
  public static var firstDecay: Double { 0.9 }
  public static var secondDecay: Double { 0.999 }
  public static var epsilon: Double { 1e-8 }

  private let settings: OptimizerSettings
  private var kind: OptimizerKind { settings.kind }
  private var rate: S { S(nearest: settings.rate) }
  private let memory: [LayerMemory]
  private var firstPower = 1.0
  private var secondPower = 1.0

  private struct LayerMemory {
    let weightFirst, weightSecond, biasFirst, biasSecond: Matrix<S>
  }

  public init(_ settings: OptimizerSettings, network: Network<S>) {
    self.settings = settings
    memory = network.layers.map { layer in
      LayerMemory(
        weightFirst: Matrix(rows: layer.inputs, columns: layer.units),
        weightSecond: Matrix(rows: layer.inputs, columns: layer.units),
        biasFirst: Matrix(rows: 1, columns: layer.units),
        biasSecond: Matrix(rows: 1, columns: layer.units))
    }
  }

  /// Writes ΔW and Δb of every layer into the activity; nothing is applied.
  public mutating func computeUpdates(_ activity: Activity<S>) {
    firstPower *= Self.firstDecay
    secondPower *= Self.secondDecay
    for (state, memory) in zip(activity.layers, memory) {
      computeUpdate(
        UpdateBuffers(
          count: state.weightGradient.count, gradient: state.weightGradient.pointer,
          update: state.weightUpdate.pointer, first: memory.weightFirst.pointer,
          second: memory.weightSecond.pointer))
      computeUpdate(
        UpdateBuffers(
          count: state.biasGradient.count, gradient: state.biasGradient.pointer,
          update: state.biasUpdate.pointer, first: memory.biasFirst.pointer,
          second: memory.biasSecond.pointer))
    }
  }

  private func computeUpdate(_ buffers: UpdateBuffers<S>) {
    switch kind {
    case .sgd: S.sgdUpdate(buffers, rate: rate)
    case .momentum, .nesterov, .rmsprop:
      S.momentumUpdate(buffers, rate: rate, decay: S(nearest: Self.momentumDecay))
    case .adam, .adamw:
      S.adamUpdate(
        buffers, rate: rate,
        settings: AdamSettings(
          firstDecay: S(nearest: Self.firstDecay), secondDecay: S(nearest: Self.secondDecay),
          firstCorrection: S(nearest: 1 - firstPower),
          secondCorrection: S(nearest: 1 - secondPower), epsilon: S(nearest: Self.epsilon)))
    }
  }
}
