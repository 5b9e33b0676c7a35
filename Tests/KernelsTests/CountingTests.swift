import Foundation
import KernelCode
import Kernels
import Testing
import Training

/// Histograms: nothing is dropped, and exact zero stands apart.
@Suite struct CountingTests {
  private static let values: [Double] =
    numbers(500, seed: 6, -3...3) + [0, -0.0, 1, -1, 2, 4, -4, 1e-30, -1e-30, 1e30]
    + [.nan, .infinity, -.infinity]

  /// How many entries have each sign and exponent.
  private func exponents<S: Scalar>(_ values: [S], _ kernels: KernelTable<S>) -> [Int] {
    var tables = [Int32](repeating: 0, count: S.exponentTables * S.exponentKeys)
    let special = tables.withUnsafeMutableBufferPointer { tables in
      values.withUnsafeBufferPointer { values in
        kernels.countExponents(
          ExponentCount(
            values: values.baseAddress.unsafelyUnwrapped, count: values.count,
            tables: tables.baseAddress.unsafelyUnwrapped))
      }
    }
    expectSpecial(special, values)
    return tables.prefix(S.exponentKeys).map { Int($0) }
  }

  private func linear<S: Scalar>(
    _ values: [S], lower: Double, upper: Double, bins: Int, _ kernels: KernelTable<S>
  ) -> [Int] {
    var tables = [Int32](repeating: 0, count: countingTables * bins)
    let special = tables.withUnsafeMutableBufferPointer { tables in
      values.withUnsafeBufferPointer { values in
        kernels.countLinear(
          LinearCount(
            values: values.baseAddress.unsafelyUnwrapped, count: values.count, lower: lower,
            upper: upper, bins: bins, tables: tables.baseAddress.unsafelyUnwrapped))
      }
    }
    expectSpecial(special, values)
    return tables.prefix(bins).map { Int($0) }
  }

  private func expectSpecial<S: Scalar>(_ special: SpecialEntries, _ values: [S]) {
    #expect(special.zeros == values.filter { $0 == 0 }.count)
    #expect(special.nonFinite == values.filter { !$0.isFinite }.count)
  }

  /// In 64 bits the first key belongs to zero and subnormal numbers, key k to 2^(k − 1023), the last to
  /// what is not finite; negative numbers follow.
  @Test(arguments: InstructionSet.allCases)
  func exponentsOfEveryEntry(instructions: InstructionSet) throws {
    let kernels = try instructions.kernels().double
    for count in [1, 2, 3, 4, 5, 100, Self.values.count] {
      let values = Array(Self.values.suffix(count))
      let counts = exponents(values, kernels)
      #expect(counts.count == 4096)
      #expect(counts.reduce(0, +) == count)
      #expect(counts[0] + counts[2048] == values.filter { $0 == 0 }.count)
      #expect(counts[2047] + counts[4095] == values.filter { !$0.isFinite }.count)
      for key in 1..<2047 where counts[key] + counts[2048 + key] > 0 {
        let (low, high) = (scalbn(1.0, key - 1023), scalbn(1.0, key - 1022))
        #expect(counts[key] == values.filter { $0 >= low && $0 < high }.count)
        #expect(counts[2048 + key] == values.filter { -$0 >= low && -$0 < high }.count)
      }
    }
  }

  @Test(arguments: InstructionSet.allCases)
  func smallestAndLargestNumbersHaveABin(instructions: InstructionSet) throws {
    let set = try instructions.kernels()
    let doubles = exponents(
      [
        Double.leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude,
        -.greatestFiniteMagnitude,
      ], set.double)
    #expect([0, 2046, 2048, 4094].map { doubles[$0] } == [1, 1, 1, 1])
    let singles = exponents(
      [Float.leastNonzeroMagnitude, .leastNormalMagnitude, -.greatestFiniteMagnitude], set.single)
    #expect([0, 1, 256 + 254].map { singles[$0] } == [1, 1, 1])
    #expect(singles.count == 512)
  }

  @Test(arguments: InstructionSet.allCases)
  func linearBinsKeepTheTails(instructions: InstructionSet) throws {
    let bins = linear(
      Self.values, lower: -1, upper: 1, bins: 10, try instructions.kernels().double)
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

  /// Both ends of the range are in it, and all counts are kept where one bin takes everything.
  @Test(arguments: InstructionSet.allCases)
  func endsAndOneBin(instructions: InstructionSet) throws {
    let kernels = try instructions.kernels().single
    #expect(linear([0, 1, 0.5], lower: 0, upper: 1, bins: 4, kernels) == [1, 0, 1, 1])
    #expect(linear([-9, .nan, 9, .infinity], lower: 0, upper: 1, bins: 1, kernels) == [2])
    let equal = [Float](repeating: 0.3, count: 1001)
    #expect(linear(equal, lower: 0, upper: 1, bins: 4, kernels) == [0, 1001, 0, 0])
  }

  /// An entry is saturated where its slope is below the limit and z is not beyond the tail.
  @Test(arguments: InstructionSet.allCases)
  func saturated(instructions: InstructionSet) throws {
    let kernels = try instructions.kernels().double
    let z = numbers(300, seed: 7, -3...3) + [.nan, .infinity, -.infinity, 1]
    let slopes = numbers(300, seed: 8, -2...2) + [0, 0, 0, .nan]
    for count in [0, 1, 7, 8, 9, 31, 304] {
      for limit in [0, 0.5, 3] {
        for tail in [-1, 0.25, Double.infinity] {
          let found = kernels.countSaturated(
            SaturationCount(count: count, z: z, slopes: slopes, limit: limit, tail: tail))
          let truth = (0..<count).filter { abs(slopes[$0]) < limit && z[$0] <= tail }.count
          #expect(found == truth)
        }
      }
    }
  }
}
