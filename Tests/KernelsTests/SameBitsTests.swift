import KernelCode
import Kernels
import Testing
import Training

/// Every kernel gives the same bits in every instruction set.
@Suite struct SameBitsTests {
  /// Rows, columns and depths around the widths of tiles and vectors: every number up to 70 in each of
  /// the three places, and a few that are large.
  static let sizes: [(rows: Int, columns: Int, depth: Int)] = {
    var generator = RandomGenerator(seed: 71, stream: .data)
    var sizes: [(Int, Int, Int)] = []
    for size in 0...70 {
      let others = [generator.below(71), generator.below(71)]
      sizes += [
        (size, 1 + others[0], others[1]), (others[0], max(size, 1), others[1]),
        (others[0], 1 + others[1], size),
      ]
    }
    return sizes + [(131, 67, 300), (3, 258, 129), (40, 33, 1_030), (257, 1, 9), (12, 512, 40)]
  }()

  private func compare<S: Scalar>(
    _ kernel: Kernel, _ found: KernelTable<S>, _ truth: KernelTable<S>
  ) {
    for entries in Entries.allCases {
      for (index, size) in Self.sizes.enumerated() {
        func results(_ table: KernelTable<S>) -> [UInt64] {
          var run = KernelRun(
            table, entries, rows: size.rows, columns: size.columns, depth: size.depth,
            seed: UInt64(index))
          return run.results(of: kernel)
        }
        #expect(results(found) == results(truth), "\(S.self), \(entries), \(size)")
      }
    }
  }

  @Test(arguments: InstructionSet.wide, Kernel.allCases)
  func asTheBaseline(instructions: InstructionSet, kernel: Kernel) throws {
    let (found, truth) = (try instructions.kernels(), try InstructionSet.baseline.kernels())
    compare(kernel, found.single, truth.single)
    compare(kernel, found.double, truth.double)
  }

  /// A function that is new in the table needs a case in `Kernel`.
  @Test func everyFunctionOfTheTableIsCompared() throws {
    let table = try InstructionSet.baseline.kernels().single
    let names = Mirror(reflecting: table).children.compactMap(\.label)
    #expect(Set(names) == Set(Kernel.allCases.map(\.rawValue)))
  }

  /// The comparison sees a single bit.
  @Test(arguments: Kernel.allCases)
  func aPlantedDifferenceIsSeen(kernel: Kernel) throws {
    let table = try InstructionSet.baseline.kernels().double
    var plain = KernelRun(table, .tame, rows: 9, columns: 5, depth: 3, seed: 1)
    var same = plain
    var other = KernelRun(table, .tame, rows: 9, columns: 5, depth: 3, seed: 2)
    let results = plain.results(of: kernel)
    #expect(!results.isEmpty)
    #expect(same.results(of: kernel) == results)
    #expect(other.results(of: kernel) != results)
  }
}
