/// The cells of a CSV file (RFC 4180).
///
/// Quoted cells, doubled quotes, line feeds in quotes, CRLF and a byte-order mark are understood; the
/// separator is the one of `,`, `;` and tab that is most frequent in the header line.
///
/// A cell is kept as the place in the file where it begins, and read again when it is asked for: a text
/// for every cell would take several times the memory of the file.
public struct CSVTable: Sendable {
  public let header: [String]
  /// Every row has as many cells as the header; blank lines are left out.
  public let rowCount: Int
  /// True where cells are separated by `;`, as spreadsheets do where 1,5 is a number.
  public let usesDecimalComma: Bool

  private let scanner: CSVScanner
  /// Where each cell begins, row by row.
  private let starts: [UInt32]
  private let lines: [UInt32]

  /// A larger table is refused: what is drawn is every layer at every step, not a data base.
  public static let largestCellCount = 1_000_000
  /// As far as places in the file are counted.
  static let largestByteCount = Int(Int32.max)

  public init(_ bytes: [UInt8]) throws(TableError) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Self.largestByteCount else {
      throw .tooManyBytes(count: bytes.count, limit: Self.largestByteCount)
    }
    if bytes.contains(0) { throw .binary }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .binary }
    var scanner = CSVScanner(bytes)
    usesDecimalComma = scanner.separator == UInt8(ascii: ";")
    var starts: [UInt32] = []
    guard try scanner.nextRow(appendingTo: &starts) != nil else { throw .empty }
    header = starts.map { String(decoding: trimmed(scanner.cell(at: Int($0))), as: UTF8.self) }
    if let unnamed = header.firstIndex(where: { $0.utf8.isEmpty }) {
      throw .unnamedColumn(number: unnamed + 1)
    }
    let names = header.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    for (name, next) in zip(names, names.dropFirst()) where name == next {
      throw .repeatedColumn(String(decoding: name, as: UTF8.self))
    }
    starts.removeAll(keepingCapacity: true)
    var lines: [UInt32] = []
    var cells = 0
    while let line = try scanner.nextRow(appendingTo: &starts) {
      let count = starts.count - lines.count * header.count
      guard count == header.count else {
        throw .ragged(line: line, count: count, columns: header.count)
      }
      cells += count
      if cells > Self.largestCellCount {
        // The rest is only counted.
        starts.removeLast(count)
      } else {
        lines.append(UInt32(line))
      }
    }
    if cells > Self.largestCellCount {
      throw .tooManyCells(count: cells, limit: Self.largestCellCount)
    }
    if lines.isEmpty { throw .headerOnly }
    rowCount = lines.count
    (self.scanner, self.starts, self.lines) = (scanner, starts, lines)
  }

  /// The line of the file on which a row begins; the header is on line 1.
  public func line(ofRow row: Int) -> Int { Int(lines[row]) }

  /// What a cell says, without its quotes.
  public func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
    scanner.cell(at: Int(starts[row * header.count + column]))
  }

  /// The same without the spaces and tabs at both ends.
  func trimmedCell(row: Int, column: Int) -> ArraySlice<UInt8> {
    trimmed(cell(row: row, column: column))
  }

  /// The trimmed cell as text.
  func text(row: Int, column: Int) -> String {
    String(decoding: trimmedCell(row: row, column: column), as: UTF8.self)
  }
}

/// Without the spaces and tabs at both ends.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let space = UInt8(ascii: " ")
  let tab = UInt8(ascii: "\t")
  var rest = bytes
  while let first = rest.first, first == space || first == tab { rest.removeFirst() }
  while let last = rest.last, last == space || last == tab { rest.removeLast() }
  return rest
}
