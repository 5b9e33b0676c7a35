/// What seems to part the cells of a table in which no known sign does.
struct OtherSeparator: Equatable {
  private var line: Int
  private var text: String
  /// Blanks, or one sign.
  private var sign: UInt8
  /// The first word is a time in milliseconds.
  private var isMetric: Bool

  /// nil for a table with cells, or where nothing stands in all rows equally often.
  init?(_ rows: [HeadRow]) {
    let rows = rows.filter { !$0.isBlank && !$0.isComment }
    guard rows.count > 1, let last = rows.last, rows.allSatisfy({ $0.cells.count == 1 }),
      !rows.dropFirst().allSatisfy({ HeadRow.isValue($0.cells[0]) })
    else { return nil }
    let texts = rows.map { trimmed(Array($0.text.utf8)) }
    let blank = UInt8(ascii: " ")
    let ways: [(UInt8, ([UInt8]) -> [[UInt8]])] =
      [(blank, { Self.words($0, apart: 1) }), (blank, { Self.words($0, apart: 2) })]
      + [":", "^", "~", "&", "!", "\u{1}"].flatMap { $0.utf8 }.map { sign in
        (sign, { $0.split(separator: sign, omittingEmptySubsequences: false).map { Array($0) } })
      }
    for (sign, parts) in ways {
      let first = parts(texts[0]).count
      let parted = texts.dropFirst().map(parts)
      guard let count = parted.first?.count, count > 1, count == first || count == first + 1,
        parted.allSatisfy({ $0.count == count }),
        parted.allSatisfy({ $0.contains(where: Self.isValue) })
      else { continue }
      (line, text, self.sign) = (last.line, last.text, sign)
      let start = parted.last?[0] ?? []
      isMetric = count == 3 && start.count == 13 && start.allSatisfy { isDigit($0) }
      return
    }
    return nil
  }

  var fault: TableError {
    // Milliseconds since 1970, a value, a step.
    if isMetric { return .trainingLog }
    if sign == UInt8(ascii: " ") { return .blanksBetween(line: line, text: text) }
    return .unknownSeparator(
      line: line, text: text, sign: String(decoding: [sign], as: UTF8.self))
  }

  private static func isValue(_ word: [UInt8]) -> Bool {
    HeadRow.isValue(trimmed(word.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }))
  }

  /// Parts with at least so many blanks between them, of which those in quotes are none.
  private static func words(_ text: [UInt8], apart: Int) -> [[UInt8]] {
    var words: [[UInt8]] = [[]]
    var blanks = 0
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == 0x20 || byte == 0x09 {
        blanks += 1
        continue
      }
      if blanks >= apart {
        words.append([])
      } else if blanks > 0 {
        words[words.count - 1].append(0x20)
      }
      blanks = 0
      words[words.count - 1].append(byte)
    }
    return words
  }
}
