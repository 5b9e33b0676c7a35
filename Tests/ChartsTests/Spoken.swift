import Foundation

/// Numbers and moments as sentences say them, read back.
enum Spoken {
  /// `0.17`, `−3`, `10 000`, `1/4700`, `2.5·10⁻⁵`, `12 %`, `26 times`, `about all`, `nothing`, `under 1 %`.
  static func number(_ words: Substring) -> Double? {
    let text = words.replacing("\u{A0}", with: " ").replacing("\u{2212}", with: "-")
      .replacing(/(\d) (?=[\d%])/) { $0.1 }
    if text.hasPrefix("about all") { return 1 }
    if text.hasPrefix("nothing") { return 0 }
    if text.hasPrefix("1/") { return number(text.dropFirst(2)).map { 1 / $0 } }
    if text.hasSuffix("%") { return number(text.dropLast()).map { $0 / 100 } }
    let parts = text.split(separator: "·10", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let mantissa = Double(parts[0]), let exponent = raised(parts[1]) else { return nil }
      return mantissa * pow(10, exponent)
    }
    if text.hasPrefix("10"), let exponent = raised(text.dropFirst(2)) { return pow(10, exponent) }
    return Double(text)
  }

  private static func raised(_ text: Substring) -> Double? {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let plain = text.map { $0 == "⁻" ? "-" : digits.firstIndex(of: $0).map(String.init) ?? "x" }
    return Double(plain.joined())
  }

  /// Whether a number is what was said of it, with two digits or in whole percent.
  static func agree(_ said: Double?, _ value: Double, percent: Bool = false) -> Bool {
    guard let said else { return false }
    return percent ? abs(said - value) <= 0.00501 : abs(said - value) <= 0.051 * abs(value) + 1e-300
  }

  /// All steps that are named in a text.
  static func steps(in text: String) -> [Int] {
    let text = text.replacing("\u{A0}", with: " ")
    func whole(_ words: Substring) -> Int { Int(words.replacing(" ", with: "")) ?? -1 }
    var steps = text.matches(of: /steps? (\d+(?: \d{3})*)/).map { whole($0.1) }
    steps += text.matches(of: /steps \d+(?: \d{3})* to (\d+(?: \d{3})*)/).map { whole($0.1) }
    return steps
  }
}
