/// One line of a file that is not blank.
struct TraceLine {
  /// Counts from 1, blank lines included.
  var number: Int
  /// Without the line feed and without white space at its ends.
  var text: ArraySlice<UInt8>
  /// False for the last line of a file that does not end with a line feed.
  var isTerminated: Bool

  /// True for bytes that no text has: NUL, or what is not UTF-8, at the beginning.
  var looksBinary: Bool {
    let start = text.prefix(512)
    if start.contains(0) { return true }
    // The first 512 bytes can end within a character.
    return (0...min(3, start.count)).allSatisfy {
      String(validating: start.dropLast($0), as: UTF8.self) == nil
    }
  }

  /// True where the line was meant to be the header of a trace.
  var namesFormat: Bool {
    String(decoding: text.prefix(100), as: UTF8.self).contains("gradflow-trace")
  }
}

/// The lines of a file, without the blank ones and without a byte-order mark.
struct TraceLines: IteratorProtocol {
  private let bytes: [UInt8]
  private var place = 0
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func next() -> TraceLine? {
    while place < bytes.count {
      number += 1
      let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n"))
      var text = bytes[place..<(end ?? bytes.count)]
      place = end.map { $0 + 1 } ?? bytes.count
      while let last = text.last, Self.isSpace(last) { text.removeLast() }
      text = text.drop(while: Self.isSpace)
      if !text.isEmpty {
        return TraceLine(number: number, text: text, isTerminated: end != nil)
      }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
