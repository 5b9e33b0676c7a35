extension Double {
  /// A finite number in decimal notation, such as `-1.5e3`, to the nearest; nil for anything else.
  public init?(decimal text: String) {
    let bytes = Array(text.utf8)
    guard case .value(let value) = DecimalNumber(bytes[...]) else {
      return nil
    }
    self = value
  }
}

/// What a text says when it is read as a number in decimal notation.
enum DecimalNumber: Equatable {
  case notANumber
  /// Larger than any 64-bit floating-point number.
  case tooLarge
  case value(Double)

  /// Digits, at most one `.`, and an exponent: `-1.5e3`. Nothing else: no `inf`, no hexadecimal.
  ///
  /// The result is the nearest number, ties to even, on every platform. The standard library's own
  /// reader needs the C library, which the page does not have.
  ///
  init(_ text: ArraySlice<UInt8>) {
    if let short = Self.short(text) {
      self = .value(short)
      return
    }
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    var digits: [UInt8] = []
    var exponent = 0
    var hasDigits = false
    var isFraction = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else if let digit = Self.digit(byte) {
        hasDigits = true
        if isFraction { exponent -= 1 }
        // Digits after the 800th cannot change the nearest number, if one of them is kept as "more".
        if digits.count < 800 {
          if digit != 0 || !digits.isEmpty { digits.append(digit) }
        } else {
          exponent += 1
          if digit != 0 { digits[799] = max(digits[799], 1) }
        }
      } else {
        break
      }
      rest.removeFirst()
    }
    guard hasDigits, let power = Self.exponent(rest) else {
      self = .notANumber
      return
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    let magnitude = Self.nearest(digits, exponent: exponent + power)
    self = magnitude.isFinite ? .value(isNegative ? -magnitude : magnitude) : .tooLarge
  }

  /// What nearly all cells are: at most 15 digits, no exponent; nil for anything else.
  ///
  /// - Parameter mark: what stands before the decimals.
  static func short<Text: Collection<UInt8>>(
    _ text: Text, mark: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    let isNegative = text.first == UInt8(ascii: "-")
    let unsigned = text.dropFirst(isNegative ? 1 : 0)
    guard unsigned.count <= 16 else { return nil }
    var integer: UInt64 = 0
    var digits = 0
    var power = 1.0
    var isFraction = false
    for byte in unsigned {
      if let digit = digit(byte) {
        // At most 16 digits fit. A checked product would need 128 bits, which WebAssembly has not.
        integer = integer &* 10 &+ UInt64(digit)
        digits += 1
        if isFraction { power *= 10 }
      } else if byte == mark, !isFraction {
        isFraction = true
      } else {
        return nil
      }
    }
    guard 1...15 ~= digits else { return nil }
    // Both are exact, so that one operation rounds once (Clinger 1990).
    let magnitude = Double(integer) / power
    return isNegative ? -magnitude : magnitude
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    48...57 ~= byte ? byte - 48 : nil
  }

  /// 0 for nothing, nil for what is no exponent; clamped, because everything beyond is 0 or too large.
  private static func exponent(_ text: some Collection<UInt8>) -> Int? {
    guard let mark = text.first else { return 0 }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
    var rest = text.dropFirst()
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    var power = 0
    for byte in rest {
      guard let digit = digit(byte) else { return nil }
      power = min(power * 10 + Int(digit), 10_000_000)
    }
    return isNegative ? -power : power
  }

  /// The number nearest to 0.d₁d₂… · 10^(count + exponent).
  private static func nearest(_ digits: [UInt8], exponent: Int) -> Double {
    if digits.isEmpty { return 0 }
    let magnitude = digits.count + exponent
    if magnitude > 310 { return .infinity }
    if magnitude < -330 { return 0 }
    if digits.count <= 15, -22...22 ~= exponent {
      // Both are exact, so that one operation rounds once (Clinger 1990).
      let integer = Double(digits.reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1) })
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      return exponent < 0 ? integer / power : integer * power
    }
    var numerator = BigInteger(1)
    numerator.limbs = [0]
    for digit in digits { numerator.multiply(by: 10, adding: UInt32(digit)) }
    var denominator = BigInteger(1)
    for _ in 0..<abs(exponent) {
      if exponent < 0 { denominator.multiply(by: 10) } else { numerator.multiply(by: 10) }
    }
    return quotient(numerator, denominator)
  }

  /// numerator / denominator, rounded to the nearest number, ties to even.
  private static func quotient(_ top: BigInteger, _ bottom: BigInteger) -> Double {
    var (numerator, denominator) = (top, bottom)
    // 2^binary ≤ quotient < 2^(binary + 1), once both are scaled to the same size.
    var binary = numerator.bitWidth - denominator.bitWidth
    if binary >= 0 { denominator.shiftLeft(binary) } else { numerator.shiftLeft(-binary) }
    if numerator < denominator {
      binary -= 1
      numerator.shiftLeft(1)
    }
    // Subnormal numbers have fewer bits; below half of the smallest there are none.
    let bits = min(53, binary + 1075)
    if bits < 0 { return 0 }
    var significand: UInt64 = 0
    for _ in 0..<bits {
      significand <<= 1
      if !(numerator < denominator) {
        numerator.subtract(denominator)
        significand |= 1
      }
      numerator.shiftLeft(1)
    }
    // The remainder, doubled: above the denominator is more than half.
    let isHalfOrMore = !(numerator < denominator)
    let isHalf = isHalfOrMore && !(denominator < numerator)
    if isHalfOrMore, !isHalf || significand & 1 == 1 { significand += 1 }
    if binary > 1023 { return .infinity }
    return Double(sign: .plus, exponent: binary - bits + 1, significand: Double(significand))
  }
}
