import Experiments
import KernelCode
import Kernels
import Training

/// What every unit of a net answers over a line or a plane of inputs.
public struct UnitResponses: Sendable {
  public struct Layer: Sendable {
    /// Per unit, its activation at every place: row by row, the first row at the lowest second input.
    public var units: [[Double]]
    /// fan-in rows of as many numbers as there are units.
    public var weights: [Double]
  }
  /// Places along each side of the plane, or along the line.
  public var side: Int
  public var isCurve: Bool
  public var layers: [Layer]
  /// What was asked: one number, or two, for every place, as the net sees them.
  public var inputs: [Double]

  /// True for a unit with the same activation in every place, to the eye.
  public static func isConstant(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max(), high.isFinite, low.isFinite else {
      return true
    }
    return high - low <= 1e-3 * max(abs(high), abs(low), 1e-9)
  }
}

/// The places where units are asked: around the training examples, as the net sees them.
struct ResponsePlaces {
  let side: Int
  let isCurve: Bool
  private let inputs: [Double]

  private static let planeSide = 14
  private static let curvePoints = 40

  /// nil for more than two inputs.
  init?(_ data: PreparedData) {
    let features = data.features.count
    guard features == 1 || features == 2 else { return nil }
    isCurve = features == 1
    let side = isCurve ? Self.curvePoints : Self.planeSide
    let examples = data.trainingInputs
    let lines = (0..<features).map { feature -> [Double] in
      let values = stride(from: feature, to: examples.count, by: features).map {
        examples[$0]
      }
      let (low, high) = (values.min() ?? -1, values.max() ?? 1)
      let margin = (high - low) / 20
      return (0..<side).map {
        low - margin + (high - low + 2 * margin) * (Double($0) + 0.5) / Double(side)
      }
    }
    self.side = side
    inputs =
      features == 1 ? lines[0] : lines[1].flatMap { y in lines[0].flatMap { [$0, y] } }
  }

  /// Asks a net.
  func responses<S: Scalar>(of network: Network<S>) -> UnitResponses {
    let count = isCurve ? side : side * side
    let activity = Activity<S>(network: network, examples: count, purpose: .inference)
    for (place, value) in inputs.enumerated() {
      activity.inputs.pointer[place] = S(nearest: value)
    }
    network.forward(activity, .inference)
    let layers = network.layers.indices.map { index in
      let values = activity.layers[index].activation
      return UnitResponses.Layer(
        units: (0..<values.columns).map { unit in
          (0..<count).map { values[$0, unit].double }
        }, weights: network.layers[index].weights.doubles)
    }
    return UnitResponses(side: side, isCurve: isCurve, layers: layers, inputs: inputs)
  }
}
