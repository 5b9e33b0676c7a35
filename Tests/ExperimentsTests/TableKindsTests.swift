import Experiments
import Recording
import Testing

/// Twelve rows; `cell` makes the first column, the second is a number, the third the class.
private func rows(
  _ separator: String = ",", header: String? = nil, second: (Int) -> String = { "\($0 * 3)" },
  _ cell: (Int) -> String
) -> [UInt8] {
  var lines = [header ?? ["x", "y", "kind"].joined(separator: separator)]
  for row in 0..<12 {
    lines.append(
      [cell(row), second(row), row % 2 == 0 ? "oak" : "elm"].joined(separator: separator))
  }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

private func read(
  _ bytes: [UInt8], target: String = "kind", _ change: (inout ReadingOptions) -> Void = { _ in }
) throws(TableError) -> (data: TabularData, reading: TableReading) {
  var options = ReadingOptions()
  change(&options)
  var reader = try TableReader(BytesInMemory(bytes), name: "t", options)
  return try reader.read(target: target, task: nil, keepsValues: true)
}

private func sentence(_ body: () throws(TableError) -> Void) -> String {
  do throws(TableError) {
    try body()
    return "no error"
  } catch {
    return error.sentence
  }
}

@Suite struct NumberFormsTests {
  /// What stands in the first column, with a number from 10 on for #, and which numbers the first two are.
  @Test(arguments: [
    ("3.# kg", [3.1, 3.11]), ("€3.#", [3.1, 3.11]), ("-$#", [-10, -11]), ("1'2#", [1210, 1211]),
    ("1’2#", [1210, 1211]), ("# %", [10, 11]), ("#%", [10, 11]), ("\u{2212}#.5", [-10.5, -11.5]),
    ("\u{2013}#.5", [-10.5, -11.5]), ("1\u{A0}2#", [1210, 1211]),
    ("1\u{202F}2#.5", [1210.5, 1211.5]),
    ("1 2#", [1210, 1211]), ("12:#", [730, 731]), ("1:00:#", [3610, 3611]), ("1:# pm", [790, 791]),
    ("# m/s2", [10, 11]), ("CHF #.50", [10.5, 11.5]), ("+#", [10, 11]), ("#e-1", [1, 1.1]),
    ("#.5\u{200B}", [10.5, 11.5]), ("12,34,1#.5", [1_234_110.5, 1_234_111.5]),
    ("\u{A0}#\u{A0}€", [10, 11]),
    ("1.2#.300,5", [1_210_300.5, 1_211_300.5]), ("#.", [10, 11]), (".#", [0.1, 0.11]),
  ])
  func oneReading(_ template: String, _ numbers: [Double]) throws {
    let result = try read(rows(";") { template.replacing("#", with: "\($0 + 10)") })
    #expect(result.data.featureNames == ["x", "y"])
    #expect(Array(result.data.columns[0].prefix(2)) == numbers)
  }

  @Test func decimalCommasInEveryTable() throws {
    for separator in [";", "\t", "|"] {
      let result = try read(rows(separator, second: { "1.\($0 + 200),5" }) { "\($0),77" })
      #expect(result.data.columns[0].prefix(2) == [0.77, 1.77])
      #expect(result.data.columns[1].prefix(2) == [1200.5, 1201.5])
      #expect(result.reading.decimal == .comma)
    }
    let quoted = try read(rows { "\"\($0),77\"" })
    #expect(quoted.data.columns[0].prefix(2) == [0.77, 1.77])
    let thousands = try read(rows { "\"1,\($0 + 200).50\"" })
    #expect(thousands.data.columns[0].prefix(2) == [1200.5, 1201.5])
    #expect(
      thousands.reading.remarks.map(\.sentence) == [
        "column 'x': numbers; '1,200.50' is read as 1200.5"
      ])
  }

  @Test func anotherColumnTellsTheSign() throws {
    let result = try read(rows(";", second: { "1,7\($0)" }) { "2.\($0 + 411)" })
    #expect(result.data.columns[0].prefix(2) == [2411, 2412])
    #expect(
      result.reading.remarks.map(\.sentence)[0]
        == "column 'x': '2.411' is read as 2411, because column 'y' has '1,70'; --decimal decides otherwise"
    )
    let pointed = try read(rows(";", second: { "1.7\($0)" }) { "2,\($0 + 411)" })
    #expect(pointed.data.columns[0].prefix(2) == [2411, 2412])
  }

  @Test func twoReadingsAreRefusedUntilAnOptionDecides() throws {
    let bytes = rows(";") { "2.\($0 + 411)" }
    #expect(
      sentence { () throws(TableError) in _ = try read(bytes) }
        == "column 'x' can be read in two ways: '2.411' in line 2 is 2.411 with a decimal point, and 2411"
        + " with a decimal comma; say --decimal point or --decimal comma")
    #expect(try read(bytes) { $0.decimal = .point }.data.columns[0][0] == 2.411)
    #expect(try read(bytes) { $0.decimal = .comma }.data.columns[0][0] == 2411)
    // Between commas a comma is no decimal sign, so that this is one reading and a remark.
    let commas = try read(rows { "2.\($0 + 411)" })
    #expect(commas.data.columns[0][0] == 2.411)
    #expect(commas.reading.remarks.count == 1)
  }

  /// Cells like the first template, the fourth of them the second word.
  @Test(arguments: [
    (
      "#.5", "1,5",
      "column 'x' has numbers with a decimal point, such as '10.5' in line 2, and with a decimal comma, such"
        + " as '1,5' in line 5; write all in one way"
    ),
    (
      "# kg", "5",
      "column 'x' has '10 kg' in line 2 and '5' in line 5, so it is not clear what the number without a"
        + " unit counts; write the same unit in each cell, or none"
    ),
    (
      "# kg", "3 g",
      "column 'x' has two units: '10 kg' in line 2 and '3 g' in line 5; write all in one unit, or say"
        + " --text-columns x if they are words"
    ),
    (
      "12:#", "1:02:03",
      "column 'x' has times in two forms: '12:10' in line 2 and '1:02:03' in line 5; write all in one form"
    ),
    (
      "#", "~5",
      "line 5: column 'x' has the text '~5' among numbers; a column is all numbers or all text: correct the"
        + " cell, or say --text-columns x"
    ),
    (
      "#", "#DIV/0!",
      "line 5: column 'x' has no value ('#DIV/0!'); this is an error of the spreadsheet: mend its formula or"
        + " remove the row"
    ),
    (
      "#.5", "12345678901234567891",
      "line 5: column 'x' has the whole number '12345678901234567891', which has too many digits to be kept"
        + " exactly; if it is a name, say --text-columns x; if it was measured, write it as 1.5e20"
    ),
  ])
  func noReading(_ template: String, _ odd: String, _ expected: String) {
    let bytes = rows(";") { $0 == 3 ? odd : template.replacing("#", with: "\($0 + 10)") }
    #expect(sentence { () throws(TableError) in _ = try read(bytes) } == expected)
  }
}

@Suite struct TextColumnsTests {
  @Test func everyTextColumnIsNamed() throws {
    let result = try read(rows { ["red", "blue", "green"][$0 % 3] })
    #expect(result.data.featureNames == ["x=blue", "x=green", "x=red", "y"])
    #expect(
      result.reading.remarks.map(\.sentence) == [
        "column 'x': text, 3 different words (blue, green, red), a feature for each"
      ])
  }

  @Test(arguments: [
    (
      "S#",
      "12 different words in 12 rows, such as 'S10', name the rows and say nothing about others"
    ),
    (
      "2024-03-#",
      "its cells are dates, such as '2024-03-10'; write them as numbers, such as days since the first, to"
        + " learn from them"
    ),
    ("#.3.2024", "its cells are dates, such as '10.3.2024'"),
    ("# Mar 2024", "its cells are dates, such as '10 Mar 2024'"),
    ("2024-03-#T12:00", "its cells are dates, such as '2024-03-10T12:00'"),
    (
      "1234567890123456#",
      "12 different words in 12 rows, such as '123456789012345610', name the rows"
    ),
    ("", "all of its cells are empty"),
  ])
  func leftOut(_ template: String, _ reason: String) throws {
    let bytes = rows { template.replacing("#", with: "\($0 + 10)") }
    let result = try read(bytes)
    #expect(result.data.featureNames == ["y"])
    let remarks = result.reading.remarks.map(\.sentence)
    #expect(remarks.contains { $0.hasPrefix("column 'x' left out: " + reason) }, "\(remarks)")
    if !template.isEmpty {
      #expect(try read(bytes) { $0.textColumns = ["x"] }.data.featureNames.count == 13)
    }
  }

  @Test func rowNumbers() throws {
    for name in ["", "id", "Index", "row", "Unnamed: 0"] {
      let result = try read(rows(header: "\(name),y,kind") { "\($0)" })
      #expect(result.data.featureNames == ["y"], "\(name)")
      #expect(result.reading.remarks.map(\.sentence)[0].hasSuffix("left out: it counts the rows"))
    }
    let kept = try read(rows(header: "nr,y,kind") { "\($0 + 1)" })
    #expect(kept.data.featureNames == ["nr", "y"])
    #expect(
      kept.reading.remarks.map(\.sentence) == [
        "column 'nr' counts the rows; --drop-columns nr leaves it out"
      ])
    let jumping = try read(rows(header: "id,y,kind") { "\($0 * 2)" })
    #expect(jumping.data.featureNames == ["id", "y"])
    let only = Array(
      (["id,kind"] + (0..<12).map { "\($0),a\($0 % 2)" }).joined(separator: "\n").utf8)
    #expect(
      sentence { () throws(TableError) in _ = try read(only) }
        == "there is no column besides the target 'kind' to learn from (left out: id; 'gradflow data' says"
        + " why); at least one is needed")
  }

  @Test func quotedWordsAreNotMissing() throws {
    let result = try read(rows { ["\"NA\"", "ZA", "BW"][$0 % 3] })
    #expect(result.data.featureNames == ["x=BW", "x=NA", "x=ZA", "y"])
    let unquoted = rows { ["NA", "ZA", "BW"][$0 % 3] }
    #expect(try read(unquoted) { $0.textColumns = ["x"] }.data.featureNames.count == 4)
    let signs = try read(rows { ["+", "-"][$0 % 2] })
    #expect(signs.data.featureNames == ["x=+", "x=-", "y"])
  }

  @Test func namesAreComparedAsUnicodeDoes() throws {
    let bytes = rows(header: "gro\u{308}ße,y,art") { ["Zoe\u{308}", "Zoë", "Max"][$0 % 3] }
    let result = try read(bytes, target: "art") { $0.textColumns = ["größe"] }
    #expect(result.data.featureNames.count == 3)
    #expect(Array(result.data.columns[1].prefix(3)) == [1, 1, 0])
    let twice = rows(header: "gro\u{308}ße,größe,kind") { "\($0)" }
    #expect(
      sentence { () throws(TableError) in _ = try read(twice) }.hasPrefix("two columns are called"))
  }

  @Test func lookAlikesAreNamed() throws {
    let cases: [(String, String)] = [
      ("Oak", "differ only in capitals"), ("o\u{200B}ak", "differ only in capitals"),
      ("oak\u{A0}", "stands with and without blanks"), ("oak ", "stands with and without blanks"),
    ]
    for (word, remark) in cases {
      let result = try read(rows { [word, "oak", "elm"][$0 % 3] })
      #expect(result.reading.remarks.contains { $0.sentence.contains(remark) }, "\(word)")
    }
  }
}

@Suite struct TableLayoutTests {
  private static let spreadsheet = (0..<12).map {
    "\($0),5;\($0 * 3),25;" + ($0 % 2 == 0 ? "oak" : "elm")
  }

  /// The same table in many dresses: what stands before the rows, and the line of the first row.
  @Test(arguments: [
    ("width;height;kind", 2), ("\nwidth;height;kind", 3), ("\n\n;;\nwidth;height;kind", 5),
    ("sep=;\nwidth;height;kind", 3), ("#a\n# b, c\nwidth;height;kind", 4),
    ("Measured in May\nwidth;height;kind", 3), ("Measured in May;;\n;;\nwidth;height;kind", 4),
    ("\u{FEFF}width;height;kind", 2), (" width ; height;\"kind\"", 2), ("# width;height;kind", 2),
    ("\"width\"; \"height\" ;kind", 2),
  ])
  func beforeTheRows(_ start: String, _ line: Int) throws {
    let text = start + "\n" + Self.spreadsheet.joined(separator: "\n")
    let result = try read(Array(text.utf8))
    #expect(result.data.featureNames == ["width", "height"])
    #expect(result.data.columns[0].prefix(2) == [0.5, 1.5])
    #expect(result.data.columns[1].prefix(2) == [0.25, 3.25])
    #expect(result.reading.firstLine == line)
    #expect(result.reading.rows == 12)
    // The lines of a message are those of the file.
    let broken = text.replacing("3,5;9,25;", with: "3,5;;")
    #expect(
      sentence { () throws(TableError) in _ = try read(Array(broken.utf8)) }
        .hasPrefix("line \(line + 3): column 'height' has no value"))
  }

  @Test func separatorsThatTie() throws {
    let commas = "Länge, cm;Breite, cm;Art\n" + Self.spreadsheet.joined(separator: "\n")
    #expect(
      try read(Array(commas.utf8), target: "Art").data.featureNames == ["Länge, cm", "Breite, cm"])
    let semicolons = rows(header: "x,y; in cm,kind") { "\($0)" }
    #expect(try read(semicolons).data.featureNames == ["x", "y; in cm"])
    let bars = try read(rows("|") { "\($0)" })
    #expect(bars.reading.separator == UInt8(ascii: "|"))
  }

  @Test func leftOverCells() throws {
    let lines = (0..<12).map { "\($0 * 7),\($0 * 3),a\($0 % 2)" }
    for (header, end) in [
      ("x,y,kind,", ","), ("x,y,kind,,", ",,"), ("x,y,kind", ","), ("x,y,kind,", ""),
    ] {
      let text = ([header] + lines.map { $0 + end } + [",,", " , ,", ""]).joined(separator: "\n")
      let result = try read(Array(text.utf8))
      #expect(result.data.featureNames == ["x", "y"], "\(header)")
      #expect(result.reading.rows == 12)
      #expect(result.reading.blankRows == 2)
    }
  }

  @Test func rowNamesOfR() throws {
    let lines = (0..<12).map { "\"\($0 + 1)\" \($0 * 7) \($0 * 3) \"a\($0 % 2)\"" }
    let text = (["\"x\" \"y\" \"kind\""] + lines).joined(separator: "\n").replacing(" ", with: "\t")
    let result = try read(Array(text.utf8))
    #expect(result.data.featureNames == ["x", "y"])
    #expect(result.data.columns[0].prefix(2) == [0, 7])
  }

  @Test func tablesWithoutNames() throws {
    let lines = (0..<12).map { "\($0 * 7).5,\($0 * 3),a\($0 % 2)" }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    #expect(
      sentence { () throws(TableError) in _ = try read(bytes, target: "c3") }
        == "line 1: this looks like a row of numbers and not like names of columns: “0.5, 0, a0”; write"
        + " names above it, or use --no-header, which calls the columns c1, c2 …")
    let result = try read(bytes, target: "c3") { $0.hasHeader = false }
    #expect(result.data.featureNames == ["c1", "c2"])
    #expect(result.reading.rows == 12)
    let years = rows(header: "2019,2020,kind") { "\($0)" }
    #expect(try read(years).data.featureNames == ["2019", "2020"])
  }

  @Test func allFaultsAtOnce() {
    let bytes = rows { $0 == 2 ? "" : $0 == 5 ? "~" : $0 == 7 ? "1,2" : "\($0)" }
    #expect(
      sentence { () throws(TableError) in _ = try read(bytes) } == """
        3 things are wrong with this table:
          line 4: column 'x' has no value (an empty cell); fill it in, remove the row, or leave the column \
        out with --drop-columns x
          line 7: column 'x' has the text '~' among numbers; a column is all numbers or all text: correct \
        the cell, or say --text-columns x
          line 9: 4 cells, but the header names 3 columns: “1,2,21,elm”; a cell that has the separator \
        within it stands in double quotes
        """)
    let many = rows { _ in "" }.split(separator: 10).map { Array($0) }
    let text = many.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
      .replacing(",0,oak", with: "1,0,oak")
    #expect(
      sentence { () throws(TableError) in _ = try read(Array(text.utf8)) }
        .hasPrefix("11 things are wrong with this table; the first 10:\n  line 3"))
  }
}

@Suite struct WrongFilesTests {
  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4, 20, 0], "workbook of Excel"), ([0x1F, 0x8B, 8, 0], "gunzip -k"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0], "workbook of Excel"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
      (Array("%PDF-1.4".utf8), "PDF"), (Array("[{\"a\":1}]".utf8), "JSON"),
      (Array("<!DOCTYPE html><html>".utf8), "page of the web"),
      (Array("{\"format\":\"gradflow-trace\",".utf8), "trace of a run"),
      (Array("epoch,loss,val_loss\n0,1.5,NA\n1,1.2,1.3\n".utf8), "log of a training run"),
      (Array("1700000000000 0.91 0\n1700000001000 0.80 1\n".utf8), "log of a training run"),
      (Array("x y kind\n1 2 a\n3 4 b\n".utf8), "blanks between the cells"),
    ] as [([UInt8], String)])
  func otherFiles(_ bytes: [UInt8], _ words: String) {
    let text = sentence { () throws(TableError) in _ = try read(bytes) }
    #expect(text.contains(words), "\(text)")
  }

  @Test func oldEncodings() {
    let latin = Array("x,y,kind\n1,2,".utf8) + [0xE4, 0x2C, 0x0A]
    // Far behind the first piece, and at the very end.
    for tail in [[0x2C, 0x0A], [], [0x80]] as [[UInt8]] {
      let long = Array(repeating: Array("1,2,é\n".utf8), count: 50_000).joined()
      let bytes = Array(long) + [0x31, 0xE4] + tail
      #expect(
        sentence { () throws(TableError) in _ = try read(bytes) }
          .hasPrefix("line 50001: the byte E4 is no UTF-8; in Windows-1252 the line is “1ä"))
    }
    #expect(
      sentence { () throws(TableError) in _ = try read(latin) }
        == "line 2: the byte E4 is no UTF-8; in Windows-1252 the line is “1,2,ä,”; save the table again as"
        + " \"CSV UTF-8\", which Excel offers under Save As")
  }

  @Test func sixteenBits() throws {
    for (isLittle, hasMark) in [(true, true), (false, true), (true, false), (false, false)] {
      // Without a mark only texts of Europe can be told.
      let words = hasMark ? ["größe", "日本", "😀"] : ["größe", "tief"]
      let text = String(decoding: rows { words[$0 % words.count] }, as: UTF8.self)
      var bytes: [UInt8] = hasMark ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
      for unit in text.utf16 {
        let pair = [UInt8(unit & 255), UInt8(unit >> 8)]
        bytes += isLittle ? pair : pair.reversed()
      }
      let result = try read(bytes)
      #expect(result.data.featureNames == words.map { "x=" + $0 } + ["y"])
      #expect(result.reading.remarks.first == .encoding(result.reading.encoding))
    }
  }
}
