import Foundation
import KernelCode
import Kernels
import Testing
import Training

/// The numbers about J = diag(S) − S Sᵀ against the matrix itself.
@Suite struct SoftmaxJacobianTests {
  static func shares(_ logits: [Double]) -> [Double] {
    let largest = logits.max() ?? 0
    let powers = logits.map { exp($0 - largest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }

  /// Even, mixed and nearly one-hot shares of several sizes.
  static let samples: [[Double]] = [2, 3, 4, 8, 17].flatMap { n in
    [0.1, 1, 3, 10].map { spread in shares(numbers(n, seed: UInt64(n), -spread...spread)) }
  }

  @Test(arguments: samples)
  func traceAndNorms(shares: [Double]) {
    let matrix = jacobian(shares)
    let found = SoftmaxJacobian(shares: shares)
    #expect(abs(found.trace - shares.indices.reduce(0) { $0 + matrix[$1][$1] }) < 1e-15)
    #expect(abs(found.trace - (1 - shares.reduce(0) { $0 + $1 * $1 })) < 1e-14)
    let squares = matrix.joined().reduce(0) { $0 + $1 * $1 }
    #expect(abs(found.frobeniusNorm - squares.squareRoot()) < 1e-14)
    let eigenvalue = largestEigenvalue(matrix)
    #expect(abs(found.spectralNorm - eigenvalue) < 1e-9)
    #expect(found.spectralNorm <= 0.5 + 1e-15)
    #expect(found.spectralNorm <= found.frobeniusNorm + 1e-15)
    #expect(found.frobeniusNorm <= found.trace + 1e-15)
    #expect(found.largestShare == shares.max())
  }

  @Test(arguments: samples)
  func boundsAgreeWithTheNorm(shares: [Double]) {
    let found = SoftmaxJacobian(shares: shares)
    let norm = found.spectralNorm
    for factor in [0.01, 0.5, 0.9, 0.999, 1.001, 1.1, 2, 10] {
      #expect(found.isSpectralNormBelow(norm * factor) == (factor > 1), "\(factor) of \(norm)")
    }
  }

  @Test(arguments: [1, 2, 3, 8, 17, 100])
  func equalShares(n: Int) {
    let share = 1 / Double(n)
    let found = SoftmaxJacobian(shares: [Double](repeating: share, count: n))
    #expect(abs(found.spectralNorm - (n == 1 ? 0 : share)) < 1e-15)
    #expect(abs(found.trace - (1 - share)) < 1e-14)
    #expect(abs(found.frobeniusNorm - share * Double(n - 1).squareRoot()) < 1e-14)
    #expect(found.isSpectralNormBelow(share * 1.01))
    if n > 1 { #expect(!found.isSpectralNormBelow(share * 0.99)) }
  }

  /// 1 − S² would be exactly 0 where all other shares are below 1e-16.
  @Test func digitsNearACertainAnswer() {
    let tiny = 1e-20
    let found = SoftmaxJacobian(shares: [1, tiny, tiny])
    #expect(abs(found.trace / (4 * tiny) - 1) < 1e-12)
    // J is about −ε in row and column 1, 2 ε and ε on the diagonal.
    let explicit = [2 * tiny, tiny, tiny].reduce(0) { $0 + $1 * $1 } + 4 * tiny * tiny
    #expect(abs(found.frobeniusNorm / explicit.squareRoot() - 1) < 1e-12)
  }

  /// ½ is reached by two equal shares, and approached from below by two among many.
  @Test func theBoundOfOneHalf() {
    #expect(abs(SoftmaxJacobian(shares: [0.5, 0.5]).spectralNorm - 0.5) < 1e-15)
    let rest = 1e-6
    let many = [0.5 - rest, 0.5 - rest] + [Double](repeating: rest / 4, count: 8)
    let norm = SoftmaxJacobian(shares: many).spectralNorm
    #expect(norm < 0.5 && norm > 0.4999)
    #expect(ActivationFunction.softmax.largestSlope == 0.5)
  }

  /// The pull-back that nets use is the product with the explicit matrix: it gives nothing for a common
  /// shift, and never makes a vector point the other way.
  @Test(arguments: samples)
  func pullBackIsTheMatrix(shares: [Double]) {
    let n = shares.count
    let matrix = jacobian(shares)
    func pulled(_ upstream: [Double]) -> [Double] {
      pullBack(.softmax, values: shares, upstream: upstream)
    }
    for seed: UInt64 in 1...5 {
      let g = numbers(n, seed: seed)
      let found = pulled(g)
      for (row, value) in zip(matrix, found) {
        #expect(abs(zip(row, g).reduce(0) { $0 + $1.0 * $1.1 } - value) < 1e-15)
      }
      #expect(abs(found.reduce(0, +)) < 1e-15)
      #expect(zip(found, g).reduce(0) { $0 + $1.0 * $1.1 } >= 0)
    }
    #expect(pulled([Double](repeating: 1, count: n)).allSatisfy { abs($0) < 1e-15 })
  }

  /// The facts of docs/metrics.md about the matrix that pull-backs multiply with, one unit vector after
  /// the other; with a temperature T it is J(z/T) / T.
  @Test(arguments: [0.25, 1, 3], [2, 3, 7])
  func factsOfTheMatrix(temperature: Double, n: Int) {
    for seed: UInt64 in 1...10 {
      let z = numbers(n, seed: seed, -4...4)
      let shares = activate(.softmax, parameter: temperature, at: z).values
      let plain = activate(.softmax, at: z.map { $0 / temperature }).values
      for (share, truth) in zip(shares, plain) { #expect(abs(share - truth) < 1e-14) }
      let matrix = (0..<n).map { unit in
        pullBack(
          .softmax, parameter: temperature, values: shares,
          upstream: (0..<n).map { $0 == unit ? 1 : 0 })
      }
      let truth = jacobian(plain)
      for i in 0..<n {
        #expect(abs(matrix[i].reduce(0, +)) < 1e-15 / temperature)
        for j in 0..<n {
          #expect(abs(matrix[i][j] - truth[i][j] / temperature) < 1e-14)
          #expect(abs(matrix[i][j] - matrix[j][i]) < 1e-16 / temperature)
          let entry = matrix[i][j] * temperature
          #expect(i == j ? entry >= 0 && entry <= 0.25 : entry <= 0 && entry >= -0.25)
        }
      }
      let trace = (0..<n).reduce(0) { $0 + matrix[$1][$1] }
      #expect(abs(trace - (1 - shares.reduce(0) { $0 + $1 * $1 }) / temperature) < 1e-14)
      let norm = largestEigenvalue(matrix)
      #expect(norm <= 0.5 / temperature + 1e-12)
      #expect(abs(SoftmaxJacobian(shares: shares).spectralNorm / temperature - norm) < 1e-8)
    }
  }

  /// ¼ on the diagonal is reached at a share of ½, and −¼ beside it by two of them.
  @Test func aQuarterIsReached() {
    let matrix = jacobian(activate(.softmax, at: [3, 3]).values)
    #expect(matrix == [[0.25, -0.25], [-0.25, 0.25]])
  }

  /// log-softmax: e^a are the shares of softmax, and J = I − 1 Sᵀ, which a common shift of the logits
  /// passes without a trace (J·1 = 0).
  @Test(arguments: samples)
  func logarithmOfShares(shares: [Double]) {
    let n = shares.count
    let z = shares.map { log($0) + 3 }
    let (values, slopes) = activate(.logSoftmax, at: z)
    for ((value, slope), share) in zip(zip(values, slopes), shares) {
      #expect(abs(exp(value) - share) < 1e-14)
      #expect(abs(slope - (1 - share)) < 1e-14)
    }
    let rows = (0..<n).map { unit in
      pullBack(.logSoftmax, values: values, upstream: (0..<n).map { $0 == unit ? 1 : 0 })
    }
    for i in 0..<n {
      #expect(abs(rows[i].reduce(0, +)) < 1e-13)
      for j in 0..<n { #expect(abs(rows[i][j] - ((i == j ? 1 : 0) - shares[j])) < 1e-14) }
    }
  }

  /// Two-way softmax is the sigmoid of the difference of the logits.
  @Test func twoUnitsAreASigmoid() {
    for seed: UInt64 in 1...20 {
      let logits = numbers(2, seed: seed, -8...8)
      let (shares, diagonal) = activate(.softmax, at: logits)
      let sigmoid = logistic(logits[0] - logits[1])
      #expect(abs(shares[0] - sigmoid) < 1e-15)
      #expect(abs(diagonal[0] - sigmoid * (1 - sigmoid)) < 1e-15)
    }
  }

  @Test func noShares() {
    #expect(SoftmaxJacobian(shares: []).spectralNorm.isNaN)
    #expect(SoftmaxJacobian(shares: [.nan, .nan]).spectralNorm.isNaN)
  }
}
