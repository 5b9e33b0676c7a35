import Foundation
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
      let result = Matrix<Double>(rows: 1, columns: n)
      let (s, g) = (
        Matrix<Double>(rows: 1, columns: n, values: shares),
        Matrix<Double>(rows: 1, columns: n, values: upstream)
      )
      Double.softmaxPullBack(
        shares: s.pointer, upstream: g.pointer, result: result.pointer, rows: 1, columns: n)
      return result.doubles
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

  /// Two-way softmax is the sigmoid of the difference of the logits.
  @Test func twoUnitsAreASigmoid() {
    for seed: UInt64 in 1...20 {
      let logits = numbers(2, seed: seed, -8...8)
      let z = Matrix<Double>(rows: 1, columns: 2, values: logits)
      let shares = Matrix<Double>(rows: 1, columns: 2)
      let diagonal = Matrix<Double>(rows: 1, columns: 2)
      Double.softmax(
        z.pointer, shares: shares.pointer, diagonal: diagonal.pointer, rows: 1, columns: 2)
      let sigmoid = logistic(logits[0] - logits[1])
      #expect(abs(shares[0, 0] - sigmoid) < 1e-15)
      #expect(abs(diagonal[0, 0] - sigmoid * (1 - sigmoid)) < 1e-15)
    }
  }

  @Test func noShares() {
    #expect(SoftmaxJacobian(shares: []).spectralNorm.isNaN)
    #expect(SoftmaxJacobian(shares: [.nan, .nan]).spectralNorm.isNaN)
  }
}
