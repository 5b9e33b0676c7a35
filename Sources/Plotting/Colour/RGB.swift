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

  /// The colour on the way to another one, evenly in the coded values.
  ///
  /// - Parameter share: of the way, from 0 to 1.
  func mixed(with other: RGB, _ share: Double) -> RGB {
    func part(_ own: UInt8, _ other: UInt8) -> UInt32 {
      UInt32(Double(own) * (1 - share) + Double(other) * share + 0.5)
    }
    return RGB(
      part(red, other.red) << 16 | part(green, other.green) << 8 | part(blue, other.blue))
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
