/// Walks over the bytes of a CSV file, row by row, and reads single cells.
struct CSVScanner: Sendable {
  let separator: UInt8
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    separator = Self.separator(of: bytes)
  }

  /// Steps over the next row that is not blank and adds where its cells begin to `starts`.
  /// Returns the line on which the row begins; nil at the end.
  mutating func nextRow(appendingTo starts: inout [UInt32]) throws(TableError) -> Int? {
    while place < bytes.count {
      let first = line
      let before = starts.count
      var hasMore = true
      while hasMore {
        starts.append(UInt32(place))
        try skipCell()
        hasMore = place < bytes.count && bytes[place] == separator
        if hasMore { place += 1 }
      }
      skipLineEnd()
      let isBlank =
        starts.count == before + 1 && trimmed(cell(at: Int(starts[before]))).isEmpty
      if !isBlank { return first }
      starts.removeLast()
    }
    return nil
  }

  /// The cell that begins at a place, without its quotes. It was stepped over before, so it ends well.
  func cell(at start: Int) -> ArraySlice<UInt8> {
    var end = start
    guard start < bytes.count, bytes[start] == Self.quote else {
      while end < bytes.count, bytes[end] != separator, !isLineEnd(bytes[end]) { end += 1 }
      return bytes[start..<end]
    }
    end += 1
    var cell: [UInt8] = []
    var piece = end
    while end < bytes.count {
      if bytes[end] == Self.quote {
        guard end + 1 < bytes.count, bytes[end + 1] == Self.quote else { break }
        // Of two quotes the first is kept.
        cell += bytes[piece...end]
        piece = end + 2
        end += 1
      }
      end += 1
    }
    return cell.isEmpty ? bytes[piece..<end] : (cell + bytes[piece..<end])[...]
  }

  /// Goes on to a separator, a line end or the end of the file.
  private mutating func skipCell() throws(TableError) {
    guard place < bytes.count, bytes[place] == Self.quote else {
      while place < bytes.count, bytes[place] != separator, !isLineEnd(bytes[place]) { place += 1 }
      return
    }
    let start = line
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte != Self.quote {
        if byte == Self.lineFeed { line += 1 }
      } else if place < bytes.count, bytes[place] == Self.quote {
        place += 1
      } else {
        guard place == bytes.count || bytes[place] == separator || isLineEnd(bytes[place]) else {
          throw .textAfterQuote(line: line)
        }
        return
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
