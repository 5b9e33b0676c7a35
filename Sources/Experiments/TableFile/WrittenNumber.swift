/// Which of two signs stands before the decimals.
public enum DecimalMark: String, CaseIterable, Sendable {
  case point, comma

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  /// The sign that groups thousands where this one stands before decimals.
  var other: DecimalMark { self == .point ? .comma : .point }
}

/// A cell taken apart as a number of the kinds that people write: `-1.5e3`, `1.234,50`, `1'234`, `3.1 kg`,
/// `€3.1`, `37 %`, `(3.10)`, `3.10-`, `3,-`, `1.5·10³`, with a hyphen or a minus sign, with any kind of blank.
struct WrittenNumber {
  private(set) var isNegative = false
  /// Digits with their points, commas, apostrophes and blanks; all blanks are spaces.
  private(set) var body: [UInt8] = []
  /// `e-5`, or nothing.
  private(set) var exponent: [UInt8] = []
  /// What stands before and behind: a currency, a unit, a per cent sign.
  private(set) var prefix: [UInt8] = []
  private(set) var suffix: [UInt8] = []
  /// True where there is more to it than digits, one mark, a hyphen and an exponent.
  private(set) var isSpecial = false

  /// nil for a text that is no number.
  init?(_ cell: CellBytes) {
    var reader = PlainBytes(cell)
    isSpecial = reader.isChanged
    var isLedger = reader.dropParentheses()
    takeSign(&reader)
    takeCurrency(&reader)
    if !isNegative, !prefix.isEmpty {
      isLedger = isLedger || reader.dropParentheses()
      takeSign(&reader)
    }
    takeBody(&reader)
    guard body.contains(where: isDigit) else { return nil }
    takeExponent(&reader)
    reader.skipBlanks()
    suffix = Array(reader.rest)
    while suffix.last == 0x20 { suffix.removeLast() }
    dropDashes()
    // Bookkeeping writes what is below zero in parentheses or with a minus sign behind it. Without decimals or
    // a unit these could be a number of a list or a mark.
    if suffix == [0x2D] {
      isLedger = true
      suffix = []
    }
    if isLedger {
      guard !isNegative, hasMark || hasUnit else { return nil }
      (isNegative, isSpecial) = (true, true)
    }
    guard suffix.isEmpty || Self.isUnit(suffix) else { return nil }
    if !prefix.isEmpty || !suffix.isEmpty { isSpecial = true }
  }

  /// `3,-` and `3.—` are round prices.
  private mutating func dropDashes() {
    guard let last = body.last, last == 0x2C || last == 0x2E else { return }
    let rest =
      suffix.starts(with: [0xE2, 0x80, 0x94]) ? suffix.dropFirst(3) : suffix.drop { $0 == 0x2D }
    guard rest.count < suffix.count else { return }
    suffix = Array(rest.drop { $0 == 0x20 })
    isSpecial = true
  }

  var hasUnit: Bool { !prefix.isEmpty || !suffix.isEmpty }

  /// What has to be the same in all cells of a column.
  var unit: [UInt8] { prefix + [0] + suffix }

  /// Whether the body is a number with this mark before its decimals and the other one between groups of
  /// three digits.
  func fits(_ mark: DecimalMark) -> Bool {
    let parts = body.split(separator: mark.byte, omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    if parts.count == 2, !parts[1].allSatisfy(isDigit) { return false }
    // Nobody groups the digits before an exponent.
    if !exponent.isEmpty, body.contains(mark.other.byte) { return false }
    return Self.isWhole(parts[0], group: mark.other.byte)
  }

  /// True where points or commas stand in it, so that it matters which is which.
  var hasMark: Bool { body.contains { $0 == 0x2E || $0 == 0x2C } }

  /// True where digits are grouped, whatever the decimal sign.
  var isGrouped: Bool {
    body.filter { $0 == 0x2E || $0 == 0x2C }.count > 1
  }

  /// True where this sign before the decimals makes the other one group digits.
  func isGrouped(_ mark: DecimalMark) -> Bool { body.contains(mark.other.byte) }

  /// The number in plain notation with a decimal point.
  func plain(_ mark: DecimalMark) -> [UInt8] {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    for byte in body {
      if isDigit(byte) { text.append(byte) }
      if byte == mark.byte { text.append(UInt8(ascii: ".")) }
    }
    return text + exponent
  }

  private mutating func takeSign(_ reader: inout PlainBytes) {
    if reader.first == UInt8(ascii: "-") {
      isNegative = true
      reader.drop()
    } else if reader.first == UInt8(ascii: "+") {
      reader.drop()
    }
    if isNegative || isSpecial { reader.skipBlanks() }
  }

  private mutating func takeCurrency(_ reader: inout PlainBytes) {
    for currency in Self.currencies where reader.rest.starts(with: currency) {
      prefix = currency
      reader.drop(currency.count)
      reader.skipBlanks()
      return
    }
  }

  private mutating func takeBody(_ reader: inout PlainBytes) {
    while let byte = reader.first {
      let isMark = byte == 0x2E || byte == 0x2C
      let isGroup = byte == 0x27 || byte == 0x20
      guard isDigit(byte) || isMark || (isGroup && !body.isEmpty && isDigit(reader.second)) else {
        return
      }
      if isGroup { isSpecial = true }
      body.append(byte)
      reader.drop()
    }
  }

  private mutating func takeExponent(_ reader: inout PlainBytes) {
    if let power = powerOfTen(reader.rest) {
      exponent = power.exponent
      isSpecial = true
      return reader.drop(power.length)
    }
    guard let letter = reader.first.map({ lowercased($0) }),
      letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d")
    else { return }
    var rest = reader.rest.dropFirst()
    let hasSign = rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+")
    if hasSign { rest = rest.dropFirst() }
    // Fortran writes 1.5D+02; without a sign a D is a letter.
    guard let digit = rest.first, isDigit(digit), hasSign || letter == UInt8(ascii: "e") else {
      return
    }
    let digits = rest.prefix { isDigit($0) }
    exponent =
      [UInt8(ascii: "e")]
      + reader.rest[reader.rest.index(after: reader.rest.startIndex)..<digits.endIndex]
    reader.drop(exponent.count)
  }

  /// Digits, or groups of three of them with one kind of sign between; the Indian way, all but the last
  /// have two.
  private static func isWhole(_ text: ArraySlice<UInt8>, group mark: UInt8) -> Bool {
    let signs = text.filter { !isDigit($0) }
    guard let sign = signs.first else { return true }
    guard sign == mark || sign == 0x27 || sign == 0x20, signs.allSatisfy({ $0 == sign }) else {
      return false
    }
    let groups = text.split(separator: sign, omittingEmptySubsequences: false)
    guard let lead = groups.first, 1...3 ~= lead.count, lead.first != UInt8(ascii: "0"),
      groups.last?.count == 3
    else { return false }
    let inner = groups.dropFirst().dropLast()
    return inner.allSatisfy { $0.count == 3 }
      || (lead.count <= 2 && inner.allSatisfy { $0.count == 2 })
  }

  /// Letters and the signs that stand in units; a digit only behind a letter, as in `m/s2`.
  private static func isUnit(_ text: [UInt8]) -> Bool {
    guard text.count <= 16, let first = text.first, first != UInt8(ascii: "-"),
      !goesOnLikeNumber(text)
    else { return false }
    var before: UInt8 = 0
    for byte in text {
      let isLetter = 0x61...0x7A ~= lowercased(byte) || byte >= 0x80
      let isSign = unitSigns.contains(byte)
      guard isLetter || isSign || (isDigit(byte) && 0x61...0x7A ~= lowercased(before)) else {
        return false
      }
      before = byte
    }
    return true
  }

  private static let unitSigns = Array("%/^*()[]$. \"'".utf8)
  private static let currencies = [
    "€", "$", "£", "¥", "₹", "₽", "₩", "₺", "₪", "₫", "₴", "₿", "₱", "₦", "₵", "₸", "₾", "฿",
    "US$", "A$", "C$", "R$", "S$", "NZ$", "HK$", "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "RMB",
    "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "AUD", "CAD", "SFr.", "Fr.", "Rs.", "Rs", "kr.", "kr",
  ].map { Array($0.utf8) }
}

func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

private func isDigit(_ byte: UInt8?) -> Bool { byte.map { isDigit($0) } ?? false }

private func lowercased(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte + 32 : byte }
