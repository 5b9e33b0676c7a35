import Experiments
import Recording
import Testing

@Suite struct TabularDataTests {
  /// Ten rows of two columns, with a line feed at the end.
  static func table(_ header: String, _ row: (Int) -> String) -> [UInt8] {
    Array((([header] + (0..<10).map(row)).joined(separator: "\n") + "\n").utf8)
  }

  @Test func textTargetMeansClassesInTheOrderOfTheirBytes() throws {
    let bytes = Self.table("x,kind") { "\($0).5,\($0 % 2 == 0 ? "pear" : "apple")" }
    let data = try TabularData(name: "fruit.csv", bytes: bytes, target: "kind")
    #expect(data.name == "fruit.csv")
    #expect(data.task == .classification)
    #expect(data.classNames == ["apple", "pear"])
    #expect(data.targets == [1, 0, 1, 0, 1, 0, 1, 0, 1, 0])
    #expect(data.featureNames == ["x"])
    #expect(data.features.prefix(2) == [[0.5], [1.5]])
  }

  @Test func fewWholeNumbersAreClasses() throws {
    let bytes = Self.table("x,y") { "\($0),\(7 - 4 * ($0 % 3))" }
    let data = try TabularData(name: "t", bytes: bytes, target: "y")
    #expect(data.classNames == ["-1", "3", "7"])
    #expect(data.targets.prefix(4) == [2, 1, 0, 2])
    let values = try TabularData(name: "t", bytes: bytes, target: "y", task: .regression)
    #expect(values.task == .regression)
    #expect(values.classNames.isEmpty)
    #expect(values.targets.prefix(4) == [7, 3, -1, 7])
  }

  @Test func fractionsAndManyWholeNumbersAreValues() throws {
    let halves = Self.table("x,y") { "\($0),\(Double($0 % 2) + 0.5)" }
    #expect(try TabularData(name: "t", bytes: halves, target: "y").task == .regression)
    let classes = try TabularData(name: "t", bytes: halves, target: "y", task: .classification)
    #expect(classes.classNames == ["0.5", "1.5"])
    let many = Self.table("x,y") { "1,\($0)\n2,\($0 + 100)" }
    #expect(try TabularData(name: "t", bytes: many, target: "y").task == .regression)
  }

  @Test func textColumnsBecomeOneFeaturePerValue() throws {
    let bytes = Self.table("size,colour,y") { "\($0),\(["red", "blue"][$0 % 2]),\($0 % 2)" }
    let data = try TabularData(name: "t", bytes: bytes, target: "y")
    #expect(data.featureNames == ["size", "colour=blue", "colour=red"])
    #expect(data.features.prefix(2) == [[0, 0, 1], [1, 1, 0]])
  }

  @Test func spreadsheetsWithDecimalCommas() throws {
    let bytes = Self.table("x;y") { "\($0),5;-1,25e1" + ($0 == 0 ? "" : "\($0)") }
    let data = try TabularData(name: "t", bytes: bytes, target: "x")
    #expect(data.targets.prefix(2) == [0.5, 1.5])
    #expect(data.features.prefix(1) == [[-12.5]])
  }

  @Test(arguments: [
    ("", "the table is empty; its first line has to name the columns"),
    ("\n \n", "the table is empty; its first line has to name the columns"),
    ("x,y\n", "the table has a header, but no rows of data below it"),
    (
      "x,y\n1,\0\n",
      "this is not a text file, so it cannot be read as a table; save the table as CSV"
    ),
    (
      "x,x,y\n" + String(repeating: "1,2,3\n2,3,4\n", count: 5),
      "two columns are called 'x'; give each a name of its own"
    ),
    (
      "x,y\n1,2,3\n",
      """
      2 things are wrong with this table:
        the table has 1 row of data, but at least 10 are needed
        line 2: 3 cells as in every row, but the header names 2 columns: “1,2,3”; if the commas are \
      decimal signs, save the table with semicolons or tabs between its cells; if the first cell names the \
      row, write a name above it
      """
    ),
    ("x,yy\n1,2\n", "there is no column 'y'; the columns are x, yy"),
    ("x,y\n1,2\n", "the table has 1 row of data, but at least 10 are needed"),
  ])
  func wrongFiles(_ text: String, _ sentence: String) {
    expect(Array(text.utf8), fails: sentence)
  }

  @Test(arguments: [
    (
      "1,",
      "line 2: column 'y' has no value (an empty cell); fill it in, remove the row, or leave the "
        + "column out with --drop-columns y"
    ),
    (
      "NA,1",
      "line 2: column 'x' has no value ('NA'); fill it in or remove the row; if it is a word, say "
        + "--text-columns x"
    ),
    (
      "?,1",
      "line 2: column 'x' has no value ('?'); fill it in or remove the row; if it is a word, say "
        + "--text-columns x"
    ),
    (
      "1,nan",
      "line 2: column 'y' has no value ('nan'); fill it in or remove the row; if it is a word, "
        + "say --text-columns y"
    ),
    (
      "1.2.3,1",
      "line 2: column 'x' has the text '1.2.3' among numbers; a column is all numbers or all "
        + "text: correct the cell, or say --text-columns x"
    ),
    (
      "inf,1",
      "line 2: column 'x' has the text 'inf' among numbers; a column is all numbers or all text: "
        + "correct the cell, or say --text-columns x"
    ),
    (
      "1e999,1",
      "line 2: column 'x' has the number '1e999', which is too large for 64-bit floating point"
    ),
    (
      "1.1e150,1",
      "line 2: column 'x' has the number '1.1e150', which is too large to be standardized; numbers may"
        + " go up to 1e150"
    ),
    (
      "1,-1e308",
      "line 2: column 'y' has the number '-1e308', which is too large to be standardized; numbers may"
        + " go up to 1e150"
    ),
  ])
  func wrongCells(_ first: String, _ sentence: String) {
    expect(Self.table("x,y") { $0 == 0 ? first : "\($0),\($0 % 2)" }, fails: sentence)
  }

  @Test func wrongColumns() {
    expect(
      Self.table("x,y") { "\($0 == 4 ? "7" : "red"),\($0 % 2)" },
      fails:
        "line 6: column 'x' has the number '7' among texts; a column is all numbers or all text: "
        + "correct the cell, or say --text-columns x"
    )
    expect(
      Self.table("x,y") { "\($0),cat" },
      fails: "the target 'y' has the one class 'cat' only; two are needed")
    expect(
      Self.table("x,y") { "\($0),1.50" },
      fails: "the target 'y' is '1.50' in every row, so there is nothing to learn")
    expect(
      Self.table("x,y") { "\($0),a\($0)\n1,b\($0)\n1,c\($0)" },
      fails: "the target 'y' has 30 different values, but at most 20 can be classes; choose another"
        + " target or regression")
    expect(
      Self.table("x,y") { "\($0),a\($0 % 2)" }, task: .regression,
      fails: "line 2: the target 'y' has the text 'a0'; regression needs numbers, texts can be"
        + " classified")
    expect(
      Array((["x,y"] + (0..<900).map { "name\($0 % 300),\($0 % 2)" }).joined(separator: "\n").utf8),
      fails:
        "the columns make 300 features, but at most 200 can be shown; 300 of them are the words of"
        + " column 'x', which --drop-columns x leaves out")
    expect(
      Array((["x,y"] + (0..<300).map { "name\($0),\($0 % 2)" }).joined(separator: "\n").utf8),
      fails: "there is no column besides the target 'y' to learn from (left out: x; 'gradflow data'"
        + " says why); at least one is needed")
    expect(
      Self.table("x,species") { "\($0),\($0)" }, target: "Specis",
      fails: "there is no column 'Specis'; did you mean 'species'? The columns are x, species")
    let wide = (0..<300).map { "\($0)" }.joined(separator: ",")
    let header = (0..<300).map { "c\($0)" }.joined(separator: ",")
    expect(
      Self.table(header + ",y") { wide + ",\($0 % 2)" },
      fails: "the columns make 300 features, but at most 200 can be shown; leave some out with"
        + " --drop-columns")
  }

  /// At the limit everything is still a number.
  @Test func largestNumbersCanBeStandardized() throws {
    let bytes = Self.table("x,y") { "\($0 % 2 == 0 ? "" : "-")1e150,\($0)e149" }
    let table = try TabularData(name: "t", bytes: bytes, target: "y", task: .regression)
    let data = PreparedData(table, seed: 1)
    #expect((data.trainingInputs + data.heldOutInputs).allSatisfy { abs($0) < 10 })
    #expect(data.trainingTargets.allSatisfy { 0...1 ~= $0 })
  }

  @Test func bytesThatAreNoTextAndBrokenTablesNeverTrap() {
    expect([0x78, 0x2C, 0x79, 0x0A, 0xFF, 0], fails: TableError.binary.sentence)
    let bytes = Self.table("x,\"y\"") { "\($0),\"a\($0 % 2)\"\r" }
    let odd = Array("\",;\t\r\n 0-e.".utf8) + [0xEF, 0]
    for place in bytes.indices {
      for byte in odd {
        var broken = bytes
        broken[place] = byte
        _ = try? TabularData(name: "t", bytes: broken, target: "y")
        _ = try? TabularData(name: "t", bytes: Array(broken[..<place]), target: "y")
      }
    }
  }

  private func expect(
    _ bytes: [UInt8], target: String = "y", task: TaskKind? = nil, fails sentence: String
  ) {
    do throws(TableError) {
      _ = try TabularData(name: "t", bytes: bytes, target: target, task: task)
      Issue.record("no error")
    } catch {
      #expect(error.sentence == sentence)
    }
  }
}
