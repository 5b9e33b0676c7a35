import Recording
import Testing
import Training

/// What is recorded of clipping and of a learning rate that changes.
@Suite struct OptimizerRecordTests {
  /// Clipping is recorded on both sides: the gradient before it, and what the optimizer saw.
  @Test(arguments: Clipping.Kind.allCases)
  func gradientsAreReadBeforeClipping(kind: Clipping.Kind) throws {
    var plain = Situation([.tanh, .identity], widths: [4, 1])
    plain.steps = 1
    var clipped = Situation([.tanh, .identity], widths: [4, 1])
    clipped.steps = 1
    clipped.clipping = Clipping(kind, limit: 0.001)
    let (before, after) = (plain.record(), clipped.record())
    for measure in [LayerMeasure.weightGradientNorm, .weightGradientRMS, .biasGradientNorm] {
      #expect(after.series(.layer(1, measure)) == before.series(.layer(1, measure)))
    }
    let whole = try #require(after.value(.run(.gradientNorm), row: 0))
    let cut = try #require(after.value(.run(.clippedGradientNorm), row: 0))
    #expect(whole > 0.01)
    #expect(kind == .norm ? isClose(cut, 0.001) : cut <= 0.001_001 * 17.0.squareRoot())
    let layer = try #require(after.value(.layer(1, .clippedGradientNorm), row: 0))
    #expect(layer > 0 && layer < 0.01)
    // The update is that of the clipped gradient.
    let update = try #require(after.value(.layer(1, .updateNorm), row: 0))
    #expect(isClose(update, clipped.rate * layer))
    #expect(!before.columns.contains(.run(.gradientNorm)))
    #expect(!before.columns.contains(.layer(1, .clippedGradientNorm)))
  }

  /// The rate of each step is recorded where a schedule changes it.
  @Test(arguments: LearningRateSchedule.allCases)
  func scheduledRates(schedule: LearningRateSchedule) {
    var situation = Situation([.tanh, .identity], widths: [4, 1])
    situation.schedule = schedule
    let rates = (0..<6).map { 0.05 * schedule.factor(step: $0, of: 6) }
    #expect(situation.record().series(.run(.rate)) == (schedule == .constant ? nil : rates))
  }
}
