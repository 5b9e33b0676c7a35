import Experiments
import Recording
import Testing
import Training

/// Which pass a number comes from (docs/metrics.md).
@Suite struct PassTests {
  /// A net that does not move: all that changes is which activations are dropped, and which examples are
  /// in the batch.
  private func still(
    bias: Double, _ change: (inout ExperimentSettings) -> Void
  ) throws -> RunRecord {
    let data = PreparedData(try table(.spiral, seed: 3), seed: 3)
    return experiment(data, hidden: [8, 8, 8, 8], activation: .relu) {
      $0.hiddenBias = bias
      $0.rate = 0
      $0.steps = 30
      $0.frames = 30
      $0.seed = 3
      change(&$0)
    }.recorded()
  }

  /// Events, the rows' counts and the frames' units tell the same.
  private func deadUnits(_ record: RunRecord, step: Int) -> [Int] {
    let inRow = (1...4).map { Int(record.value(.layer($0, .deadUnits), row: step) ?? -1) }
    let inFrame = record.frames[step].layers.dropLast().map { layer in
      layer.units.count { $0.maximumPreActivation <= 0 }
    }
    #expect(inRow == inFrame && record.frames[step].step == step)
    return inRow
  }

  /// No unit dies or revives because others are dropped, however large the batch is.
  @Test(arguments: [Int.max, 290, 16])
  func unitsAreJudgedWithoutDropout(batchSize: Int) throws {
    let record = try still(bias: -0.3) {
      $0.dropout = 0.5
      $0.batchSize = batchSize
    }
    #expect(record.events.count == 11)
    #expect(record.events.allSatisfy { $0.kind == .bornDead && $0.step == 0 })
    for step in 0...30 { #expect(deadUnits(record, step: step).reduce(0, +) == 11) }
    let first = record.frames[0].layers.map(\.units)
    for (unit, other) in zip(first.joined(), record.frames[30].layers.map(\.units).joined()) {
      #expect(unit.meanPreActivation == other.meanPreActivation)
      #expect(unit.inactiveShare == other.inactiveShare)
    }
  }

  /// Batch normalization takes every bias away again: no unit is below zero for all examples, and none may
  /// be called dead because running moments that no data have touched do not do that.
  @Test(arguments: [Int.max, 64])
  func unitsAreJudgedWithTheirOwnMoments(batchSize: Int) throws {
    let record = try still(bias: -2) {
      $0.normalization = .batch
      $0.batchSize = batchSize
    }
    #expect(record.events.isEmpty)
    for step in 0...30 { #expect(deadUnits(record, step: step) == [0, 0, 0, 0]) }
  }

  /// A deep softmax net with batch normalization: held-out losses as an implementation in PyTorch has them
  /// with the running moments. With the moments of the held-out examples themselves they would be 0.43259,
  /// 0.50120 and 0.56099.
  @Test(arguments: [(1, 0.44027), (2, 0.49803), (3, 0.54198)])
  func heldOutExamplesAreScoredInInference(seed: Int, loss: Double) throws {
    let data = PreparedData(try table(.spiral), seed: 1)
    let experiment = experiment(data, hidden: [10, 10, 10, 10], activation: .softmax) {
      $0.normalization = .batch
      $0.rate = 0.2
      $0.batchSize = 64
      $0.steps = 150
      $0.seed = UInt64(seed)
    }
    let found = try #require(experiment.outcome(evaluations: 2).final?.loss)
    let constant = data.constantLoss(.categoricalCrossEntropy, outputs: 3)
    #expect(abs(found / constant - loss) < 5e-6, "\(found) of \(constant)")
    #expect(experiment.recorded().frames.last?.heldOut?.loss == found)
  }

  /// Looking on changes nothing: neither weights nor running moments.
  @Test(arguments: [Int.max, 32])
  func aNetThatIsWatchedLearnsTheSame(batchSize: Int) throws {
    let experiment = experiment(PreparedData(try table(.moons), seed: 1), activation: .relu) {
      $0.normalization = .batch
      $0.dropout = 0.2
      $0.batchSize = batchSize
      $0.frames = 20
    }
    var run = ExperimentRun(experiment, Float.self)
    while run.advance({ _ in true }) == nil {}
    var trainer = experiment.trainer(Float.self)
    for _ in 0..<20 { _ = trainer.advance() }
    for (layer, other) in zip(try #require(run.latest).network.layers, trainer.network.layers) {
      #expect(layer.parameters.map(\.doubles) == other.parameters.map(\.doubles))
      #expect(
        layer.normalization?.runningMeans.doubles == other.normalization?.runningMeans.doubles)
      #expect(
        layer.normalization?.runningVariances.doubles
          == other.normalization?.runningVariances.doubles)
    }
  }
}
