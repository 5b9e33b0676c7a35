import KernelCode
import Training

#if arch(x86_64) && os(Linux)
  /// More digits than are tested, so that the reference's own error does not count.
  typealias Wide = Float80
#else
  typealias Wide = Double
#endif

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
