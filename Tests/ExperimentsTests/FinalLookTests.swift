import Experiments
import Recording
import Testing
import Training

/// A run of N steps is looked at N + 1 times: the last look shows the net after its last update.
@Suite struct FinalLookTests {
  private func some(
    steps: Int, _ change: (inout ExperimentSettings) -> Void = { _ in }
  ) throws -> Experiment {
    experiment(PreparedData(try table(.moons), seed: 1), activation: .relu) {
      $0.batchSize = 32
      $0.steps = steps
      change(&$0)
    }
  }

  /// The last row is the one that a longer run has in that place, and so is the frame.
  @Test(arguments: [1, 7, 20])
  func showsTheNetAfterItsLastUpdate(steps: Int) throws {
    let short = try some(steps: steps).recorded()
    let long = try some(steps: 40) { $0.frames = 40 }.recorded()
    #expect(short.steps == Array(0...steps))
    #expect(short.ending == .completed)
    #expect(short.values == Array(long.values.prefix((steps + 1) * long.columns.count)))
    let (last, same) = (try #require(short.frames.last), long.frames[steps])
    #expect(last.step == steps && same.step == steps)
    #expect(last.heldOut == same.heldOut && last.heldOut != nil)
    for (layer, other) in zip(last.layers, same.layers) {
      #expect(layer.units.map(\.maximumPreActivation) == other.units.map(\.maximumPreActivation))
      #expect(layer.units.map(\.errorSignalRMS) == other.units.map(\.errorSignalRMS))
    }
    #expect(last.surface == same.surface)
  }

  /// A run of no steps is looked at once.
  @Test func withoutAStep() throws {
    let record = try some(steps: 0).recorded()
    #expect(record.steps == [0] && record.frames.map(\.step) == [0])
    #expect(record.ending == .completed)
  }

  /// Its update is computed and not applied.
  @Test func leavesTheNetAsItIs() throws {
    let experiment = try some(steps: 5)
    var run = ExperimentRun(experiment, Float.self)
    while run.advance({ _ in true }) == nil {}
    #expect(run.step == 5)
    var trainer = experiment.trainer(Float.self)
    for _ in 0..<5 { _ = trainer.advance() }
    let seen = try #require(run.latest)
    for (layer, other) in zip(seen.network.layers, trainer.network.layers) {
      #expect(layer.weights.doubles == other.weights.doubles)
    }
  }

  /// A schedule has no rate for a step that is not made; the one of the last step stands in, so that
  /// nothing seems to have come to a standstill.
  @Test(arguments: LearningRateSchedule.allCases)
  func hasTheRateOfTheLastUpdate(schedule: LearningRateSchedule) throws {
    let record = try some(steps: 9) { $0.schedule = schedule }.recorded()
    guard schedule != .constant else { return }
    let rates = try #require(record.series(.run(.rate)))
    #expect(rates.count == 10 && rates[9] == rates[8] && rates[8] > 0)
  }

  /// What diverges with the last update is seen, too, and has a frame.
  @Test(arguments: [Int.max, 32])
  func aDivergedRunHasAFrameOfItsLastStep(batchSize: Int) throws {
    for precision in Precision.allCases {
      let record = try some(steps: 60) {
        $0.batchSize = batchSize
        $0.rate = precision == .single ? 1e9 : 1e60
        $0.frames = 3
        $0.precision = precision
      }.recorded()
      guard case .diverged(let step) = record.ending else {
        Issue.record("it did not diverge")
        return
      }
      #expect(step % 20 != 0 && record.steps.last == step)
      #expect(record.frames.last?.step == step)
    }
  }
}
