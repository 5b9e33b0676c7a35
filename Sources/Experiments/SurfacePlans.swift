import KernelCode
import Kernels
import Recording
import Training

/// Grid cells along each side of a decision map, and points along a fitted curve.
private let gridSide = 48
private let curvePoints = 160

extension Experiment {
  /// Where to ask the net for its answers: a grid around the examples for two features, a line for one,
  /// nothing for more.
  func surfacePlan<S: Scalar>() -> SurfacePlan<S>? {
    func values(_ feature: Int) -> [Double] {
      (0..<data.trainingExamples).map { data.original($0, feature) }
    }
    switch (data.features.count, data.task) {
    case (1, _):
      let range = Self.padded(values(0))
      let xs = (0..<curvePoints).map {
        range.lowerBound
          + (range.upperBound - range.lowerBound) * Double($0) / Double(curvePoints - 1)
      }
      guard settings.outputs(for: data) == 1 else { return nil }
      return SurfacePlan(axes: .curve(x: xs), inputs: inputs(xs.map { standardized($0, 0) }))
    case (2, .classification):
      let x = Self.padded(values(0))
      let y = Self.padded(values(1))
      func center(_ index: Int, of range: ClosedRange<Double>) -> Double {
        range.lowerBound
          + (range.upperBound - range.lowerBound) * (Double(index) + 0.5) / Double(gridSide)
      }
      let grid = (0..<gridSide).flatMap { row in
        (0..<gridSide).flatMap { column in
          [standardized(center(column, of: x), 0), standardized(center(row, of: y), 1)]
        }
      }
      return SurfacePlan(
        axes: .regions(columns: gridSide, rows: gridSide, x: x, y: y), inputs: inputs(grid))
    default: return nil
    }
  }

  private func standardized(_ value: Double, _ feature: Int) -> Double {
    data.preparation.features[feature].scaled(value)
  }

  /// The range of some values with a margin of a twentieth.
  private static func padded(_ values: [Double]) -> ClosedRange<Double> {
    let low = values.reduce(Double.infinity) { min($0, $1) }
    let high = values.reduce(-Double.infinity) { max($0, $1) }
    guard low < high else { return low - 1...low + 1 }
    let margin = (high - low) / 20
    return (low - margin)...(high + margin)
  }
}
