import Recording
import Training

/// Turns the objects of one line into those of a record, so that no later reader of the record can be
/// surprised: counts fit together, layers and units exist, ranges are ranges.
struct FieldCheck {
  let line: Int

  /// No net, data set or run that somebody draws is larger.
  private static let numbers = 0...1_000_000_000
  private static let layers = 1...1000

  func manifest(_ read: ReadManifest) throws(TraceError) -> RunManifest {
    guard Self.layers.contains(read.layers.count) else {
      throw outOfRange("manifest/layers", read.layers.count, Self.layers)
    }
    var layers: [LayerDescription] = []
    for (index, layer) in read.layers.enumerated() {
      let name = "manifest/layers/" + index.description
      layers.append(
        LayerDescription(
          inputs: try integer(layer.inputs, name + "/inputs", in: 1...100_000_000),
          units: try integer(layer.units, name + "/units", in: 1...100_000_000),
          activation: try word(layer.activation, name + "/activation")))
    }
    let precision = read.precision ?? 32
    if precision != 32 { _ = try integer(precision, "manifest/precision", in: 64...64) }
    return RunManifest(
      program: read.program ?? "unknown program", label: read.label,
      task: try word(read.task, "manifest/task"), dataset: read.dataset ?? "unknown data",
      features: read.features ?? [], classes: read.classes ?? [],
      trainingExamples: try integer(read.trainingExamples, "manifest/trainingExamples"),
      heldOutExamples: try integer(read.heldOutExamples ?? 0, "manifest/heldOutExamples"),
      probeExamples: try integer(read.probeExamples ?? 0, "manifest/probeExamples"),
      layers: layers, loss: try word(read.loss, "manifest/loss"),
      optimizer: OptimizerSettings(
        try word(read.optimizer, "manifest/optimizer"), rate: read.rate, steps: read.steps),
      initialization: try word(read.initialization, "manifest/initialization"),
      batchSize: try integer(read.batchSize, "manifest/batchSize"),
      steps: try integer(read.steps, "manifest/steps"), seed: read.seed?.value ?? 0,
      precision: precision, saturationThreshold: read.saturationThreshold ?? 0.05,
      constantLoss: read.constantLoss?.value ?? .nan)
  }

  func points(_ read: [ReadPoint], of manifest: RunManifest) throws(TraceError) -> [ExamplePoint] {
    let width = read.first?.inputs.count ?? 1
    var points: [ExamplePoint] = []
    for (index, point) in read.enumerated() {
      let name = "points/" + index.description
      guard point.inputs.count == width, 1...2 ~= width else {
        throw .wrongCount(
          line: line, field: name + "/inputs", count: point.inputs.count,
          needed: 1...2 ~= width ? [width] : [1, 2])
      }
      let target = point.target.value
      if manifest.task == .classification {
        let classes = 0...max(manifest.classes.count - 1, 1)
        guard let index = Int(exactly: target), classes ~= index else {
          throw .outOfRange(
            line: line, field: name + "/target", value: target.description, allowed: classes)
        }
      }
      points.append(ExamplePoint(inputs: point.inputs.map(\.value), target: target))
    }
    return points
  }

  func event(_ read: ReadEvent, of manifest: RunManifest) throws(TraceError) -> UnitEvent {
    let layer = try integer(read.layer, "event/layer", in: 1...manifest.layers.count)
    let units = 0...(manifest.layers[layer - 1].units - 1)
    let step = try integer(read.step, "event/step")
    return UnitEvent(
      kind: try word(read.kind, "event/kind"), step: step,
      since: try integer(read.since, "event/since", in: 0...step), layer: layer,
      unit: try integer(read.unit, "event/unit", in: units),
      maximumBefore: read.maximumBefore?.value ?? .nan,
      maximumNow: read.maximumNow?.value ?? .nan, updateNorm: read.updateNorm?.value ?? .nan)
  }

  func ending(_ read: ReadEnd) throws(TraceError) -> Ending {
    if let step = read.divergedAt { return .diverged(at: try integer(step, "end/divergedAt")) }
    if let step = read.interruptedAt {
      return .interrupted(at: try integer(step, "end/interruptedAt"))
    }
    guard read.completed == true else { throw .missingField(line: line, field: "end/completed") }
    return .completed
  }

  func integer(
    _ value: Int, _ field: String, in range: ClosedRange<Int> = numbers
  ) throws(TraceError) -> Int {
    guard range.contains(value) else { throw outOfRange(field, value, range) }
    return value
  }

  private func word<Words: RawRepresentable & CaseIterable>(
    _ text: String, _ field: String
  ) throws(TraceError) -> Words where Words.RawValue == String {
    guard let word = Words(rawValue: text) else {
      let allowed = Words.allCases.map(\.rawValue)
      throw .unknownWord(line: line, field: field, word: text, allowed: allowed)
    }
    return word
  }

  private func outOfRange(_ field: String, _ value: Int, _ range: ClosedRange<Int>) -> TraceError {
    .outOfRange(line: line, field: field, value: value.description, allowed: range)
  }
}
