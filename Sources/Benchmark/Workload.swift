import FoundationEssentials
import Recording
import Training

/// One net with its data, as `Tests/benchmark/workloads.py` wrote it into a folder for all sides.
struct Workload {
  /// The keys of `workload.json` that decide the training.
  struct Settings: Decodable {
    var name: String
    /// Units per layer, the inputs first.
    var sizes: [Int]
    /// Of the hidden layers; the output layer is a softmax with cross-entropy.
    var activation: String
    var batch: Int
    var steps: Int
    var optimizer: String
    var rate: Double
    /// Steps from one frame to the next where frames are not made at every step.
    var cadence: Int
  }

  let settings: Settings
  let activation: ActivationFunction
  let optimizer: OptimizerSettings
  let inputs: Matrix<Float>
  /// One row per example, 1 at its class.
  let targets: Matrix<Float>
  let weights: [LayerWeights]

  init(folder: String) throws(Problem) {
    let settings = try Files.settings(folder + "/workload.json")
    guard let activation = ActivationFunction(rawValue: settings.activation),
      let kind = OptimizerKind(rawValue: settings.optimizer),
      let features = settings.sizes.first, let classes = settings.sizes.last,
      settings.sizes.count > 1, settings.sizes.allSatisfy({ $0 > 0 }), settings.batch > 0,
      settings.steps > 0, settings.cadence > 0
    else { throw Problem("\(folder)/workload.json asks for something that does not exist") }
    self.settings = settings
    self.activation = activation
    optimizer = OptimizerSettings(kind, rate: settings.rate, steps: settings.steps)

    let values = try Files.floats(folder + "/inputs.f32")
    let labels = try Files.integers(folder + "/classes.i32")
    guard values.count == labels.count * features, !labels.isEmpty,
      labels.allSatisfy({ 0..<classes ~= $0 })
    else { throw Problem("\(folder) has inputs and classes that do not fit together") }
    inputs = Matrix(rows: labels.count, columns: features, values: values)
    targets = Matrix(rows: labels.count, columns: classes)
    for (row, label) in labels.enumerated() { targets[row, label] = 1 }

    var rest = try Files.floats(folder + "/weights.f32")[...]
    var layers: [LayerWeights] = []
    for (fanIn, units) in zip(settings.sizes, settings.sizes.dropFirst()) {
      guard rest.count >= (fanIn + 1) * units
      else { throw Problem("\(folder)/weights.f32 has too few numbers") }
      layers.append(
        LayerWeights(
          weights: Array(rest.prefix(fanIn * units)),
          biases: Array(rest.dropFirst(fanIn * units).prefix(units))))
      rest = rest.dropFirst((fanIn + 1) * units)
    }
    weights = layers
  }

  var shapes: [LayerShape] {
    let hidden = settings.sizes.dropFirst().dropLast()
    return hidden.map { LayerShape(units: $0, activation: activation) }
      + [LayerShape(units: targets.columns, activation: .softmax)]
  }

  var manifest: RunManifest {
    let layers = zip(settings.sizes, shapes).map { LayerDescription(inputs: $0, shape: $1) }
    return RunManifest(
      program: "gradflow-benchmark", label: settings.name, task: .classification,
      dataset: settings.name, features: (0..<inputs.columns).map { "x\($0)" },
      classes: (0..<targets.columns).map { "class \($0)" }, trainingExamples: inputs.rows,
      heldOutExamples: 0, probeExamples: settings.batch, layers: layers,
      loss: .categoricalCrossEntropy, optimizer: optimizer, initialization: .glorot,
      batchSize: settings.batch, steps: settings.steps, seed: Workload.seed, precision: 32,
      saturationThreshold: 0.05, constantLoss: .nan)
  }

  /// Of the order of batches.
  static let seed: UInt64 = 1

  /// The rows of every batch, one step after the other, for the sides that cannot draw them.
  var batches: [Int] {
    var order = BatchOrder(
      examples: inputs.rows, batchSize: settings.batch, seed: Workload.seed)
    return (0..<settings.steps).flatMap { _ in order.next() }
  }
}
