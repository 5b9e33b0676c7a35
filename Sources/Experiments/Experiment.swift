import KernelCode
import Kernels
import Recording
import Training

/// One net to be trained on one set of examples.
public struct Experiment: Sendable {
  public var settings: ExperimentSettings
  public var data: PreparedData
  /// A short name among the runs that it is compared with.
  public var label: String
  /// The program and its version, for the manifest.
  public var program: String
  /// Which instruction set the kernels use; the numbers do not depend on it.
  public var kernels: KernelSet

  public init(
    settings: ExperimentSettings, data: PreparedData, label: String, program: String,
    kernels: KernelSet = kernelSet
  ) {
    self.settings = settings
    self.data = data
    self.label = label
    self.program = program
    self.kernels = kernels
  }

  public var manifest: RunManifest {
    let outputs = settings.outputs(for: data)
    var fanIn = data.features.count
    let layers = settings.shapes(for: data).map { shape in
      defer { fanIn = shape.units }
      return LayerDescription(inputs: fanIn, shape: shape)
    }
    let constantAccuracy = data.constantAccuracy
    return RunManifest(
      program: program, label: label, task: data.task, dataset: data.name,
      features: data.features, classes: data.classes, preparation: data.preparation,
      trainingExamples: data.trainingExamples,
      heldOutExamples: data.heldOutExamples, probeExamples: data.probeExamples, layers: layers,
      loss: settings.loss,
      isPaired: settings.isPaired, optimizer: settings.optimizerSettings,
      initialization: settings.initialization,
      initializationScale: settings.initializationScale, hiddenBias: settings.hiddenBias,
      hasGivenWeights: !settings.initialWeights.isEmpty,
      batchSize: min(settings.batchSize, data.trainingExamples), steps: settings.steps,
      seed: settings.seed, precision: settings.precision.bits,
      saturationThreshold: ExperimentSettings.saturationThreshold,
      constantLoss: data.constantLoss(settings.loss, outputs: outputs),
      constantAccuracy: constantAccuracy.training,
      heldOutConstantAccuracy: constantAccuracy.heldOut)
  }

  /// What a record starts with: manifest, columns and the examples to draw.
  public func emptyRecord() -> RunRecord {
    var record: RunRecord
    switch settings.precision {
    case .single: record = RunRecord(manifest: manifest, columns: recorder(Float.self).columns)
    case .double: record = RunRecord(manifest: manifest, columns: recorder(Double.self).columns)
    }
    record.points = data.points
    return record
  }

  /// Trains and keeps everything in memory; of a long run what its plan keeps.
  public func recorded(_ plan: BucketPlan? = nil) -> RunRecord {
    var record = emptyRecord()
    let plan = plan ?? BucketPlan(steps: settings.steps, columns: record.columns.count)
    record.reserve(rows: plan.rows(steps: settings.steps))
    var bucketing = Bucketing(plan)
    record.ending = run { line in
      if let kept = bucketing.take(line) { record.append(kept) }
      return true
    }
    for line in bucketing.finish() { record.append(line) }
    return record
  }

  /// Trains and hands out every line as it is made, with a row for every step and one for the look after
  /// the last.
  ///
  /// - Parameter sink: returns false to stop the run after this line.
  public func run(_ sink: (RecordLine) -> Bool) -> Ending {
    switch settings.precision {
    case .single: run(Float.self, sink)
    case .double: run(Double.self, sink)
    }
  }

  private func run<S: Scalar>(_: S.Type, _ sink: (RecordLine) -> Bool) -> Ending {
    var run = ExperimentRun(self, S.self)
    while true {
      if let ending = run.advance(sink) { return ending }
    }
  }

  /// The net before its first step, with the training examples.
  public func trainer<S: Scalar>(_: S.Type) -> Trainer<S> {
    if data.isLarge {
      let data = data
      return Trainer(
        network: network(S.self), examples: data.trainingExamples, loss: settings.loss,
        usesActivations: settings.usesOutputActivations, optimizer: settings.optimizerSettings,
        batchSize: settings.batchSize, seed: settings.seed
      ) { examples, activity in
        data.load(examples, into: activity)
      }
    }
    return Trainer(
      network: network(S.self), inputs: inputs(data.trainingInputs),
      targets: targets(data.trainingTargets), loss: settings.loss,
      usesActivations: settings.usesOutputActivations, optimizer: settings.optimizerSettings,
      batchSize: settings.batchSize, seed: settings.seed)
  }

  public func network<S: Scalar>(_: S.Type) -> Network<S> {
    Network(
      inputs: data.features.count, shapes: settings.shapes(for: data),
      initialization: settings.initialization, scale: settings.initializationScale,
      seed: settings.seed, bias: settings.hiddenBias, weights: settings.initialWeights,
      kernels: S.table(of: kernels))
  }

  /// Rows of features as the net sees them.
  public func inputs<S: Scalar>(_ values: [Double]) -> Matrix<S> {
    Matrix(
      rows: values.count / max(data.features.count, 1), columns: data.features.count,
      values: values)
  }

  /// Rows of targets as the net sees them.
  public func targets<S: Scalar>(_ values: [Double]) -> Matrix<S> {
    let outputs = settings.outputs(for: data)
    return Matrix(
      rows: values.count, columns: outputs, values: data.encoded(values, outputs: outputs))
  }

  func recorder<S: Scalar>(_: S.Type, network: Network<S>? = nil) -> Recorder<S> {
    let frames = max(settings.frames, 1)
    let plan = RecordingPlan<S>(
      cadence: max(1, (settings.steps + frames - 1) / frames), steps: settings.steps,
      probe: inputs(data.probeInputs),
      batchIsProbe: settings.batchSize >= data.trainingExamples
        && data.probeExamples == data.trainingExamples,
      heldOutInputs: inputs(data.heldOutInputs), heldOutTargets: targets(data.heldOutTargets),
      surface: surfacePlan())
    return Recorder(manifest: manifest, plan: plan, network: network ?? self.network(S.self))
  }
}
