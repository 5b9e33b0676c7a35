import KernelCode

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
  /// The factor at a step, counted from 0, of a run of `steps`. Before the first step it is that of the
  /// first one, and from `steps` on it stays where it has come to.
  public func factor(step: Int, of steps: Int) -> Double {
    let last = max(steps, 1)
    let all = Double(last)
    let done = min(Double(max(step, 0)), all)
    let rise = Double(last / 10 + (last % 10 == 0 ? 0 : 1))
    switch self {
    case .constant: return 1
    case .linear: return 1 - done / all
    case .cosine: return halfWave(done / all)
    case .exponential: return hundredth(done / all)
    case .step: return 3 * done < all ? 1 : 3 * done < 2 * all ? 0.1 : 0.01
    case .warmup: return done < rise ? (done + 1) / rise : 1
    case .warmupCosine:
      if done < rise { return (done + 1) / rise }
      // A single step has no rest.
      return rise < all ? halfWave((done - rise) / (all - rise)) : 1
    }
  }
}

/// From 1 at 0 to 0 at 1 along a cosine.
private func halfWave(_ part: Double) -> Double {
  0.5 * (1 + cosine(3.141_592_653_589_793 * part))
}

/// From 1 at 0 to 1/100 at 1, by the same factor for the same way.
private func hundredth(_ part: Double) -> Double {
  // e^(−ln 100) is a rounding error away from it.
  part == 1 ? 0.01 : exponential(-4.605_170_185_988_092 * part)
}
