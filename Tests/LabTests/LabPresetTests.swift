import Lab
import PageResources
import Recording
import Testing

/// What a preset's sentence says is what its net does.
@Suite struct LabPresetTests {
  private func session(_ preset: LabPreset, _ more: String = "") throws -> LabSession {
    let state = LabState(address: preset.state + more, irisFile: EmbeddedFile.dataIrisCsv.bytes)
    #expect(state.remarks.isEmpty)
    return try LabSession(state, irisFile: EmbeddedFile.dataIrisCsv.bytes)
  }

  private func trained(_ preset: LabPreset, _ more: String = "") throws -> [RunRecord] {
    let session = try session(preset, more)
    while !session.isOver { session.advance() }
    return session.runs.map(\.record)
  }

  private func errorSignal(_ record: RunRecord, _ layer: Int, row: Int = 0) -> Double {
    record.value(.quantity(layer, .errorSignal, .rms), row: row) ?? .nan
  }

  private func accuracy(_ record: RunRecord, row: Int) -> Double {
    record.value(.run(.accuracy), row: row) ?? .nan
  }

  @Test(arguments: LabPreset.allCases)
  func everyPresetTrains(_ preset: LabPreset) throws {
    let session = try session(preset)
    for _ in 0..<3 { session.advance() }
    #expect(session.step == 3)
    #expect(session.lastRecorded == 3)
    #expect(session.runs[0].loss().isFinite)
    #expect(!preset.sentence.isEmpty && preset.title != preset.rawValue)
  }

  /// Units that were alive die while somebody looks, and not only with the seed that is shown.
  @Test func theReLUsAreKilled() throws {
    var layersLost = 0
    for seed in 1...10 {
      let record = try trained(.killReLU, "&seed=\(seed)")[0]
      let born = record.events.filter { $0.kind == .bornDead }.count
      let died = record.events.filter { $0.kind == .died }
      #expect(born <= 6 && died.count >= 20, "seed \(seed): \(born) born dead, \(died.count) died")
      #expect(died.allSatisfy { $0.step > 0 && $0.maximumBefore > 0 })
      let last = record.steps.count - 1
      if (1...3).contains(where: { record.value(.layer($0, .deadUnits), row: last) == 12 }) {
        layersLost += 1
      }
    }
    #expect(layersLost >= 9)
  }

  @Test func theSentenceHasTheStepOfTheLastDeath() throws {
    let record = try trained(.killReLU)[0]
    let dead = record.steps.indices.map { record.value(.layer(3, .deadUnits), row: $0) }
    let first = try #require(dead.firstIndex(of: 12))
    #expect(dead[first...].allSatisfy { $0 == 12 })
    let claim = "at step \(record.steps[first]) all 12 of layer 3"
    #expect(LabPreset.killReLU.sentence.contains(claim))
    let last = record.steps.count - 1
    for layer in 1...2 { #expect(errorSignal(record, layer, row: last) == 0) }
    let constant = record.manifest.constantLoss
    #expect(abs((record.value(.run(.loss), row: last) ?? .nan) - constant) < 0.001 * constant)
  }

  @Test func softmaxLetsNextToNothingThrough() throws {
    let record = try session(.softmaxHidden).runs[0].record
    #expect(errorSignal(record, 1) < errorSignal(record, 4) / 1000)
  }

  @Test func twentySigmoidsLoseTenPowers() throws {
    let plain = try session(.twentySigmoids).runs[0].record
    let helped = try session(.twentyWithSkips).runs[0].record
    #expect(errorSignal(plain, 1) < 1e-10 * errorSignal(plain, 21))
    #expect(errorSignal(helped, 1) > 0.1 * errorSignal(helped, 21))
  }

  /// Sure and wrong at first; only the cross-entropy takes it back.
  @Test func onlyTheCrossEntropyTakesItBack() throws {
    let records = try trained(.mostWrong)
    for record in records { #expect(accuracy(record, row: 0) < 0.3) }
    let last = records.map { accuracy($0, row: $0.steps.count - 1) }
    #expect(last[0] < 0.5 && last[1] > 0.8)
  }

  @Test func copiesStayCopies() throws {
    let session = try session(.noSymmetry)
    while !session.isOver { session.advance() }
    let layers = session.runs.map { $0.pass(example: 0).layers }
    for layer in 0..<2 {
      #expect(Set(layers[0][layer].activations).count == 1)
      #expect(Set(layers[1][layer].activations).count == 8)
    }
  }

  /// A sigmoid's φ′ is at most 1/4, so that every layer leaves less of the signal.
  @Test func everySlopeTakesThreeQuarters() throws {
    let pass = try session(.oneExample).runs[0].pass(example: 0)
    for layer in pass.layers.dropLast() {
      #expect(layer.localDerivative.allSatisfy { 0 < $0 && $0 <= 0.25 })
    }
  }

  @Test func theIslandIsFound() throws {
    let record = try trained(.ownPoints)[0]
    #expect(accuracy(record, row: record.steps.count - 1) == 1)
  }
}
