import KernelCode
import Kernels
import Recording
import Training

/// The activation function of one layer as a curve: φ and φ' at some z, by the kernel that trains.
struct ActivationCurve {
  /// Where φ passes nothing on.
  enum Zone: Equatable {
    /// A tail with |φ'| < ε · max |φ'|.
    case saturated
    /// φ' = 0.
    case inactive
  }

  let layer: LayerDescription
  /// ε of the saturated share.
  let threshold: Double

  func at(_ z: [Double]) -> (values: [Double], slopes: [Double]) {
    guard !z.isEmpty else { return ([], []) }
    let input = Matrix<Double>(rows: 1, columns: z.count, values: z)
    let values = Matrix<Double>(rows: 1, columns: z.count)
    let slopes = Matrix<Double>(rows: 1, columns: z.count)
    Double.kernels.activate(
      ActivationBuffers(
        function: layer.activation.place, parameter: layer.parameter ?? 0, rows: 1,
        columns: z.count, z: input.pointer, values: values.pointer, slopes: slopes.pointer))
    return (values.doubles, slopes.doubles)
  }

  /// The zone that a point of the curve is in, judged like the saturated and the inactive share.
  func zone(z: Double, slope: Double) -> Zone? {
    if layer.activation.canBeInactive { return slope == 0 ? .inactive : nil }
    guard !layer.activation.saturatingTails.isNone else { return nil }
    let isSmall = abs(slope) < threshold * layer.largestSlope
    return isSmall && z <= layer.activation.facts.tailBegins ? .saturated : nil
  }

  /// The zones within some limits, their ends found by halving.
  func zones(within limits: ClosedRange<Double>) -> [(kind: Zone, z: ClosedRange<Double>)] {
    let count = 400
    let width = limits.upperBound - limits.lowerBound
    let z = (0...count).map { limits.lowerBound + width * Double($0) / Double(count) }
    let kinds = zip(z, at(z).slopes).map { zone(z: $0, slope: $1) }
    var zones: [(kind: Zone, z: ClosedRange<Double>)] = []
    var start = 0
    for index in 1...(count + 1) where index > count || kinds[index] != kinds[start] {
      if let kind = kinds[start] {
        let low = start == 0 ? z[0] : border(z[start - 1], z[start], of: kind)
        let high = index > count ? z[count] : border(z[index], z[index - 1], of: kind)
        zones.append((kind, min(low, high)...max(low, high)))
      }
      start = index
    }
    return zones
  }

  /// Where a zone begins between a place outside of it and one inside.
  private func border(_ outside: Double, _ inside: Double, of kind: Zone) -> Double {
    var (outside, inside) = (outside, inside)
    for _ in 0..<40 {
      let middle = (outside + inside) / 2
      if zone(z: middle, slope: at([middle]).slopes[0]) == kind {
        inside = middle
      } else {
        outside = middle
      }
    }
    return inside
  }
}
