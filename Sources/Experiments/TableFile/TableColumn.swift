/// One column of a table, all numbers or all text.
enum TableColumn {
  case numbers([Double])
  case texts([String])

  init(_ table: CSVTable, _ place: Int) throws(TableError) {
    let name = table.header[place]
    var numbers: [Double] = []
    var texts: [String] = []
    var firstNumber: (line: Int, cell: String)?
    var firstText: (line: Int, cell: String)?
    for row in table.rows {
      let cell = trimmed(row.cells[place])
      if Self.isMissing(cell) { throw .missingValue(column: name, line: row.line, cell: cell) }
      switch Self.read(cell, decimalComma: table.usesDecimalComma) {
      case .tooLarge: throw .hugeNumber(column: name, line: row.line, cell: cell)
      case .value(let number):
        numbers.append(number)
        firstNumber = firstNumber ?? (row.line, cell)
      case .notANumber:
        texts.append(cell)
        firstText = firstText ?? (row.line, cell)
      }
    }
    // Of the two kinds the rarer one is the mistake.
    if let firstNumber, let firstText {
      let isNumber = numbers.count <= texts.count
      let odd = isNumber ? firstNumber : firstText
      throw .mixed(column: name, line: odd.line, cell: odd.cell, isNumber: isNumber)
    }
    self = texts.isEmpty ? .numbers(numbers) : .texts(texts)
  }

  private static func read(_ cell: String, decimalComma: Bool) -> DecimalNumber {
    guard decimalComma else { return DecimalNumber(Array(cell.utf8)) }
    let comma = UInt8(ascii: ",")
    return DecimalNumber(cell.utf8.map { $0 == comma ? UInt8(ascii: ".") : $0 })
  }

  /// An empty cell, `?`, and NA, N/A, NaN and null in capital or small letters.
  private static func isMissing(_ cell: String) -> Bool {
    switch lowercased(cell) {
    case [], lowercased("?"), lowercased("na"), lowercased("n/a"), lowercased("nan"),
      lowercased("null"):
      true
    default: false
    }
  }
}

/// The different texts in the order of their bytes, which is the same on every machine.
func distinct(_ texts: [String]) -> [String] {
  var distinct: [[UInt8]] = []
  for text in texts.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) })
  where distinct.last != text {
    distinct.append(text)
  }
  return distinct.map { String(decoding: $0, as: UTF8.self) }
}

/// The known name with the smallest edit distance, of at most 2 or a third of the length.
func nearestName(to name: String, among known: [String]) -> String? {
  let typed = lowercased(name)
  guard typed.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in known where candidate.utf8.count <= 100 {
    let other = lowercased(candidate)
    var previous = Array(0...other.count)
    for (row, byte) in typed.enumerated() {
      var current = [row + 1]
      for (column, otherByte) in other.enumerated() {
        let replaced = previous[column] + (byte == otherByte ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    let distance = previous[other.count]
    let limit = min(max(2, typed.count / 3), typed.count - 1)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The bytes with ASCII capitals made small.
private func lowercased(_ text: String) -> [UInt8] {
  text.utf8.map { 65...90 ~= $0 ? $0 + 32 : $0 }
}
