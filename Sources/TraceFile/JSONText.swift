import Recording

/// One line of JSON, written front to back with its keys in the order of the calls, so that the same
/// record gives the same bytes everywhere.
public struct JSONText {
  public private(set) var text = ""
  /// True where the next key or element needs a comma before it.
  private var needsComma = false

  public init() {}

  public mutating func open(_ bracket: Character) {
    separate()
    text.append(bracket)
    needsComma = false
  }

  public mutating func close(_ bracket: Character) {
    text.append(bracket)
    needsComma = true
  }

  public mutating func key(_ name: StaticString) {
    key(name.description)
  }

  public mutating func key(_ name: String) {
    write(name)
    text += ":"
    needsComma = false
  }

  public mutating func write(_ truth: Bool) {
    separate()
    text += truth ? "true" : "false"
  }

  public mutating func write(_ number: Int) {
    separate()
    text += number.description
  }

  /// The shortest digits that read back as the same number; integers without `.0`. What is not finite
  /// is written as a string, because JSON has no number for it.
  public mutating func write(_ number: Double) {
    separate()
    guard number.isFinite else {
      text +=
        number.isNotMeasured
        ? "null" : number.isNaN ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\""
      return
    }
    let digits = number.description
    text += digits.hasSuffix(".0") ? digits.dropLast(2) : digits[...]
  }

  public mutating func write(_ string: String) {
    separate()
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\0"..<" ", "\u{7f}"..<"\u{a0}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  public mutating func write(_ numbers: some Sequence<Double>) {
    open("[")
    for number in numbers { write(number) }
    close("]")
  }

  public mutating func write(_ numbers: [Int]) {
    open("[")
    for number in numbers { write(number) }
    close("]")
  }

  public mutating func write(_ strings: [String]) {
    open("[")
    for string in strings { write(string) }
    close("]")
  }

  /// The whole line, with its line feed.
  var line: String { text + "\n" }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }
}
