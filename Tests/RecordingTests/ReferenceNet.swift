import Foundation
import Kernels
import Recording
import Training

/// A net of Tests/reference, with what PyTorch and JAX both say of its first 50 steps.
struct ReferenceNet: Decodable {
  struct Layer: Decodable {
    var units: Int
    var activation: String
    var parameter: Double?
    var normalization: String
    var skip: Int
    var weights: [Double]
    var biases: [Double]
  }
  struct Limit: Decodable {
    var kind: String
    var limit: Double
  }
  struct Values: Decodable {
    /// Of every step.
    var losses: [Double]
    /// The steps of the columns.
    var steps: [Int]
    /// By their names, one number per recorded step; nil where the two frameworks count different
    /// numbers of exact zeros.
    var columns: [String: [Double?]]
  }
  var inputs: [[Double]]
  var targets: [[Double]]
  var layers: [Layer]
  var loss: String
  var isPaired: Bool
  var isClassification: Bool
  var optimizer: String
  var rate: Double
  var schedule: String
  var weightDecay: Double
  var clipping: Limit?
  var steps: Int
  var reference: Values

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "reference/nets")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json" }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }()

  static func read(_ name: String) throws -> ReferenceNet {
    try JSONDecoder().decode(
      ReferenceNet.self, from: Data(contentsOf: folder.appending(path: name + ".json")))
  }
}

/// A word of a reference that this project does not have.
struct UnknownWord: Error {
  var word: String
}

func known<Word: RawRepresentable<String>>(_ word: String) throws -> Word {
  guard let value = Word(rawValue: word) else { throw UnknownWord(word: word) }
  return value
}

extension ReferenceNet {
  func shapes() throws -> [LayerShape] {
    try layers.map {
      try LayerShape(
        units: $0.units, activation: known($0.activation), parameter: $0.parameter,
        normalization: known($0.normalization), skip: $0.skip)
    }
  }

  func optimizerSettings() throws -> OptimizerSettings {
    try OptimizerSettings(
      known(optimizer), rate: rate, schedule: known(schedule), weightDecay: weightDecay,
      clipping: clipping.map { try Clipping(known($0.kind), limit: $0.limit) }, steps: steps)
  }

  func network() throws -> Network<Double> {
    try Network(
      inputs: inputs[0].count, shapes: shapes(), initialization: .zero, seed: 1,
      weights: layers.map { LayerWeights(weights: $0.weights, biases: $0.biases) })
  }

  func manifest() throws -> RunManifest {
    var fanIn = inputs[0].count
    let descriptions = try shapes().map { shape in
      defer { fanIn = shape.units }
      return LayerDescription(inputs: fanIn, shape: shape)
    }
    return try RunManifest(
      program: "test", label: "reference", task: isClassification ? .classification : .regression,
      dataset: "made", features: [], classes: [], trainingExamples: inputs.count,
      heldOutExamples: 0, probeExamples: inputs.count, layers: descriptions, loss: known(loss),
      isPaired: isPaired, optimizer: optimizerSettings(), initialization: .zero,
      batchSize: inputs.count, steps: steps, seed: 1, precision: 64, saturationThreshold: 0.05,
      constantLoss: .nan)
  }

  /// Trains a net as this one says, and hands out one row of recorded numbers per step.
  func rows(_ network: Network<Double>) throws -> (columns: [Column], rows: [[Double]]) {
    let matrix = { (rows: [[Double]]) in
      Matrix<Double>(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
    }
    let examples = matrix(inputs)
    var recorder = try Recorder(
      manifest: manifest(),
      plan: RecordingPlan(
        cadence: steps, steps: steps - 1, probe: examples, batchIsProbe: true,
        heldOutInputs: Matrix(rows: 0, columns: examples.columns),
        heldOutTargets: Matrix(rows: 0, columns: targets[0].count), surface: nil),
      network: network)
    var trainer = try Trainer(
      network: network, inputs: examples, targets: matrix(targets), loss: known(loss),
      usesActivations: !isPaired, optimizer: optimizerSettings(), batchSize: inputs.count, seed: 1)
    var rows: [[Double]] = []
    for _ in 0..<steps {
      _ = trainer.advance { observation in
        recorder.record(observation) { line in
          if case .row(_, let values) = line { rows.append(values) }
        }
      }
    }
    return (recorder.columns, rows)
  }
}
