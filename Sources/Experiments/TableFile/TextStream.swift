/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, Equatable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16, little-endian"
  case utf16BigEndian = "UTF-16, big-endian"
}

/// The text of a file as UTF-8, piece by piece: a byte-order mark is read past, UTF-16 becomes UTF-8, and
/// whatever is no text is named.
struct TextStream<Source: ByteSource> {
  private(set) var source: Source
  private(set) var encoding = TextEncoding.utf8
  /// False where UTF-16 was told by its zero bytes and not by a mark.
  private(set) var hasMark = false
  private var isStarted = false
  /// The first byte of a pair, or the first half of a surrogate pair, that the next piece goes on from.
  private var odd: UInt8?
  private var high: UInt32?
  private var check = UTF8Check()
  /// Bytes before the piece that is read now.
  private var offset = 0

  init(_ source: Source) { self.source = source }

  mutating func rewind() {
    source.rewind()
    isStarted = false
    (odd, high, check, offset) = (nil, nil, UTF8Check(), 0)
  }

  /// The next piece of text; nil at its end.
  mutating func next() throws(TableError) -> [UInt8]? {
    while var piece = source.next() {
      let length = piece.count
      if !isStarted {
        isStarted = true
        try start(&piece)
      }
      let text = encoding == .utf8 ? piece : utf8(piece)
      if encoding == .utf8, let place = check.firstMistake(in: text) {
        throw mistake(at: offset + length - piece.count + place)
      }
      offset += length
      if !text.isEmpty { return text }
    }
    if odd != nil || high != nil { throw .oddUTF16 }
    if encoding == .utf8, check.taken > 0 { throw mistake(at: offset - check.taken) }
    return nil
  }

  private mutating func start(_ piece: inout [UInt8]) throws(TableError) {
    if let signature = FileSignature(piece) { throw .otherFile(signature) }
    hasMark = true
    if piece.starts(with: [0xEF, 0xBB, 0xBF]) {
      // Some programs put one more before what they read.
      while piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece.removeFirst(3) }
    } else if piece.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      piece.removeFirst(2)
    } else if piece.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      piece.removeFirst(2)
    } else {
      hasMark = false
      encoding = Self.withoutMark(piece)
    }
  }

  /// Letters of Europe have a zero byte in every pair, always on the same side.
  private static func withoutMark(_ piece: [UInt8]) -> TextEncoding {
    let head = piece.prefix(2000)
    var zeros = [0, 0]
    for (place, byte) in head.enumerated() where byte == 0 { zeros[place % 2] += 1 }
    let most = head.count / 2
    if zeros[1] * 10 > most * 6, zeros[0] == 0 { return .utf16LittleEndian }
    if zeros[0] * 10 > most * 6, zeros[1] == 0 { return .utf16BigEndian }
    return .utf8
  }

  private mutating func utf8(_ piece: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count)
    for byte in piece {
      guard let first = odd else {
        odd = byte
        continue
      }
      odd = nil
      let isLittle = encoding == .utf16LittleEndian
      let unit = isLittle ? UInt32(byte) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(byte)
      add(unit, to: &text)
    }
    return text
  }

  /// Half a surrogate pair becomes U+FFFD.
  private mutating func add(_ unit: UInt32, to text: inout [UInt8]) {
    if let first = high {
      high = nil
      if 0xDC00...0xDFFF ~= unit {
        append(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00), to: &text)
        return
      }
      append(0xFFFD, to: &text)
    }
    switch unit {
    case 0xD800...0xDBFF: high = unit
    case 0xDC00...0xDFFF: append(0xFFFD, to: &text)
    default: append(unit, to: &text)
    }
  }

  private func append(_ code: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (code >> shift) & 0x3F) }
    switch code {
    case ..<0x80: text.append(UInt8(code))
    case ..<0x800: text += [UInt8(0xC0 | code >> 6), tail(0)]
    case ..<0x10000: text += [UInt8(0xE0 | code >> 12), tail(6), tail(0)]
    default: text += [UInt8(0xF0 | code >> 18), tail(12), tail(6), tail(0)]
    }
  }

  /// What is wrong with a byte, found again from the beginning of the file.
  private mutating func mistake(at place: Int) -> TableError {
    source.rewind()
    var line = 1
    var before = 0
    var last: UInt8 = 0
    var start: [UInt8] = []
    var byte: UInt8?
    var rest: [UInt8] = []
    while let piece = source.next() {
      for value in piece {
        if before < place {
          // The line feed behind a carriage return ends no further line.
          if value == 0x0D || (value == 0x0A && last != 0x0D) { line += 1 }
          last = value
          start.append(value)
          if value == 0x0A || value == 0x0D { start.removeAll(keepingCapacity: true) }
        } else if byte == nil {
          byte = value
        } else if value == 0x0A || value == 0x0D || rest.count > 60 {
          return wrongByte(byte, line: line, around: start.suffix(60) + [byte ?? 0] + rest)
        } else {
          rest.append(value)
        }
        before += 1
      }
    }
    return wrongByte(byte, line: line, around: start.suffix(60) + [byte ?? 0] + rest)
  }

  private func wrongByte(_ byte: UInt8?, line: Int, around text: ArraySlice<UInt8>) -> TableError {
    guard let byte, byte != 0 else { return .binary }
    // A text in an old encoding has no control characters.
    if text.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0D }) { return .binary }
    return .notUTF8(
      line: line, byte: byte, text: String(decoding: text.flatMap(windows1252), as: UTF8.self))
  }
}

/// The UTF-8 of a byte of the encoding that old programs for Windows write.
func windows1252(_ byte: UInt8) -> [UInt8] {
  if byte < 0x80 { return [byte] }
  if byte >= 0xA0 { return [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
  let missing = "\u{FFFD}"
  let letters =
    ("€" + missing + "‚ƒ„…†‡ˆ‰Š‹Œ" + missing + "Ž" + missing + missing + "‘’“”•–—˜™š›œ" + missing
    + "žŸ")
    .unicodeScalars
  for (index, letter) in letters.enumerated() where index == Int(byte) - 0x80 {
    return Array(String(Character(letter)).utf8)
  }
  return []
}

/// Looks for bytes that are no UTF-8, and for zeros, which no text has.
private struct UTF8Check {
  /// How many bytes of a character are still to come, and where the next one must lie.
  private var missing = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF
  /// How many bytes of a character that goes on were there already.
  private(set) var taken = 0

  /// Where the first character begins that is none; before 0 where that was in an earlier piece.
  mutating func firstMistake(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      for place in bytes.indices {
        let byte = bytes[place]
        if missing == 0 && byte < 0x80 && byte != 0 { continue }
        if !take(byte) { return place - taken }
      }
      return nil
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard lower...upper ~= byte else { return false }
      (missing, lower, upper) = (missing - 1, 0x80, 0xBF)
      taken = missing > 0 ? taken + 1 : 0
      return true
    }
    switch byte {
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, lower) = (2, 0xA0)
    case 0xED: (missing, upper) = (2, 0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, lower) = (3, 0x90)
    case 0xF1...0xF3: missing = 3
    case 0xF4: (missing, upper) = (3, 0x8F)
    default: return false
    }
    taken = 1
    return true
  }
}
