import Foundation
import Kernels
import Testing
import Training

/// Histograms: nothing is dropped, and exact zero stands apart.
@Suite struct CountingTests {
  private static let values: [Double] =
    numbers(500, seed: 6, -3...3) + [0, -0.0, 1, -1, 2, 4, -4, 1e-30, -1e-30, 1e30]
    + [.nan, .infinity, -.infinity]

  @Test func exponentsOfEveryEntry() {
    var counts = ExponentCounts()
    Double.countExponents(Self.values, count: Self.values.count, into: &counts)
    #expect(counts.zeros == 2)
    #expect(counts.nonFinite == 3)
    #expect(
      counts.positive.reduce(0, +) + counts.negative.reduce(0, +) == Self.values.count - 5)
    for (index, count) in counts.positive.enumerated() where count > 0 {
      let exponent = index - ExponentCounts.offset
      let (low, high) = (scalbn(1.0, exponent), scalbn(1.0, exponent + 1))
      #expect(count == Self.values.filter { $0 >= low && $0 < high }.count)
      #expect(counts.negative[index] == Self.values.filter { -$0 >= low && -$0 < high }.count)
    }
  }

  @Test func smallestAndLargestNumbersHaveABin() {
    var counts = ExponentCounts()
    let extremes = [
      Double.leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude,
    ]
    Double.countExponents(extremes, count: 4, into: &counts)
    #expect(counts.positive.first == 1 && counts.negative.first == 1)
    #expect(counts.positive.last == 1 && counts.negative.last == 1)
    var singles = ExponentCounts()
    Float.countExponents([Float.leastNonzeroMagnitude], count: 1, into: &singles)
    #expect(singles.positive[ExponentCounts.offset - 149] == 1)
  }

  @Test func linearBinsKeepTheTails() {
    var bins = [Int](repeating: 0, count: 10)
    Double.countLinear(Self.values, count: Self.values.count, lower: -1, upper: 1, into: &bins)
    let finite = Self.values.filter { $0.isFinite }
    #expect(bins.reduce(0, +) == finite.count)
    #expect(bins[0] == finite.filter { $0 < -0.8 }.count)
    #expect(bins[9] == finite.filter { $0 >= 0.8 }.count)
    var seen = 0
    for bin in 1..<9 {
      // Away from the borders, where rounding decides, the count is the plain one.
      let inside = finite.filter {
        $0 >= -1 + Double(bin) * 0.2 + 1e-9 && $0 < -1 + Double(bin + 1) * 0.2 - 1e-9
      }
      #expect(bins[bin] >= inside.count)
      seen += inside.count
    }
    #expect(seen > 100)
  }

  @Test func magnitudesBelow() {
    for limit in [0, 0.5, 1, 4] {
      let found = Double.countBelow(Self.values, magnitude: limit, count: Self.values.count)
      #expect(found == Self.values.filter { abs($0) < limit }.count)
    }
  }
}
