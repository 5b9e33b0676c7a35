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
  case rmsprop(rate: S, Decay<S>, epsilon: S)
  case adam(rate: S, AdamSettings<S>)
}

/// What a running mean keeps of itself in a step, and what it takes of the new number.
public struct Decay<S> {
  /// β.
  public var kept: S
  /// 1 − β, a constant of its own: the difference of 1 and the 32-bit number nearest to 0.999 is off by
  /// 1.3e-5 of it.
  public var taken: S

  public init(kept: S, taken: S) {
    self.kept = kept
    self.taken = taken
  }
}

/// Adam's constants, with 1 − β₁ᵗ and 1 − β₂ᵗ of the step.
public struct AdamSettings<S> {
  public var first: Decay<S>
  public var second: Decay<S>
  public var firstCorrection: S
  public var secondCorrection: S
  public var epsilon: S

  public init(
    first: Decay<S>, second: Decay<S>, firstCorrection: S, secondCorrection: S, epsilon: S
  ) {
    self.first = first
    self.second = second
    self.firstCorrection = firstCorrection
    self.secondCorrection = secondCorrection
    self.epsilon = epsilon
  }
}
