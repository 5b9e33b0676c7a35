import Foundation
import KernelCode
import Kernels
import Testing
import Training

/// One form of a loss with its definition for one entry.
struct LossCase: CustomTestStringConvertible, Sendable {
  var form: LossForm
  var name: String
  /// The range of outputs that the form is made for.
  var outputs: ClosedRange<Double>
  var isCategorical = false
  /// ℓ of one example.
  var definition: @Sendable (_ outputs: [Double], _ targets: [Double]) -> Double
  var testDescription: String { name }

  static let all = [
    LossCase(form: .squaredError, name: "squared error", outputs: -2...2) { a, y in
      zip(a, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    },
    LossCase(form: .binaryFromLogits, name: "binary, logits", outputs: -3...3) { z, y in
      binary(z.map { 1 / (1 + exp(-$0)) }, y)
    },
    LossCase(
      form: .binaryFromShares, name: "binary, shares", outputs: 0.1...0.9, definition: binary),
    LossCase(
      form: .categoricalFromLogits, name: "categorical, logits", outputs: -3...3,
      isCategorical: true
    ) { z, y in
      let total = z.reduce(0) { $0 + exp($1) }
      return categorical(z.map { exp($0) / total }, y)
    },
    LossCase(
      form: .categoricalFromShares, name: "categorical, shares", outputs: 0.1...0.9,
      isCategorical: true, definition: categorical),
    LossCase(
      form: .categoricalFromLogShares, name: "categorical, log-shares", outputs: -3...(-0.1),
      isCategorical: true
    ) { a, y in categorical(a.map { exp($0) }, y) },
  ]

  @Sendable private static func binary(_ a: [Double], _ y: [Double]) -> Double {
    zip(a, y).reduce(0) { $0 - $1.1 * log($1.0) - (1 - $1.1) * log(1 - $1.0) }
  }

  @Sendable private static func categorical(_ a: [Double], _ y: [Double]) -> Double {
    zip(a, y).reduce(0) { $0 - $1.1 * log($1.0) }
  }
}

/// Every form of every loss, alone: its value against the definition, its gradient against differences.
@Suite struct LossTests {
  private func loss<S: Scalar>(
    _ form: LossForm, _ outputs: Matrix<S>, _ targets: Matrix<S>, _ kernels: KernelTable<S>
  ) -> (value: Double, gradient: Matrix<S>) {
    let gradient = Matrix<S>(rows: outputs.rows, columns: outputs.columns)
    let value = kernels.loss(
      form,
      LossBuffers(
        rows: outputs.rows, columns: outputs.columns, outputs: outputs.pointer,
        targets: targets.pointer, gradient: gradient.pointer))
    return (value, gradient)
  }

  private func targets(_ test: LossCase, rows: Int, columns: Int) -> Matrix<Double> {
    let result = Matrix<Double>(
      rows: rows, columns: columns, values: numbers(rows * columns, seed: 5, 0...1))
    guard test.isCategorical else { return result }
    // Soft labels that sum to 1.
    for row in 0..<rows {
      let total = result.rowArrays[row].reduce(0, +)
      for column in 0..<columns { result[row, column] /= total }
    }
    return result
  }

  @Test(arguments: InstructionSet.allCases, LossCase.all)
  func valueAndGradient(instructions: InstructionSet, test: LossCase) throws {
    let kernels = try instructions.kernels().double
    for (rows, columns) in [(1, 1), (3, 2), (5, 9)] {
      let outputs = Matrix<Double>(
        rows: rows, columns: columns, values: numbers(rows * columns, seed: 3, test.outputs))
      let y = targets(test, rows: rows, columns: columns)
      let found = loss(test.form, outputs, y, kernels)
      let examples = zip(outputs.rowArrays, y.rowArrays).map { test.definition($0, $1) }
      #expect(abs(found.value - examples.reduce(0, +) / Double(rows)) < 1e-13)
      let scale = found.gradient.doubles.map { abs($0) }.max() ?? 0
      for row in 0..<rows {
        for column in 0..<columns {
          // Five points: its own error is far below the tolerance.
          let h = 3e-4
          func value(_ t: Double) -> Double {
            var moved = outputs.rowArrays[row]
            moved[column] += t * h
            return test.definition(moved, y.rowArrays[row])
          }
          let quotient = (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * h)
          #expect(abs(found.gradient[row, column] - quotient) <= 1e-7 * max(scale, 1e-3))
        }
      }
    }
  }

  /// A certain answer, right or wrong, costs a number and not NaN; labels of 0 ask for no logarithm.
  @Test(arguments: InstructionSet.allCases)
  func certainAnswers(instructions: InstructionSet) throws {
    let kernels = try instructions.kernels().single
    func check(
      _ form: LossForm, _ outputs: [Double], _ y: [Double], _ value: Double, _ gradient: [Double]
    ) {
      let n = outputs.count
      let found = loss(
        form, Matrix<Float>(rows: 1, columns: n, values: outputs),
        Matrix<Float>(rows: 1, columns: n, values: y), kernels)
      #expect(found.value == value && found.gradient.doubles == gradient)
    }
    check(.binaryFromLogits, [1_000, -1_000], [1, 0], 0, [0, 0])
    check(.binaryFromLogits, [1_000, -1_000], [0, 1], 2_000, [1, -1])
    check(.categoricalFromLogits, [1_000, -1_000], [1, 0], 0, [0, 0])
    check(.categoricalFromLogits, [1_000, -1_000], [0, 1], 2_000, [1, -1])
    check(.binaryFromShares, [1, 0], [1, 0], 0, [-1, 1])
    check(.binaryFromShares, [0], [1], .infinity, [-.infinity])
    check(.categoricalFromShares, [1, 0], [1, 0], 0, [-1, 0])
    check(.categoricalFromLogShares, [0, -.infinity], [1, 0], 0, [-1, 0])
  }
}
