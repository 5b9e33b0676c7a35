import KernelCode
import Kernels
import Training

/// Follows which ReLU units are dead: z ≤ 0 for every example of the probe set.
struct UnitLives {
  private struct Unit {
    var isDead = false
    /// The largest z of the latest check that could judge it; NaN before there was one.
    var maximum = Double.nan
  }
  /// The layers whose units can be inactive. From 0.
  private let followed: [Int]
  /// Per layer; empty for a layer that is not followed.
  private var units: [[Unit]]
  /// The size of the update that each unit received with the step before; NaN before there was one.
  private var updateNorms: [[Double]]
  /// The size of the one that it is about to receive.
  private var nextUpdateNorms: [[Double]]
  /// Per layer, Σ ΔW² of the last update; NaN for a layer that is not followed.
  private var updateSquares: [Double]
  private var lastCheck: Int?

  init(layers: [LayerDescription]) {
    followed = layers.indices.filter { layers[$0].activation.canBeInactive }
    func perUnit<Value>(_ value: Value) -> [[Value]] {
      layers.map {
        Array(repeating: value, count: $0.activation.canBeInactive ? $0.units : 0)
      }
    }
    units = perUnit(Unit())
    updateNorms = perUnit(.nan)
    nextUpdateNorms = perUnit(.nan)
    updateSquares = layers.map { _ in .nan }
  }

  func deadUnits(layer: Int) -> Int {
    units[layer].reduce(0) { $0 + ($1.isDead ? 1 : 0) }
  }

  /// The largest z of every unit over the probe set, by which it was judged last: what a frame says of it
  /// is what its life says. Empty for a layer that is not followed.
  func maxima(layer: Int) -> [Double] { units[layer].map { $0.maximum } }

  /// ‖ΔW‖_F, where that was found on the way to the updates of the units and lost no digits; else nil.
  func updateNorm(layer: Int) -> Double? {
    let squares = updateSquares[layer]
    return squares.isFinite && squares >= Moments.leastSumOfSquares ? squares.squareRoot() : nil
  }

  /// Compares every unit with the check before. A unit with a pre-activation that is not a number cannot
  /// be judged, and stays what it was.
  mutating func check<S: Scalar>(
    _ observation: Observation<S>, probe: Activity<S>
  ) -> [UnitEvent] {
    var events: [UnitEvent] = []
    for index in followed {
      let z = probe.layers[index].preActivation
      withUnsafeTemporaryAllocation(of: S.self, capacity: z.columns) { maxima in
        let room = maxima.baseAddress.unsafelyUnwrapped
        observation.network.kernels.columnMaxima(z.pointer, z.rows, z.columns, room)
        for unit in 0..<z.columns {
          let maximum = maxima[unit].double
          guard !maximum.isNaN else { continue }
          let old = units[index][unit]
          let isDead = maximum <= 0
          units[index][unit] = Unit(isDead: isDead, maximum: maximum)
          guard isDead != old.isDead else { continue }
          let isFirst = old.maximum.isNaN
          events.append(
            UnitEvent(
              kind: isDead ? (isFirst ? .bornDead : .died) : .revived, step: observation.step,
              since: lastCheck ?? observation.step, layer: index + 1, unit: unit,
              maximumBefore: old.maximum, maximumNow: maximum,
              updateNorm: updateNorms[index][unit]))
        }
      }
    }
    lastCheck = observation.step
    return events
  }

  /// Measures the update that each unit is about to receive.
  mutating func measureUpdates<S: Scalar>(_ observation: Observation<S>) {
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
          nextUpdateNorms[index][unit] = (squares + bias * bias).squareRoot()
          all += squares
        }
        return all
      }
    }
  }

  /// The updates that were measured are received.
  mutating func endStep() { swap(&updateNorms, &nextUpdateNorms) }
}
