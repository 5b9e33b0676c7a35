import KernelCode

/// Random numbers that are the same on every platform: xoshiro256++ (Blackman & Vigna 2019), seeded
/// through SplitMix64.
///
/// The standard library's own draws from a range differ between 32- and 64-bit platforms, so bounded
/// integers and shuffling are written here.
public struct RandomGenerator: RandomNumberGenerator, Sendable {
  /// What the numbers are for. Each purpose has its own stream, so that changing how many numbers one
  /// of them takes leaves the others as they are: a controlled comparison.
  public enum Stream: UInt64, Sendable {
    case data = 1
    case split, weights, batches, probe, dropout
  }

  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64, stream: Stream) {
    var mixer = seed &+ 0x9E37_79B9_7F4A_7C15 &* stream.rawValue
    mixer = Self.splitMix(&mixer)
    state = (
      Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer)
    )
  }

  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return result
  }

  /// A number in [0, 1) with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in [lower, upper).
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// A number from N(0, 1), after Box & Muller 1958: √(−2 ln u) cos(2π v) with u in (0, 1]. Of two
  /// uniform numbers it makes one, so that every draw takes as many. None is beyond ±8.6, which is where
  /// the smallest u, 2⁻⁵³, leads.
  public mutating func normal() -> Double {
    let radius = (-2 * naturalLog(1 - uniform())).squareRoot()
    return radius * cosine(6.283_185_307_179_586 * uniform())
  }

  /// A whole number in 0 ..< bound, by rejection.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a bound must be positive, not \(bound)")
    let limit = UInt64(bound)
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let candidate = next() & mask
      if candidate < limit { return Int(candidate) }
    }
  }

  /// 0 ..< count in random order (Fisher–Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    var last = count - 1
    while last > 0 {
      order.swapAt(last, below(last + 1))
      last -= 1
    }
    return order
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
  }
}
