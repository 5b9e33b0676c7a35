import Charts
import Foundation
import Recording
import TraceFile
import Training

/// Small frozen traces: pictures of them change only when the drawing does.
enum Frozen: String, CaseIterable {
  case sigmoid, softmax
  /// 18 units, some of which die.
  case dying = "relu-dying"
  case diverged
  /// One input, one output.
  case wave

  var record: RunRecord {
    get throws {
      let file = testFolder.appending(path: "Fixtures/\(rawValue).trace")
      return try TraceReader.read(Array(Data(contentsOf: file))).record
    }
  }
}

let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// A record made by hand, of which every number is known.
struct Sample {
  var label = "net"
  var activations: [ActivationFunction] = [.sigmoid, .sigmoid, .softmax]
  var units = 4
  var steps = 3
  var batchSize = 10
  var ending = Ending.completed
  var constantLoss = 1.1
  /// Loss at a step.
  var loss: (Int) -> Double = { _ in 1 }
  var accuracy: (Int) -> Double = { _ in 0.5 }
  /// RMS of δ at a layer (from 1) and step.
  var errorSignal: (Int, Int) -> Double = { _, _ in 1 }
  /// RMS of g; nil for what the layer above sends down, taken through weights that change nothing.
  var upstream: ((Int, Int) -> Double)?
  var saturated: (Int, Int) -> Double = { _, _ in 0 }
  var events: [UnitEvent] = []
  var isBare = false

  var record: RunRecord {
    let layers = activations.map {
      LayerDescription(inputs: units, units: units, activation: $0)
    }
    let manifest = RunManifest(
      program: "test", label: label, task: .classification, dataset: "made",
      features: (0..<units).map { "x\($0)" }, classes: ["a", "b"], trainingExamples: 10,
      heldOutExamples: 0, probeExamples: 10, layers: layers, loss: .categoricalCrossEntropy,
      optimizer: OptimizerSettings(.sgd, rate: 0.1), initialization: .glorot, batchSize: batchSize,
      steps: steps, seed: 1,
      precision: 64, saturationThreshold: 0.05, constantLoss: constantLoss)
    var columns: [Column] = [.run(.loss)]
    if !isBare {
      columns.append(.run(.accuracy))
      for (index, activation) in activations.enumerated() {
        columns.append(.quantity(index + 1, .errorSignal, .rms))
        if index + 1 < activations.count {
          columns.append(.quantity(index + 1, .upstreamGradient, .rms))
        }
        columns += activation.canBeInactive ? [.layer(index + 1, .inactiveShare)] : []
        columns += activation.canBeInactive ? [.layer(index + 1, .deadUnits)] : []
        columns +=
          activation.saturatingTails.isNone ? [] : [.layer(index + 1, .saturatedShare)]
      }
    }
    var record = RunRecord(manifest: manifest, columns: columns)
    for step in 0..<steps {
      record.append(.row(step: step, values: columns.map { value($0, step) }))
    }
    record.events = events
    record.ending = ending
    return record
  }

  private func value(_ column: Column, _ step: Int) -> Double {
    switch column {
    case .run(.loss): loss(step)
    case .run: accuracy(step)
    case .quantity(let layer, .errorSignal, _): errorSignal(layer, step)
    case .quantity(let layer, _, _): upstream?(layer, step) ?? errorSignal(layer + 1, step)
    case .layer(let layer, .deadUnits): Double(dead(layer, step))
    case .layer(let layer, _): saturated(layer, step)
    }
  }

  private func dead(_ layer: Int, _ step: Int) -> Int {
    var count = 0
    for event in events where event.layer == layer && event.step <= step {
      count += event.kind == .revived ? -1 : 1
    }
    return count
  }
}

extension UnitEvent {
  static func made(_ kind: Kind, step: Int, layer: Int, unit: Int) -> UnitEvent {
    UnitEvent(
      kind: kind, step: step, since: max(0, step - 1), layer: layer, unit: unit,
      maximumBefore: 0.5, maximumNow: -0.5, updateNorm: 1)
  }
}
