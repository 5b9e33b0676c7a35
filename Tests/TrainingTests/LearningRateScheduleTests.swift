import Foundation
import Testing
import Training

@Suite struct LearningRateScheduleTests {
  private static let lengths = [1, 2, 3, 7, 10, 11, 100, 999, 1_000_000]

  /// Some steps of a run, its ends and those around its thirds and its warm-up among them.
  private static func steps(of steps: Int) -> [Int] {
    let places = [0, 1, 2, steps / 10, steps / 3, steps / 2, 2 * steps / 3, steps - 2, steps - 1]
    return places.flatMap { [$0 - 1, $0, $0 + 1] }.filter { 0..<steps ~= $0 }
  }

  @Test func closedForms() {
    for total in Self.lengths {
      for step in Self.steps(of: total) {
        let (t, all) = (Double(step), Double(total))
        let w = (all / 10).rounded(.up)
        func found(_ schedule: LearningRateSchedule) -> Double {
          schedule.factor(step: step, of: total)
        }
        #expect(found(.constant) == 1)
        #expect(found(.linear) == 1 - t / all)
        #expect(abs(found(.cosine) - 0.5 * (1 + cos(Double.pi * t / all))) < 1e-15)
        #expect(abs(found(.exponential) / pow(100, -t / all) - 1) < 2e-15)
        let third = step * 3 / total
        #expect(found(.step) == [1, 0.1, 0.01][third])
        let rise = (t + 1) / w
        #expect(found(.warmup) == (t < w ? rise : 1))
        let rest = 0.5 * (1 + cos(Double.pi * (t - w) / max(all - w, 1)))
        #expect(abs(found(.warmupCosine) - (t < w ? rise : rest)) < 1e-15)
      }
    }
  }

  /// The ends are exact, not nearly so.
  @Test(arguments: lengths)
  func ends(total: Int) {
    func ends(_ schedule: LearningRateSchedule) -> [Double] {
      [schedule.factor(step: 0, of: total), schedule.factor(step: total, of: total)]
    }
    let first = 1 / Double((total + 9) / 10)
    #expect(ends(.constant) == [1, 1])
    #expect(ends(.linear) == [1, 0])
    #expect(ends(.cosine) == [1, 0])
    #expect(ends(.exponential) == [1, 0.01])
    #expect(ends(.step) == [1, 0.01])
    #expect(ends(.warmup) == [first, 1])
    #expect(ends(.warmupCosine) == [first, total == 1 ? 1 : 0])
  }

  /// PyTorch makes each rate from the one before it. These are the steps that its `LinearLR`
  /// (1 → 0), `CosineAnnealingLR`, `ExponentialLR`, `MultiStepLR` and, for the warm-up, `LinearLR`
  /// (1/w → 1) take, as `torch/optim/lr_scheduler.py` has them; `warmup-cosine` is its `SequentialLR` of
  /// the last and the second.
  @Test(arguments: [3, 7, 10, 100, 999])
  func agreesWithPyTorch(total: Int) {
    let all = Double(total)
    func follow(
      _ schedule: LearningRateSchedule, from start: Int = 0, _ next: (Double, Int) -> Double
    ) {
      var factor = schedule.factor(step: start, of: total)
      for step in (start + 1)..<max(total, start + 1) {
        factor = next(factor, step - start)
        #expect(abs(schedule.factor(step: step, of: total) - factor) < 1e-12)
      }
    }
    func cosineStep(_ factor: Double, _ t: Int, of length: Double) -> Double {
      (1 + cos(Double.pi * Double(t) / length))
        / (1 + cos(Double.pi * Double(t - 1) / length)) * factor
    }
    follow(.linear) { factor, t in factor * (1 + -1 / (all + Double(t - 1) * -1)) }
    follow(.cosine) { factor, t in cosineStep(factor, t, of: all) }
    follow(.exponential) { factor, _ in factor * pow(100, -1 / all) }
    let milestones = [(total + 2) / 3, (2 * total + 2) / 3]
    follow(.step) { factor, t in milestones.contains(t) ? factor * 0.1 : factor }
    let w = (total + 9) / 10
    let start = 1 / Double(w)
    let rise = { (factor: Double, t: Int) -> Double in
      if t > w - 1 { return factor }
      return factor
        * (1 + (1 - start) / (Double(w - 1) * start + Double(t - 1) * (1 - start)))
    }
    follow(.warmup, rise)
    follow(.warmupCosine, from: w) { factor, t in cosineStep(factor, t, of: Double(total - w)) }
  }

  /// No number that a user can ask for breaks anything.
  @Test(arguments: LearningRateSchedule.allCases)
  func staysBetweenNothingAndAll(schedule: LearningRateSchedule) {
    for total in [Int.min, -1, 0, 1, 2, 5, 1000, .max] {
      for step in [Int.min, -1, 0, 1, 2, 500, 1000, 5000, .max - 1, .max] {
        #expect(0...1 ~= schedule.factor(step: step, of: total))
      }
    }
  }
}
