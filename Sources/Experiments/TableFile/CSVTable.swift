/// The cells of a CSV file (RFC 4180) as texts.
///
/// Quoted cells, doubled quotes, line feeds in quotes, CRLF and a byte-order mark are understood; the
/// separator is the one of `,`, `;` and tab that is most frequent in the header line.
public struct CSVTable: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    /// The line of the file on which the row begins; the header is on line 1.
    public var line: Int
    public var cells: [String]
  }
  public var header: [String]
  /// Every row has as many cells as the header; blank lines are left out.
  public var rows: [Row]
  /// True where cells are separated by `;`, as spreadsheets do where 1,5 is a number.
  public var usesDecimalComma: Bool

  /// A larger table is refused: what is drawn is every layer at every step, not a data base.
  public static let largestCellCount = 1_000_000

  public init(_ bytes: [UInt8]) throws(TableError) {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.contains(0) { throw .binary }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .binary }
    var scanner = CSVScanner(bytes)
    guard let first = try scanner.nextRow() else { throw .empty }
    header = first.cells.map(trimmed)
    rows = []
    usesDecimalComma = scanner.separator == UInt8(ascii: ";")
    if let unnamed = header.firstIndex(where: { $0.utf8.isEmpty }) {
      throw .unnamedColumn(number: unnamed + 1)
    }
    let names = header.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    for (name, next) in zip(names, names.dropFirst()) where name == next {
      throw .repeatedColumn(String(decoding: name, as: UTF8.self))
    }
    while let row = try scanner.nextRow() {
      guard row.cells.count == header.count else {
        throw .ragged(line: row.line, count: row.cells.count, columns: header.count)
      }
      guard (rows.count + 1) * header.count <= Self.largestCellCount else {
        throw .tooManyCells(limit: Self.largestCellCount)
      }
      rows.append(row)
    }
    if rows.isEmpty { throw .headerOnly }
  }
}

/// Walks over the bytes of a CSV file, row by row.
private struct CSVScanner {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  let separator: UInt8

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    separator = Self.separator(of: bytes)
  }

  /// The next row that is not blank; nil at the end.
  mutating func nextRow() throws(TableError) -> CSVTable.Row? {
    while place < bytes.count {
      let start = line
      var cells: [String] = []
      var hasMore = true
      while hasMore {
        cells.append(try nextCell())
        hasMore = place < bytes.count && bytes[place] == separator
        if hasMore { place += 1 }
      }
      skipLineEnd()
      if cells.count > 1 || !trimmed(cells[0]).isEmpty {
        return CSVTable.Row(line: start, cells: cells)
      }
    }
    return nil
  }

  /// Reads up to a separator, a line end or the end of the file.
  private mutating func nextCell() throws(TableError) -> String {
    guard place < bytes.count, bytes[place] == Self.quote else {
      let start = place
      while place < bytes.count, bytes[place] != separator, !isLineEnd(bytes[place]) { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    let start = line
    var cell: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte != Self.quote {
        if byte == Self.lineFeed { line += 1 }
        cell.append(byte)
      } else if place < bytes.count, bytes[place] == Self.quote {
        cell.append(byte)
        place += 1
      } else {
        guard place == bytes.count || bytes[place] == separator || isLineEnd(bytes[place]) else {
          throw .textAfterQuote(line: line)
        }
        return String(decoding: cell, as: UTF8.self)
      }
    }
    throw .openQuote(line: start)
  }

  private mutating func skipLineEnd() {
    guard place < bytes.count else { return }
    if bytes[place] == Self.carriageReturn { place += 1 }
    if place < bytes.count, bytes[place] == Self.lineFeed { place += 1 }
    line += 1
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// The most frequent candidate outside quotes in the first line; a comma where there is none.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == lineFeed || byte == carriageReturn { break }
      for (index, candidate) in candidates.enumerated() where !isQuoted && byte == candidate {
        counts[index] += 1
      }
    }
    var best = 0
    for index in 1..<3 where counts[index] > counts[best] { best = index }
    return candidates[best]
  }
}

/// Without the spaces and tabs at both ends.
func trimmed(_ text: String) -> String {
  let space = UInt8(ascii: " ")
  let tab = UInt8(ascii: "\t")
  var bytes = Array(text.utf8)[...]
  while let first = bytes.first, first == space || first == tab { bytes.removeFirst() }
  while let last = bytes.last, last == space || last == tab { bytes.removeLast() }
  return bytes.count == text.utf8.count ? text : String(decoding: bytes, as: UTF8.self)
}
