import Experiments
import Recording
import Testing

@Suite struct CSVTableTests {
  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "\u{FEFF}a,b\n1,2\n3,4",
    "a;b\n1;2\n3;4\n", "a\tb\n1\t2\n3\t4\n", "\"a\",\"b\"\n\"1\",2\n3,\"4\"", " a , b\n1,2\n3,4\n",
  ])
  func forms(_ text: String) throws {
    let table = try CSVTable(Array(text.utf8))
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
    #expect(table.rows.map(\.line) == [2, 3])
  }

  @Test func quotedCells() throws {
    let text = "a,b\n\"1,\"\"2\"\"\",\"x\ny\"\n\n\"\",ä\n"
    let table = try CSVTable(Array(text.utf8))
    #expect(table.rows.map(\.cells) == [["1,\"2\"", "x\ny"], ["", "ä"]])
    #expect(table.rows.map(\.line) == [2, 5])
  }

  /// The reader of numbers is its own; the standard library's is the reference here.
  @Test func numbersAreTheNearestOnes() throws {
    var texts = [
      "0", "-0", "1", "+1.", ".5", "1e22", "1e23", "123456789012345678901234567890",
      "0.30000000000000004", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "1.7976931348623157e308", "1e-400",
      "9007199254740993", "9007199254740992.99999999999999999999", "1E+5", "00012.50",
      "0." + String(repeating: "0", count: 400) + "1e400",
      "1" + String(repeating: "0", count: 900) + "1e-900",
    ]
    var bits: UInt64 = 88_172_645_463_325_252
    for _ in 0..<3000 {
      bits ^= bits << 13
      bits ^= bits >> 7
      bits ^= bits << 17
      let number = Double(bitPattern: bits)
      if number.isFinite { texts.append(number.description) }
      texts.append("\(bits)e\(Int(bits % 600) - 300)")
    }
    let finite = texts.filter { Double($0)?.isFinite == true }
    #expect(finite.count > 5000)
    let csv = (["x,y"] + finite.enumerated().map { "\($1),\($0 % 2)" }).joined(separator: "\n")
    let data = try TabularData(name: "t", bytes: Array(csv.utf8), target: "y")
    for (text, row) in zip(finite, data.features) {
      #expect(row[0].bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }
}
