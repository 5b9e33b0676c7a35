import Recording
import Testing
import Training

/// Which frames hold singular values and second backward passes, and that these are those of the step.
@Suite struct PropagationTests {
  private func steps(
    _ record: RunRecord, where isThere: (Frame) -> Bool
  ) -> [Int] { record.frames.filter(isThere).map(\.step) }

  @Test(arguments: [
    (1, 1), (2, 1), (19, 1), (20, 1), (21, 1), (39, 1), (41, 1), (400, 1), (400, 7), (401, 10),
    (50, 1000),
  ])
  func atMostTwentyFrames(count: Int, cadence: Int) {
    var situation = Situation([.tanh, .identity], widths: [3, 1])
    (situation.steps, situation.cadence) = (count, cadence)
    let record = situation.record()
    let measured = steps(record) { $0.throughput != nil }
    #expect(measured.first == 0 && measured.last == count - 1)
    #expect(measured.count <= PropagationLimits.frames)
    #expect(measured.count == record.frames.count || measured.count > PropagationLimits.frames / 2)
    let gaps = zip(measured.dropFirst(), measured).map { $0 - $1 }
    #expect(Set(gaps.dropLast()).count <= 1)
    #expect(gaps.last ?? 0 <= gaps.first ?? 0)
    #expect(
      measured == steps(record) { $0.layers.allSatisfy { $0.singularValues != nil } })
  }

  /// All frames together walk back through a tenth of the layers that training walks back through.
  @Test(arguments: [(2, 5), (2, 14), (2, 15), (2, 30), (2, 400), (6, 200), (20, 200)])
  func secondPassesCostLittle(depth: Int, count: Int) {
    var situation = Situation(
      [ActivationFunction](repeating: .tanh, count: depth),
      widths: [Int](repeating: 2, count: depth), inputs: 2)
    (situation.steps, situation.cadence) = (count + 1, 1)
    let measured = steps(situation.record()) { !$0.layers[0].attenuationIfOpen.isNaN }
    #expect(measured.count * depth * (depth + 1) / 2 <= count * depth / 10)
    #expect(measured.count <= PropagationLimits.frames)
    #expect(measured.isEmpty == (count < 5 * (depth + 1)))
    if !measured.isEmpty { #expect(measured[0] == 0) }
    if measured.count > 1 { #expect(measured.last == count) }
  }

  /// Too wide is left out, and what is not is still there.
  @Test func wideLayers() {
    let limit = PropagationLimits.units
    let situation = Situation([.tanh, .tanh, .identity], widths: [limit + 1, 2, 3])
    for frame in situation.record().frames {
      #expect(frame.layers.map { $0.singularValues != nil } == [false, false, true])
      #expect(frame.throughput == nil)
    }
    let narrow = Situation([.tanh, .tanh, .identity], widths: [limit, 2, 3])
    #expect(narrow.record().frames.allSatisfy { $0.throughput != nil })
    let manyInputs = Situation([.tanh, .identity], widths: [2, 3], inputs: limit + 1)
    for frame in manyInputs.record().frames {
      #expect(frame.layers.map { $0.singularValues != nil } == [false, true])
      #expect(frame.throughput == nil)
    }
  }

  @Test func deepNets() {
    for (depth, isMeasured) in [
      (PropagationLimits.layers, true), (PropagationLimits.layers + 1, false),
    ] {
      var situation = Situation(
        [ActivationFunction](repeating: .identity, count: depth),
        widths: [Int](repeating: 1, count: depth), inputs: 1, examples: 2)
      situation.rate = 0
      (situation.steps, situation.cadence) = (330, 330)
      let layers = situation.record().frames[0].layers
      #expect(layers.allSatisfy { $0.singularValues != nil })
      #expect(layers.dropLast().allSatisfy { $0.attenuationIfOpen.isFinite == isMeasured })
    }
  }

  /// The smallest, the middle and the largest over evenly spaced examples, with the step's weights.
  @Test(arguments: [1, 3, 4, 10])
  func valuesOfTheStep(examples: Int) throws {
    var situation = Situation(
      [.tanh, .softmax, .identity], widths: [4, 3, 2], examples: examples)
    situation.cadence = 1
    let rows = situation.inputs.rowArrays
    var found: [[[Double]]] = []
    var whole: [[Double]] = []
    let record = situation.record { observation, _ in
      let taken = min(examples, PropagationLimits.examples)
      let activity = Activity(network: observation.network, examples: taken, purpose: .inference)
      activity.inputs.fill((0..<taken).flatMap { rows[$0 * examples / taken] })
      observation.network.forward(activity, .inference)
      found.append(
        (0..<3).map { layer in
          (0..<taken).flatMap {
            observation.network.jacobian(layer: layer, activity, example: $0)
              .clearSingularValues
          }.sorted()
        })
      whole.append(
        (0..<taken).flatMap {
          observation.network.throughput(activity, example: $0).clearSingularValues
        }.sorted())
    }
    func median(_ values: [Double]) -> Double {
      (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
    }
    for (step, frame) in record.frames.enumerated() {
      for (values, layer) in zip(found[step], frame.layers) {
        let summary = try #require(layer.singularValues)
        #expect(summary.minimum == values.first)
        #expect(summary.median == median(values))
        #expect(summary.maximum == values.last)
      }
      // Softmax loses what is common to all units.
      #expect(frame.layers[1].singularValues?.minimum == 0)
      #expect(frame.throughput?.maximum == whole[step].last)
      #expect(frame.throughput?.median == median(whole[step]))
    }
    #expect(record.frames.count == 6)
  }

  /// The second passes are those over the batch, and opening a layer without an activation function
  /// changes nothing.
  @Test func openLayersOfTheStep() {
    var situation = Situation([.sigmoid, .identity, .sigmoid, .identity], widths: [4, 3, 2, 1])
    (situation.steps, situation.cadence) = (26, 1)
    var attenuation: [Double] = []
    let record = situation.record { observation, _ in
      func norm(_ layer: Int) -> Double {
        observation.activity.layers[layer].errorSignal.doubles.reduce(0) { $0 + $1 * $1 }
          .squareRoot()
      }
      attenuation.append(norm(0) / norm(3))
    }
    let layers = record.frames[0].layers
    #expect(isClose(layers[1].attenuationIfOpen, attenuation[0], 1e-12))
    // The first sigmoid lets through at most a quarter.
    #expect(layers[0].attenuationIfOpen >= 4 * attenuation[0])
    #expect(layers[2].attenuationIfOpen > attenuation[0])
    #expect(isClose(layers[3].attenuationIfOpen, attenuation[0], 1e-12))
  }

  /// A net with weights that are not finite: nothing is measured, and nothing traps.
  @Test func notFinite() {
    let situation = Situation([.tanh, .identity], widths: [3, 1])
    situation.network.layers[1].weights[0, 0] = .nan
    let frame = situation.record().frames[0]
    #expect(frame.layers[0].singularValues != nil)
    #expect(frame.layers[1].singularValues == nil)
    #expect(frame.throughput == nil)
    #expect(frame.layers.allSatisfy { $0.attenuationIfOpen.isNaN })
  }

  @Test func canBeTurnedOff() {
    var situation = Situation([.tanh, .identity], widths: [3, 1])
    (situation.steps, situation.cadence) = (30, 1)
    let with = situation.record().frames
    situation = Situation([.tanh, .identity], widths: [3, 1])
    (situation.steps, situation.cadence) = (30, 1)
    situation.contents.hasPropagation = false
    let without = situation.record().frames
    #expect(with.contains { !$0.layers[0].attenuationIfOpen.isNaN && $0.throughput != nil })
    #expect(without.count == with.count)
    for frame in without {
      #expect(frame.throughput == nil)
      #expect(frame.layers.allSatisfy { $0.singularValues == nil && $0.attenuationIfOpen.isNaN })
    }
  }
}
