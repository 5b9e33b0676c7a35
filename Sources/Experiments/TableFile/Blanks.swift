/// What a cell says, without the blanks and invisible characters at both ends.
func trimmed(_ cell: CellBytes) -> CellBytes {
  var (start, end) = (0, cell.count)
  while start < end, let length = blankLength(cell, at: start) { start += length }
  while end > start, let length = blankLength(cell, endingAt: end, from: start) { end -= length }
  return CellBytes(rebasing: cell[start..<end])
}

/// The same of a copy.
func trimmed(_ bytes: [UInt8]) -> [UInt8] {
  bytes.withUnsafeBufferPointer { Array(trimmed($0)) }
}

/// What DOS writes at the end of a text.
private let endOfText: UInt8 = 0x1A

/// How many bytes a blank or invisible character at a place has; nil where there is none. Those are space and
/// tab, no-break and soft-hyphen of Latin-1, U+2000–200F, U+202F, U+2060, U+3000 and the byte-order mark.
func blankLength(_ text: CellBytes, at place: Int) -> Int? {
  let first = text[place]
  if first == 0x20 || first == 0x09 || first == 0x0A || first == 0x0D || first == endOfText {
    return 1
  }
  guard first >= 0xC2, place + 1 < text.count else { return nil }
  if first == 0xC2 { return text[place + 1] == 0xA0 || text[place + 1] == 0xAD ? 2 : nil }
  guard place + 2 < text.count else { return nil }
  switch (first, text[place + 1], text[place + 2]) {
  case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80),
    (0xEF, 0xBB, 0xBF):
    return 3
  default: return nil
  }
}

private func blankLength(_ text: CellBytes, endingAt end: Int, from start: Int) -> Int? {
  for length in 1...3 where end - length >= start {
    if blankLength(text, at: end - length) == length { return length }
  }
  return nil
}

/// False for what has no width: a soft hyphen, U+200B–200F, a word joiner, a byte-order mark.
func isVisibleBlank(_ text: CellBytes, at place: Int) -> Bool {
  guard text[place] >= 0x80 else { return true }
  return switch (text[place], text[place + 1]) {
  case (0xC2, 0xAD), (0xE2, 0x81), (0xEF, 0xBB): false
  case (0xE2, 0x80): text[place + 2] < 0x8B || text[place + 2] == 0xAF
  default: true
  }
}

/// A text with every row of blanks as one space, without what cannot be seen.
func withSingleBlanks(_ bytes: [UInt8]) -> [UInt8] {
  bytes.withUnsafeBufferPointer { text in
    var key: [UInt8] = []
    var place = 0
    while place < text.count {
      guard let length = blankLength(text, at: place) else {
        key.append(text[place])
        place += 1
        continue
      }
      if isVisibleBlank(text, at: place), key.last != 0x20 { key.append(0x20) }
      place += length
    }
    return key
  }
}
