import KernelCode
import Kernels

/// An optimizer at work: its rule, its rate, and what it remembers of every parameter.
public struct Optimizer<S: Scalar> {
  public static var momentumDecay: Double { 0.9 }
  public static var squareDecay: Double { 0.99 }
  public static var firstDecay: Double { 0.9 }
  public static var secondDecay: Double { 0.999 }
  public static var epsilon: Double { 1e-8 }

  public let settings: OptimizerSettings
  private let network: Network<S>
  /// Per layer, one for each array of parameters.
  private let memory: [[Memory]]
  /// How far it has come, besides its memory.
  var clock = Clock()

  struct Clock: Sendable {
    var step = 0
    var firstPower = 1.0
    var secondPower = 1.0
  }

  /// A class, as `ParameterActivity` is.
  private final class Memory {
    let first: Matrix<S>
    let second: Matrix<S>
    /// Room for a gradient with weight decay.
    let decayed: Matrix<S>

    init(first: Matrix<S>, second: Matrix<S>, decayed: Matrix<S>) {
      self.first = first
      self.second = second
      self.decayed = decayed
    }
  }

  public init(_ settings: OptimizerSettings, network: Network<S>) {
    self.settings = settings
    self.network = network
    let (kind, isAdded) = (settings.kind, settings.addsDecay)
    memory = network.layers.map { layer in
      layer.parameters.enumerated().map { index, parameter in
        func room(_ isNeeded: Bool) -> Matrix<S> {
          Matrix(rows: isNeeded ? parameter.rows : 0, columns: parameter.columns)
        }
        return Memory(
          first: room(kind != .sgd), second: room(kind == .adam || kind == .adamw),
          decayed: room(isAdded && index == 0))
      }
    }
  }

  /// What it remembers of all parameters.
  var memories: [Matrix<S>] { memory.flatMap { $0.flatMap { [$0.first, $0.second] } } }

  /// The learning rate of the next update. A run has none after its last, but a look at what would come:
  /// that has the last one's rate.
  public var rate: Double {
    let step = min(clock.step, max(settings.steps - 1, 0))
    return settings.rate * settings.schedule.factor(step: step, of: settings.steps)
  }

  /// Clips the gradients and writes the updates of all parameters into the activity; nothing is
  /// applied.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public mutating func computeUpdates(_ activity: Activity<S>) -> GradientSize {
    let size = clip(activity)
    clock.firstPower *= Self.firstDecay
    clock.secondPower *= Self.secondDecay
    let rate = self.rate
    let rule = rule(rate)
    let kernels = network.kernels
    for index in network.layers.indices {
      let (layer, state) = (network.layers[index], activity.layers[index])
      for place in layer.parameters.indices {
        let parameter = layer.parameters[place]
        let memory = memory[index][place]
        let computed = state.parameters[place]
        let (gradient, update) = (computed.clippedGradient, computed.update)
        let decays = place == 0 && settings.weightDecay > 0
        var applied = gradient
        if decays && settings.addsDecay {
          applied = memory.decayed
          applied.pointer.update(from: gradient.pointer, count: gradient.count)
          kernels.addScaled(
            parameter.pointer, S(nearest: settings.weightDecay), applied.pointer, applied.count)
        }
        kernels.update(
          rule,
          UpdateBuffers(
            count: applied.count, gradient: applied.pointer, update: update.pointer,
            first: memory.first.pointer, second: memory.second.pointer))
        if decays && !settings.addsDecay {
          kernels.addScaled(
            parameter.pointer, S(nearest: -rate * settings.weightDecay), update.pointer,
            update.count)
        }
      }
    }
    clock.step += 1
    return size
  }

  /// The gradient of all parameters together, before and after clipping.
  private func clip(_ activity: Activity<S>) -> GradientSize {
    let kernels = network.kernels
    func norm(_ matrix: (ParameterActivity<S>) -> Matrix<S>) -> Double {
      var sum = 0.0
      for state in activity.layers {
        for parameter in state.parameters {
          let norm = matrix(parameter).size(kernels).norm
          sum += norm * norm
        }
      }
      return sum.squareRoot()
    }
    guard let clipping = settings.clipping else { return GradientSize() }
    let before = norm { $0.gradient }
    var factor = 1.0
    var limit = Double.infinity
    switch clipping.kind {
    case .norm: factor = before > clipping.limit ? clipping.limit / before : 1
    case .value: limit = clipping.limit
    }
    for state in activity.layers {
      for parameter in state.parameters {
        kernels.clip(
          parameter.gradient.pointer, S(nearest: factor), S(nearest: limit),
          parameter.clippedGradient.pointer, parameter.gradient.count)
      }
    }
    return GradientSize(norm: before, clippedNorm: norm { $0.clippedGradient })
  }

  private func rule(_ rate: Double) -> UpdateRule<S> {
    let rate = S(nearest: rate)
    let decay = S(nearest: Self.momentumDecay)
    let epsilon = S(nearest: Self.epsilon)
    switch settings.kind {
    case .sgd: return .sgd(rate: rate)
    case .momentum: return .momentum(rate: rate, decay: decay)
    case .nesterov: return .nesterov(rate: rate, decay: decay)
    case .rmsprop:
      return .rmsprop(rate: rate, Decay(Self.squareDecay), epsilon: epsilon)
    case .adam, .adamw:
      return .adam(
        rate: rate,
        AdamSettings(
          first: Decay(Self.firstDecay), second: Decay(Self.secondDecay),
          firstCorrection: S(nearest: 1 - clock.firstPower),
          secondCorrection: S(nearest: 1 - clock.secondPower), epsilon: epsilon))
    }
  }
}

/// Norms of the gradient of all parameters together; NaN where nothing is clipped.
public struct GradientSize: Sendable, Equatable {
  public var norm = Double.nan
  public var clippedNorm = Double.nan

  init(norm: Double = .nan, clippedNorm: Double = .nan) {
    self.norm = norm
    self.clippedNorm = clippedNorm
  }
}

extension Decay where S: Scalar {
  /// 1 − β is formed in 64 bits and then rounded.
  init(_ decay: Double) { self.init(kept: S(nearest: decay), taken: S(nearest: 1 - decay)) }
}

extension OptimizerSettings {
  /// True where weight decay is part of the gradient, false where it stands beside it.
  var addsDecay: Bool { weightDecay > 0 && kind != .adamw }
}
