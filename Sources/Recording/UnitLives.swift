import KernelCode
import Kernels
import Training

/// Follows which ReLU units are dead: z ≤ 0 for every example of the probe set.
struct UnitLives {
  private struct Unit {
    var isDead: Bool
    var maximum: Double
  }
  private let layers: [LayerDescription]
  /// Per layer; empty for a layer whose units cannot be inactive.
  private var units: [[Unit]]
  private var updateNorms: [[Double]]
  private var lastCheck: Int?

  init(layers: [LayerDescription]) {
    self.layers = layers
    units = layers.map { _ in [] }
    updateNorms = units.map { _ in [] }
  }

  func deadUnits(layer: Int) -> Int {
    units[layer].reduce(0) { $0 + ($1.isDead ? 1 : 0) }
  }

  /// Compares every unit with the check before.
  mutating func check<S: Scalar>(
    _ observation: Observation<S>, probe: Activity<S>
  ) -> [UnitEvent] {
    var events: [UnitEvent] = []
    for (index, layer) in layers.enumerated() where layer.activation.canBeInactive {
      let z = probe.layers[index].preActivation
      let before = units[index]
      units[index] = z.columnMaxima(observation.network.kernels).map {
        Unit(isDead: $0 <= 0, maximum: $0.double)
      }
      for (unit, now) in units[index].enumerated() {
        let old = before.isEmpty ? nil : before[unit]
        guard now.isDead != (old?.isDead ?? false), !now.maximum.isNaN else { continue }
        let kind: UnitEvent.Kind = now.isDead ? (old == nil ? .bornDead : .died) : .revived
        events.append(
          UnitEvent(
            kind: kind, step: observation.step, since: lastCheck ?? observation.step,
            layer: index + 1, unit: unit, maximumBefore: old?.maximum ?? .nan,
            maximumNow: now.maximum,
            updateNorm: updateNorms[index].isEmpty ? .nan : updateNorms[index][unit]))
      }
    }
    lastCheck = observation.step
    return events
  }

  /// Keeps the size of the update that each unit is about to receive.
  mutating func rememberUpdates<S: Scalar>(_ observation: Observation<S>) {
    for (index, layer) in layers.enumerated() where layer.activation.canBeInactive {
      let state = observation.activity.layers[index]
      let columns = ColumnMoments(state.weightUpdate, observation.network.kernels)
      let biases = state.biasUpdate.doubles
      updateNorms[index] = biases.indices.map { unit in
        let (mean, deviation) = (columns.means[unit], columns.standardDeviations[unit])
        let squares = Double(state.weightUpdate.rows) * (mean * mean + deviation * deviation)
        return (squares + biases[unit] * biases[unit]).squareRoot()
      }
    }
  }
}
