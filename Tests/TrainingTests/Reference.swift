import Kernels
import Training

/// How far a computed number is from the true one, in units of the spacing of numbers of its type at
/// the true one. Equal numbers, infinities among them, are at distance 0.
func distance<S: Scalar>(_ computed: S, _ truth: Wide) -> Double {
  let nearest = S(truth)
  if computed == nearest { return 0 }
  // A result that rounds to infinity may stand at the largest number, and the other way round.
  let limit = Wide(S.greatestFiniteMagnitude)
  if computed.isInfinite, abs(truth) <= limit {
    return abs(truth) < limit * (1 - 4 * Wide(S.ulpOfOne)) ? .infinity : 2
  }
  guard computed.isFinite, truth.isFinite else { return .infinity }
  return Double(
    abs(Wide(computed) - truth)
      / Wide(nearest.isFinite ? nearest.ulp : S.greatestFiniteMagnitude.ulp))
}

/// The largest of some numbers with the argument at which it was reached.
struct Worst: CustomStringConvertible {
  var error = 0.0
  var argument = Double.nan
  var description: String { "\(error) at \(argument)" }

  mutating func take(_ value: Double, at argument: Double) {
    // Written so that NaN counts as the largest error.
    if !(value <= error) { (error, self.argument) = (value, argument) }
  }
}

/// Any bit pattern is as likely as any other, so that all magnitudes occur; finite ones only.
func anyFloat(_ generator: inout RandomGenerator) -> Float {
  while true {
    let value = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next() >> 32))
    if value.isFinite { return value }
  }
}

func anyDouble(_ generator: inout RandomGenerator) -> Double {
  while true {
    let value = Double(bitPattern: generator.next())
    if value.isFinite { return value }
  }
}

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
    self.init(network: network, examples: inputs.rows)
    load(Array(0..<inputs.rows), inputs: inputs, targets: targets)
  }
}
