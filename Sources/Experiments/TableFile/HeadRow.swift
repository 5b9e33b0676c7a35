/// The first rows of a table, read with one separator.
struct HeadRow {
  var line: Int
  var cells: [[UInt8]]
  var text: String
  var separator: UInt8

  var filled: Int { cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
  var isBlank: Bool { filled == 0 }
  /// A line that begins with `#`, or one of dashes as below the header of a table in a text.
  var isComment: Bool { cells[0].first == UInt8(ascii: "#") || areRules(cells) }
  var differentTexts: Int {
    cells.indices.filter { !cells[$0].isEmpty && !cells[..<$0].contains(cells[$0]) }.count
  }

  /// Whether this sign parts its cells.
  func isParted(by separator: UInt8) -> Bool { cells.count > 1 && self.separator == separator }

  /// Whether these could be names of columns: different texts, none of them a number or a date.
  var looksLikeNames: Bool {
    guard filled == cells.count else { return false }
    for (place, cell) in cells.enumerated() {
      if Self.isValue(cell) || cells[..<place].contains(cell) { return false }
    }
    return true
  }

  static func isValue(_ cell: [UInt8]) -> Bool {
    cell.withUnsafeBufferPointer {
      WrittenNumber($0).map { $0.fits(.point) || $0.fits(.comma) } ?? false
        || TimeText($0) != nil || isDate($0)
    }
  }

  /// Whether a cell says that there is no value.
  static func isNothing(_ cell: [UInt8]) -> Bool {
    cell.withUnsafeBufferPointer {
      cell.isEmpty || ColumnSurvey.isMissing($0) || ColumnSurvey.isDoubtful($0)
    }
  }
}

/// Whether cells are the dashes that a table in a text has between its rows: `|---|:--|`, `+----+---+`.
func areRules(_ cells: [some Collection<UInt8>]) -> Bool {
  var hasDashes = false
  for cell in cells {
    guard cell.allSatisfy({ ruleSigns.contains($0) }) else { return false }
    if cell.count >= 3, cell.contains(0x2D) || cell.contains(0x3D) { hasDashes = true }
  }
  return hasDashes
}

private let ruleSigns = Array("-:+=| ".utf8)
