/// The exponent of `· 10^-3`, `×10³` or `x 10^3` behind a number, as `e-3`, and the number of its bytes; nil for
/// anything else.
func powerOfTen(_ text: ArraySlice<UInt8>) -> (exponent: [UInt8], length: Int)? {
  var rest = text.drop { $0 == 0x20 }
  guard let sign = timesSigns.first(where: { rest.starts(with: $0) }) else { return nil }
  rest = rest.dropFirst(sign.count).drop { $0 == 0x20 }
  guard rest.starts(with: [0x31, 0x30]) else { return nil }
  rest = rest.dropFirst(2)
  var exponent: [UInt8] = []
  if rest.first == UInt8(ascii: "^") {
    rest = rest.dropFirst()
    if rest.first == 0x2D { exponent.append(0x2D) }
    if rest.first == 0x2D || rest.first == 0x2B { rest = rest.dropFirst() }
    exponent += rest.prefix { isDigit($0) }
    rest = rest.drop { isDigit($0) }
  } else {
    while let (place, raised) = raisedSigns.enumerated().first(where: {
      rest.starts(with: $0.element)
    }) {
      exponent.append(place == 10 ? 0x2D : 0x30 + UInt8(place))
      rest = rest.dropFirst(raised.count)
    }
  }
  guard let last = exponent.last, isDigit(last), !exponent.dropFirst().contains(0x2D) else {
    return nil
  }
  return ([UInt8(ascii: "e")] + exponent, rest.startIndex - text.startIndex)
}

/// Whether a text behind a number begins with what belongs to the number: a fraction, a raised or a foreign
/// digit, ±. It is then no unit.
func goesOnLikeNumber(_ text: [UInt8]) -> Bool {
  guard text.count >= 2 else { return false }
  switch (text[0], text[1]) {
  case (0xC2, 0xB1...0xB3), (0xC2, 0xB9), (0xC2, 0xBC...0xBE), (0xC2, 0xB7), (0xC3, 0x97),
    (0xC3, 0xB7), (0xD9, 0xA0...0xA9), (0xDB, 0xB0...0xB9):
    return true
  case (0xE2, _), (0xE0, _), (0xEF, _):
    guard text.count >= 3 else { return false }
    return switch (text[0], text[1], text[2]) {
    case (0xE2, 0x81, 0xB0...0xBF), (0xE2, 0x82, 0x80...0x8F), (0xE2, 0x85, 0x90...0x9E),
      (0xE2, 0x8B, 0x85), (0xE0, 0xA5, 0xA6...0xAF), (0xEF, 0xBC, 0x90...0x99):
      true
    default: false
    }
  default: return false
  }
}

private let timesSigns = ["×", "·", "⋅", "*", "x", "X"].map { Array($0.utf8) }

/// From 0 to 9, and the minus sign.
private let raisedSigns = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"].map {
  Array($0.utf8)
}
