/// The rule of an optimizer with everything that decides its updates.
public struct OptimizerSettings: Sendable, Equatable {
  public var kind: OptimizerKind
  /// The learning rate η, before the schedule.
  public var rate: Double
  public var schedule: LearningRateSchedule
  /// λ. Weights only, neither biases nor the scales of a normalisation: λ θ is added to the gradient
  /// after clipping; AdamW instead takes η λ θ from the weights beside the update of the gradient
  /// (Loshchilov & Hutter 2019).
  public var weightDecay: Double
  public var clipping: Clipping?
  /// Steps of the whole run, which schedules are stretched over.
  public var steps: Int

  public init(
    _ kind: OptimizerKind, rate: Double, schedule: LearningRateSchedule = .constant,
    weightDecay: Double = 0, clipping: Clipping? = nil, steps: Int = 1
  ) {
    self.kind = kind
    self.rate = rate
    self.schedule = schedule
    self.weightDecay = weightDecay
    self.clipping = clipping
    self.steps = steps
  }
}
