import KernelCode
import Kernels
import Testing
import Training

@Suite struct ColumnMomentsTests {
  private func moments(
    _ rows: [[Double]], _ instructions: InstructionSet
  ) throws -> (columns: ColumnMoments, maxima: [Double]) {
    let matrix = Matrix<Double>(
      rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
    let kernels = try instructions.kernels().double
    return (ColumnMoments(matrix, kernels), matrix.columnMaxima(kernels))
  }

  @Test(arguments: InstructionSet.allCases, [1, 2, 3, 8, 17])
  func areThoseOfEachColumn(instructions: InstructionSet, rows: Int) throws {
    for columns in [1, 2, 5, 8, 9, 16, 33] {
      let table = (0..<rows).map { numbers(columns, seed: UInt64($0)) }
      let found = try moments(table, instructions)
      for column in 0..<columns {
        let values = table.map { $0[column] }
        let mean = values.reduce(0, +) / Double(rows)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows)
        #expect(abs(found.columns.means[column] - mean) < 1e-14)
        #expect(abs(found.columns.standardDeviations[column] - variance.squareRoot()) < 1e-7)
        #expect(found.maxima[column] == values.max())
      }
    }
  }

  /// What is not a number must not be read as "never above zero", wherever it stands.
  @Test(arguments: InstructionSet.allCases, 0..<3)
  func notANumberStays(instructions: InstructionSet, place: Int) throws {
    var table = [[-1.0, 5], [-2, 6], [-3, 7]]
    table[place][0] = .nan
    let found = try moments(table, instructions)
    #expect(found.columns.means[0].isNaN)
    #expect(found.columns.standardDeviations[0].isNaN)
    #expect(found.maxima[0].isNaN)
    #expect(found.maxima[1] == 7)
  }

  /// Scaled entries have scaled moments; a power of two changes no digit.
  @Test(arguments: InstructionSet.allCases)
  func scaledEntriesScale(instructions: InstructionSet) throws {
    let table = (0..<9).map { numbers(7, seed: UInt64($0)) }
    let once = try moments(table, instructions)
    let scaled = try moments(table.map { $0.map { 8 * $0 } }, instructions)
    #expect(scaled.columns.means == once.columns.means.map { 8 * $0 })
    #expect(scaled.columns.standardDeviations == once.columns.standardDeviations.map { 8 * $0 })
    #expect(scaled.maxima == once.maxima.map { 8 * $0 })
  }

  @Test(arguments: InstructionSet.allCases)
  func infinityIsNotNaN(instructions: InstructionSet) throws {
    let maxima = try moments([[-1, 3], [.infinity, -.infinity]], instructions).maxima
    #expect(maxima == [.infinity, 3])
    let single = Matrix<Float>(rows: 2, columns: 1, values: [-.infinity, -.infinity])
    #expect(single.columnMaxima(try instructions.kernels().single) == [-.infinity])
    let empty = Matrix<Float>(rows: 0, columns: 1)
    #expect(empty.columnMaxima(try instructions.kernels().single) == [-.infinity])
  }
}
