import Testing
import Training

@Suite struct RandomGeneratorTests {
  /// xoshiro256++ with a state that SplitMix64 fills, written a second time from the papers' listings.
  private static func reference(_ seed: UInt64, _ stream: UInt64, count: Int) -> [UInt64] {
    func mix(_ x: inout UInt64) -> UInt64 {
      x &+= 0x9E37_79B9_7F4A_7C15
      var z = x
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    var x = seed &+ stream &* 0x9E37_79B9_7F4A_7C15
    var y = mix(&x)
    var s = (0..<4).map { _ in mix(&y) }
    return (0..<count).map { _ in
      let result = rotate(s[0] &+ s[3], 23) &+ s[0]
      let t = s[1] << 17
      s[2] ^= s[0]
      s[3] ^= s[1]
      s[1] ^= s[2]
      s[0] ^= s[3]
      s[2] ^= t
      s[3] = rotate(s[3], 45)
      return result
    }
  }

  @Test(arguments: [0, 1, 7, UInt64.max])
  func isXoshiro(seed: UInt64) {
    for stream: RandomGenerator.Stream in [.data, .split, .weights, .batches, .probe] {
      var generator = RandomGenerator(seed: seed, stream: stream)
      let found = (0..<50).map { _ in generator.next() }
      #expect(found == Self.reference(seed, stream.rawValue, count: 50))
    }
  }

  /// What a student printed with seed 7 must come out again next year.
  @Test func firstNumbersAreFrozen() {
    var generator = RandomGenerator(seed: 7, stream: .weights)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        0x1871ED46D5969C8B, 0x1C8FA20BE473800D, 0x46639006399D2276,
      ])
    #expect(generator.permutation(8) == [6, 5, 0, 4, 7, 3, 1, 2])
    #expect((0..<8).map { _ in generator.below(10) } == [7, 2, 3, 8, 7, 5, 5, 0])
  }

  @Test func streamsAndSeedsDiffer() {
    var seen: Set<UInt64> = []
    for seed: UInt64 in 0..<20 {
      for stream: RandomGenerator.Stream in [.data, .split, .weights, .batches, .probe] {
        var generator = RandomGenerator(seed: seed, stream: stream)
        for _ in 0..<10 { seen.insert(generator.next()) }
      }
    }
    #expect(seen.count == 20 * 5 * 10)
  }

  @Test(arguments: [1, 2, 3, 7, 8, 100])
  func boundedNumbersAreUniform(bound: Int) {
    var generator = RandomGenerator(seed: 3, stream: .data)
    var counts = [Int](repeating: 0, count: bound)
    let draws = 20_000
    for _ in 0..<draws {
      let value = generator.below(bound)
      if counts.indices.contains(value) {
        counts[value] += 1
      } else {
        Issue.record("\(value) is not below \(bound)")
      }
    }
    let expected = Double(draws) / Double(bound)
    let chiSquared = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    // Mean bound − 1, deviation √(2 (bound − 1)).
    let freedom = Double(bound - 1)
    #expect(chiSquared / expected <= freedom + 5 * (2 * freedom).squareRoot())
  }

  @Test func uniformNumbersFillTheirRange() {
    var generator = RandomGenerator(seed: 3, stream: .data)
    let values = (0..<20_000).map { _ in generator.uniform(-2, 6) }
    #expect(values.allSatisfy { $0 >= -2 && $0 < 6 })
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean - 2) < 0.1)
    #expect(abs(variance - 64.0 / 12) < 0.15)
  }

  @Test func permutationsHoldEverythingOnce() {
    for count in [0, 1, 2, 9, 100] {
      var generator = RandomGenerator(seed: 4, stream: .batches)
      let order = generator.permutation(count)
      #expect(order.sorted() == Array(0..<count))
    }
    // Each of three things stands in each place about equally often.
    var generator = RandomGenerator(seed: 4, stream: .batches)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 { counts[generator.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 160 })
  }
}
