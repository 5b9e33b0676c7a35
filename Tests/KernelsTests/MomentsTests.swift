import KernelCode
import Kernels
import Testing
import Training

/// The statistics of one buffer against the definitions, written out.
@Suite struct MomentsTests {
  private func isClose(_ found: Double, _ truth: Double, scale: Double) -> Bool {
    abs(found - truth) <= 1e-12 * scale
  }

  private func check<S: Scalar>(_ values: [S], _ kernels: KernelTable<S>) {
    let found = kernels.moments(values, values.count)
    let finite = values.filter { $0.isFinite }.map { $0.double }
    #expect(found.finite == finite.count)
    #expect(found.nonFinite == values.count - finite.count)
    guard let largest = finite.max(), let smallest = finite.min() else {
      #expect(found.mean.isNaN && found.norm.isNaN && found.rms.isNaN)
      return
    }
    let n = Double(finite.count)
    let mean = finite.reduce(0, +) / n
    let variance = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let squares = finite.reduce(0) { $0 + $1 * $1 }
    let scale = max(abs(largest), abs(smallest))
    #expect(isClose(found.mean, mean, scale: scale))
    #expect(isClose(found.standardDeviation, variance.squareRoot(), scale: scale))
    #expect(isClose(found.norm, squares.squareRoot(), scale: scale * n))
    #expect(isClose(found.rms, (squares / n).squareRoot(), scale: scale))
    #expect(found.minimum == smallest)
    #expect(found.maximum == largest)
    #expect(found.zeros == finite.filter { $0 == 0 }.count)
    let sum = kernels.sumOfSquares(values, values.count)
    #expect(sum.isFinite ? sum.squareRoot() == found.norm : found.nonFinite > 0)
    for columns in 1...values.count where values.count % columns == 0 {
      let (other, written) = matrixMoments(values, columns: columns, kernels)
      let matrix = Matrix<S>(rows: values.count / columns, columns: columns)
      matrix.pointer.update(from: values, count: values.count)
      let expected = ColumnMoments(matrix, kernels)
      #expect(
        zip(written, expected.means + expected.standardDeviations)
          .allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
      #expect(
        other.finite == found.finite && other.nonFinite == found.nonFinite
          && other.zeros == found.zeros && other.minimum == found.minimum
          && other.maximum == found.maximum)
      #expect(isClose(other.mean, mean, scale: scale))
      #expect(isClose(other.standardDeviation, variance.squareRoot(), scale: scale))
      #expect(isClose(other.norm, squares.squareRoot(), scale: scale * n))
    }
  }

  /// The moments of a whole matrix, with what was written of its columns.
  private func matrixMoments<S: Scalar>(
    _ values: [S], columns: Int, _ kernels: KernelTable<S>
  ) -> (moments: Moments, columns: [Double]) {
    var numbers = [Double](repeating: 0, count: 2 * columns)
    let moments = numbers.withUnsafeMutableBufferPointer { buffer in
      let means = buffer.baseAddress.unsafelyUnwrapped
      return kernels.matrixMoments(
        ColumnMomentsBuffers(
          matrix: values, rows: values.count / columns, columns: columns, means: means,
          standardDeviations: means + columns))
    }
    return (moments, numbers)
  }

  @Test(arguments: InstructionSet.allCases, 1...40)
  func everyLength(instructions: InstructionSet, count: Int) throws {
    let set = try instructions.kernels()
    let values = numbers(count, seed: UInt64(count))
    check(values, set.double)
    check(values.map { Float($0) }, set.single)
    // Every third entry exactly zero, of either sign.
    let holes = values.enumerated().map { $0 % 3 == 0 ? ($0 % 2 == 0 ? 0 : -0.0) : $1 }
    check(holes, set.double)
    check(holes.map { Float($0) }, set.single)
  }

  /// A non-finite entry at every place, alone and with others.
  @Test(arguments: InstructionSet.allCases, [Double.nan, .infinity, -.infinity])
  func nonFiniteEntries(instructions: InstructionSet, bad: Double) throws {
    let set = try instructions.kernels()
    for count in [1, 2, 7, 8, 9, 15, 16, 17, 33] {
      for place in 0..<count {
        var values = numbers(count, seed: 9)
        values[place] = bad
        check(values, set.double)
        check(values.map { Float($0) }, set.single)
        values[count - 1 - place] = .nan
        check(values, set.double)
      }
    }
    check([bad, bad, bad], set.double)
  }

  @Test(arguments: InstructionSet.allCases)
  func noEntries(instructions: InstructionSet) throws {
    let found = try instructions.kernels().double.moments([1.0], 0)
    #expect(found.finite == 0 && found.nonFinite == 0 && found.mean.isNaN)
  }

  @Test(arguments: InstructionSet.allCases, [0.1, -3.7e-12, 1e30, 0])
  func equalEntriesHaveNoDeviation(instructions: InstructionSet, value: Double) throws {
    let set = try instructions.kernels()
    for count in 1...40 {
      let found = set.double.moments([Double](repeating: value, count: count), count)
      #expect(found.standardDeviation == 0)
      #expect(found.mean == value)
      let matrix = matrixMoments(
        [Double](repeating: value, count: 3 * count), columns: count, set.double)
      #expect(matrix.moments.standardDeviation == 0)
      #expect(matrix.moments.mean == value)
      let single = set.single.moments([Float](repeating: Float(value), count: count), count)
      #expect(single.standardDeviation == 0)
    }
  }

  /// A deviation that is far smaller than the mean keeps its digits.
  @Test(arguments: InstructionSet.allCases)
  func nearlyEqualEntries(instructions: InstructionSet) throws {
    let set = try instructions.kernels()
    let values = (0..<1000).map { 1e6 + ($0 % 2 == 0 ? 1e-3 : -1e-3) }
    let found = set.double.moments(values, values.count)
    #expect(abs(found.standardDeviation - 1e-3) < 1e-9)
    let matrix = matrixMoments(values, columns: 5, set.double).moments
    #expect(abs(matrix.standardDeviation - 1e-3) < 1e-9)
    // Of a saturated tanh in 64 bits, say: six entries of ten are less than 1 by the last digit.
    let ulp = 0x1p-53
    let saturated = [1, 1 - ulp, 1, 1 - ulp, 1, 1 - ulp, 1 - ulp, 1 - ulp, 1 - ulp, 1]
    let deviation = matrixMoments(saturated, columns: 2, set.double).moments.standardDeviation
    #expect(abs(deviation / (ulp * 0.24.squareRoot()) - 1) < 1e-9)
  }

  /// The squares of a vanished 32-bit gradient would underflow in 32 bits.
  @Test(arguments: InstructionSet.allCases)
  func vanishedEntriesHaveANorm(instructions: InstructionSet) throws {
    let set = try instructions.kernels()
    let tiny = Float.leastNormalMagnitude / 64
    let single = set.single.moments([Float](repeating: tiny, count: 100), 100)
    #expect(single.norm == 10 * Double(tiny))
    let double = set.double.moments([Double](repeating: 3e-200, count: 100), 100)
    #expect(abs(double.norm / 3e-199 - 1) < 1e-12)
    let matrix = matrixMoments([Double](repeating: 3e-200, count: 100), columns: 4, set.double)
    #expect(matrix.moments == double)
  }

  /// Sixteen lanes and a fixed tree: the bits of the sum are part of the promise.
  @Test(arguments: InstructionSet.allCases)
  func orderOfSummation(instructions: InstructionSet) throws {
    let set = try instructions.kernels()
    let values = numbers(50, seed: 4, 0...1e9).map { $0 * $0 }
    var lanes = [Double](repeating: 0, count: 16)
    for (index, value) in values.enumerated() { lanes[index % 16] += value * value }
    var width = 16
    while width > 1 {
      width /= 2
      for lane in 0..<width { lanes[lane] += lanes[lane + width] }
    }
    #expect(set.double.moments(values, 50).norm == lanes[0].squareRoot())
  }

  /// Scaled entries have scaled moments; a power of two changes no digit, also where squares would
  /// leave the numbers.
  @Test(arguments: InstructionSet.allCases, [0x1p3, 0x1p-3, 0x1p-600, -1])
  func scaledEntriesScale(instructions: InstructionSet, factor: Double) throws {
    let set = try instructions.kernels()
    let values = numbers(77, seed: 12)
    let once = set.double.moments(values, values.count)
    let scaled = set.double.moments(values.map { factor * $0 }, values.count)
    #expect(scaled.norm == abs(factor) * once.norm)
    #expect(scaled.mean == factor * once.mean)
    #expect(scaled.standardDeviation == abs(factor) * once.standardDeviation)
    #expect(scaled.maximum == factor * (factor < 0 ? once.minimum : once.maximum))
  }

  @Test(arguments: InstructionSet.allCases, [0, 1, 5, 16])
  func zerosAndOnesNeedNoEntries(instructions: InstructionSet, ones: Int) throws {
    let set = try instructions.kernels()
    for zeros in [0, 1, 7, 100_000] where zeros + ones > 0 {
      let values = [Float](repeating: 0, count: zeros) + [Float](repeating: 1, count: ones)
      let counted = Moments(zeros: zeros, ones: ones)
      var found = set.single.moments(values, values.count)
      #expect(isClose(found.standardDeviation, counted.standardDeviation, scale: 1))
      found.standardDeviation = counted.standardDeviation
      #expect(counted == found)
    }
    #expect(Moments(zeros: 0, ones: 0).mean.isNaN)
  }

  /// 3, 4 and zeros have the norm 5; a root that is taken twice gives 2.24.
  @Test(arguments: InstructionSet.allCases)
  func normIsRootedOnce(instructions: InstructionSet) throws {
    let found = try instructions.kernels().double.moments([3, 0, 0, 4], 4)
    #expect(found.norm == 5)
    #expect(found.rms == 2.5)
  }
}
