/// One parameter array with its gradient, the update to be written, and the optimizer's memory.
public struct UpdateBuffers<S: Scalar> {
  public var count: Int
  public var gradient: UnsafePointer<S>
  public var update: UnsafeMutablePointer<S>
  /// Momentum's velocity or Adam's first moment.
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

/// Adam's constants, with 1 − β₁ᵗ and 1 − β₂ᵗ of the step.
public struct AdamSettings<S: Scalar> {
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

extension Scalar {
  public static func sgdUpdate(_ b: UpdateBuffers<Self>, rate: Self) {
    for i in 0..<b.count { b.update[i] = -rate * b.gradient[i] }
  }

  public static func momentumUpdate(_ b: UpdateBuffers<Self>, rate: Self, decay: Self) {
    for i in 0..<b.count {
      let velocity = decay * b.first[i] + b.gradient[i]
      b.first[i] = velocity
      b.update[i] = -rate * velocity
    }
  }

  public static func adamUpdate(
    _ b: UpdateBuffers<Self>, rate: Self, settings s: AdamSettings<Self>
  ) {
    for i in 0..<b.count {
      let gradient = b.gradient[i]
      let first = s.firstDecay * b.first[i] + (1 - s.firstDecay) * gradient
      let second = s.secondDecay * b.second[i] + (1 - s.secondDecay) * gradient * gradient
      b.first[i] = first
      b.second[i] = second
      let size = (second / s.secondCorrection).squareRoot() + s.epsilon
      b.update[i] = -rate * (first / s.firstCorrection) / size
    }
  }
}
