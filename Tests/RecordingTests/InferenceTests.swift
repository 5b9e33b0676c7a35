import Foundation
import Kernels
import Recording
import Testing
import Training

/// Held-out losses and running moments as PyTorch has them (Tests/reference/inference.py).
private struct InferenceReference: Decodable, CustomTestStringConvertible {
  struct Layer: Decodable {
    var units: Int
    var activation: String
    var normalization: String
    var dropout: Double
  }
  var name: String
  var layers: [Layer]
  var optimizer: String
  var rate: Double
  var weights: [[Double]]
  var biases: [[Double]]
  var inputs: [[Double]]
  var targets: [[Double]]
  var heldOutInputs: [[Double]]
  var heldOutTargets: [[Double]]
  /// Where the losses were measured, each before that step's update; the last is after the last update.
  var steps: [Int]
  var heldOutLosses: [Double]
  /// Without the last; empty for a net with dropout.
  var trainingLosses: [Double]
  /// Of every layer with batch normalization, at the end.
  var runningMeans: [[Double]]
  var runningVariances: [[Double]]

  var testDescription: String { name }

  private struct File: Decodable { var cases: [InferenceReference] }

  static let all: [InferenceReference] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "reference/inference.json")
    let file = try? JSONDecoder().decode(File.self, from: Data(contentsOf: path))
    return file?.cases ?? []
  }()

  func network() throws -> Network<Double> {
    try Network(
      inputs: inputs[0].count,
      shapes: layers.map {
        try LayerShape(
          units: $0.units, activation: known($0.activation), normalization: known($0.normalization),
          dropout: $0.dropout)
      }, initialization: .zero, seed: 1,
      weights: zip(weights, biases).map { LayerWeights(weights: $0, biases: $1) })
  }

  var loss: LossFunction {
    switch layers.last?.activation {
    case "softmax": .categoricalCrossEntropy
    case "sigmoid": .binaryCrossEntropy
    default: .squaredError
    }
  }

  /// Trains a net and records it, with a frame at every step.
  func record(_ network: Network<Double>) throws -> RunRecord {
    let settings = try OptimizerSettings(known(optimizer), rate: rate)
    let updates = steps.last ?? 0
    var fanIn = inputs[0].count
    let manifest = RunManifest(
      program: "test", label: name, task: .regression, dataset: "made", features: [],
      classes: [], trainingExamples: inputs.count, heldOutExamples: heldOutInputs.count,
      probeExamples: inputs.count,
      layers: network.layers.enumerated().map { index, layer in
        defer { fanIn = layer.units }
        return LayerDescription(
          inputs: fanIn, units: layer.units, activation: layer.activation,
          normalization: layer.normalization?.kind ?? .none, dropout: layer.dropout)
      },
      loss: loss, optimizer: settings, initialization: .zero, batchSize: inputs.count,
      steps: updates, seed: 1, precision: 64, saturationThreshold: 0.05, constantLoss: .nan)
    func matrix(_ rows: [[Double]]) -> Matrix<Double> {
      Matrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
    }
    var recorder = Recorder(
      manifest: manifest,
      plan: RecordingPlan(
        cadence: 1, steps: updates, probe: matrix(inputs), batchIsProbe: true,
        heldOutInputs: matrix(heldOutInputs), heldOutTargets: matrix(heldOutTargets), surface: nil),
      network: network)
    var record = RunRecord(manifest: manifest, columns: recorder.columns)
    var trainer = Trainer(
      network: network, inputs: matrix(inputs), targets: matrix(targets), loss: loss,
      optimizer: settings, batchSize: inputs.count, seed: 1)
    for step in 0...updates {
      _ = trainer.look { observation in recorder.record(observation) { record.append($0) } }
      if step < updates { trainer.applyUpdate() }
    }
    return record
  }
}

/// What a net answers when it does not learn: with running moments, and with nothing dropped.
@Suite struct InferenceTests {
  @Test func everyCaseIsThere() {
    #expect(InferenceReference.all.count == 6)
  }

  @Test(arguments: InferenceReference.all)
  private func heldOutLosses(reference: InferenceReference) throws {
    let network = try reference.network()
    let record = try reference.record(network)
    let losses = try #require(record.series(.run(.loss)))
    for (place, step) in reference.steps.enumerated() {
      let found = try #require(record.frames[step].heldOut?.loss)
      #expect(isClose(found, reference.heldOutLosses[place], 1e-12), "held out, step \(step)")
      if place < reference.trainingLosses.count {
        #expect(isClose(losses[step], reference.trainingLosses[place], 1e-12), "step \(step)")
      }
    }
    let normalized = network.layers.compactMap { $0.normalization }.filter { $0.kind == .batch }
    #expect(normalized.count == reference.runningMeans.count)
    for (place, layer) in normalized.enumerated() {
      for (found, truth) in [
        (layer.runningMeans, reference.runningMeans),
        (layer.runningVariances, reference.runningVariances),
      ] {
        for (number, right) in zip(found.doubles, truth[place]) {
          #expect(abs(number - right) < 1e-12 * max(1, abs(right)))
        }
      }
    }
  }
}
