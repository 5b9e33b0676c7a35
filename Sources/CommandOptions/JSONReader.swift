extension JSONValue {
  /// Reads one JSON text (RFC 8259) and nothing after it. A byte-order mark does no harm.
  ///
  /// - Complexity: O(`bytes.count`).
  public init(_ bytes: [UInt8]) throws(JSONError) {
    guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
      throw .binary
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var reader = JSONReader(bytes: bytes, place: hasMark ? 3 : 0)
    if reader.next == nil { throw .empty }
    self = try reader.value(depth: 0)
    if reader.next != nil { throw reader.unexpected("the end of the file") }
  }
}

/// Goes through the bytes once, from the front to the back.
private struct JSONReader {
  let bytes: [UInt8]
  var place: Int
  private static let mostDepth = 64

  /// The byte at the place, after white space is passed over; nil at the end.
  var next: UInt8? {
    mutating get {
      while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
      return place < bytes.count ? bytes[place] : nil
    }
  }

  var line: Int { bytes[..<min(place, bytes.count)].count { $0 == 0x0A } + 1 }

  func unexpected(_ expected: String) -> JSONError {
    guard place < bytes.count else { return .cut(line: line) }
    let found = String(decoding: bytes[place...].prefix(8), as: UTF8.self).prefix(1)
    return .unexpected(line: line, found: String(found), expected: expected)
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    if depth > Self.mostDepth { throw .tooDeep(line: line) }
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t") where take("true"): return .flag(true)
    case UInt8(ascii: "f") where take("false"): return .flag(false)
    case UInt8(ascii: "n") where take("null"): return .null
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte):
      return .number(try number())
    default: throw unexpected("a value")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> [JSONMember] {
    place += 1
    var members: [JSONMember] = []
    if take(UInt8(ascii: "}")) { return members }
    while true {
      guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = try text()
      guard take(UInt8(ascii: ":")) else { throw unexpected("a colon") }
      members.append(JSONMember(key: key, value: try value(depth: depth + 1)))
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw unexpected("a comma or '}'") }
    }
  }

  private mutating func list(depth: Int) throws(JSONError) -> [JSONValue] {
    place += 1
    var values: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return values }
    while true {
      values.append(try value(depth: depth + 1))
      if take(UInt8(ascii: "]")) { return values }
      guard take(UInt8(ascii: ",")) else { throw unexpected("a comma or ']'") }
    }
  }

  /// Passes over the byte if it comes next.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  /// Passes over the word if it stands here.
  private mutating func take(_ word: StaticString) -> Bool {
    let letters = Array(word.description.utf8)
    guard bytes[place...].starts(with: letters) else { return false }
    place += letters.count
    return true
  }

  /// The digits of a number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  private mutating func number() throws(JSONError) -> String {
    let start = place
    while place < bytes.count, Self.standsInNumbers(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = magnitude.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? parts[1] : "0"
    let hasSign = exponent.hasPrefix("-") || exponent.hasPrefix("+")
    let digits = mantissa + [hasSign ? exponent.dropFirst() : exponent]
    let isNumber =
      parts.count <= 2 && mantissa.count <= 2
      && digits.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0"..."9" ~= $0 } }
      && (mantissa[0] == "0" || !mantissa[0].hasPrefix("0"))
    guard isNumber else { throw .wrongNumber(line: line, text: text) }
    return text
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// Letters are taken along, so that the message shows all of a `1x5`.
  private static func standsInNumbers(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private mutating func text() throws(JSONError) -> String {
    place += 1
    var letters: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: letters, as: UTF8.self)
      case UInt8(ascii: "\\"): letters += try escaped()
      case 0..<0x20: throw unexpected("a closing quote on the same line")
      default:
        letters.append(byte)
        place += 1
      }
    }
    throw .cut(line: line)
  }

  /// The UTF-8 of what a backslash begins.
  private mutating func escaped() throws(JSONError) -> [UInt8] {
    guard place + 1 < bytes.count else { throw .cut(line: line) }
    let letter = bytes[place + 1]
    place += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      let isPair = (0xD800..<0xDC00).contains(units[0]) && bytes[place...].starts(with: [92, 117])
      if isPair {
        place += 2
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw .wrongEscape(line: line)
      }
      return Array(text.utf8)
    default: throw .wrongEscape(line: line)
    }
  }

  /// Four hexadecimal digits.
  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    guard place + 4 <= bytes.count else { throw .cut(line: line) }
    let digits = String(decoding: bytes[place..<place + 4], as: UTF8.self)
    guard digits.first != "+", let unit = UInt16(digits, radix: 16) else {
      throw .wrongEscape(line: line)
    }
    place += 4
    return unit
  }
}
