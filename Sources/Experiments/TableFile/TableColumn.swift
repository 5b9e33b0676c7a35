/// One column of a table, all numbers or all text.
enum TableColumn {
  case numbers([Double])
  case texts

  /// A larger magnitude is refused: the squares of a million of them still add up to a finite number,
  /// so that a column always has a mean and a deviation.
  static let largestMagnitude = 1e150

  init(_ table: CSVTable, _ place: Int) throws(TableError) {
    let name = table.header[place]
    var numbers: [Double] = []
    var firstNumber: Int?
    var firstText: Int?
    for row in 0..<table.rowCount {
      let cell = table.trimmedCell(row: row, column: place)
      switch DecimalNumber(cell, hasDecimalComma: table.usesDecimalComma) {
      case .value(let number) where number.magnitude <= Self.largestMagnitude:
        if numbers.isEmpty { numbers.reserveCapacity(table.rowCount) }
        numbers.append(number)
        firstNumber = firstNumber ?? row
      case .value:
        throw .unusableNumber(column: name, line: table.line(ofRow: row), cell: Self.text(cell))
      case .tooLarge:
        throw .hugeNumber(column: name, line: table.line(ofRow: row), cell: Self.text(cell))
      case .notANumber:
        if Self.isMissing(cell) {
          throw .missingValue(column: name, line: table.line(ofRow: row), cell: Self.text(cell))
        }
        firstText = firstText ?? row
      }
    }
    // Of the two kinds the rarer one is the mistake.
    if let firstNumber, let firstText {
      let isNumber = 2 * numbers.count <= table.rowCount
      let odd = isNumber ? firstNumber : firstText
      throw .mixed(
        column: name, line: table.line(ofRow: odd), cell: table.text(row: odd, column: place),
        isNumber: isNumber)
    }
    self = firstText == nil ? .numbers(numbers) : .texts
  }

  private static func text(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell, as: UTF8.self)
  }

  /// An empty cell, `?`, and NA, N/A, NaN and null in capital or small letters.
  private static func isMissing(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count <= 4 else { return false }
    let word = lowercased(cell)
    return word.isEmpty
      || ["?", "na", "n/a", "nan", "null"].contains { $0.utf8.elementsEqual(word) }
  }
}
