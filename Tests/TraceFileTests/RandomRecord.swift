import Recording
import Training

/// Seeded numbers (SplitMix64), so that a failing record can be made again.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(0...(list.count - 1))] }

  /// Every bit pattern is possible, besides the numbers with which formats go wrong.
  mutating func number() -> Double {
    switch roll(0...3) {
    case 0: Double(bitPattern: next()).canonical
    case 1:
      pick([
        0, -0.0, 1, -1, .nan, .infinity, -.infinity, Double.leastNonzeroMagnitude,
        .greatestFiniteMagnitude, 1e16, 1e22,
        9_007_199_254_740_994, 0.1, 1 / 3,
      ])
    case 2: Double(roll(-1000...1000))
    default: Double.random(in: -1...1, using: &self)
    }
  }

  mutating func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in number() } }

  /// In order, where they are numbers.
  mutating func extremes() -> (minimum: Double, maximum: Double) {
    let (a, b) = (number(), number())
    return a > b ? (b, a) : (a, b)
  }

  mutating func text() -> String {
    pick([
      "", "sigmoid", "a \"quoted\" \\ text", "line\nfeed\r\ttab", "\u{0}\u{1}\u{1f}\u{7f}\u{85}",
      "👩🏽‍🔬 e\u{301} é \u{202E}", "</script>", "{\"end\":{}}", "\u{2028}\u{FEFF}", "null",
    ])
  }
}

extension Double {
  fileprivate var canonical: Double { isNaN ? .nan : self }
}

/// A record in which every optional part may be there or not.
func randomRecord(seed: Int) -> RunRecord {
  var dice = Dice(state: UInt64(seed))
  let layers = (0..<dice.roll(1...4)).map { layer in
    LayerDescription(
      inputs: dice.roll(1...4), units: dice.roll(1...4),
      activation: dice.pick(ActivationFunction.allCases),
      parameter: dice.pick([nil, dice.number()]),
      normalization: dice.pick(Normalization.allCases), dropout: dice.pick([0, 0.5]),
      skip: dice.roll(0...layer))
  }
  let classes = (0..<dice.roll(0...4)).map { _ in dice.text() }
  let steps = dice.roll(0...1000)
  let preparation = DataPreparation(
    scaling: dice.pick(Scaling.allCases),
    features: (0..<layers[0].inputs).map { _ in
      Rescaling(offset: Double(dice.roll(-1000...1000)), scale: dice.pick([1, -2, 1e-300]))
    }, target: Rescaling(offset: Double(dice.roll(-9...9)) / 3, scale: dice.pick([1, 1e300])),
    targetName: dice.text(), seed: dice.next(), heldOut: dice.pick([nil, 0, 25, 100]))
  let manifest = RunManifest(
    program: dice.text(), label: dice.text(), task: dice.pick(TaskKind.allCases),
    dataset: dice.text(), features: [dice.text(), dice.text()], classes: classes,
    preparation: dice.pick([nil, preparation]), trainingExamples: dice.roll(0...1000),
    heldOutExamples: dice.roll(0...1000),
    probeExamples: dice.roll(0...1000), layers: layers, loss: dice.pick(LossFunction.allCases),
    isPaired: dice.pick([nil, false, true]),
    optimizer: OptimizerSettings(
      dice.pick(OptimizerKind.allCases), rate: dice.number(),
      schedule: dice.pick(LearningRateSchedule.allCases),
      weightDecay: dice.pick([0, 0.01, .nan]),
      clipping: dice.pick([nil, Clipping(dice.pick(Clipping.Kind.allCases), limit: dice.number())]),
      steps: steps),
    initialization: dice.pick(Initialization.allCases),
    initializationScale: dice.pick([nil, dice.number()]), hiddenBias: dice.pick([0, -0.5]),
    hasGivenWeights: dice.pick([false, true]), batchSize: dice.roll(0...64),
    steps: steps,
    seed: dice.next(),
    precision: dice.pick([32, 64]), saturationThreshold: dice.number(),
    constantLoss: dice.number())
  var record = RunRecord(
    manifest: manifest, columns: allColumns(layers.count).filter { _ in dice.roll(0...3) == 0 })
  var step = 0
  for _ in 0..<dice.roll(0...6) {
    let values = dice.numbers(record.columns.count)
    if dice.roll(0...1) == 0 {
      record.append(.row(step: step, values: values))
    } else {
      let extremes = values.map { _ in dice.extremes() }
      let last = step + dice.roll(0...3)
      let bucket = Bucket(
        steps: step...last, minima: extremes.map(\.minimum), maxima: extremes.map(\.maximum))
      record.append(.bucket(bucket, means: values))
      step = last
    }
    step += dice.roll(1...3)
  }
  for step in 0..<dice.roll(0...3) { record.frames.append(frame(step, of: manifest, &dice)) }
  for _ in 0..<dice.roll(0...3) { record.events.append(event(of: layers, &dice)) }
  record.eventsLeftOut = dice.pick([0, 12])
  let width = dice.roll(1...2)
  for _ in 0..<dice.roll(0...3) {
    let target = manifest.task == .regression ? dice.number() : Double(dice.roll(0...1))
    guard manifest.task == .regression || classes.count != 1 else { break }
    record.points.append(ExamplePoint(inputs: dice.numbers(width), target: target))
  }
  record.ending = dice.pick([.completed, .diverged(at: 12), .interrupted(at: 0), .unfinished])
  return record
}

private func allColumns(_ layers: Int) -> [Column] {
  RunMeasure.allCases.map { .run($0) }
    + (1...layers).flatMap { layer in
      LayerMeasure.allCases.map { .layer(layer, $0) }
        + LayerQuantity.allCases.flatMap { quantity in
          Statistic.allCases.map { .quantity(layer, quantity, $0) }
        }
    }
}

private func frame(_ step: Int, of manifest: RunManifest, _ dice: inout Dice) -> Frame {
  let layers = manifest.layers.map { layer in
    LayerFrame(
      histograms: (0..<dice.roll(0...5)).map { _ in histogram(&dice) },
      spectralNorm: dice.number(),
      units: dice.roll(0...1) == 0
        ? []
        : (0..<layer.units).map { _ in
          let n = dice.numbers(8)
          return UnitState(
            meanPreActivation: n[0], meanActivation: n[1], meanLocalDerivative: n[2],
            saturatedShare: n[3], inactiveShare: n[4], maximumPreActivation: n[5],
            upstreamGradientRMS: n[6], errorSignalRMS: n[7])
        },
      weightGradient: dice.roll(0...1) == 0 ? [] : dice.numbers(layer.inputs * layer.units),
      singularValues: singularValues(&dice), attenuationIfOpen: dice.pick([.nan, dice.number()]),
      jacobian: dice.roll(0...1) == 0
        ? [] : dice.numbers(MeanJacobian.count(units: layer.units)))
  }
  let numbers = dice.numbers(3)
  let evaluation = Evaluation(loss: numbers[0], accuracy: numbers[1], brier: numbers[2])
  return Frame(
    step: step, heldOut: dice.pick([nil, evaluation]), layers: dice.pick([[], layers]),
    surface: surface(&dice), throughput: singularValues(&dice))
}

private func singularValues(_ dice: inout Dice) -> SingularValues? {
  let n = dice.numbers(3)
  return dice.pick([nil, SingularValues(minimum: n[0], median: n[1], maximum: n[2])])
}

private func surface(_ dice: inout Dice) -> Surface? {
  switch dice.roll(0...2) {
  case 0: nil
  case 1: .curve(x: dice.numbers(3), y: dice.numbers(3))
  default:
    .regions(
      columns: 3, rows: 2, x: -1.5...2, y: -0.0...0.1, winner: Array(repeating: 0, count: 6))
  }
}

private func histogram(_ dice: inout Dice) -> Histogram {
  Histogram(
    bins: dice.pick([.linear(lower: -0.1, upper: 1), .powersOfTwo(lowest: -149)]),
    counts: (0..<(2 * dice.roll(0...3))).map { _ in dice.roll(0...99) }, zeros: dice.roll(0...9),
    nonFinite: dice.roll(0...9))
}

private func event(of layers: [LayerDescription], _ dice: inout Dice) -> UnitEvent {
  let layer = dice.roll(1...layers.count)
  let step = dice.roll(1...100)
  return UnitEvent(
    kind: dice.pick(UnitEvent.Kind.allCases), step: step, since: dice.roll(0...step), layer: layer,
    unit: dice.roll(0...(layers[layer - 1].units - 1)), maximumBefore: dice.number(),
    maximumNow: dice.number(), updateNorm: dice.number())
}
