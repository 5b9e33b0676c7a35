import Foundation
import KernelCode
import Kernels
import Testing
import Training

/// One activation function with its value and slope as the mathematics library computes them.
struct Curve: CustomTestStringConvertible, Sendable {
  var function: ActivationFunction
  var parameter: Double = 0
  var value: @Sendable (Wide) -> Wide
  var slope: @Sendable (Wide) -> Wide
  var testDescription: String { "\(function.rawValue) \(parameter)" }

  private static func sigma(_ x: Wide) -> Wide { 1 / (1 + exp(-x)) }
  private static func density(_ x: Wide) -> Wide { exp(-x * x / 2) / (2 * Wide.pi).squareRoot() }
  private static func inner(_ z: Wide) -> Wide {
    (2 / Wide.pi).squareRoot() * (z + 0.044_715 * z * z * z)
  }

  private static func elu(_ alpha: Double) -> Curve {
    let a = Wide(alpha)
    return Curve(
      function: .elu, parameter: alpha, value: { $0 > 0 ? $0 : a * expm1($0) },
      slope: { $0 > 0 ? 1 : a * exp($0) })
  }

  private static func leaky(_ below: Double) -> Curve {
    let slope = Wide(below)
    return Curve(
      function: .leakyReLU, parameter: below, value: { $0 > 0 ? $0 : slope * $0 },
      slope: { $0 > 0 ? 1 : slope })
  }

  static let all: [Curve] = [
    Curve(function: .identity, value: { $0 }, slope: { _ in 1 }),
    Curve(function: .sigmoid, value: { sigma($0) }, slope: { sigma($0) * sigma(-$0) }),
    Curve(
      function: .hardSigmoid, value: { min(1, max(0, $0 / 6 + 0.5)) },
      slope: { abs($0) < 3 ? 1 / 6 : 0 }),
    Curve(function: .tanh, value: { Foundation.tanh($0) }, slope: { 1 / (cosh($0) * cosh($0)) }),
    Curve(function: .relu, value: { max(0, $0) }, slope: { $0 > 0 ? 1 : 0 }),
    leaky(0.01), leaky(0.3), elu(1), elu(0.4),
    // λ and α of Klambauer et al. 2017.
    Curve(
      function: .selu,
      value: {
        1.050_700_987_355_480_5 * ($0 > 0 ? $0 : 1.673_263_242_354_377_2 * expm1($0))
      },
      slope: { 1.050_700_987_355_480_5 * ($0 > 0 ? 1 : 1.673_263_242_354_377_2 * exp($0)) }),
    Curve(function: .softplus, value: { log1p(exp($0)) }, slope: { sigma($0) }),
    Curve(
      function: .gelu, value: { $0 * shareByLibrary($0) },
      slope: { shareByLibrary($0) + $0 * density($0) }),
    Curve(
      function: .geluTanh, value: { $0 / 2 * (1 + Foundation.tanh(inner($0))) },
      slope: { z in
        // ½ (1 + tanh u) is σ(2u), and 1 − tanh² u is 4 σ(2u) σ(−2u), which lose no digits.
        let (gate, rest) = (sigma(2 * inner(z)), sigma(-2 * inner(z)))
        let rise = (2 / Wide.pi).squareRoot() * (1 + 3 * 0.044_715 * z * z)
        return gate + 2 * z * gate * rest * rise
      }),
    Curve(
      function: .silu, value: { $0 * sigma($0) },
      slope: { sigma($0) + $0 * sigma($0) * sigma(-$0) }),
  ]
}

/// The functions as whole layers apply them: many entries at once.
@Suite struct ActivationMapTests {
  private func apply<S: Scalar>(
    _ function: ActivationFunction, _ parameter: Double, _ z: Matrix<S>, _ kernels: KernelTable<S>
  ) -> (values: Matrix<S>, slopes: Matrix<S>) {
    let values = Matrix<S>(rows: z.rows, columns: z.columns)
    let slopes = Matrix<S>(rows: z.rows, columns: z.columns)
    kernels.activate(
      ActivationBuffers(
        function: function.place, parameter: S(nearest: parameter), rows: z.rows,
        columns: z.columns, z: z.pointer, values: values.pointer, slopes: slopes.pointer))
    return (values, slopes)
  }

  private func check<S: Scalar>(
    _ curve: Curve, _ kernels: KernelTable<S>, tolerance: Double
  ) {
    // All counts up to 40, so that every remainder of a vector width occurs.
    for count in 1...40 {
      let z = Matrix<S>(
        rows: 1, columns: count, values: numbers(count, seed: UInt64(count), -6...6))
      let (values, slopes) = apply(curve.function, curve.parameter, z, kernels)
      for i in 0..<count {
        let x = Wide(z[0, i])
        let scale = 1 + abs(z[0, i].double)
        #expect(Double(abs(Wide(values[0, i]) - curve.value(x))) <= tolerance * scale)
        #expect(Double(abs(Wide(slopes[0, i]) - curve.slope(x))) <= tolerance * scale)
      }
    }
  }

  @Test(arguments: InstructionSet.allCases, Curve.all)
  func valuesAndSlopes(instructions: InstructionSet, curve: Curve) throws {
    let set = try instructions.kernels()
    check(curve, set.single, tolerance: 3e-7)
    check(curve, set.double, tolerance: 6e-16)
  }

  /// The functions whose left tail nothing but themselves cuts short.
  static let leftTails: [Curve] = Curve.all.filter {
    [.sigmoid, .elu, .selu, .softplus, .gelu, .geluTanh, .silu].contains($0.function)
  }

  /// Far on the left a slope is tiny, and still has its digits: 4.14e-8 and not 0 for ELU at −17 in 32 bits.
  /// What is e^u loses as many units in the last place as u is large.
  @Test(arguments: InstructionSet.allCases, leftTails)
  func slopesOfTheLeftTail(instructions: InstructionSet, curve: Curve) throws {
    func check<S: Scalar>(_ kernels: KernelTable<S>, smallest: Double, tolerance: Double) {
      let z = Matrix<S>(
        rows: 1, columns: 100, values: (0..<100).map { -3 - Double($0) * 0.83 })
      let (_, slopes) = apply(curve.function, curve.parameter, z, kernels)
      var compared = 0
      for i in 0..<z.columns {
        let truth = curve.slope(Wide(z[0, i]))
        guard abs(truth) > Wide(smallest) else { continue }
        compared += 1
        #expect(abs(Wide(slopes[0, i]) / truth - 1) <= Wide(tolerance), "at \(z[0, i])")
      }
      #expect(compared >= 5)
    }
    let set = try instructions.kernels()
    check(set.single, smallest: 1e-35, tolerance: 3e-5)
    check(set.double, smallest: 1e-290, tolerance: 2e-13)
  }

  /// Every activation function but the joint ones has a curve here.
  @Test func everyFunctionHasACurve() {
    let missing = Set(ActivationFunction.allCases).subtracting(Curve.all.map(\.function))
    #expect(missing == [.softmax, .logSoftmax])
  }

  /// φ'(0) = 0 for ReLU, and a NaN is neither active nor inactive.
  @Test(arguments: InstructionSet.allCases)
  func rectifierAtItsEdges(instructions: InstructionSet) throws {
    let z: [Double] = [0, -0.0, .leastNonzeroMagnitude, .nan, .infinity, -.infinity]
    let (values, slopes) = apply(
      .relu, 0, Matrix(rows: 1, columns: z.count, values: z), try instructions.kernels().double)
    let a = values.doubles
    #expect(slopes.doubles == [0, 0, 1, 1, 1, 0])
    #expect(a[0] == 0 && a[1] == 0 && a[2] > 0 && a[3].isNaN && a[4] == .infinity && a[5] == 0)
  }

  /// Far out no function gives NaN or infinity where its limit is a number, and NaN comes through.
  @Test(arguments: InstructionSet.allCases, Curve.all)
  func farOut(instructions: InstructionSet, curve: Curve) throws {
    let set = try instructions.kernels()
    func check<S: Scalar>(_ kernels: KernelTable<S>, largest: Double) {
      let z: [Double] = [
        -.infinity, -largest, -98_765.43, -1e4, 1e4, 98_765.43, largest, .infinity, .nan,
      ]
      let (values, slopes) = apply(
        curve.function, curve.parameter, Matrix<S>(rows: 1, columns: z.count, values: z), kernels)
      let (a, d) = (values.doubles, slopes.doubles)
      #expect(a[8].isNaN)
      for i in 0..<8 {
        #expect(!a[i].isNaN && d[i].isFinite, "\(curve.function) at \(z[i])")
        #expect(a[i] >= curve.function.facts.range.lower - 1e-6 || curve.parameter == 0.4)
        #expect(a[i] <= curve.function.facts.range.upper)
        #expect(abs(d[i]) <= curve.function.largestSlope(curve.parameter) + 1e-12)
      }
    }
    check(set.single, largest: Double(Float.greatestFiniteMagnitude))
    check(set.double, largest: .greatestFiniteMagnitude)
  }

  @Test(arguments: InstructionSet.allCases, [0.25, 1, 3])
  func softmaxSharesTheWhole(instructions: InstructionSet, temperature: Double) throws {
    let kernels = try instructions.kernels().single
    for columns in [1, 2, 3, 8, 9, 17] {
      let z = Matrix<Float>(
        rows: 5, columns: columns, values: numbers(5 * columns, seed: 3, -50...50))
      let (shares, diagonal) = apply(.softmax, temperature, z, kernels)
      let (logarithms, slopes) = apply(.logSoftmax, 0, z, kernels)
      for row in 0..<5 {
        let logits = z.rowArrays[row]
        let found = shares.rowArrays[row]
        #expect(abs(found.reduce(0, +) - 1) < 1e-6)
        for (share, truth) in zip(found, Self.shares(logits.map { $0 / temperature })) {
          #expect(abs(share - truth) < 3e-6)
        }
        for (share, slope) in zip(found, diagonal.rowArrays[row]) {
          #expect(abs(slope - share * (1 - share) / temperature) < 1e-6)
        }
        let plain = Self.shares(logits)
        for j in 0..<columns {
          #expect(abs(exp(logarithms.rowArrays[row][j]) - plain[j]) < 3e-6)
          #expect(abs(slopes.rowArrays[row][j] - (1 - plain[j])) < 3e-6)
        }
      }
    }
  }

  private static func shares(_ logits: [Double]) -> [Double] {
    let largest = logits.max() ?? 0
    let powers = logits.map { exp($0 - largest) }
    return powers.map { $0 / powers.reduce(0, +) }
  }
}
