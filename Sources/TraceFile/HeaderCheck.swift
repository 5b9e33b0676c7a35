import Recording
import Training

extension FieldCheck {
  private static let layers = 1...1000

  func manifest(_ read: ReadManifest) throws(TraceError) -> RunManifest {
    guard Self.layers.contains(read.layers.count) else {
      throw outOfRange("manifest/layers", read.layers.count, Self.layers)
    }
    var layers: [LayerDescription] = []
    for (index, layer) in read.layers.enumerated() {
      layers.append(try self.layer(layer, behind: index))
    }
    let precision = read.precision ?? 32
    if precision != 32 { _ = try integer(precision, "manifest/precision", in: 64...64) }
    let seed = read.seed?.value ?? 0
    return RunManifest(
      program: read.program ?? "unknown program", label: read.label,
      task: try word(read.task, "manifest/task"), dataset: read.dataset ?? "unknown data",
      features: read.features ?? [], classes: read.classes ?? [],
      preparation: try read.preparation.map { preparation throws(TraceError) in
        try self.preparation(preparation, inputs: layers[0].inputs, seed: seed)
      },
      trainingExamples: try integer(read.trainingExamples, "manifest/trainingExamples"),
      heldOutExamples: try integer(read.heldOutExamples ?? 0, "manifest/heldOutExamples"),
      probeExamples: try integer(read.probeExamples ?? 0, "manifest/probeExamples"),
      layers: layers, loss: try word(read.loss, "manifest/loss"),
      isPaired: read.lossFromPreActivations, optimizer: try optimizer(read),
      initialization: try word(read.initialization, "manifest/initialization"),
      initializationScale: read.initializationScale?.value,
      hiddenBias: read.hiddenBias?.value ?? 0, hasGivenWeights: read.weightsGiven ?? false,
      batchSize: try integer(read.batchSize, "manifest/batchSize"),
      steps: try integer(read.steps, "manifest/steps"), seed: seed,
      precision: precision, saturationThreshold: read.saturationThreshold ?? 0.05,
      constantLoss: read.constantLoss?.value ?? .nan,
      constantAccuracy: read.constantAccuracy?.value,
      heldOutConstantAccuracy: read.heldOutConstantAccuracy?.value)
  }

  private func layer(_ read: ReadLayer, behind: Int) throws(TraceError) -> LayerDescription {
    let name = "manifest/layers/" + behind.description
    let dropout = read.dropout?.value ?? 0
    guard 0..<1 ~= dropout else {
      throw .outOfRange(
        line: line, field: name + "/dropout", value: dropout.description, allowed: 0...1)
    }
    return LayerDescription(
      inputs: try integer(read.inputs, name + "/inputs", in: 1...100_000_000),
      units: try integer(read.units, name + "/units", in: 1...100_000_000),
      activation: try word(read.activation, name + "/activation"),
      parameter: read.parameter?.value,
      normalization: try word(
        read.normalization ?? Normalization.none.rawValue, name + "/normalization"),
      dropout: dropout, skip: try integer(read.skip ?? 0, name + "/skip", in: 0...behind))
  }

  private func optimizer(_ read: ReadManifest) throws(TraceError) -> OptimizerSettings {
    var clipping: Clipping?
    if let read = read.clipping {
      clipping = Clipping(try word(read.kind, "manifest/clipping/kind"), limit: read.limit.value)
    }
    return OptimizerSettings(
      try word(read.optimizer, "manifest/optimizer"), rate: read.rate,
      schedule: try word(
        read.schedule ?? LearningRateSchedule.constant.rawValue, "manifest/schedule"),
      weightDecay: read.weightDecay?.value ?? 0, clipping: clipping, steps: read.steps)
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
}
