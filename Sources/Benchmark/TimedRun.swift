import Recording
import Training

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One training run from the drawing of the first batch to the last recorded number, with the time that
/// it took. Everything that is recorded stays in memory.
struct TimedRun {
  /// Seconds.
  let wall: Double
  /// Seconds of this process on any core.
  let processor: Double
  let losses: [Double]
  /// Without rows and frames for a run that is not watched.
  let record: RunRecord

  init(_ workload: Workload, _ variant: Variant) {
    let settings = workload.settings
    let manifest = workload.manifest
    let begin = (ContinuousClock.now, Self.processorTime)
    let network = Network<Float>(
      inputs: workload.inputs.columns, shapes: workload.shapes, initialization: .zero,
      seed: Workload.seed, weights: workload.weights, kernels: variant.kernels.single)
    var trainer = Trainer(
      network: network, inputs: workload.inputs, targets: workload.targets,
      loss: .categoricalCrossEntropy, optimizer: workload.optimizer, batchSize: settings.batch,
      seed: Workload.seed)
    var losses: [Double] = []
    losses.reserveCapacity(settings.steps)
    if variant.watching == .plain {
      record = RunRecord(manifest: manifest, columns: [])
      for _ in 0..<settings.steps { losses.append(trainer.advance()) }
    } else {
      var recorder = Recorder(
        manifest: manifest, plan: Self.plan(workload, variant), network: network)
      var kept = RunRecord(manifest: manifest, columns: recorder.columns)
      kept.reserve(rows: settings.steps)
      for _ in 0..<settings.steps {
        losses.append(
          trainer.advance { observation in recorder.record(observation) { kept.append($0) } })
      }
      record = kept
    }
    processor = Self.processorTime - begin.1
    wall = (ContinuousClock.now - begin.0) / .seconds(1)
    self.losses = losses
  }

  /// The batch decides about dead units, as it does in what the other sides record. No side looks once more
  /// after its last update.
  private static func plan(_ workload: Workload, _ variant: Variant) -> RecordingPlan<Float> {
    let settings = workload.settings
    let cadence =
      switch variant.watching {
      case .every: 1
      case .cadence: settings.cadence
      case .plain, .scalars: settings.steps
      }
    let none = Matrix<Float>(rows: 0, columns: 0)
    var plan = RecordingPlan(
      cadence: cadence, steps: settings.steps - 1, probe: none, batchIsProbe: true,
      heldOutInputs: none, heldOutTargets: none, surface: nil)
    // What the other sides record.
    plan.contents.histograms = [.activation, .errorSignal]
    plan.contents.hasUnits = false
    plan.contents.hasPropagation = false
    return plan
  }

  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
