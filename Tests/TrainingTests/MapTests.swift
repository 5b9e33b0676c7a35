import Foundation
import Kernels
import Testing
import Training

/// The functions as whole layers apply them: many entries at once.
@Suite struct MapTests {
  private struct Case: Sendable {
    var function: ElementwiseFunction
    var value: @Sendable (Double) -> Double
    var slope: @Sendable (Double) -> Double
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private static let cases: [Case] = [
    Case(function: .identity, value: { $0 }, slope: { _ in 1 }),
    Case(
      function: .logistic, value: { logistic($0) },
      slope: { logistic($0) * logistic(-$0) }),
    Case(
      function: .hyperbolicTangent, value: { tanh($0) },
      slope: { 1 / (cosh($0) * cosh($0)) }),
    Case(function: .rectifier, value: { max(0, $0) }, slope: { $0 > 0 ? 1 : 0 }),
    Case(function: .softPlus, value: { log1p(exp($0)) }, slope: { logistic($0) }),
    Case(
      function: .leakyRectifier(slope: 0.01), value: { $0 > 0 ? $0 : 0.01 * $0 },
      slope: { $0 > 0 ? 1 : 0.01 }),
  ]

  private func check<S: Scalar>(_ type: S.Type, tolerance: Double) {
    for test in Self.cases {
      // All counts up to 40, so that every remainder of a vector width occurs.
      for count in 1...40 {
        let z = numbers(count, seed: UInt64(count), -6...6).map { S(nearest: $0) }
        let values = Matrix<S>(rows: 1, columns: count)
        let slopes = Matrix<S>(rows: 1, columns: count)
        S.map(test.function, z, values: values.pointer, slopes: slopes.pointer, count: count)
        for i in 0..<count {
          let x = z[i].double
          #expect(abs(values[0, i].double - test.value(x)) <= tolerance * (1 + abs(x)))
          #expect(abs(slopes[0, i].double - test.slope(x)) <= tolerance)
        }
      }
    }
  }

  @Test func valuesAndSlopes() {
    check(Float.self, tolerance: 3e-7)
    check(Double.self, tolerance: 6e-16)
  }

  /// φ'(0) = 0 for ReLU, and a NaN is neither active nor inactive.
  @Test func rectifierAtItsEdges() {
    let z: [Double] = [0, -0.0, .leastNonzeroMagnitude, .nan, .infinity, -.infinity]
    let values = Matrix<Double>(rows: 1, columns: z.count)
    let slopes = Matrix<Double>(rows: 1, columns: z.count)
    Double.map(
      .rectifier, z, values: values.pointer, slopes: slopes.pointer, count: z.count)
    let a = values.doubles
    #expect(slopes.doubles == [0, 0, 1, 1, 1, 0])
    #expect(a[0] == 0 && a[1] == 0 && a[2] > 0 && a[3].isNaN && a[4] == .infinity && a[5] == 0)
  }

  @Test func softmaxSharesTheWhole() {
    for columns in [1, 2, 3, 8, 9, 17] {
      let z = Matrix<Float>(
        rows: 5, columns: columns, values: numbers(5 * columns, seed: 3, -200...200))
      let shares = Matrix<Float>(rows: 5, columns: columns)
      let diagonal = Matrix<Float>(rows: 5, columns: columns)
      Float.softmax(
        z.pointer, shares: shares.pointer, diagonal: diagonal.pointer, rows: 5, columns: columns)
      for (logits, found) in zip(z.rowArrays, shares.rowArrays) {
        let largest = logits.max() ?? 0
        let powers = logits.map { exp($0 - largest) }
        let total = powers.reduce(0, +)
        for (share, power) in zip(found, powers) { #expect(abs(share - power / total) < 1e-6) }
        #expect(abs(found.reduce(0, +) - 1) < 1e-6)
      }
      for (share, slope) in zip(shares.doubles, diagonal.doubles) {
        #expect(abs(slope - share * (1 - share)) < 1e-7)
      }
    }
  }
}
