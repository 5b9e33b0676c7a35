import Experiments
import KernelCode
import Kernels
import Training

/// An activation function as a table: φ and φ' at many z, by the kernel that trains, in 64 bits.
struct SampledCurve: Sendable {
  let activation: ActivationFunction
  let z: [Double]
  let values: [Double]
  let slopes: [Double]

  init(_ activation: ActivationFunction, z: [Double]) {
    self.activation = activation
    self.z = z
    let input = Matrix<Double>(rows: 1, columns: z.count, values: z)
    let values = Matrix<Double>(rows: 1, columns: z.count)
    let slopes = Matrix<Double>(rows: 1, columns: z.count)
    Double.kernels.activate(
      ActivationBuffers(
        function: activation.place, parameter: activation.standardParameter ?? 0, rows: 1,
        columns: z.count, z: input.pointer, values: values.pointer, slopes: slopes.pointer))
    self.values = values.doubles
    self.slopes = slopes.doubles
  }

  /// −reach … reach in equal parts.
  static func places(reach: Double, parts: Int) -> [Double] {
    (0...parts).map { -reach + 2 * reach * Double($0) / Double(parts) }
  }

  /// Where hardly anything passes: slopes below ε of the largest in a saturating tail, or exactly 0.
  struct Zone: Sendable, Equatable {
    var lower: Double
    var upper: Double
    var isExactlyZero: Bool
  }

  /// The zones within the ends of `z`. That there is one must show in `z`; where it begins and ends is found
  /// by halving, not read off there.
  var zones: [Zone] {
    var zones: [Zone] = []
    var start: Int?
    for index in 0...z.count {
      let isFlat = index < z.count && isFlat(index)
      if isFlat, start == nil { start = index }
      if !isFlat, let first = start {
        zones.append(
          Zone(
            lower: first == 0 ? z[0] : border(z[first - 1], z[first]),
            upper: index == z.count ? z[index - 1] : border(z[index], z[index - 1]),
            isExactlyZero: activation.canBeInactive))
        start = nil
      }
    }
    return zones
  }

  /// The flat place that is nearest to one that is not: halved until nothing lies between.
  private func border(_ steep: Double, _ flat: Double) -> Double {
    var (steep, flat) = (steep, flat)
    while true {
      let middle = steep + (flat - steep) / 2
      if middle == steep || middle == flat { return flat }
      if SampledCurve(activation, z: [middle]).isFlat(0) { flat = middle } else { steep = middle }
    }
  }

  private func isFlat(_ index: Int) -> Bool {
    if activation.canBeInactive { return slopes[index] == 0 }
    guard !activation.saturatingTails.isNone else { return false }
    let limit = ExperimentSettings.saturationThreshold * activation.largestSlope
    return abs(slopes[index]) < limit && z[index] <= activation.facts.tailBegins
  }
}

/// σ' by its formula and by measuring: (σ(z + h) − σ(z − h)) / 2h.
struct SlopeCheck: Sendable {
  var z: Double
  var value: Double
  /// σ(z) (1 − σ(z)).
  var formula: Double
  var measured: Double

  static let step = 1e-5

  static let rows: [SlopeCheck] = [-4, -2, 0, 2, 4].map { z in
    let curve = SampledCurve(.sigmoid, z: [z, z - step, z + step])
    let value = curve.values[0]
    return SlopeCheck(
      z: z, value: value, formula: value * (1 - value),
      measured: (curve.values[2] - curve.values[1]) / (2 * step))
  }

  /// The largest difference between the two.
  static var largestDifference: Double {
    rows.reduce(0) { max($0, abs($1.formula - $1.measured)) }
  }
}
