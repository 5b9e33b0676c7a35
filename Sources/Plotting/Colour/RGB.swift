/// A colour of the screen (sRGB), written `#rrggbb`, the only notation that every renderer knows.
public struct RGB: Sendable, Equatable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  /// `RGB(0x1f2328)`.
  public init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  public var hex: String {
    var text = "#"
    for part in [red, green, blue] {
      text.unicodeScalars.append(hexDigit(part >> 4))
      text.unicodeScalars.append(hexDigit(part & 15))
    }
    return text
  }
}

private func hexDigit(_ value: UInt8) -> Unicode.Scalar {
  Unicode.Scalar(value < 10 ? 0x30 + value : 0x61 + value - 10)
}
