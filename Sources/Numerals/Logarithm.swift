// Own elementary functions, so that a picture has the same bytes natively and in WebAssembly.

/// 10ⁿ, correctly rounded for |n| ≤ 22, because 10²² is the last power that is exact; subnormal from −308
/// on, 0 below −323 and infinite above 308.
public func powerOfTen(_ exponent: Int) -> Double {
  guard exponent >= -323 else { return 0 }
  guard exponent <= 308 else { return .infinity }
  // The power to divide by would be infinite.
  if exponent < -300 { return powerOfTen(exponent + 300) * powerOfTen(-300) }
  var power = 1.0
  for _ in 0..<abs(exponent) { power *= 10 }
  return exponent < 0 ? 1 / power : power
}

/// log₁₀ of a positive number, exact at the powers of ten; NaN for everything else.
public func decimalLogarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return .nan }
  let approximate = naturalLogarithm(value) * 0.434_294_481_903_251_83
  let nearest = roundInt(approximate)
  return powerOfTen(nearest) == value ? Double(nearest) : approximate
}

/// 10ˣ for the way back from a position to a value, subnormal numbers among them.
public func powerOfTen(_ exponent: Double) -> Double {
  if exponent < -325 { return 0 }
  if exponent < -300 { return powerOfTen(exponent + 300) * powerOfTen(-300) }
  let whole = floorInt(exponent)
  let scaled = (exponent - Double(whole)) * 2.302_585_092_994_045_7
  // Taylor on a quarter of the argument, then squared twice: 16 terms are below one ulp.
  let quarter = scaled / 4
  var term = 1.0
  var sum = 1.0
  for index in 1...16 {
    term *= quarter / Double(index)
    sum += term
  }
  let squared = sum * sum
  return squared * squared * powerOfTen(whole)
}

/// ln x = e·ln 2 + 2 artanh((m − 1) / (m + 1)) with x = m·2ᵉ and m in [√½, √2).
private func naturalLogarithm(_ value: Double) -> Double {
  var mantissa = value.significand
  var exponent = Int(value.exponent)
  if mantissa > 1.414_213_562_373_095_1 {
    mantissa /= 2
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  var power = ratio
  var sum = 0.0
  var odd = 1.0
  for _ in 0..<12 {
    sum += power / odd
    power *= square
    odd += 2
  }
  return 2 * sum + Double(exponent) * 0.693_147_180_559_945_31
}
