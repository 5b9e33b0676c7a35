/// Linear least squares with a ridge.
enum LeastSquares {
  /// The v that makes `‖A v − y‖² + ridge ‖v‖²` least: `(AᵀA + ridge) v = Aᵀy` by Cholesky's
  /// decomposition.
  ///
  /// - Parameters:
  ///   - rows: A, one row per target, all of one length.
  ///   - ridge: above 0, so that there is always one solution.
  static func solve(_ rows: [[Double]], _ targets: [Double], ridge: Double) -> [Double] {
    let size = rows.first?.count ?? 0
    var lower = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    var solution = [Double](repeating: 0, count: size)
    for (row, target) in zip(rows, targets) {
      for i in 0..<size {
        solution[i] += row[i] * target
        for j in 0...i { lower[i][j] += row[i] * row[j] }
      }
    }
    for j in 0..<size {
      lower[j][j] += ridge
      for k in 0..<j { lower[j][j] -= lower[j][k] * lower[j][k] }
      lower[j][j] = lower[j][j].squareRoot()
      for i in (j + 1)..<max(size, j + 1) {
        for k in 0..<j { lower[i][j] -= lower[i][k] * lower[j][k] }
        lower[i][j] /= lower[j][j]
      }
    }
    for i in 0..<size {
      for k in 0..<i { solution[i] -= lower[i][k] * solution[k] }
      solution[i] /= lower[i][i]
    }
    for i in (0..<size).reversed() {
      for k in (i + 1)..<max(size, i + 1) { solution[i] -= lower[k][i] * solution[k] }
      solution[i] /= lower[i][i]
    }
    return solution
  }
}
