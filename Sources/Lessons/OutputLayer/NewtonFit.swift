import KernelCode

/// Multinomial logistic regression by Newton's method (iteratively reweighted least squares), which
/// shares nothing with the training of nets: no layers, no back-propagation, no learning rate.
///
/// P(class k | x) = e^(θ_k · x̃) / Σ_l e^(θ_l · x̃) with x̃ = (1, x) and θ of the last class 0. A step
/// solves H Δ = g, where g_k = Σ_i (p_ik − y_ik) x̃_i and H_kl = Σ_i p_ik (δ_kl − p_il) x̃_i x̃_iᵀ
/// (McCullagh & Nelder 1989).
public struct NewtonFit: Sendable {
  /// For every class but the last: its intercept, then one number per feature, all relative to the last
  /// class.
  public let coefficients: [[Double]]
  /// Newton steps until nothing changed any more.
  public let iterations: Int
  /// Mean over the examples of −ln P(right class).
  public let loss: Double

  private static let mostIterations = 40
  private static let tolerance = 1e-11

  /// Nil where there is no best fit, or none that can be told: classes that are parted without error
  /// drive the numbers to infinity, features that repeat each other leave them open.
  ///
  /// - Parameters:
  ///   - inputs: one row of features per example.
  ///   - classes: 0 ..< count, one per example.
  public init?(inputs: [[Double]], classes: [Int], count: Int) {
    guard count > 1, !inputs.isEmpty, inputs.count == classes.count else { return nil }
    let rows = inputs.map { [1] + $0 }
    let width = rows[0].count
    var theta = [Double](repeating: 0, count: (count - 1) * width)
    var loss = Self.loss(rows, classes, theta, width)
    for iteration in 1...Self.mostIterations {
      var (gradient, hessian) = Self.derivatives(rows, classes, theta, width)
      guard Self.solve(&hessian, &gradient) else { return nil }
      // Halved until the loss does not rise, as far as rounding lets it be seen.
      var scale = 1.0
      var next = theta
      var nextLoss = Double.infinity
      while scale > 1e-6 {
        next = zip(theta, gradient).map { $0 - scale * $1 }
        nextLoss = Self.loss(rows, classes, next, width)
        if nextLoss <= loss + 1e-13 { break }
        scale /= 2
      }
      guard nextLoss.isFinite else { return nil }
      let change = zip(theta, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      let size = next.reduce(1) { max($0, abs($1)) }
      (theta, loss) = (next, nextLoss)
      guard change <= Self.tolerance * size else { continue }
      coefficients = (0..<(count - 1)).map { Array(theta[$0 * width..<($0 + 1) * width]) }
      iterations = iteration
      self.loss = loss
      return
    }
    return nil
  }

  /// P(class) of one example, for all classes but the last; the scores are shifted by the largest.
  private static func shares(_ row: [Double], _ theta: [Double], _ width: Int) -> [Double] {
    var scores: [Double] = []
    for start in stride(from: 0, to: theta.count, by: width) {
      var sum = 0.0
      for j in 0..<width { sum += theta[start + j] * row[j] }
      scores.append(sum)
    }
    let largest = scores.reduce(0) { max($0, $1) }
    let powers = scores.map { exponential($0 - largest) }
    let total = powers.reduce(exponential(-largest), +)
    return powers.map { $0 / total }
  }

  private static func loss(
    _ rows: [[Double]], _ classes: [Int], _ theta: [Double], _ width: Int
  ) -> Double {
    var total = 0.0
    for (row, own) in zip(rows, classes) {
      let shares = shares(row, theta, width)
      let share = own < shares.count ? shares[own] : 1 - shares.reduce(0, +)
      total -= naturalLog(max(share, 1e-300))
    }
    return total / Double(rows.count)
  }

  private static func derivatives(
    _ rows: [[Double]], _ classes: [Int], _ theta: [Double], _ width: Int
  ) -> (gradient: [Double], hessian: [[Double]]) {
    let size = theta.count
    var gradient = [Double](repeating: 0, count: size)
    var hessian = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for (row, own) in zip(rows, classes) {
      let shares = shares(row, theta, width)
      for k in shares.indices {
        let error = shares[k] - (own == k ? 1 : 0)
        for j in 0..<width { gradient[k * width + j] += error * row[j] }
        for l in shares.indices {
          let weight = shares[k] * ((k == l ? 1 : 0) - shares[l])
          for i in 0..<width {
            for j in 0..<width {
              hessian[k * width + i][l * width + j] += weight * row[i] * row[j]
            }
          }
        }
      }
    }
    return (gradient, hessian)
  }

  /// Solves A x = b for a symmetric positive definite A by Cholesky's A = L Lᵀ; false where A is not, up
  /// to rounding.
  private static func solve(_ a: inout [[Double]], _ b: inout [Double]) -> Bool {
    let n = b.count
    for i in 0..<n {
      let own = a[i][i]
      for j in 0...i {
        var sum = a[i][j]
        for k in 0..<j { sum -= a[i][k] * a[j][k] }
        if i == j {
          guard sum > 1e-12 * own, sum > 1e-9 else { return false }
          a[i][i] = sum.squareRoot()
        } else {
          a[i][j] = sum / a[j][j]
        }
      }
    }
    for i in 0..<n {
      for k in 0..<i { b[i] -= a[i][k] * b[k] }
      b[i] /= a[i][i]
    }
    for i in (0..<n).reversed() {
      for k in (i + 1)..<max(n, i + 1) { b[i] -= a[k][i] * b[k] }
      b[i] /= a[i][i]
    }
    return true
  }
}
