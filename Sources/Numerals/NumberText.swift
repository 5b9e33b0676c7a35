/// Numbers as a person writes them.
///
/// Exponents are superscript characters, as in `10⁻⁵`, so that the text is right wherever it stands; a
/// drawing that cannot rely on a font's superscripts raises plain digits instead.
public enum NumberText {
  /// A number with a fixed number of decimals and a real minus: `−0.50`.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notANumber(value) }
    guard abs(value) * powerOfTen(decimals) < 9e15 else { return significant(value) }
    let scaled = abs(value) * powerOfTen(decimals) + 0.5
    let whole = Int64(scaled)
    var text = value < 0 && whole != 0 ? minus : ""
    var divisor: Int64 = 1
    for _ in 0..<decimals { divisor &*= 10 }
    text += grouped(whole / divisor)
    guard decimals > 0 else { return text }
    text += "."
    var digit = divisor / 10
    while digit > 0 {
      text += String(whole / digit % 10)
      digit /= 10
    }
    return text
  }

  /// A number with so many significant digits: `0.031`, `4 200`, `2.5·10⁻⁵`.
  public static func significant(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite else { return notANumber(value) }
    guard value != 0 else { return "0" }
    let sign = value < 0 ? minus : ""
    let (mantissa, exponent) = decompose(abs(value), digits: digits)
    if exponent >= -3 && exponent < 6 {
      let rounded = Double(mantissa) * powerOfTen(exponent - digits + 1)
      return sign + trimmed(fixed(rounded, decimals: max(0, digits - 1 - exponent)))
    }
    let factor = trimmed(fixed(Double(mantissa) / powerOfTen(digits - 1), decimals: digits - 1))
    return sign + (isSame("1", factor) ? "" : factor + "·") + power(exponent)
  }

  /// A whole number with thin groups of three: `12 000`.
  public static func whole(_ value: Int) -> String {
    (value < 0 ? minus : "") + grouped(Int64(abs(value)))
  }

  /// A share of one as per cent: `37 %`.
  public static func percent(_ value: Double) -> String {
    guard value.isFinite else { return notANumber(value) }
    return fixed(value * 100, decimals: 0) + "\u{A0}%"
  }

  /// `10⁻⁵`.
  public static func power(_ exponent: Int) -> String { "10" + raised(exponent) }

  /// A power of ten for a log axis: small ones as numbers, `0.01` to `1 000`, the rest as powers.
  public static func decade(_ exponent: Int) -> String {
    switch exponent {
    case -2..<0: fixed(powerOfTen(exponent), decimals: -exponent)
    case 0..<4: fixed(powerOfTen(exponent), decimals: 0)
    default: power(exponent)
    }
  }
}

private func raised(_ exponent: Int) -> String {
  var text = exponent < 0 ? "⁻" : ""
  for digit in String(abs(exponent)).utf8 { text += superscripts[Int(digit) - 0x30] }
  return text
}

private let superscripts = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
private let minus = "\u{2212}"

private func notANumber(_ value: Double) -> String {
  value != value ? "not a number" : value < 0 ? "\u{2212}∞" : "∞"
}

/// value ≈ mantissa · 10^(exponent − digits + 1), with a mantissa of exactly `digits` digits.
func decompose(_ value: Double, digits: Int) -> (mantissa: Int64, exponent: Int) {
  if value < 1e-290 {
    // The power of ten to divide by would be subnormal or 0.
    let (mantissa, exponent) = decompose(value * 1e60, digits: digits)
    return (mantissa, exponent - 60)
  }
  var exponent = floorInt(decimalLogarithm(value))
  func scaled() -> Int64 { Int64(value / powerOfTen(exponent - digits + 1) + 0.5) }
  if value < powerOfTen(exponent) { exponent -= 1 }
  var mantissa = scaled()
  if Double(mantissa) >= powerOfTen(digits) {
    exponent += 1
    mantissa = scaled()
  }
  return (mantissa, exponent)
}

/// Thousands are set apart by a no-break space, from five digits on.
private func grouped(_ value: Int64) -> String {
  guard value >= 10_000 else { return String(value) }
  let rest = value % 1000
  let zeros = rest < 10 ? "00" : rest < 100 ? "0" : ""
  return groupedHead(value / 1000) + "\u{A0}" + zeros + String(rest)
}

private func groupedHead(_ value: Int64) -> String {
  guard value >= 1000 else { return String(value) }
  let rest = value % 1000
  let zeros = rest < 10 ? "00" : rest < 100 ? "0" : ""
  return groupedHead(value / 1000) + "\u{A0}" + zeros + String(rest)
}

/// Without zeros at the end of the decimals.
private func trimmed(_ text: String) -> String {
  var bytes = Array(text.utf8)
  guard bytes.contains(dot) else { return text }
  while bytes.last == zero { bytes.removeLast() }
  if bytes.last == dot { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

private let dot: UInt8 = 0x2E
private let zero: UInt8 = 0x30
