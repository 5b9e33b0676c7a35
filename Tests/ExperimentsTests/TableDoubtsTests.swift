import Experiments
import Recording
import Testing

/// What can be read in one way only, what is said of a guess, and what is refused with its likely cause.
@Suite struct TableDoubtsTests {
  private func remarks(
    _ bytes: [UInt8], target: String = "kind", _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> [String] {
    try readTable(bytes, target: target, change).reading.remarks.map(\.sentence)
  }

  private func refusal(_ text: String, target: String = "kind") -> String {
    sentence { () throws(TableError) in _ = try readTable(Array(text.utf8), target: target) }
  }

  private static let quotedLines =
    "\"width,height,kind\"\n" + (0..<12).map { "\"\($0),2,oak\"\n" }.joined()
  private static let wordsOnly =
    "red,small,elm\n"
    + (0..<12).map { ["blue,big,oak\n", "red,small,oak\n", "red,big,elm\n"][$0 % 3] }.joined()

  /// Twelve rows of two numbers and a class below a header.
  private static func table(
    _ header: String, _ separator: String = ",", below: String = "", end: String = ""
  ) -> String {
    let rows = (0..<12).map { row in
      ["\(row).5", "\(row * 5 % 7)", row % 2 == 0 ? "oak" : "elm"].joined(separator: separator)
    }
    return header + "\n" + below + rows.joined(separator: "\n") + "\n" + end
  }

  @Test(arguments: [
    ("(#.50)", [-10.5, -11.5]), ("($#.50)", [-10.5, -11.5]), ("$(#.50)", [-10.5, -11.5]),
    ("(# €)", [-10, -11]), ("#.5-", [-10.5, -11.5]), ("#,-", [10, 11]), ("#,-- €", [10, 11]),
    ("#.\u{2014}", [10, 11]), ("1.#·10^3", [1100, 1110]), ("1.#×10³", [1100, 1110]),
    ("#·10⁻²", [0.1, 0.11]), ("# x 10^+2", [1000, 1100]), ("1.#D+02", [110, 111]),
    ("1.#0e-2", [0.011, 0.0111]), ("1,2#e3", [1210, 1211]), ("Rs. #", [10, 11]), ("₿#", [10, 11]),
    ("#\"", [10, 11]), ("#'", [10, 11]),
  ])
  func oneReading(_ template: String, _ numbers: [Double]) throws {
    let rows = tableRows(";") {
      let cell = template.replacing("#", with: "\($0 + 10)")
      return cell.contains("\"") ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
    let data = try readTable(rows).data
    #expect(data.featureNames == ["x", "y"])
    let columns = data.columns[0].prefix(2)
    #expect(zip(columns, numbers).allSatisfy { abs($0 - $1) < 1e-12 }, "\(columns)")
  }

  /// These are no numbers, and no names of rows either.
  @Test(arguments: ["#½", "#²", "# ± 3", "#-15", "<#", "(#)", "#/20", "5'#", "0b1#", "#-"])
  func noReadingThatIsSure(_ template: String) throws {
    let bytes = tableRows(";") { template.replacing("#", with: "\($0 + 10)") }
    let result = try readTable(bytes)
    #expect(result.data.featureNames == ["y"])
    let said = result.reading.remarks.map(\.sentence).first ?? ""
    #expect(said.contains("are no numbers that can be read") == (template != "0b1#"), "\(said)")
  }

  @Test func aGroupedNumberIsToldHoweverLateItComes() throws {
    let bytes = tableRows(";", header: "x;y;kind", second: { "\($0).5" }) {
      $0 == 11 ? "1,234" : "1.2\($0 + 10)"
    }
    #expect(try remarks(bytes).contains("column 'x': numbers; '1,234' is read as 1234"))
  }

  @Test func longNumbersAreNeverRounded() {
    for template in ["12345678901234567#.0", "\"12,345,678,901,234,567,8#\""] {
      let bytes = tableRows { template.replacing("#", with: "\($0 + 10)") }
      let said = sentence { () throws(TableError) in _ = try readTable(bytes) }
      #expect(said.contains("too many digits to be kept exactly"), "\(said)")
      #expect(said.hasPrefix("12 things are wrong with this table; the first:\n"), "\(said)")
    }
  }

  @Test(arguments: [
    ("#e-9 kg", "'10e-9 kg' is read as 1e-8"), ("#e20 m", "'10e20 m' is read as 1e21"),
    ("-#e-4 m", "'-10e-4 m' is read as -0.001"),
  ])
  func remarksShowNumbersOfAnySize(_ template: String, _ expected: String) throws {
    let said = try remarks(tableRows { template.replacing("#", with: "\($0 + 10)") })
    #expect(said[0].contains(expected), "\(said)")
  }

  @Test(arguments: [
    ("id", "column 'id' left out: it counts the rows"),
    ("nr", "column 'nr' counts the rows; --drop-columns nr leaves it out"),
  ])
  func countingFromAnyNumber(_ name: String, _ expected: String) throws {
    #expect(try remarks(tableRows(header: name + ",y,kind") { "\($0 + 1001)" }) == [expected])
    #expect(try remarks(tableRows(header: name + ",y,kind") { "\($0 + 1001).0" }) == [expected])
  }

  @Test(arguments: ["id", "customer_id", "customerId", "ZIP", "Order ID"])
  func numbersThatNameSomething(_ name: String) throws {
    let said = try remarks(tableRows(header: name + ",y,kind") { "\($0 * 7919 % 100 + 100)" })
    #expect(said.count == 1 && said[0].contains("though it is called like names"), "\(said)")
    #expect(try remarks(tableRows(header: "grid,y,kind") { "\($0 * 7919 % 100)" }) == [])
  }

  @Test(arguments: [("-999", true), ("-9999.0", true), ("999", true), ("-99", true), ("4", false)])
  func codesForNoValue(_ cell: String, _ isTold: Bool) throws {
    let said = try remarks(tableRows { $0 % 4 == 0 ? cell : "\($0).5" })
    #expect(said.count == (isTold ? 1 : 0), "\(said)")
    if isTold {
      #expect(said[0].contains("in 3 rows, far from its others, 1.5 to 11.5"), "\(said)")
    }
  }

  @Test func fewWholeNumbersAreToldToBeClasses() throws {
    let bytes = tableRows { "\($0 % 4)" }
    #expect(
      try remarks(bytes, target: "x").contains(
        "the target 'x' has 4 different whole numbers, which are taken for classes; --task regression"
          + " takes them for numbers"))
    #expect(
      try !remarks(tableRows { "\($0 % 2)" }, target: "x").contains { $0.contains("classes") })
  }

  @Test(arguments: ["Total", "Summe", "Mittelwert:", "Grand total 2024", "Ø"])
  func rowsOfTotals(_ word: String) throws {
    let bytes = tableRows(header: "name,y,kind") { $0 == 11 ? word : "N\($0)" }
    #expect(try remarks(bytes).contains { $0.hasPrefix("line 13 looks like a row of totals") })
    let words = tableRows(header: "name,y,kind") { $0 % 2 == 0 ? "part" : word }
    #expect(try !remarks(words).contains { $0.contains("totals") })
  }

  @Test(arguments: [
    "NA", "<NA>", "(null)", "\\N", "k.A.", "missing", "...", "#NOME?", "#VALEUR!", "####",
  ])
  func wordsForNothingAmongNumbers(_ cell: String) {
    for quote in ["", "\""] {
      let bytes = tableRows { $0 == 3 ? quote + cell + quote : "\($0).5" }
      let said = sentence { () throws(TableError) in _ = try readTable(bytes) }
      #expect(said.hasPrefix("line 5: column 'x' has no value ('\(cell)')"), "\(said)")
    }
  }

  @Test(arguments: [
    ("March #, 2024", true), ("Fri, # Mar 2024", true), ("2024-03-# 12:00:00.000 UTC", true),
    ("2024-03-#", true), ("May #", false), ("Marble 12 #", false),
  ])
  func datesAreNamed(_ template: String, _ isDate: Bool) throws {
    let bytes = tableRows(";") { $0 == 4 ? "unknown" : template.replacing("#", with: "\($0 + 10)") }
    #expect(try remarks(bytes)[0].contains("its cells are dates") == isDate)
  }

  @Test(arguments: [
    (
      table("width height kind", " "),
      "line 13: there seem to be blanks between the cells: “11.5 6 elm”; save the table with commas,"
        + " semicolons or tabs between them"
    ),
    (
      table("\"width\" \"height\"", " "),
      "line 13: there seem to be blanks between the cells: “11.5 6 elm”; save the table with commas,"
        + " semicolons or tabs between them"
    ),
    (
      table("width^height^kind", "^"),
      "line 13: the cells seem to be separated by '^': “11.5^6^elm”; save the table with commas, semicolons"
        + " or tabs between them, or write sep=^ in a line above its header"
    ),
    (
      table("width,height,kind", below: "cm,cm,\n"),
      "line 2: texts stand above numbers here, as in a line of units or a second header: “cm,cm,”; remove"
        + " the line, or correct it if it is a row of data"
    ),
    (
      table("width,height", below: ""),
      "2 things are wrong with this table:\n"
        + "  there is no column 'kind'; the columns are width, height\n"
        + "  line 2: 3 cells as in every row, but the header names 2 columns: “0.5,0,oak”; if the commas are"
        + " decimal signs, save the table with semicolons or tabs between its cells; if the first cell names"
        + " the row, write a name above it"
    ),
    (
      quotedLines,
      "2 things are wrong with this table:\n"
        + "  there is no column 'kind'; the columns are 'width,height,kind'\n"
        + "  line 1: the whole line is one cell: “width,height,kind”; take away double quotes around whole"
        + " lines, or say --separator with what separates its cells"
    ),
    (
      wordsOnly,
      "line 1: this looks like a row of data and not like names of columns: “red, small, elm”; write names"
        + " above it, or use --no-header, which calls the columns c1, c2 …"
    ),
    (
      "<table><tr><td>1</td></tr></table>",
      "this is a page of the web or XML, not a table; open it in a spreadsheet and save it as CSV"
    ),
  ])
  func whatIsWrongWithTheFile(_ text: String, _ expected: String) {
    #expect(
      refusal(text, target: expected.contains("row of data and") ? "elm" : "kind") == expected)
  }

  /// The second reading that is told is as the first one where the way out is followed.
  @Test func theWayOutOfAnUnknownSeparatorHelps() throws {
    let text = "sep=^\n" + Self.table("width^height^kind", "^")
    #expect(try readTable(Array(text.utf8)).data.featureNames == ["width", "height"])
  }

  @Test(arguments: [["€3", "$4", "€5"], ["3 kg", "4 Kg", "5 kg"]])
  func amountsAreNoWords(_ cells: [String]) {
    let bytes = tableRows { cells[$0 % 3] }
    let said = sentence { () throws(TableError) in _ = try readTable(bytes) }
    #expect(said.hasPrefix("column 'x' has two units: '\(cells[0])' in line 2"), "\(said)")
  }

  @Test func namesOfRowsBetweenBlanks() {
    let rows = (0..<12).map { "\"Mazda RX\($0)\" \($0).5 \"oak\"\n" }.joined()
    #expect(
      refusal("\"mpg\" \"kind\"\n" + rows).hasPrefix("line 13: there seem to be blanks between"))
  }

  @Test func twoLinesOfNames() throws {
    let result = try readTable(Array(Self.table("size,size,", below: "width,height,kind\n").utf8))
    #expect(result.data.featureNames == ["width", "height"])
    #expect(result.reading.headerLine == 2)
    #expect(result.reading.remarks[0].sentence.contains("line 1 stands before the header"))
  }

  @Test func linesOfDashesAreReadPast() throws {
    for text in [
      "| width | height | kind |\n|---|---:|:--|\n"
        + (0..<12).map { "| \($0).5 | \($0 * 5 % 7) | k\($0 % 2) |\n" }.joined(),
      "+---+---+---+\n" + Self.table("width|height|kind", "|", below: "+---+---+---+\n"),
    ] {
      let result = try readTable(Array(text.utf8))
      #expect(result.data.featureNames == ["width", "height"])
      #expect(
        result.reading.remarks.contains {
          $0.sentence.contains("of dashes") || $0.sentence.contains("stand")
        })
    }
  }

  @Test func namesThatCannotBeTyped() throws {
    for header in ["\"width\n(cm)\"", "width\u{A0}(cm)", "width \u{200B}(cm)"] {
      let bytes = Array(Self.table(header + ",height,kind").utf8)
      #expect(try readTable(bytes, target: "width (cm)").data.targetName.hasPrefix("width"))
    }
  }

  @Test func headersOfYearsAndOfNumberSigns() throws {
    let years = Array(Self.table("1990,1995,kind").utf8)
    #expect(try readTable(years).data.featureNames == ["1990", "1995"])
    let sign = tableRows(header: "#,y,kind") { "\($0 + 1)" }
    #expect(try remarks(sign).contains("column '#' left out: it counts the rows"))
  }

  @Test func decimalCommasUnderANameTooFew() {
    let text = "name,price\n" + (1...12).map { "bolt\($0),\($0),50\n" }.joined()
    #expect(refusal(text, target: "price").hasPrefix("line 2: 3 cells as in every row"))
    let quoted =
      "\"mpg\",\"cyl\"\n" + (1...12).map { "\"car \($0)\",\($0 * 3),\($0 % 3)\n" }.joined()
    #expect(refusal(quoted, target: "cyl") == "no error")
  }

  @Test func marksAtOddPlaces() throws {
    let twice =
      [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array(Self.table("\"width\",height,kind").utf8)
    #expect(try readTable(twice).data.featureNames == ["width", "height"])
    let dos = Array(Self.table("width,height,kind", end: "\u{1A}").utf8)
    #expect(try readTable(dos).data.targets.count == 12)
    let lines = Array("width,kind\r1,oak\r2,".utf8) + [0x8A] + Array("\r3,elm\r".utf8)
    #expect(
      sentence { () throws(TableError) in _ = try readTable(lines) }.hasPrefix(
        "line 3: the byte 8A"))
  }

  /// A hundred words take the memory of one column.
  @Test func wordsShareTheirCodes() throws {
    let bytes = tableRows { ["red", "blue"][$0 % 2] }
    let data = try readTable(bytes).data
    #expect(data.columns[0] == (0..<12).map { Double($0 % 2) })
    #expect(data.columns[1] == (0..<12).map { Double(1 - $0 % 2) })
    #expect(data.columns[0][2..<5] == [0, 1, 0])
  }
}
