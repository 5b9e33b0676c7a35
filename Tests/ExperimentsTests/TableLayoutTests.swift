import Experiments
import Recording
import Testing

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
    let result = try readTable(Array(text.utf8))
    #expect(result.data.featureNames == ["width", "height"])
    #expect(result.data.columns[0].prefix(2) == [0.5, 1.5])
    #expect(result.data.columns[1].prefix(2) == [0.25, 3.25])
    #expect(result.reading.firstLine == line)
    #expect(result.reading.rows == 12)
    // The lines of a message are those of the file.
    let broken = text.replacing("3,5;9,25;", with: "3,5;;")
    #expect(
      sentence { () throws(TableError) in _ = try readTable(Array(broken.utf8)) }
        .hasPrefix("line \(line + 3): column 'height' has no value"))
  }

  @Test func separatorsThatTie() throws {
    let commas = "Länge, cm;Breite, cm;Art\n" + Self.spreadsheet.joined(separator: "\n")
    #expect(
      try readTable(Array(commas.utf8), target: "Art").data.featureNames == [
        "Länge, cm", "Breite, cm",
      ])
    let semicolons = tableRows(header: "x,y; in cm,kind") { "\($0)" }
    #expect(try readTable(semicolons).data.featureNames == ["x", "y; in cm"])
    let bars = try readTable(tableRows("|") { "\($0)" })
    #expect(bars.reading.separator == UInt8(ascii: "|"))
  }

  @Test func leftOverCells() throws {
    let lines = (0..<12).map { "\($0 * 7),\($0 * 3),a\($0 % 2)" }
    for (header, end) in [
      ("x,y,kind,", ","), ("x,y,kind,,", ",,"), ("x,y,kind", ","), ("x,y,kind,", ""),
    ] {
      let text = ([header] + lines.map { $0 + end } + [",,", " , ,", ""]).joined(separator: "\n")
      let result = try readTable(Array(text.utf8))
      #expect(result.data.featureNames == ["x", "y"], "\(header)")
      #expect(result.reading.rows == 12)
      #expect(result.reading.blankRows == 2)
    }
  }

  @Test func rowNamesOfR() throws {
    let lines = (0..<12).map { "\"\($0 + 1)\" \($0 * 7) \($0 * 3) \"a\($0 % 2)\"" }
    let text = (["\"x\" \"y\" \"kind\""] + lines).joined(separator: "\n").replacing(" ", with: "\t")
    let result = try readTable(Array(text.utf8))
    #expect(result.data.featureNames == ["x", "y"])
    #expect(result.data.columns[0].prefix(2) == [0, 7])
  }

  @Test func tablesWithoutNames() throws {
    let lines = (0..<12).map { "\($0 * 7).5,\($0 * 3),a\($0 % 2)" }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    #expect(
      sentence { () throws(TableError) in _ = try readTable(bytes, target: "c3") }
        == "line 1: this looks like a row of data and not like names of columns: “0.5, 0, a0”; write"
        + " names above it, or use --no-header, which calls the columns c1, c2 …")
    let result = try readTable(bytes, target: "c3") { $0.hasHeader = false }
    #expect(result.data.featureNames == ["c1", "c2"])
    #expect(result.reading.rows == 12)
    let years = tableRows(header: "2019,2020,kind") { "\($0)" }
    #expect(try readTable(years).data.featureNames == ["2019", "2020"])
  }

  @Test func allFaultsAtOnce() {
    let bytes = tableRows { $0 == 2 ? "" : $0 == 5 ? "~" : $0 == 7 ? "1,2" : "\($0)" }
    #expect(
      sentence { () throws(TableError) in _ = try readTable(bytes) } == """
        3 things are wrong with this table:
          line 4: column 'x' has no value (an empty cell); fill it in, remove the row, or leave the column \
        out with --drop-columns x
          line 7: column 'x' has the text '~' among numbers; a column is all numbers or all text: correct \
        the cell, or say --text-columns x
          line 9: 4 cells, but the header names 3 columns: “1,2,21,elm”; a cell that has the separator \
        within it stands in double quotes
        """)
    let many = tableRows { _ in "" }.split(separator: 10).map { Array($0) }
    let text = many.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
      .replacing(",0,oak", with: "1,0,oak")
    #expect(
      sentence { () throws(TableError) in _ = try readTable(Array(text.utf8)) }
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
    let text = sentence { () throws(TableError) in _ = try readTable(bytes) }
    #expect(text.contains(words), "\(text)")
  }

  @Test func oldEncodings() {
    let latin = Array("x,y,kind\n1,2,".utf8) + [0xE4, 0x2C, 0x0A]
    // Far behind the first piece, and at the very end.
    for tail in [[0x2C, 0x0A], [], [0x80]] as [[UInt8]] {
      let long = Array(repeating: Array("1,2,é\n".utf8), count: 50_000).joined()
      let bytes = Array(long) + [0x31, 0xE4] + tail
      #expect(
        sentence { () throws(TableError) in _ = try readTable(bytes) }
          .hasPrefix("line 50001: the byte E4 is no UTF-8; in Windows-1252 the line is “1ä"))
    }
    #expect(
      sentence { () throws(TableError) in _ = try readTable(latin) }
        == "line 2: the byte E4 is no UTF-8; in Windows-1252 the line is “1,2,ä,”; save the table again as"
        + " \"CSV UTF-8\", which Excel offers under Save As")
  }

  @Test func sixteenBits() throws {
    for (isLittle, hasMark) in [(true, true), (false, true), (true, false), (false, false)] {
      // Without a mark only texts of Europe can be told.
      let words = hasMark ? ["größe", "日本", "😀"] : ["größe", "tief"]
      let text = String(decoding: tableRows { words[$0 % words.count] }, as: UTF8.self)
      var bytes: [UInt8] = hasMark ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
      for unit in text.utf16 {
        let pair = [UInt8(unit & 255), UInt8(unit >> 8)]
        bytes += isLittle ? pair : pair.reversed()
      }
      let result = try readTable(bytes)
      #expect(result.data.featureNames == words.map { "x=" + $0 } + ["y"])
      #expect(result.reading.remarks.first == .encoding(result.reading.encoding))
    }
  }
}
