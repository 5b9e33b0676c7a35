import Experiments
import Recording
import Testing

@Suite struct CSVTableTests {
  private static func cells(_ table: CSVTable) -> [[String]] {
    (0..<table.rowCount).map { row in
      table.header.indices.map {
        String(decoding: table.cell(row: row, column: $0), as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "\u{FEFF}a,b\n1,2\n3,4",
    "a;b\n1;2\n3;4\n", "a\tb\n1\t2\n3\t4\n", "\"a\",\"b\"\n\"1\",2\n3,\"4\"", " a , b\n1,2\n3,4\n",
  ])
  func forms(_ text: String) throws {
    let table = try CSVTable(Array(text.utf8))
    #expect(table.header == ["a", "b"])
    #expect(Self.cells(table) == [["1", "2"], ["3", "4"]])
    #expect((0..<table.rowCount).map(table.line) == [2, 3])
  }

  @Test func quotedCells() throws {
    let text = "a,b\n\"1,\"\"2\"\"\",\"x\ny\"\n\n\"\",ä\n"
    let table = try CSVTable(Array(text.utf8))
    #expect(Self.cells(table) == [["1,\"2\"", "x\ny"], ["", "ä"]])
    #expect((0..<table.rowCount).map(table.line) == [2, 5])
  }

  /// Quotes at either end of a cell, alone and next to each other, and cells of nothing else.
  @Test func doubledQuotes() throws {
    let text = #"""
      a,b
      """","""a"
      "a""","a""b""""c"
      "","a"
      """""",""
      """#
    let table = try CSVTable(Array(text.utf8))
    #expect(
      Self.cells(table) == [["\"", "\"a"], ["a\"", "a\"b\"\"c"], ["", "a"], ["\"\"", ""]])
  }

  /// The reader of numbers is its own; the standard library's is the reference here.
  @Test func numbersAreTheNearestOnes() throws {
    var texts = [
      "0", "-0", "1", "+1.", ".5", "1e22", "1e23", "123456789012345678901234567890",
      "0.30000000000000004", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "1e-400", "1e150", "-1e150",
      "-.5", "-123.456", "123456789012345", "1234567890123456", "0.000000000000001",
      "9007199254740993", "9007199254740992.99999999999999999999", "1E+5", "00012.50",
      "0." + String(repeating: "0", count: 400) + "1e400",
      "1" + String(repeating: "0", count: 900) + "1e-900",
    ]
    var bits: UInt64 = 88_172_645_463_325_252
    for _ in 0..<4500 {
      bits ^= bits << 13
      bits ^= bits >> 7
      bits ^= bits << 17
      let number = Double(bitPattern: bits)
      if number.isFinite { texts.append(number.description) }
      texts.append("\(bits)e\(Int(bits % 600) - 300)")
    }
    // Larger ones are refused, because nothing can be learnt from them.
    let finite = texts.filter { text in Double(text).map { abs($0) <= 1e150 } ?? false }
    #expect(finite.count > 5000)
    for (text, decimal) in [("-1,5", -1.5), ("1.5", 1.5), (",5", 0.5), ("1,5e3", 1500)] {
      let csv = "x;y\n" + (0..<10).map { "\(text);\($0 % 2)\n" }.joined()
      let data = try TabularData(name: "t", bytes: Array(csv.utf8), target: "y")
      #expect(data.columns == [[Double](repeating: decimal, count: 10)])
    }
    let csv = (["x,y"] + finite.enumerated().map { "\($1),\($0 % 2)" }).joined(separator: "\n")
    let data = try TabularData(name: "t", bytes: Array(csv.utf8), target: "y")
    for (text, number) in zip(finite, data.columns[0]) {
      #expect(number.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }
}
