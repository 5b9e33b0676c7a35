import KernelCode
import Kernels
import Testing
import Training

/// The entrywise kernels against a plain loop, at every length around the widths of vectors.
@Suite struct ElementTests {
  private func check<S: Scalar>(_ kernels: KernelTable<S>) {
    for count in 0...70 {
      let a = Matrix<S>(rows: 1, columns: count, values: numbers(count, seed: 1))
      let b = Matrix<S>(rows: 1, columns: count, values: numbers(count, seed: 2))
      func entries(_ matrix: Matrix<S>) -> [S] { (0..<count).map { matrix.pointer[$0] } }
      let (x, y) = (entries(a), entries(b))
      let result = Matrix<S>(rows: 1, columns: count)
      kernels.multiplyElements(a.pointer, b.pointer, result.pointer, count)
      #expect(entries(result) == zip(x, y).map { $0 * $1 })
      kernels.clip(a.pointer, 0.75, 0.5, result.pointer, count)
      #expect(entries(result) == x.map { min(max(0.75 * $0, -0.5), 0.5) })
      kernels.add(a.pointer, b.pointer, count)
      #expect(entries(b) == zip(x, y).map { $0 + $1 })
      let sums = entries(b)
      kernels.addScaled(a.pointer, 0.3, b.pointer, count)
      #expect(
        entries(b)
          == zip(x, sums).map { (value: S, sum: S) -> S in
            let product = 0.3 * value
            return sum + product
          })
      kernels.scale(a.pointer, 0.3, count)
      #expect(entries(a) == x.map { $0 * 0.3 })
    }
  }

  @Test(arguments: InstructionSet.allCases)
  func plainLoops(instructions: InstructionSet) throws {
    let set = try instructions.kernels()
    check(set.single)
    check(set.double)
  }

  /// What is not a number is not cut to a limit, and what is infinite is.
  @Test(arguments: InstructionSet.allCases)
  func clippingOfWhatIsNotFinite(instructions: InstructionSet) throws {
    let result = Matrix<Double>(rows: 1, columns: 3)
    try instructions.kernels().double.clip(
      [.nan, .infinity, -.infinity], 1, 2, result.pointer, 3)
    #expect(result[0, 0].isNaN)
    #expect(result.doubles.dropFirst() == [2, -2])
  }
}
