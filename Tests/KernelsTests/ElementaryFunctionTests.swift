import Foundation
import KernelCode
import Testing
import Training

/// One function with the mathematics library's answer to the same question.
struct Elementary: CustomTestStringConvertible, Sendable {
  var name: String
  var single: @Sendable (Float) -> Float
  var double: @Sendable (Double) -> Double
  var truth: @Sendable (Wide) -> Wide
  /// Where the function promises its digits.
  var domain: ClosedRange<Double>
  /// The arguments that matter most.
  var middle: ClosedRange<Double>
  var testDescription: String { name }

  static let all = [
    Elementary(
      name: "exp", single: { exponential($0) }, double: { exponential($0) }, truth: { exp($0) },
      domain: -1000...1000, middle: -40...40),
    Elementary(
      name: "expm1", single: { exponentialMinusOne($0) }, double: { exponentialMinusOne($0) },
      truth: { expm1($0) }, domain: -1000...1000, middle: -2...2),
    Elementary(
      name: "log", single: { naturalLog($0) }, double: { naturalLog($0) }, truth: { log($0) },
      domain: 0...Double.greatestFiniteMagnitude, middle: 0.1...10),
    Elementary(
      name: "log1p", single: { logOnePlus($0) }, double: { logOnePlus($0) }, truth: { log1p($0) },
      domain: 0...1, middle: 0...1),
    Elementary(
      name: "tanh", single: { hyperbolicTangent($0) }, double: { hyperbolicTangent($0) },
      truth: { tanh($0) }, domain: -1000...1000, middle: -3...3),
    Elementary(
      name: "softplus", single: { softPlus($0) }, double: { softPlus($0) },
      truth: { max($0, 0) + log1p(exp(-abs($0))) }, domain: -1000...1000, middle: -5...5),
    // Far below zero 1 + e^−x would overflow, and eˣ alone is the answer.
    Elementary(
      name: "logistic", single: { logistic($0) }, double: { logistic($0) },
      truth: { $0 < 0 ? exp($0) / (1 + exp($0)) : 1 / (1 + exp(-$0)) }, domain: -1000...1000,
      middle: -20...20),
  ]
}

@Suite struct ElementaryFunctionTests {
  /// Largest accepted error in units of the last place; half a unit is the least possible.
  static let tolerance = 2.5

  @Test(arguments: Elementary.all)
  func singlePrecision(_ function: Elementary) {
    var generator = RandomGenerator(seed: 11, stream: .data)
    var worst = Worst()
    func check(_ x: Float) {
      guard function.domain.contains(Double(x)) else { return }
      worst.take(distance(function.single(x), function.truth(Wide(x))), at: Double(x))
    }
    for _ in 0..<60_000 {
      check(anyFloat(&generator))
      check(Float(generator.uniform(function.middle.lowerBound, function.middle.upperBound)))
      check(Float(generator.uniform(-104, 104)))
    }
    #expect(worst.error <= Self.tolerance, "\(worst)")
  }

  @Test(arguments: Elementary.all)
  func doublePrecision(_ function: Elementary) {
    var generator = RandomGenerator(seed: 12, stream: .data)
    var worst = Worst()
    func check(_ x: Double) {
      guard function.domain.contains(x) else { return }
      worst.take(distance(function.double(x), function.truth(Wide(x))), at: x)
    }
    for _ in 0..<60_000 {
      check(anyDouble(&generator))
      check(generator.uniform(function.middle.lowerBound, function.middle.upperBound))
      check(generator.uniform(-746, 746))
    }
    #expect(worst.error <= Self.tolerance, "\(worst)")
  }

  @Test(arguments: Elementary.all)
  func smallestAndLargestArguments(_ function: Elementary) {
    let special: [Double] = [
      0, -0.0, 1, -1, 0.5, Double.leastNonzeroMagnitude, -Double.leastNonzeroMagnitude,
      Double.leastNormalMagnitude, 1e-300, -1e-300, 1e300, -1e300, .infinity, -.infinity,
    ]
    for x in special where function.domain.contains(x) || !x.isFinite {
      // log1p is for arguments from 0 to 1 alone.
      if function.name == "log1p", !function.domain.contains(x) { continue }
      let (found, truth) = (function.double(x), function.truth(Wide(x)))
      #expect(distance(found, truth) <= Self.tolerance || truth.isNaN && found.isNaN, "f(\(x))")
      if truth == 0 { #expect(found.sign == truth.sign, "the sign of f(\(x))") }
    }
    let singles: [Float] = [
      0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, .infinity,
      -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]
    for x in singles where function.domain.contains(Double(x)) || !x.isFinite {
      if function.name == "log1p", !function.domain.contains(Double(x)) { continue }
      let (found, truth) = (function.single(x), function.truth(Wide(x)))
      #expect(distance(found, truth) <= Self.tolerance || truth.isNaN && found.isNaN, "f(\(x))")
    }
  }

  /// Every NaN, whatever its sign and payload: the payload must not become an exponent.
  @Test(arguments: Elementary.all)
  func notANumberStaysNotANumber(_ function: Elementary) {
    for payload: UInt32 in Array(0..<1024) + [0x1F_FFFF, 0x10_0100] {
      for sign: UInt32 in [0, 0x8000_0000] {
        let single = Float(bitPattern: 0x7FC0_0000 | sign | payload)
        let double = Double(bitPattern: UInt64(0x7FF8_0000 | sign) << 32 | UInt64(payload))
        #expect(function.single(single).isNaN)
        #expect(function.double(double).isNaN)
      }
    }
  }

  /// σ(−88) and σ(−740) are numbers, though e⁸⁸ and e⁷⁴⁰ are none in their precision (mpmath:
  /// 1 / (1 + exp(88)) and 1 / (1 + exp(740)) with 40 digits).
  @Test func logisticFarBelowZero() {
    #expect(distance(logistic(-88 as Float), 6.054_601_895_401_185_9e-39) <= Self.tolerance)
    #expect(distance(logistic(-740.0), 4.188_739_880_048_049e-322) <= Self.tolerance)
    #expect(logistic(-Double.infinity) == 0)
    #expect(logistic(-Float.greatestFiniteMagnitude) == 0)
    #expect(logistic(Double.infinity) == 1)
  }

  @Test func sineAndCosine() {
    var generator = RandomGenerator(seed: 13, stream: .data)
    var absolute = Worst()
    var relative = Worst()
    for _ in 0..<60_000 {
      let x = generator.uniform(-4_000, 4_000) * generator.uniform()
      for (found, truth) in [(sine(x), sin(Wide(x))), (cosine(x), cos(Wide(x)))] {
        absolute.take(Double(abs(Wide(found) - truth)), at: x)
        if abs(truth) > 0.01 { relative.take(distance(found, truth), at: x) }
      }
    }
    #expect(absolute.error < 3e-16, "\(absolute)")
    #expect(relative.error <= Self.tolerance, "\(relative)")
    for x in [0, 1e-300, -1e-8, 0.1] { #expect(distance(sine(x), sin(Wide(x))) <= 1) }
  }
}
