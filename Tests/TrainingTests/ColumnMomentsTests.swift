import Kernels
import Testing
import Training

@Suite struct ColumnMomentsTests {
  private func moments(_ rows: [[Double]]) -> ColumnMoments {
    let matrix = Matrix<Double>(
      rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
    var result = ColumnMoments()
    Double.columnMoments(
      matrix.pointer, rows: matrix.rows, columns: matrix.columns, into: &result)
    return result
  }

  @Test(arguments: [1, 2, 3, 8, 17])
  func areThoseOfEachColumn(rows: Int) {
    let table = (0..<rows).map { numbers(5, seed: UInt64($0)) }
    let found = moments(table)
    for column in 0..<5 {
      let values = table.map { $0[column] }
      let mean = values.reduce(0, +) / Double(rows)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows)
      #expect(abs(found.means[column] - mean) < 1e-14)
      #expect(abs(found.standardDeviations[column] - variance.squareRoot()) < 1e-7)
      #expect(found.maxima[column] == values.max())
    }
  }

  /// What is not a number must not be read as "never above zero", wherever it stands.
  @Test(arguments: 0..<3)
  func notANumberStays(place: Int) {
    var table = [[-1.0, 5], [-2, 6], [-3, 7]]
    table[place][0] = .nan
    let found = moments(table)
    #expect(found.means[0].isNaN)
    #expect(found.standardDeviations[0].isNaN)
    #expect(found.maxima[0].isNaN)
    #expect(found.maxima[1] == 7)
  }
}
