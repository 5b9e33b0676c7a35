func at(_ line: Int) -> String { "line " + line.description + ": " }

func plural(_ count: Int, _ word: String) -> String {
  counted(count) + " " + word + (count == 1 ? "" : "s")
}

/// A count as people read it; the largest that is counted stands for more.
func counted(_ count: Int) -> String {
  let digits = Array(count.description)
  guard digits.count > 4 else { return count.description }
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

func list(_ names: [String]) -> String {
  let rest = names.count > 30 ? ["and " + (names.count - 30).description + " more"] : []
  // A name with a comma in it would look like two.
  let parts = names.prefix(30).map { name in
    name.utf8.contains(UInt8(ascii: ",")) ? shown(name) : clipped(name)
  }
  return (parts + rest).joined(separator: ", ")
}

/// `column 'width'`; `column 4` for one without a name.
func named(_ column: String) -> String {
  let isNameless =
    column.utf8.starts(with: "column ".utf8) && column.utf8.dropFirst(7).allSatisfy { isDigit($0) }
  return isNameless ? column : "column " + shown(column)
}

func shown(_ text: String) -> String { "'" + clipped(text) + "'" }

/// A line of the file.
func quoted(_ text: String) -> String { "“" + clipped(text, 80) + "”" }

/// An option with the name of a column, as it is typed.
func option(_ name: String, _ column: String) -> String {
  let needsQuotes = !column.utf8.allSatisfy {
    isDigit($0) || 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "_") || $0 >= 0x80
  }
  let text = clipped(column)
  return "--" + name + " " + (needsQuotes ? "\"" + text + "\"" : text)
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = Array("0123456789ABCDEF")
  return String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
}

/// A number as a sentence about a cell shows it: plain decimals, at most six of them; with an exponent where
/// these could not show it.
func valueText(_ value: Double) -> String {
  if value < 0 { return "-" + valueText(-value) }
  if value == 0 || 1e-3..<1e15 ~= value { return plainText(value) }
  guard value.isFinite else { return "no finite number" }
  var (mantissa, exponent) = (value, 0)
  while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  // Rounded to six decimals it can be ten.
  if mantissa >= 9.999_999_5 { (mantissa, exponent) = (1, exponent + 1) }
  return plainText(mantissa) + "e" + exponent.description
}

private func plainText(_ value: Double) -> String {
  let scaled = UInt64(value * 1e6 + 0.5)
  var decimals = scaled % 1_000_000
  var text = ""
  for _ in 0..<6 {
    text = (decimals % 10).description + text
    decimals /= 10
  }
  while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
  return (scaled / 1_000_000).description + (text.isEmpty ? "" : "." + text)
}

/// What stands in the file, with the characters that cannot be seen, or could act on a terminal, as their
/// codes, and not endlessly long.
func clipped(_ text: String, _ most: Int = 40) -> String {
  var visible = ""
  for scalar in text.unicodeScalars.prefix(most) {
    switch scalar.value {
    case 0x09: visible += "→"
    case ..<0x20, 0x7F...0x9F: visible.unicodeScalars.append("\u{FFFD}")
    case 0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x2064, 0xFEFF:
      visible +=
        "<U+" + hexadecimal(UInt8(scalar.value >> 8)) + hexadecimal(UInt8(scalar.value & 255))
        + ">"
    default: visible.unicodeScalars.append(scalar)
    }
  }
  return visible + (text.unicodeScalars.dropFirst(most).isEmpty ? "" : "…")
}
