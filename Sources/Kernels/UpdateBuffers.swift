/// One parameter array with its gradient, the update to be written, and the optimizer's memory.
public struct UpdateBuffers<S> {
  public var count: Int
  public var gradient: UnsafePointer<S>
  public var update: UnsafeMutablePointer<S>
  /// Momentum's velocity, RMSProp's mean of squares or Adam's first moment.
  public var first: UnsafeMutablePointer<S>
  /// Adam's second moment.
  public var second: UnsafeMutablePointer<S>

  public init(
    count: Int, gradient: UnsafePointer<S>, update: UnsafeMutablePointer<S>,
    first: UnsafeMutablePointer<S>, second: UnsafeMutablePointer<S>
  ) {
    self.count = count
    self.gradient = gradient
    self.update = update
    self.first = first
    self.second = second
  }
}

/// A rule with its numbers; `rate` is the learning rate of the step.
public enum UpdateRule<S> {
  case sgd(rate: S)
  case momentum(rate: S, decay: S)
  case nesterov(rate: S, decay: S)
  case rmsprop(rate: S, decay: S, epsilon: S)
  case adam(rate: S, AdamSettings<S>)
}

/// Adam's constants, with 1 − β₁ᵗ and 1 − β₂ᵗ of the step.
public struct AdamSettings<S> {
  public var firstDecay: S
  public var secondDecay: S
  public var firstCorrection: S
  public var secondCorrection: S
  public var epsilon: S

  public init(
    firstDecay: S, secondDecay: S, firstCorrection: S, secondCorrection: S, epsilon: S
  ) {
    self.firstDecay = firstDecay
    self.secondDecay = secondDecay
    self.firstCorrection = firstCorrection
    self.secondCorrection = secondCorrection
    self.epsilon = epsilon
  }
}
