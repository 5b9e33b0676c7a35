// Rounding by integer conversion, because `rounded()` becomes a libm import in Embedded Swift.

/// The whole number below; saturates far outside of what can be drawn.
public func floorInt(_ value: Double) -> Int {
  Int(wholeBelow(clampedToInt(value)))
}

/// The whole number above.
public func ceilInt(_ value: Double) -> Int { -floorInt(-value) }

/// The nearest whole number, halves away from zero.
public func roundInt(_ value: Double) -> Int {
  value < 0 ? -floorInt(-value + 0.5) : floorInt(value + 0.5)
}

/// The whole number below, of any size: from 2⁵² on every number is whole.
public func wholeBelow(_ value: Double) -> Double {
  guard abs(value) < 0x1p52 else { return value }
  let truncated = Double(Int64(value))
  return truncated > value ? truncated - 1 : truncated
}

private func clampedToInt(_ value: Double) -> Double {
  // 32-bit `Int` in WebAssembly; NaN becomes 0.
  guard value == value else { return 0 }
  return min(max(value, -2_000_000_000), 2_000_000_000)
}
