/// Whether a cell is a date: `2024-03-01`, `1.3.2024`, `3/1/24`, `12-Mar-2024`, with or without a time of day.
func isDate(_ cell: CellBytes) -> Bool {
  guard 6...40 ~= cell.count else { return false }
  if !isDigit(cell[0]) { return isDateInWords(cell) }
  var parts: [ArraySlice<UInt8>] = []
  let text = Array(cell)
  let day = text.prefix { $0 != UInt8(ascii: "T") && $0 != 0x20 }
  for sign in [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")] {
    parts = day.split(separator: sign, omittingEmptySubsequences: false)
    if parts.count == 3 { break }
  }
  var clock = text[day.endIndex...]
  if parts.count != 3 {
    // `1 March 2024`, `12. Mar. 2024`
    let words = text.split(separator: 0x20)
    guard words.count >= 3 else { return false }
    parts = Array(words.prefix(3))
    clock = words.count > 3 ? text[words[3].startIndex...] : []
    if parts[0].last == UInt8(ascii: ".") { parts[0] = parts[0].dropLast() }
    guard shortNumber(parts[1]) == nil, isMonthName(parts[1]) else { return false }
  }
  return isDay(parts)
    && (clock.isEmpty || isClock(clock.dropFirst(isDigit(clock.first ?? 48) ? 0 : 1)))
}

/// `March 1, 2024`, `Fri 1 Mar 2024`, `Fri, 01 Mar 2024 12:00`: one month, a day, a year with four digits.
private func isDateInWords(_ cell: CellBytes) -> Bool {
  var (months, days, years) = (0, 0, 0)
  for word in cell.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C }) {
    let word = Array(word)[...]
    if let number = shortNumber(word.last == UInt8(ascii: ".") ? word.dropLast() : word) {
      if word.count == 4, 1000...2999 ~= number { years += 1 } else { days += 1 }
      guard word.count == 4 || 1...31 ~= number else { return false }
    } else if isMonthName(word) {
      months += 1
    } else if !isClock(word), !isWeekday(word) {
      return false
    }
  }
  return months == 1 && days == 1 && years == 1
}

private func isWeekday(_ text: ArraySlice<UInt8>) -> Bool {
  let days = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
  ]
  let word = lowercased(text)
  return text.count <= 10 && days.contains { word.starts(with: $0.utf8) }
}

private func isDay(_ parts: [ArraySlice<UInt8>]) -> Bool {
  let numbers = parts.map(shortNumber)
  guard let first = numbers[0], let last = numbers[2] else { return false }
  let isYearFirst = parts[0].count == 4
  let year = isYearFirst ? first : last
  guard isYearFirst || parts[2].count == 4 || parts[2].count == 2 else { return false }
  guard year < 100 || 1000...2999 ~= year else { return false }
  guard let middle = numbers[1] else { return isMonthName(parts[1]) }
  let other = isYearFirst ? last : first
  let day = max(middle, other)
  return 1...31 ~= day && 1...12 ~= min(middle, other)
}

/// A number of at most four digits.
private func shortNumber(_ text: ArraySlice<UInt8>) -> Int? {
  guard 1...4 ~= text.count, text.allSatisfy({ isDigit($0) }) else { return nil }
  return text.reduce(0) { $0 * 10 + Int($1 - 48) }
}

private func isMonthName(_ text: ArraySlice<UInt8>) -> Bool {
  let months = [
    "jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt",
    "nov", "dec",
    "dez",
  ]
  guard text.count <= 11 else { return false }
  let word = lowercased(text)
  return months.contains { word.starts(with: $0.utf8) }
}

/// `07:30`, `07:30:15.5Z`, `7:30 PM`, `07:30+01:00`: digits, and the signs that stand between them.
private func isClock(_ text: ArraySlice<UInt8>) -> Bool {
  let zones = [" UTC", " GMT", " CET", " CEST", " EST", " EDT", " PST", " PDT"]
  if let zone = zones.first(where: { text.reversed().starts(with: $0.utf8.reversed()) }) {
    return isClock(text.dropLast(zone.utf8.count))
  }
  return text.count >= 4 && text.contains(UInt8(ascii: ":"))
    && text.allSatisfy { isDigit($0) || ":.+-ZAPM apm".utf8.contains($0) }
}

/// Whether a whole number is a date without signs between: `20240301`.
func isCompactDate(_ number: Double) -> Bool {
  guard 19_000_101...20_991_231 ~= number else { return false }
  let digits = Int(number)
  return 1...12 ~= digits / 100 % 100 && 1...31 ~= digits % 100
}

/// A time of day or a duration: `12:30`, `1:02:03.5`, `3:15 pm`.
struct TimeText {
  /// Two or three.
  let parts: Int
  let hasHalf: Bool
  /// In the smallest of its units: minutes of `12:30`, seconds of `1:02:03`.
  let value: Double

  init?(_ cell: CellBytes) {
    guard 4...16 ~= cell.count, isDigit(cell[0]) else { return nil }
    var text = Array(cell)
    var half: Int?
    if lowercased(text.suffix(2)) == Array("am".utf8) { half = 0 }
    if lowercased(text.suffix(2)) == Array("pm".utf8) { half = 12 }
    if half != nil {
      text.removeLast(2)
      while text.last == 0x20 { text.removeLast() }
    }
    let fields = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3 else { return nil }
    var total = 0.0
    for (place, field) in fields.enumerated() {
      let whole = field.prefix { isDigit($0) }
      let isLast = place == fields.count - 1
      guard place == 0 ? 1...3 ~= whole.count : whole.count == 2 else { return nil }
      guard whole.count == field.count || (isLast && fields.count == 3) else { return nil }
      guard case .value(var number) = DecimalNumber(field) else { return nil }
      if place > 0, number >= 60 { return nil }
      if place == 0, let half {
        guard 1...12 ~= number else { return nil }
        number = (number == 12 ? 0 : number) + Double(half)
      }
      total = total * 60 + number
    }
    parts = fields.count
    hasHalf = half != nil
    value = total
  }
}
