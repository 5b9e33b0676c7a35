import Foundation
import KernelCode
import Kernels
import Training

func numbers(_ count: Int, seed: UInt64, _ range: ClosedRange<Double> = -2...2) -> [Double] {
  var generator = RandomGenerator(seed: seed, stream: .data)
  return (0..<count).map { _ in generator.uniform(range.lowerBound, range.upperBound) }
}

/// J = diag(S) − S Sᵀ, written out.
func jacobian(_ shares: [Double]) -> [[Double]] {
  shares.indices.map { i in
    shares.indices.map { j in (i == j ? shares[i] : 0) - shares[i] * shares[j] }
  }
}

/// The largest eigenvalue of a symmetric positive semi-definite matrix, by power iteration.
func largestEigenvalue(_ matrix: [[Double]]) -> Double {
  var vector = numbers(matrix.count, seed: 5)
  var value = 0.0
  for _ in 0..<5_000 {
    let image = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    value = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if value == 0 { return 0 }
    vector = image.map { $0 / value }
  }
  return value
}

/// The solution x of A x = b by Gaussian elimination with pivoting.
func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let n = rows.count
  for column in 0..<n {
    let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in 0..<n where row != column {
      let factor = rows[row][column] / rows[column][column]
      for k in column...n { rows[row][k] -= factor * rows[column][k] }
    }
  }
  return (0..<n).map { rows[$0][n] / rows[$0][$0] }
}

extension Matrix {
  /// Rows as arrays in 64 bits.
  var rowArrays: [[Double]] {
    let all = doubles
    return (0..<rows).map { Array(all[($0 * columns)..<(($0 + 1) * columns)]) }
  }

  func fill(_ values: [Double]) {
    for (index, value) in values.enumerated() { pointer[index] = S(nearest: value) }
  }
}

extension Activity {
  /// The workspace of a net with all rows of some inputs and targets loaded.
  init(_ network: Network<S>, _ inputs: Matrix<S>, _ targets: Matrix<S>) {
    self.init(network: network, examples: inputs.rows, purpose: .training(clips: false))
    load(Array(0..<inputs.rows), inputs: inputs, targets: targets)
  }
}

/// The mathematics library's logarithm, under a name that no kernel has.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// φ(z) and φ'(z) of one example.
func activate(
  _ function: ActivationFunction, parameter: Double? = nil, at z: [Double]
) -> (values: [Double], slopes: [Double]) {
  var values = z
  var slopes = z
  Double.kernels.activate(
    ActivationBuffers(
      function: function.place, parameter: parameter ?? function.standardParameter ?? 0, rows: 1,
      columns: z.count, z: z, values: &values, slopes: &slopes))
  return (values, slopes)
}

/// Jᵀg of a joint function at one example.
func pullBack(
  _ function: ActivationFunction, parameter: Double = 1, values: [Double], upstream: [Double]
) -> [Double] {
  var result = upstream
  Double.kernels.pullBack(
    PullBackBuffers(
      function: function.place, parameter: parameter, rows: 1, columns: values.count,
      values: values, slopes: values, upstream: upstream, result: &result))
  return result
}
