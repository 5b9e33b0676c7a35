/// The rows of data of a table, one after the other: without what stands before the header, without blank rows
/// and comments.
struct TableRows<Source: ByteSource> {
  private(set) var scanner: RecordScanner<Source>
  private let layout: TableLayout
  private let columns: Int
  /// Columns without a name at the end of the header, which need not be there.
  private let fewest: Int

  /// How many rows were handed out.
  private(set) var count = 0
  private(set) var firstLine = 0
  private(set) var lastLine = 0
  private(set) var blank = (count: 0, firstLine: 0)
  private(set) var comments = Tally()
  /// Rows with empty cells behind the last column.
  private(set) var withCellsBehind = 0

  init(
    _ stream: TextStream<Source>, _ layout: TableLayout, columns: Int, fewest: Int
  ) throws(TableError) {
    scanner = RecordScanner(stream, separator: layout.separator)
    self.layout = layout
    self.columns = columns
    self.fewest = fewest
    for _ in 0..<layout.recordsBefore { _ = try scanner.next() }
  }

  /// False at the end of the table.
  mutating func next() throws(TableError) -> Bool {
    while try scanner.next() {
      if isBlank {
        // An empty line is no row that somebody left.
        if scanner.cells.count > 1 {
          if blank.count == 0 { blank.firstLine = scanner.line }
          blank.count += 1
        }
        continue
      }
      if isComment {
        Array(scanner.recordText.utf8).withUnsafeBufferPointer { comments.add($0, scanner.line) }
        continue
      }
      if scanner.cells.count > columns, isBlank(from: columns) { withCellsBehind += 1 }
      if count == 0 { firstLine = scanner.line }
      lastLine = scanner.line
      count += 1
      return true
    }
    return false
  }

  /// Whether the row has a cell for each column.
  var isWhole: Bool {
    let cells = scanner.cells.count
    return (fewest...columns ~= cells) || (cells > columns && isBlank(from: columns))
  }

  /// Calls with every cell of the row: its column, what it says, whether it was quoted, whether blanks or
  /// invisible characters stood around it.
  func forEachCell(_ body: (Int, CellBytes, Bool, Bool) -> Void) {
    scanner.text.withUnsafeBufferPointer { text in
      for (column, cell) in scanner.cells.prefix(columns).enumerated() {
        if cell.hasDoubledQuotes {
          scanner.bytes(cell).withUnsafeBufferPointer { bytes in
            let word = trimmed(bytes)
            body(column, word, true, word.count < bytes.count)
          }
        } else {
          let bytes = CellBytes(rebasing: text[cell.start..<cell.end])
          let word = trimmed(bytes)
          body(column, word, cell.isQuoted, word.count < bytes.count)
        }
      }
      let nothing = CellBytes(rebasing: text[0..<0])
      for column in min(scanner.cells.count, columns)..<columns {
        body(column, nothing, false, false)
      }
    }
  }

  private var isBlank: Bool { isBlank(from: 0) }

  private func isBlank(from first: Int) -> Bool {
    scanner.text.withUnsafeBufferPointer { text in
      scanner.cells[first...].allSatisfy { cell in
        cell.start == cell.end || trimmed(CellBytes(rebasing: text[cell.start..<cell.end])).isEmpty
      }
    }
  }

  /// A line of dashes; nearly all rows are known not to be one by their first character.
  private var isRule: Bool {
    guard let cell = scanner.cells.first, !cell.isQuoted else { return false }
    guard areRules([scanner.text[cell.start..<cell.end]]) || cell.start == cell.end else {
      return false
    }
    return areRules(scanner.cells.map { scanner.text[$0.start..<$0.end] })
  }

  /// A line that begins with `#` and is no row.
  private var isComment: Bool {
    if isRule { return true }
    guard scanner.cells.count != columns, let cell = scanner.cells.first, !cell.isQuoted else {
      return false
    }
    return cell.start < cell.end && scanner.text[cell.start] == UInt8(ascii: "#")
  }
}
