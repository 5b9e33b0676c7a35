import Recording
import Testing
import Training

/// Dead units and their biographies, in situations where the life of a unit can be worked out by hand.
@Suite struct LivesTests {
  /// One ReLU unit a = max(0, w x + b) before one linear unit v a + c, squared error.
  private func single(
    inputs: [Double], targets: [Double], w: Double, b: Double, v: Double, c: Double
  ) -> Situation {
    var situation = Situation(
      [.relu, .identity], widths: [1, 1], inputs: 1, examples: inputs.count)
    situation.inputs.fill(inputs)
    situation.targets.fill(targets)
    situation.network.layers[0].weights.fill([w])
    situation.network.layers[0].biases.fill([b])
    situation.network.layers[1].weights.fill([v])
    situation.network.layers[1].biases.fill([c])
    situation.steps = 4
    situation.cadence = 1
    return situation
  }

  @Test func bornDead() {
    let record = single(
      inputs: [1, 2], targets: [0, 0], w: -1, b: 0, v: 1, c: 0
    ).record()
    #expect(record.events.map(\.kind) == [.bornDead])
    let event = record.events[0]
    #expect(event.step == 0 && event.since == 0 && event.layer == 1 && event.unit == 0)
    #expect(event.maximumNow == -1)
    #expect(event.maximumBefore.isNaN && event.updateNorm.isNaN)
    #expect(record.series(.layer(1, .deadUnits)) == [1, 1, 1, 1])
    #expect(record.frames.allSatisfy { $0.layers[0].units[0].inactiveShare == 1 })
  }

  /// A weight that is no number: nobody can judge the unit, and it stays what it was, in events, rows and
  /// frames alike.
  @Test(arguments: [true, false])
  func aUnitThatCannotBeJudged(isDead: Bool) throws {
    let situation = single(
      inputs: [1, 2], targets: [0, 0], w: isDead ? -1 : 1, b: 0, v: 0, c: 0)
    let record = situation.record { observation, _ in
      if observation.step == 1 { observation.network.layers[0].weights[0, 0] = .nan }
    }
    #expect(record.ending == .diverged(at: 2))
    #expect(record.events.map(\.kind) == (isDead ? [.bornDead] : []))
    let count = isDead ? 1.0 : 0
    #expect(record.series(.layer(1, .deadUnits)) == [count, count, count])
    let units = record.frames.map { $0.layers[0].units[0] }
    #expect(units.map(\.maximumPreActivation) == (isDead ? [-1, -1, -1] : [2, 2, 2]))
    #expect(units[1].meanPreActivation.isFinite && units[2].meanPreActivation.isNaN)
  }

  /// x = 1, y = 0, w = v = 1: a = 1, δ₂ = 2, δ₁ = 2; at rate 1, Δw = Δb = −2, so z becomes −3.
  @Test func killedByOneUpdate() {
    var situation = single(inputs: [1], targets: [0], w: 1, b: 0, v: 1, c: 0)
    situation.rate = 1
    let record = situation.record()
    #expect(record.events.map(\.kind) == [.died])
    let event = record.events[0]
    #expect(event.step == 1 && event.since == 0)
    #expect(event.maximumBefore == 1 && event.maximumNow == -3)
    #expect(isClose(event.updateNorm, 8.0.squareRoot()))
    #expect(record.series(.layer(1, .deadUnits)) == [0, 1, 1, 1])
  }

  /// A dead unit cannot save itself, but the layer before can: here the first unit grows until the
  /// second, whose bias holds it down, answers again.
  @Test func revivedByTheLayerBefore() {
    var situation = Situation(
      [.relu, .relu, .identity], widths: [2, 2, 1], inputs: 1, examples: 1)
    situation.inputs.fill([1])
    situation.targets.fill([4])
    let layers = situation.network.layers
    layers[0].weights.fill([1, 0])
    // Unit 1 of layer 2 passes the signal on; unit 2 is dead as long as a₁ ≤ 1.2.
    layers[1].weights.fill([1, 1, 0, 0])
    layers[1].biases.fill([0, -1.2])
    layers[2].weights.fill([1, 0])
    situation.rate = 0.02
    situation.steps = 30
    situation.cadence = 1
    let record = situation.record()
    let own = record.events.filter { $0.layer == 2 && $0.unit == 1 }
    #expect(own.map(\.kind) == [.bornDead, .revived])
    #expect(own.last?.updateNorm == 0)
    #expect((own.last?.maximumBefore ?? 1) <= 0 && (own.last?.maximumNow ?? 0) > 0)
  }

  /// Events and the column against the plain definition on all examples, in a net at a large rate.
  @Test(arguments: 1...4)
  func eventsAreTheChangesOfTheDeadSet(seed: Int) {
    var situation = Situation(
      [.relu, .relu, .identity], widths: [6, 6, 1], examples: 9, seed: UInt64(seed))
    situation.rate = 0.25
    situation.steps = 40
    situation.cadence = 1
    // Kept from blowing up, so that units die and come back.
    situation.targets.fill(situation.targets.doubles.map { 3 * $0 })
    var dead: [Set<[Int]>] = []
    let record = situation.record { observation, _ in
      var now: Set<[Int]> = []
      for (index, state) in observation.activity.layers.prefix(2).enumerated() {
        let z = state.preActivation.rowArrays
        for unit in 0..<6 where z.allSatisfy({ $0[unit] <= 0 }) { now.insert([index + 1, unit]) }
      }
      dead.append(now)
    }
    for layer in 1...2 {
      let counts = dead.map { now in Double(now.filter { $0[0] == layer }.count) }
      #expect(record.series(.layer(layer, .deadUnits)) == counts)
    }
    var living: Set<[Int]> = []
    for step in dead.indices {
      let events = record.events.filter { $0.step == step }
      let fresh = Set(events.filter { $0.kind != .revived }.map { [$0.layer, $0.unit] })
      let revived = Set(events.filter { $0.kind == .revived }.map { [$0.layer, $0.unit] })
      #expect(fresh == dead[step].subtracting(living))
      #expect(revived == living.subtracting(dead[step]))
      #expect(events.allSatisfy { ($0.kind == .bornDead) == (step == 0 && $0.kind != .revived) })
      living = dead[step]
    }
    #expect(dead.contains { !$0.isEmpty })
  }

  /// Small batches decide at the cadence alone, on all examples, and say since when.
  @Test func minibatchesDecideAtTheCadence() {
    var situation = Situation([.relu, .identity], widths: [8, 1], examples: 12, seed: 6)
    situation.batchSize = 2
    situation.rate = 0.4
    situation.steps = 31
    situation.cadence = 5
    situation.targets.fill(situation.targets.doubles.map { 4 * $0 })
    var dead: [Int: Double] = [:]
    let inputs = situation.inputs
    let record = situation.record { observation, _ in
      let activity = Activity(
        network: observation.network, examples: inputs.rows, purpose: .inference)
      activity.inputs.fill(inputs.doubles)
      observation.network.forward(activity, .probing)
      let z = activity.layers[0].preActivation.rowArrays
      dead[observation.step] = Double(
        (0..<8).filter { unit in z.allSatisfy { $0[unit] <= 0 } }.count)
    }
    #expect(record.frames.map(\.step) == [0, 5, 10, 15, 20, 25, 30])
    #expect(record.events.contains { $0.kind == .died })
    for event in record.events {
      #expect(event.step % 5 == 0)
      #expect(event.since == (event.kind == .bornDead ? event.step : event.step - 5))
    }
    // Between checks the column keeps the latest answer.
    let series = record.series(.layer(1, .deadUnits)) ?? []
    for step in 0..<31 { #expect(series[step] == dead[step / 5 * 5]) }
  }

  /// What can never be exactly inactive never dies; its zeros have another name.
  @Test(arguments: ActivationFunction.allCases.filter { !$0.canBeInactive })
  func othersHaveNoLives(activation: ActivationFunction) {
    let situation = Situation([activation, .identity], widths: [3, 1])
    situation.network.layers[0].biases.fill([-800, -800, -800])
    let record = situation.record()
    #expect(record.events.isEmpty)
    #expect(!record.columns.contains(.layer(1, .deadUnits)))
  }

  /// More events than are kept are counted.
  @Test func eventsBeyondTheLimitAreCounted() {
    let situation = Situation([.relu], widths: [1])
    var record = RunRecord(manifest: situation.manifest, columns: [])
    let event = UnitEvent(
      kind: .died, step: 1, since: 0, layer: 1, unit: 0, maximumBefore: 1, maximumNow: -1,
      updateNorm: 1)
    for _ in 0..<(RunRecord.eventLimit + 3) { record.append(.event(event)) }
    #expect(record.events.count == RunRecord.eventLimit)
    #expect(record.eventsLeftOut == 3)
  }
}
