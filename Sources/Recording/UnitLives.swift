import KernelCode
import Kernels
import Training

/// Follows which ReLU units are dead: z ≤ 0 for every example of the probe set.
struct UnitLives {
  private struct Unit {
    var isDead: Bool
    var maximum: Double
    /// The size of the update that it received after that; NaN before there was one.
    var updateNorm = Double.nan
  }
  /// The layers whose units can be inactive. From 0.
  private let followed: [Int]
  /// Per layer; empty before the first check, and for a layer that is not followed.
  private var units: [[Unit]]
  /// Per layer, Σ ΔW² of the last update; NaN for a layer that is not followed.
  private var updateSquares: [Double]
  private var lastCheck: Int?

  init(layers: [LayerDescription]) {
    followed = layers.indices.filter { layers[$0].activation.canBeInactive }
    units = layers.map { _ in [] }
    updateSquares = layers.map { _ in .nan }
  }

  func deadUnits(layer: Int) -> Int {
    units[layer].reduce(0) { $0 + ($1.isDead ? 1 : 0) }
  }

  /// ‖ΔW‖_F, where that was found on the way to the updates of the units and lost no digits; else nil.
  func updateNorm(layer: Int) -> Double? {
    let squares = updateSquares[layer]
    return squares.isFinite && squares >= Moments.leastSumOfSquares ? squares.squareRoot() : nil
  }

  /// Compares every unit with the check before.
  mutating func check<S: Scalar>(
    _ observation: Observation<S>, probe: Activity<S>
  ) -> [UnitEvent] {
    var events: [UnitEvent] = []
    for index in followed {
      let z = probe.layers[index].preActivation
      let isFirst = units[index].isEmpty
      if isFirst {
        units[index] = Array(repeating: Unit(isDead: false, maximum: .nan), count: z.columns)
      }
      withUnsafeTemporaryAllocation(of: S.self, capacity: z.columns) { maxima in
        let room = maxima.baseAddress.unsafelyUnwrapped
        observation.network.kernels.columnMaxima(z.pointer, z.rows, z.columns, room)
        for unit in 0..<z.columns {
          let old = units[index][unit]
          let maximum = maxima[unit].double
          let isDead = maximum <= 0
          units[index][unit].isDead = isDead
          units[index][unit].maximum = maximum
          guard isDead != old.isDead, !maximum.isNaN else { continue }
          events.append(
            UnitEvent(
              kind: isDead ? (isFirst ? .bornDead : .died) : .revived, step: observation.step,
              since: lastCheck ?? observation.step, layer: index + 1, unit: unit,
              maximumBefore: old.maximum, maximumNow: maximum, updateNorm: old.updateNorm))
        }
      }
    }
    lastCheck = observation.step
    return events
  }

  /// Keeps the size of the update that each unit is about to receive.
  mutating func rememberUpdates<S: Scalar>(_ observation: Observation<S>) {
    for index in followed {
      let state = observation.activity.layers[index]
      let (weights, biases) = (state.weightUpdate, state.biasUpdate)
      let columns = weights.columns
      updateSquares[index] = withUnsafeTemporaryAllocation(
        of: Double.self, capacity: 2 * columns
      ) { room in
        let means = room.baseAddress.unsafelyUnwrapped
        observation.network.kernels.columnMoments(
          ColumnMomentsBuffers(
            matrix: weights.pointer, rows: weights.rows, columns: columns, means: means,
            standardDeviations: means + columns))
        var all = 0.0
        for unit in units[index].indices {
          let (mean, deviation) = (room[unit], room[columns + unit])
          let squares = Double(weights.rows) * (mean * mean + deviation * deviation)
          let bias = biases.pointer[unit].double
          units[index][unit].updateNorm = (squares + bias * bias).squareRoot()
          all += squares
        }
        return all
      }
    }
  }
}
