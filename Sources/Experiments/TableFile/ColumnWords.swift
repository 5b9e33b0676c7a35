/// The different texts of a column, in the order of their bytes, which is the same on every machine.
struct ColumnWords {
  private(set) var words: [[UInt8]] = []
  /// How many there are: `words` is empty where they are too many to be of use.
  private(set) var count: Int

  /// - Parameter most: more words than this are only counted.
  init(_ table: CSVTable, _ column: Int, most: Int) {
    count = 0
    for row in 0..<table.rowCount {
      let cell = table.trimmedCell(row: row, column: column)
      let index = place(of: cell)
      if index < words.count, words[index].elementsEqual(cell) { continue }
      words.insert(Array(cell), at: index)
      if words.count > most {
        words = []
        count = Self.count(table, column)
        return
      }
    }
    count = words.count
  }

  var names: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  /// The index of the first word that is not before the cell: its own where it is among the words.
  func place(of cell: ArraySlice<UInt8>) -> Int {
    var range = 0..<words.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let isBefore = words[middle].lexicographicallyPrecedes(cell)
      range = isBefore ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  private static func count(_ table: CSVTable, _ column: Int) -> Int {
    func cell(_ row: UInt32) -> ArraySlice<UInt8> {
      table.trimmedCell(row: Int(row), column: column)
    }
    let order = (0..<UInt32(table.rowCount)).sorted { cell($0).lexicographicallyPrecedes(cell($1)) }
    return zip(order, order.dropFirst()).reduce(1) { count, pair in
      count + (cell(pair.0) == cell(pair.1) ? 0 : 1)
    }
  }
}
