import Experiments
import Recording
import Testing
import Training

/// Long runs, and runs whose loss does not tell that they diverged.
@Suite struct BucketedRunTests {
  @Test func memoryKeepsWhatThePlanSays() throws {
    let data = PreparedData(try table(.iris), seed: 1)
    let experiment = experiment(data, hidden: [2], activation: .relu) {
      $0.hiddenBias = -50
      $0.steps = 400
    }
    let exact = experiment.recorded()
    let short = experiment.recorded(BucketPlan(length: 50, lastRows: 30))
    #expect(exact.buckets.isEmpty && exact.steps == Array(0...400))
    #expect(short.steps == Array(stride(from: 0, to: 371, by: 50)) + Array(371...400))
    let losses = try #require(exact.series(.run(.loss)))
    let extremes = try #require(short.extremes(.run(.loss)))
    for row in short.steps.indices {
      let covered = losses[short.span(row: row)]
      #expect(extremes[row].minimum == covered.min() && extremes[row].maximum == covered.max())
    }
    // Events, frames and the end do not depend on the plan.
    #expect(short.events.map(\.kind) == [.bornDead, .bornDead])
    #expect(short.events.map(\.maximumNow) == exact.events.map(\.maximumNow))
    #expect(short.frames.map(\.step) == exact.frames.map(\.step))
    #expect(short.ending == .completed)
  }

  @Test func aRunThatEndsEarlyKeepsItsLastRows() throws {
    let data = PreparedData(try table(.wave), seed: 1)
    let experiment = experiment(data, hidden: []) {
      $0.rate = 1e6
      $0.steps = 1_000_000
    }
    let record = experiment.recorded()
    guard case .diverged(let step) = record.ending else {
      Issue.record("the run did not diverge")
      return
    }
    #expect(step < 100 && record.steps == Array(0...step))
  }

  /// A bias beyond all 32-bit numbers: z is infinite, its sigmoid 1, and the loss an ordinary number.
  @Test func aWeightThatIsNotFiniteEndsTheRun() throws {
    let data = PreparedData(try table(.iris), seed: 1)
    let record = experiment(data, hidden: [3], activation: .sigmoid) { $0.hiddenBias = 1e300 }
      .recorded()
    #expect(record.ending == .diverged(at: 0))
    #expect(record.steps == [0])
    #expect(record.value(.run(.loss), row: 0)?.isFinite == true)
    let bad = record.value(.quantity(1, .preActivation, .nonFinite), row: 0)
    #expect(bad == Double(3 * data.trainingExamples))
  }
}
