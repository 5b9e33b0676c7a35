/// How the learning rate changes during a run of T steps; a factor for the rate that was asked for.
public enum LearningRateSchedule: String, CaseIterable, Sendable {
  case constant
  /// 1 − t/T.
  case linear
  /// ½ (1 + cos(π t/T)) (Loshchilov & Hutter 2017, one cycle).
  case cosine
  /// 100^(−t/T): down to a hundredth.
  case exponential
  /// 1, 1/10 and 1/100 in the first, second and last third.
  case step
  /// (t + 1)/w during the first w = ⌈T/10⌉ steps, then 1.
  case warmup
  /// The same rise, then the cosine over the rest.
  case warmupCosine = "warmup-cosine"
}

extension LearningRateSchedule {
  /// The factor at a step, counted from 0, of a run of `steps`.
  public func factor(step: Int, of steps: Int) -> Double { 1 }
}
