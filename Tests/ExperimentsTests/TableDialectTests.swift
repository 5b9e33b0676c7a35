import Experiments
import Recording
import Testing

/// A table written in a random dialect is read as the same numbers and words.
@Suite struct TableDialectTests {
  private struct Dialect {
    var separator: String
    var mark: String
    var group: String
    var lineEnd: String
    var quotesAll: Bool
    var padding: String
    var start: String
    var isUTF16: Bool
    var minus: String
  }

  private struct Random {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    mutating func one<T>(of list: [T]) -> T { list[below(list.count)] }
  }

  private static func dialect(_ random: inout Random) -> Dialect {
    let mark = random.one(of: [".", ","])
    // Blanks after a tab would be part of the separator, and a comma that is no separator stands in no cell.
    let separator = random.one(of: mark == "." ? [",", ";", "\t", "|"] : [";", "\t", "|"])
    let groups = mark == "." ? ["", "'", "\u{202F}"] : ["", ".", " ", "\u{A0}"]
    let title = "Measured in May, by hand"
    return Dialect(
      separator: separator, mark: mark, group: random.one(of: groups),
      lineEnd: random.one(of: ["\n", "\r\n", "\r"]), quotesAll: random.below(2) == 0,
      padding: separator == "\t" ? "" : random.one(of: ["", " ", "  "]),
      start: random.one(of: [
        "", "\u{FEFF}", "\n\n", "# a comment\n", title + "\n\n", "sep=" + separator + "\n",
      ]),
      isUTF16: random.below(4) == 0, minus: random.one(of: ["-", "\u{2212}"]))
  }

  /// Hundredths as a text.
  private static func text(_ hundredths: Int, _ dialect: Dialect) -> String {
    let whole = abs(hundredths) / 100
    var digits = "\(whole % 1000)"
    if whole >= 1000 {
      digits =
        "\(whole / 1000)" + dialect.group + String(repeating: "0", count: 3 - digits.count) + digits
    }
    let rest = abs(hundredths) % 100
    return (hundredths < 0 ? dialect.minus : "") + digits + dialect.mark + (rest < 10 ? "0" : "")
      + "\(rest)"
  }

  private static func file(_ lines: [[String]], _ dialect: Dialect) -> [UInt8] {
    let rows = lines.map { cells in
      cells.map { cell in
        let isQuoted =
          dialect.quotesAll || cell.contains { $0 == "\"" || "\(dialect.separator)" == "\($0)" }
        return dialect.padding
          + (isQuoted ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell)
      }.joined(separator: dialect.separator)
    }
    let text =
      (dialect.start.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
        String.init)
      + rows).joined(separator: dialect.lineEnd)
    let mark = dialect.start == "\u{FEFF}" ? dialect.start : ""
    guard dialect.isUTF16 else { return Array((mark + text).utf8) }
    return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  @Test(arguments: 0..<300)
  func anyDialectIsRead(_ seed: Int) throws {
    var random = Random(state: UInt64(seed) &* 7919 &+ 12345)
    for _ in 0..<5 { _ = random.below(9) }
    let dialect = Self.dialect(&random)
    let names = ["Größe, in cm", "y \"rand\"", "colour", "kind"]
    let words = ["red", "dark \"blue\"", "größer; kleiner", "a|b", "x, y"]
    var values: [[Int]] = []
    var lines = [names]
    for row in 0..<(12 + random.below(40)) {
      // At least one number says which sign it has.
      let numbers = [row == 0 ? 150 : random.below(400_000) - 200_000, random.below(900)]
      values.append(numbers + [row % 5])
      lines.append(
        numbers.map { Self.text($0, dialect) } + [words[row % 5], row % 2 == 0 ? "oak" : "elm"])
    }
    let bytes = Self.file(lines, dialect)
    let data = try TabularData(name: "t", bytes: bytes, target: "kind")
    let sorted = words.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(
      data.featureNames == Array(names.prefix(2)) + sorted.map { "colour=" + $0 }, "\(dialect)")
    for (row, value) in values.enumerated() {
      #expect(data.columns[0][row] == Double(value[0]) / 100, "\(dialect)")
      #expect(data.columns[1][row] == Double(value[1]) / 100, "\(dialect)")
      let word = sorted.firstIndex(of: words[value[2]]) ?? -1
      #expect((0..<5).map { data.columns[2 + $0][row] } == (0..<5).map { $0 == word ? 1 : 0 })
    }
  }

  /// However the file is cut into pieces, the same is read.
  @Test func piecesDoNotMatter() throws {
    struct Pieces: ByteSource {
      let bytes: [UInt8]
      let size: Int
      var place = 0
      mutating func next() -> [UInt8]? {
        guard place < bytes.count else { return nil }
        defer { place += size }
        return Array(bytes[place..<min(place + size, bytes.count)])
      }
      mutating func rewind() { place = 0 }
    }
    var text = "größe;\"a \"\"b\"\"\";kind\r\n"
    for row in 0..<20 { text += "1,\(row + 10);\"x\r\ny\";\"\(row % 2)ö\"\r\n" }
    let bytes = Array(text.utf8)
    let whole = try TabularData(name: "t", bytes: bytes, target: "kind")
    for size in [1, 2, 3, 5, 7, 64, 1000] {
      // A signature is looked for in the first piece, which the smallest do not fill.
      var reader = try TableReader(Pieces(bytes: bytes, size: size), name: "t", ReadingOptions())
      let data = try reader.read(target: "kind", task: nil, keepsValues: true).data
      #expect(data == whole, "\(size)")
    }
  }
}
