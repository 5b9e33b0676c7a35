import Experiments
import Recording
import Testing
import Training

@Suite struct RunTests {
  /// Rounding in 32 bits is all that tells the two apart, as long as it has not been amplified.
  @Test(arguments: ActivationFunction.allCases)
  func precisionsAgreeEarlyOn(activation: ActivationFunction) throws {
    let data = PreparedData(try table(.iris), seed: 1)
    func losses(_ precision: Precision) -> [Double] {
      experiment(data, activation: activation) { $0.precision = precision }
        .recorded().series(.run(.loss)) ?? []
    }
    let (single, double) = (losses(.single), losses(.double))
    #expect(single.count == 21)
    #expect(single != double)
    for (a, b) in zip(single, double) { #expect(abs(a - b) < 1e-5 * b) }
  }

  @Test(arguments: DatasetName.allCases)
  func sameSeedSameRecord(name: DatasetName) throws {
    let data = PreparedData(try table(name), seed: 1)
    func run(seed: UInt64) -> RunRecord {
      experiment(data) {
        $0.seed = seed
        $0.batchSize = 16
      }.recorded()
    }
    let (a, b) = (run(seed: 5), run(seed: 5))
    #expect(a.values == b.values)
    #expect(a.columns == b.columns)
    #expect(a.frames.map(\.surface) == b.frames.map(\.surface))
    #expect(a.values != run(seed: 6).values)
  }

  /// The best constant answer is what zero weights tend to: the manifest's number is reachable.
  @Test func constantLossIsWhatAnEmptyNetReaches() throws {
    let data = PreparedData(try table(.iris), seed: 1)
    let experiment = experiment(data, hidden: []) {
      $0.initialization = .zero
      $0.steps = 1
    }
    // Zero logits give equal shares, and the three classes are equally frequent.
    let record = experiment.recorded()
    let loss = try #require(record.value(.run(.loss), row: 0))
    #expect(abs(loss - record.manifest.constantLoss) < 1e-6)
    #expect(abs(record.manifest.constantLoss - 1.0986122886681098) < 1e-12)
  }

  /// With one constant feature only the bias moves: 0, about 1e30, and then beyond all 32-bit numbers.
  /// An infinite loss ends the run as well as one that is not a number.
  @Test func aLossBeyondAllNumbersEndsTheRun() throws {
    let data = PreparedData(
      smallTable(
        features: [[Double]](repeating: [5], count: 12), targets: (1...12).map { Double($0) / 13 }),
      seed: 1)
    let record = experiment(data, hidden: []) { $0.rate = 1e30 }.recorded()
    #expect(record.ending == .diverged(at: 2))
    #expect(record.series(.run(.loss))?.last == .infinity)
    #expect(record.steps == [0, 1, 2])
  }

  @Test func aSinkCanStopTheRun() throws {
    let experiment = experiment(PreparedData(try table(.iris), seed: 1))
    var rows = 0
    let ending = experiment.run { line in
      if case .row = line { rows += 1 }
      return rows < 4
    }
    #expect(ending == .interrupted(at: 3))
    #expect(rows == 4)
  }

  @Test(arguments: [1, 2, 7, 20, 100])
  func framesAreAtMostAsManyAsAskedFor(frames: Int) throws {
    let record = experiment(PreparedData(try table(.iris), seed: 1)) { $0.frames = frames }
      .recorded()
    // The last look is shown in any case.
    #expect(record.frames.count <= frames + 1)
    #expect(record.frames.first?.step == 0)
    #expect(record.frames.last?.step == 20)
  }

  /// Hidden softmax units and the output see the same data, whatever the surface asks for in between.
  @Test func surfacesFitTheInputs() throws {
    func surface(_ name: DatasetName) throws -> Surface? {
      experiment(PreparedData(try table(name), seed: 1)).recorded().frames.first?.surface
    }
    guard case .regions(let columns, let rows, let x, let y, let winner) = try surface(.spiral)
    else {
      Issue.record("no regions for two features")
      return
    }
    #expect(winner.count == columns * rows)
    #expect(winner.allSatisfy { (0..<3).contains($0) })
    #expect(x.contains(0) && y.contains(0) && x.upperBound < 2)
    guard case .curve(let xs, let ys) = try surface(.wave) else {
      Issue.record("no curve for one feature")
      return
    }
    #expect(xs.count == ys.count && xs == xs.sorted())
    #expect(try surface(.iris) == nil)
  }
}
