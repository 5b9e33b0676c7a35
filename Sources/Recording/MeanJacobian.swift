import KernelCode
import Training

/// The mean over examples of J = (diag(S) − S Sᵀ) / T of a small softmax layer.
///
/// It is not the Jacobian at the mean shares: J(mean S) = mean J + Cov(S) / T, and two confident examples
/// of different units have a large J(mean S) and no J at all.
public enum MeanJacobian {
  /// Wider layers are left out of frames.
  public static let mostUnits = 16

  /// How many numbers the upper triangle of a layer has, its diagonal included.
  public static func count(units: Int) -> Int { units * (units + 1) / 2 }

  /// The upper triangle row by row, from `examples` rows of shares; empty for other layers and for wider
  /// ones. Sums run over the examples in their order.
  public static func upperTriangle<S: Scalar>(
    _ shares: Matrix<S>, of layer: LayerDescription
  ) -> [Double] {
    let units = layer.units
    guard layer.activation == .softmax, units <= mostUnits, shares.rows > 0 else { return [] }
    let scale = 1 / (Double(shares.rows) * (layer.parameter ?? 1))
    var sums = [Double](repeating: 0, count: count(units: units))
    for example in 0..<shares.rows {
      let row = shares.pointer + example * units
      var place = 0
      for i in 0..<units {
        let share = row[i].double
        sums[place] += share * (1 - share)
        place += 1
        for j in (i + 1)..<max(units, i + 1) {
          sums[place] -= share * row[j].double
          place += 1
        }
      }
    }
    return sums.map { $0 * scale }
  }

  /// All `units × units` numbers of a matrix, row by row, from its upper triangle.
  public static func whole(_ triangle: [Double], units: Int) -> [Double] {
    var matrix = [Double](repeating: .nan, count: units * units)
    guard triangle.count == count(units: units) else { return matrix }
    var place = 0
    for i in 0..<units {
      for j in i..<units {
        matrix[i * units + j] = triangle[place]
        matrix[j * units + i] = triangle[place]
        place += 1
      }
    }
    return matrix
  }
}
