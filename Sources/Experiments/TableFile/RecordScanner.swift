/// Part of the text of a table: a cell, or what it says.
typealias CellBytes = UnsafeBufferPointer<UInt8>

/// Where a cell lies in the scanner's text, without its quotes and the blanks around them.
struct CellPlace {
  var start: Int
  var end: Int
  var isQuoted = false
  /// Quotes within are written twice.
  var hasDoubledQuotes = false
}

/// Walks over a text record by record (RFC 4180: quoted cells may hold separators, line ends and doubled
/// quotes). Holds no more of the text than one record and one piece of the source.
struct RecordScanner<Source: ByteSource> {
  let separator: UInt8
  private(set) var stream: TextStream<Source>
  /// The cells of the record that was read last.
  private(set) var cells: [CellPlace] = []
  /// The line on which it begins.
  private(set) var line = 1
  /// What is wrong with its quotes.
  private(set) var fault: TableError?
  private(set) var text: [UInt8] = []
  private var start = 0
  private var place = 0
  private var nextLine = 1
  private var isAtEnd = false

  /// A longer record is one whose quote never ends.
  private static var mostBytes: Int { 8_000_000 }

  init(_ stream: TextStream<Source>, separator: UInt8) {
    self.stream = stream
    self.separator = separator
    self.stream.rewind()
  }

  /// Reads the next record, blank ones included; false at the end of the text.
  mutating func next() throws(TableError) -> Bool {
    start = place
    while true {
      if start < text.count, scan() { return true }
      if isAtEnd { return false }
      text.removeFirst(start)
      start = 0
      if let piece = try stream.next() { text += piece } else { isAtEnd = true }
    }
  }

  /// The record as it stands in the file, cut where it is long.
  var recordText: String {
    var end = place
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return String(decoding: text[start..<min(end, start + 200)], as: UTF8.self)
  }

  /// The bytes of a cell, from which the quotes are taken.
  func bytes(_ cell: CellPlace) -> [UInt8] {
    guard cell.hasDoubledQuotes else { return Array(text[cell.start..<cell.end]) }
    var bytes: [UInt8] = []
    var place = cell.start
    while place < cell.end {
      bytes.append(text[place])
      place += text[place] == quote ? 2 : 1
    }
    return bytes
  }

  /// Finds the cells of the record at `start`; false where it goes on behind the text that is there.
  private mutating func scan() -> Bool {
    cells.removeAll(keepingCapacity: true)
    fault = nil
    line = nextLine
    var lines = 1
    let isLast = isAtEnd
    let (separator, first) = (self.separator, start)
    var found: TableError?
    var cells = self.cells
    self.cells = []
    let end: Int? = text.withUnsafeBufferPointer { text in
      var place = first
      while true {
        var cell = CellPlace(start: place, end: place)
        var quoted = place
        while quoted < text.count, text[quoted] == space || text[quoted] == tab,
          text[quoted] != separator
        {
          quoted += 1
        }
        if quoted < text.count, text[quoted] == quote {
          let opening = line + lines - 1
          place = quoted + 1
          cell = CellPlace(start: place, end: place, isQuoted: true)
          while true {
            if place >= text.count {
              if !isLast, place - first < Self.mostBytes { return nil }
              found = .openQuote(line: opening, text: "")
              cell.end = place
              break
            }
            if text[place] == quote {
              if place + 1 >= text.count, !isLast { return nil }
              guard place + 1 < text.count, text[place + 1] == quote else {
                cell.end = place
                place += 1
                break
              }
              cell.hasDoubledQuotes = true
              place += 2
              continue
            }
            if text[place] == lineFeed { lines += 1 }
            place += 1
          }
          let behind = place
          while place < text.count, text[place] != separator, text[place] != lineFeed,
            text[place] != carriageReturn
          {
            if text[place] != space, text[place] != tab, found == nil {
              found = .textAfterQuote(line: line + lines - 1, text: "")
            }
            place += 1
          }
          // Nothing of a cell that is wrong gets lost in the sentence about it.
          if place > behind, found != nil { cell.end = place }
        } else {
          while place < text.count, text[place] != separator, text[place] != lineFeed,
            text[place] != carriageReturn
          {
            place += 1
          }
          cell.end = place
        }
        if place >= text.count, !isLast { return nil }
        cells.append(cell)
        if place < text.count, text[place] == separator {
          place += 1
          continue
        }
        if place < text.count, text[place] == carriageReturn {
          // Whether a line feed follows, the next piece tells.
          if place + 1 >= text.count, !isLast { return nil }
          place += 1
        } else if place < text.count {
          return place + 1
        }
        if place < text.count, text[place] == lineFeed, text[place - 1] == carriageReturn {
          place += 1
        }
        return place
      }
    }
    self.cells = cells
    guard let end else { return false }
    place = end
    nextLine = line + lines
    fault = found?.quoting(recordText)
    return true
  }
}

private let quote = UInt8(ascii: "\"")
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
