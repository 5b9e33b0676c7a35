import Experiments
import Recording
import Training

/// Things that no frozen trace holds, made by hand.
enum Measured {
  /// A net of two softmax layers and an output with singular values and mean Jacobians in its frames.
  static var record: RunRecord {
    var sample = Sample(label: "made", activations: [.softmax, .softmax, .softmax], units: 3)
    sample.steps = 4
    var record = sample.record
    for layer in 1...3 {
      record = record.adding(.layer(layer, .updateRatio)) { step in
        step == 2 && layer == 1 ? 0 : 2e-3 / Double(layer * layer * (step + 1))
      }
      record = record.adding(.layer(layer, .jacobianNorm)) { 0.4 / Double(layer * ($0 + 1)) }
    }
    record.frames = (0..<4).map { step in
      let shrinking = 0.5 / Double(step + 1)
      let layers = (1...3).map { layer in
        LayerFrame(
          histograms: [], spectralNorm: .nan, units: [], weightGradient: [],
          singularValues: SingularValues(
            minimum: layer == 2 ? 0 : 0.01 * shrinking, median: 0.1 * shrinking,
            maximum: shrinking * Double(layer)),
          // Shares a, a, 1 − 2a in every example.
          jacobian: jacobian([shrinking / 2, shrinking / 2, 1 - shrinking]))
      }
      return Frame(
        step: step, heldOut: nil, layers: layers, surface: nil,
        throughput: SingularValues(minimum: 0, median: 1e-4, maximum: 0.02 * shrinking))
    }
    return record
  }

  /// A deep net of ReLU layers, each of four units, in one frame.
  static func deep(_ layers: Int) -> RunRecord {
    var record = Sample(
      label: "deep", activations: Array(repeating: .relu, count: layers - 1) + [.softmax],
      errorSignal: { layer, _ in 1 / Double(1 + layers - layer) }
    ).record
    let unit = UnitState(
      meanPreActivation: 0.1, meanActivation: 0.2, meanLocalDerivative: 0.5, saturatedShare: 0,
      inactiveShare: 0.5, maximumPreActivation: 1)
    let layer = LayerFrame(
      histograms: [], spectralNorm: .nan, units: Array(repeating: unit, count: 4),
      weightGradient: Array(repeating: 0.1, count: 16),
      singularValues: SingularValues(minimum: 0.1, median: 0.5, maximum: 2))
    record.frames = [
      Frame(
        step: 0, heldOut: nil, layers: Array(repeating: layer, count: layers), surface: nil,
        throughput: SingularValues(minimum: 1e-9, median: 1e-8, maximum: 1e-7))
    ]
    return record
  }

  /// The upper triangle of diag(S) − S Sᵀ.
  static func jacobian(_ shares: [Double]) -> [Double] {
    shares.indices.flatMap { i in
      (i..<shares.count).map { j in (i == j ? shares[i] : 0) - shares[i] * shares[j] }
    }
  }

  /// The loss u² + 4 v² + 0.01, and gradient descent on it.
  static var bowl: LossPlane {
    let u = (0...24).map { Double($0) / 8 - 1.5 }
    let v = (0...16).map { Double($0) / 8 - 1 }
    func loss(_ u: Double, _ v: Double) -> Double { u * u + 4 * v * v + 0.01 }
    let path = (0...12).reduce(into: [(u: 1.2, v: 0.75)]) { path, _ in
      let last = path[path.count - 1]
      path.append((last.u * 0.8, last.v * -0.3))
    }
    return LossPlane(
      axes: .principal(share: 0.97), steps: Array(path.indices), path: path,
      pathLosses: path.map { loss($0.u, $0.v) }, u: u, v: v,
      losses: v.flatMap { v in u.map { u in loss(u, v) } })
  }
}

extension RunRecord {
  /// The record with one more column.
  func adding(_ column: Column, _ value: (Int) -> Double) -> RunRecord {
    var result = RunRecord(manifest: manifest, columns: columns + [column])
    for (row, step) in steps.enumerated() {
      let own = values[row * columns.count..<(row + 1) * columns.count]
      result.append(.row(step: step, values: Array(own) + [value(step)]))
    }
    result.frames = frames
    result.events = events
    result.ending = ending
    return result
  }
}
