import Experiments
import Recording
import Testing

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
    let result = try readTable(tableRows(";") { template.replacing("#", with: "\($0 + 10)") })
    #expect(result.data.featureNames == ["x", "y"])
    #expect(Array(result.data.columns[0].prefix(2)) == numbers)
  }

  @Test func decimalCommasInEveryTable() throws {
    for separator in [";", "\t", "|"] {
      let result = try readTable(tableRows(separator, second: { "1.\($0 + 200),5" }) { "\($0),77" })
      #expect(result.data.columns[0].prefix(2) == [0.77, 1.77])
      #expect(result.data.columns[1].prefix(2) == [1200.5, 1201.5])
      #expect(result.reading.decimal == .comma)
    }
    let quoted = try readTable(tableRows { "\"\($0),77\"" })
    #expect(quoted.data.columns[0].prefix(2) == [0.77, 1.77])
    let thousands = try readTable(tableRows { "\"1,\($0 + 200).50\"" })
    #expect(thousands.data.columns[0].prefix(2) == [1200.5, 1201.5])
    #expect(
      thousands.reading.remarks.map(\.sentence) == [
        "column 'x': numbers; '1,200.50' is read as 1200.5"
      ])
  }

  @Test func anotherColumnTellsTheSign() throws {
    let result = try readTable(tableRows(";", second: { "1,7\($0)" }) { "2.\($0 + 411)" })
    #expect(result.data.columns[0].prefix(2) == [2411, 2412])
    #expect(
      result.reading.remarks.map(\.sentence)[0]
        == "column 'x': '2.411' is read as 2411, because column 'y' has '1,70'; --decimal decides otherwise"
    )
    let pointed = try readTable(tableRows(";", second: { "1.7\($0)" }) { "2,\($0 + 411)" })
    #expect(pointed.data.columns[0].prefix(2) == [2411, 2412])
  }

  @Test func twoReadingsAreRefusedUntilAnOptionDecides() throws {
    let bytes = tableRows(";") { "2.\($0 + 411)" }
    #expect(
      sentence { () throws(TableError) in _ = try readTable(bytes) }
        == "column 'x' can be read in two ways: '2.411' in line 2 is 2.411 with a decimal point, and 2411"
        + " with a decimal comma; say --decimal point or --decimal comma")
    #expect(try readTable(bytes) { $0.decimal = .point }.data.columns[0][0] == 2.411)
    #expect(try readTable(bytes) { $0.decimal = .comma }.data.columns[0][0] == 2411)
    // Between commas a comma is no decimal sign, so that this is one reading and a remark.
    let commas = try readTable(tableRows { "2.\($0 + 411)" })
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
      "line 5: column 'x' has the number '12345678901234567891', which has too many digits to be kept"
        + " exactly; if it is a name, say --text-columns x; if it was measured, write it as 1.5e20"
    ),
  ])
  func noReading(_ template: String, _ odd: String, _ expected: String) {
    let bytes = tableRows(";") { $0 == 3 ? odd : template.replacing("#", with: "\($0 + 10)") }
    #expect(sentence { () throws(TableError) in _ = try readTable(bytes) } == expected)
  }
}

@Suite struct TextColumnsTests {
  @Test func everyTextColumnIsNamed() throws {
    let result = try readTable(tableRows { ["red", "blue", "green"][$0 % 3] })
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
    let bytes = tableRows { template.replacing("#", with: "\($0 + 10)") }
    let result = try readTable(bytes)
    #expect(result.data.featureNames == ["y"])
    let remarks = result.reading.remarks.map(\.sentence)
    #expect(remarks.contains { $0.hasPrefix("column 'x' left out: " + reason) }, "\(remarks)")
    if !template.isEmpty {
      #expect(try readTable(bytes) { $0.textColumns = ["x"] }.data.featureNames.count == 13)
    }
  }

  @Test func rowNumbers() throws {
    for name in ["", "id", "Index", "row", "Unnamed: 0"] {
      let result = try readTable(tableRows(header: "\(name),y,kind") { "\($0)" })
      #expect(result.data.featureNames == ["y"], "\(name)")
      #expect(result.reading.remarks.map(\.sentence)[0].hasSuffix("left out: it counts the rows"))
    }
    let kept = try readTable(tableRows(header: "nr,y,kind") { "\($0 + 1)" })
    #expect(kept.data.featureNames == ["nr", "y"])
    #expect(
      kept.reading.remarks.map(\.sentence) == [
        "column 'nr' counts the rows; --drop-columns nr leaves it out"
      ])
    let jumping = try readTable(tableRows(header: "id,y,kind") { "\($0 * 2)" })
    #expect(jumping.data.featureNames == ["id", "y"])
    let only = Array(
      (["id,kind"] + (0..<12).map { "\($0),a\($0 % 2)" }).joined(separator: "\n").utf8)
    #expect(
      sentence { () throws(TableError) in _ = try readTable(only) }
        == "there is no column besides the target 'kind' to learn from (left out: id; 'gradflow data' says"
        + " why); at least one is needed")
  }

  @Test func quotedWordsAreNotMissing() throws {
    let result = try readTable(tableRows { ["\"NA\"", "ZA", "BW"][$0 % 3] })
    #expect(result.data.featureNames == ["x=BW", "x=NA", "x=ZA", "y"])
    let unquoted = tableRows { ["NA", "ZA", "BW"][$0 % 3] }
    #expect(try readTable(unquoted) { $0.textColumns = ["x"] }.data.featureNames.count == 4)
    let signs = try readTable(tableRows { ["+", "-"][$0 % 2] })
    #expect(signs.data.featureNames == ["x=+", "x=-", "y"])
  }

  @Test func namesAreComparedAsUnicodeDoes() throws {
    let bytes = tableRows(header: "gro\u{308}ße,y,art") { ["Zoe\u{308}", "Zoë", "Max"][$0 % 3] }
    let result = try readTable(bytes, target: "art") { $0.textColumns = ["größe"] }
    #expect(result.data.featureNames.count == 3)
    #expect(Array(result.data.columns[1].prefix(3)) == [1, 1, 0])
    let twice = tableRows(header: "gro\u{308}ße,größe,kind") { "\($0)" }
    #expect(
      sentence { () throws(TableError) in _ = try readTable(twice) }.hasPrefix(
        "two columns are called"))
  }

  @Test func lookAlikesAreNamed() throws {
    let cases: [(String, String)] = [
      ("Oak", "differ only in capitals"), ("o\u{200B}ak", "differ only in capitals"),
      ("oak\u{A0}", "stands with and without blanks"), ("oak ", "stands with and without blanks"),
    ]
    for (word, remark) in cases {
      let result = try readTable(tableRows { [word, "oak", "elm"][$0 % 3] })
      #expect(result.reading.remarks.contains { $0.sentence.contains(remark) }, "\(word)")
    }
  }
}
