/// The bytes of a cell with every kind of blank, minus sign and apostrophe written in ASCII.
struct PlainBytes {
  private let bytes: [UInt8]
  private var place = 0
  private var end: Int
  /// True where one was not in ASCII.
  private(set) var isChanged = false

  init(_ cell: CellBytes) {
    guard cell.contains(where: { $0 >= 0x80 }) else {
      bytes = Array(cell)
      end = bytes.count
      return
    }
    var plain: [UInt8] = []
    var place = 0
    while place < cell.count {
      if let (byte, length) = Self.sign(cell, at: place) {
        plain.append(byte)
        place += length
        isChanged = true
      } else if let length = blankLength(cell, at: place) {
        // A blank that cannot be seen is none.
        if isVisibleBlank(cell, at: place) { plain.append(0x20) }
        place += length
        isChanged = true
      } else {
        plain.append(cell[place])
        place += 1
      }
    }
    bytes = plain
    end = plain.count
  }

  var rest: ArraySlice<UInt8> { bytes[place..<end] }
  var first: UInt8? { place < end ? bytes[place] : nil }
  var second: UInt8? { place + 1 < end ? bytes[place + 1] : nil }

  /// Whether what is left stands in parentheses, which are then taken away.
  mutating func dropParentheses() -> Bool {
    guard rest.count > 2, first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") else {
      return false
    }
    (place, end) = (place + 1, end - 1)
    skipBlanks()
    return true
  }

  mutating func drop(_ count: Int = 1) { place += count }
  mutating func skipBlanks() { while first == 0x20 || first == 0x09 { place += 1 } }

  /// U+2212, U+2013, U+FE63 and U+FF0D are minus signs; U+2019 and U+02BC are apostrophes.
  private static func sign(_ cell: CellBytes, at place: Int) -> (UInt8, Int)? {
    guard place + 1 < cell.count else { return nil }
    if cell[place] == 0xCA, cell[place + 1] == 0xBC { return (0x27, 2) }
    guard place + 2 < cell.count else { return nil }
    switch (cell[place], cell[place + 1], cell[place + 2]) {
    case (0xE2, 0x88, 0x92), (0xE2, 0x80, 0x93), (0xEF, 0xB9, 0xA3), (0xEF, 0xBC, 0x8D):
      return (0x2D, 3)
    case (0xE2, 0x80, 0x99): return (0x27, 3)
    default: return nil
    }
  }
}
