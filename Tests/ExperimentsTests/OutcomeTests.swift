import Experiments
import Recording
import Testing
import Training

/// The cheap measurement against the full record of the same experiment.
@Suite struct OutcomeTests {
  /// What makes training and inference differ.
  enum Remedy: CaseIterable {
    case none, batchNormalization, layerNormalization, dropout, lossFromActivations
  }

  @Test(arguments: DatasetName.allCases, [Int.max, 16])
  func agreesWithTheRecord(name: DatasetName, batchSize: Int) throws {
    try agrees(name, batchSize, .none)
  }

  @Test(arguments: Remedy.allCases, [Int.max, 16])
  func agreesWithTheRecord(remedy: Remedy, batchSize: Int) throws {
    try agrees(.moons, batchSize, remedy)
  }

  private func agrees(_ name: DatasetName, _ batchSize: Int, _ remedy: Remedy) throws {
    let data = PreparedData(try table(name), seed: 1)
    let experiment = experiment(data, activation: .relu) {
      $0.batchSize = batchSize
      $0.frames = 20
      switch remedy {
      case .none: break
      case .batchNormalization: $0.normalization = .batch
      case .layerNormalization: $0.normalization = .layer
      case .dropout: $0.dropout = 0.4
      case .lossFromActivations: $0.usesOutputActivations = true
      }
    }
    let record = experiment.recorded()
    let outcome = experiment.outcome(evaluations: 5)
    #expect(outcome.steps == [0, 5, 10, 15, 20])
    #expect(outcome.ending == .completed)
    let losses = try #require(record.series(.run(.loss)))
    for (place, step) in outcome.steps.enumerated() {
      #expect(outcome.trainingLoss[place] == losses[step])
      let ledger = try #require(Ledger(record, row: step))
      #expect(abs(outcome.attenuation[place] / ledger.attenuation - 1) < 1e-9)
      #expect(
        outcome.firstWeightGradient[place]
          == record.value(.layer(1, .weightGradientNorm), row: step))
      let frame = try #require(record.frames.first { $0.step == step })
      guard data.heldOutExamples > 0 else {
        #expect(frame.heldOut == nil && outcome.heldOut[place].loss.isNaN)
        #expect(outcome.heldOutSquaredError[place].isNaN)
        continue
      }
      let heldOut = try #require(frame.heldOut)
      #expect(outcome.heldOut[place].loss == heldOut.loss)
      if data.task == .classification {
        #expect(outcome.heldOut[place] == heldOut)
        #expect(outcome.heldOutSquaredError[place] == heldOut.brier)
      } else {
        // The loss rounds each difference to 32 bits before it is squared.
        #expect(abs(outcome.heldOutSquaredError[place] / heldOut.loss - 1) < 1e-6)
        #expect(outcome.heldOut[place].accuracy.isNaN)
      }
    }
    let dead = [1, 2].compactMap { record.series(.layer($0, .deadUnits))?.last }
    #expect(outcome.deadShare == (dead[0] + dead[1]) / 11)
    #expect(data.heldOutExamples == 0 || outcome.final?.loss == outcome.heldOut.last?.loss)
  }

  @Test(arguments: [0, 1, 3, 19, 20, 150])
  func firstAndLastStepAreEvaluated(steps: Int) throws {
    let data = PreparedData(try table(.iris), seed: 1)
    for evaluations in [2, 5, 21] {
      let outcome = experiment(data) { $0.steps = steps }.outcome(evaluations: evaluations)
      #expect(outcome.steps.first == 0)
      #expect(outcome.steps.last == steps)
      #expect(outcome.steps.count <= evaluations)
      #expect(zip(outcome.steps, outcome.steps.dropFirst()).allSatisfy { $0 < $1 })
      #expect(outcome.heldOut.count == outcome.steps.count)
    }
  }

  @Test func firstStepThatReachesATarget() throws {
    var outcome = experiment(PreparedData(try table(.wave), seed: 1)).outcome(evaluations: 2)
    outcome.steps = [0, 10, 20]
    outcome.heldOutSquaredError = [0.5, 0.2, 0.1]
    #expect(outcome.firstStep(reaching: 0.25) == 10)
    #expect(outcome.firstStep(reaching: 0.2) == 10)
    #expect(outcome.firstStep(reaching: 0.05) == nil)
    outcome.heldOutSquaredError = [.nan, .nan, 0.1]
    #expect(outcome.firstStep(reaching: 0.25) == 20)
  }

  @Test func divergedRunsHaveNoFinal() throws {
    let data = PreparedData(try table(.wave), seed: 1)
    let experiment = experiment(data, activation: .identity) {
      $0.rate = 100
      $0.steps = 300
    }
    let outcome = experiment.outcome(evaluations: 10)
    guard case .diverged(let step) = outcome.ending else {
      Issue.record("it did not diverge")
      return
    }
    #expect(outcome.final == nil)
    #expect(outcome.deadShare.isNaN)
    let record = experiment.recorded()
    #expect(record.ending == .diverged(at: step))
    #expect(record.steps.last == step)
    #expect(record.frames.allSatisfy { $0.step <= step })
  }

  /// Nothing held out is nothing measured, not one example of zeros.
  @Test func withoutHeldOutExamples() throws {
    var data = PreparedData(try table(.iris), seed: 1)
    data.heldOutInputs = []
    data.heldOutTargets = []
    let outcome = experiment(data).outcome(evaluations: 3)
    #expect(outcome.steps == [0, 10, 20])
    #expect(outcome.heldOut.allSatisfy { $0.loss.isNaN && $0.accuracy.isNaN && $0.brier.isNaN })
    #expect(outcome.heldOutSquaredError.allSatisfy { $0.isNaN })
    #expect(outcome.trainingLoss.allSatisfy { $0.isFinite })
    #expect(experiment(data).recorded().frames.allSatisfy { $0.heldOut == nil })
  }
}
