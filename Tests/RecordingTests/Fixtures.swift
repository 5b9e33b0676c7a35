import Kernels
import Recording
import Training

/// A net on a handful of examples, with everything that a run needs. Tests change the weights before
/// it starts.
struct Situation {
  var inputs: Matrix<Double>
  var targets: Matrix<Double>
  let shapes: [LayerShape]
  var network: Network<Double>
  var loss = LossFunction.squaredError
  var task = TaskKind.regression
  var optimizer = OptimizerKind.sgd
  var rate = 0.05
  var schedule = LearningRateSchedule.constant
  var weightDecay = 0.0
  var clipping: Clipping?
  var batchSize = Int.max
  /// How often the net is looked at: once more than it is changed.
  var steps = 6
  var cadence = 2
  /// NaN where the test does not need it.
  var constantLoss = Double.nan
  var contents = FrameContents()

  init(
    _ activations: [ActivationFunction], widths: [Int], inputs: Int = 2, examples: Int = 7,
    initialization: Initialization = .glorot, seed: UInt64 = 1
  ) {
    self.init(
      zip(widths, activations).map { LayerShape(units: $0, activation: $1) }, inputs: inputs,
      examples: examples, initialization: initialization, seed: seed)
  }

  init(
    _ shapes: [LayerShape], inputs: Int = 2, examples: Int = 7,
    initialization: Initialization = .glorot, seed: UInt64 = 1
  ) {
    let outputs = shapes.last?.units ?? 0
    self.shapes = shapes
    self.inputs = Matrix(
      rows: examples, columns: inputs, values: numbers(examples * inputs, seed: seed + 100))
    targets = Matrix(
      rows: examples, columns: outputs, values: numbers(examples * outputs, seed: seed + 200))
    network = Network(
      inputs: inputs, shapes: shapes, initialization: initialization, seed: seed)
  }

  var manifest: RunManifest {
    RunManifest(
      program: "test", label: "test", task: task, dataset: "made", features: ["x", "y"],
      classes: [], trainingExamples: inputs.rows, heldOutExamples: 0, probeExamples: inputs.rows,
      layers: zip(network.layers, shapes).map { LayerDescription(inputs: $0.inputs, shape: $1) },
      loss: loss, isPaired: network.isPaired(loss), optimizer: settings, initialization: .glorot,
      batchSize: min(batchSize, inputs.rows), steps: steps, seed: 1, precision: 64,
      saturationThreshold: 0.05, constantLoss: constantLoss)
  }

  private var settings: OptimizerSettings {
    OptimizerSettings(
      optimizer, rate: rate, schedule: schedule, weightDecay: weightDecay, clipping: clipping,
      steps: steps)
  }

  /// Trains and records; the net of the situation itself is trained.
  ///
  /// - Parameter watch: sees every observation with the row that was made of it.
  func record(_ watch: (Observation<Double>, [Double]) -> Void = { _, _ in }) -> RunRecord {
    var plan = RecordingPlan(
      cadence: cadence, steps: steps - 1, probe: inputs, batchIsProbe: batchSize >= inputs.rows,
      heldOutInputs: Matrix<Double>(rows: 0, columns: inputs.columns),
      heldOutTargets: Matrix<Double>(rows: 0, columns: targets.columns), surface: nil)
    plan.contents = contents
    var recorder = Recorder(manifest: manifest, plan: plan, network: network)
    var record = RunRecord(manifest: manifest, columns: recorder.columns)
    var trainer = Trainer(
      network: network, inputs: inputs, targets: targets, loss: loss,
      optimizer: settings, batchSize: batchSize, seed: 1)
    record.ending = .completed
    for step in 0..<steps {
      let loss = trainer.advance { observation in
        var row: [Double] = []
        recorder.record(observation) { line in
          if case .row(_, let values) = line { row = values }
          record.append(line)
        }
        watch(observation, row)
      }
      if !loss.isFinite {
        record.ending = .diverged(at: step)
        break
      }
    }
    return record
  }
}

func numbers(_ count: Int, seed: UInt64, _ range: ClosedRange<Double> = -1...1) -> [Double] {
  var generator = RandomGenerator(seed: seed, stream: .data)
  return (0..<count).map { _ in generator.uniform(range.lowerBound, range.upperBound) }
}

extension Matrix {
  func fill(_ values: [Double]) {
    for (index, value) in values.enumerated() { pointer[index] = S(nearest: value) }
  }

  var rowArrays: [[Double]] {
    let all = doubles
    return (0..<rows).map { Array(all[($0 * columns)..<(($0 + 1) * columns)]) }
  }
}

/// Nearly equal, relative to the larger; both NaN is equal, and so is the same infinity.
func isClose(_ found: Double, _ truth: Double, _ tolerance: Double = 1e-9) -> Bool {
  if found.isNaN || truth.isNaN { return found.isNaN && truth.isNaN }
  return found == truth || abs(found - truth) <= tolerance * max(abs(found), abs(truth))
}
