import Experiments
import Testing

@Suite struct DecimalTextTests {
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
    let finite = texts.filter { text in Double(text).map { $0.isFinite } ?? false }
    #expect(finite.count > 5000)
    for text in finite {
      #expect(Double(decimal: text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
    for text in ["", ".", "-", "1,5", "1.2.3", "e5", "1e", "inf", "nan", "0x10", " 1", "1e999"] {
      #expect(Double(decimal: text) == nil, "\(text)")
    }
  }
}
