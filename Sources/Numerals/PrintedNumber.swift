extension NumberText {
  /// The number that `fixed` prints: rounded half away from zero to so many decimals. What is reckoned
  /// with printed numbers has to agree with them, so it is reckoned from these.
  public static func rounded(_ value: Double, decimals: Int) -> Double {
    let scale = powerOfTen(decimals)
    guard value.isFinite, abs(value) * scale < 9e15 else { return value }
    let size = (abs(value) * scale + 0.5).rounded(.down) / scale
    return value < 0 ? -size : size
  }

  /// The number that `significant` prints; below 10⁻²⁹⁰, where powers of ten lose digits, the number itself.
  public static func rounded(_ value: Double, digits: Int) -> Double {
    guard value.isFinite, abs(value) >= 1e-290 else { return value }
    let (mantissa, exponent) = decompose(abs(value), digits: digits)
    let size = Double(mantissa) * powerOfTen(exponent - digits + 1)
    return value < 0 ? -size : size
  }
}
