// The platform's mathematics library gives other digits on other platforms, and none exists in a page,
// so these functions are the project's own. All are free of branches, so that loops over them become
// vector code.

/// x = n ln 2 + r with |r| ≤ ½ ln 2, and 2ⁿ as two factors whose product may overflow or underflow
/// where each alone does not.
@inline(__always)
private func reduce<S: Scalar>(_ x: S) -> (r: S, scale: S, secondScale: S) {
  let c = S.constants
  // Comparisons are written so that NaN passes through them.
  let low = x < c.expLower ? c.expLower : x
  let clamped = low > c.expUpper ? c.expUpper : low
  let shifted = clamped * c.log2e + c.roundingShift
  let n = shifted - c.roundingShift
  let r = (clamped - n * c.ln2High) - n * c.ln2Low
  let exponent = shifted.signedBits &- c.roundingShift.signedBits
  let half = exponent &>> 1
  return (r, powerOfTwo(half, S.self), powerOfTwo(exponent &- half, S.self))
}

/// 2^exponent for exponents of normal numbers.
@inline(__always)
private func powerOfTwo<S: Scalar>(_ exponent: S.SignedBits, _: S.Type) -> S {
  let one = (1 as S).signedBits
  let places = S.SignedBits(truncatingIfNeeded: S.significandBitCount)
  return S(signedBits: one &+ (exponent &<< places))
}

/// eˣ.
@inline(__always)
public func exponential<S: Scalar>(_ x: S) -> S {
  let (r, scale, secondScale) = reduce(x)
  return (1 + S.smallExpm1(r)) * scale * secondScale
}

/// eˣ − 1, also where eˣ is so near 1 that the difference would lose its digits.
@inline(__always)
public func exponentialMinusOne<S: Scalar>(_ x: S) -> S {
  let (r, scale, secondScale) = reduce(x)
  let power = scale * secondScale
  let small = S.smallExpm1(r)
  let result = small * scale * secondScale + (power - 1)
  // Just below the largest finite result 2ⁿ alone is infinite, and the 1 is long lost.
  let largest = (1 + small) * scale * secondScale
  // −0 stays −0; the sum of a series would make it +0.
  let nearZero = x == 0 ? x : small
  return power == 1 ? nearZero : (power > S.greatestFiniteMagnitude ? largest : result)
}

/// ln(1 + u) for 0 ≤ u ≤ 1, as 2 artanh(u / (2 + u)): nothing cancels.
@inline(__always)
public func logOnePlus<S: Scalar>(_ u: S) -> S {
  S.twiceArtanh(u / (2 + u))
}

/// ln x for x > 0; −∞ for 0 and NaN below.
@inline(__always)
public func naturalLog<S: Scalar>(_ x: S) -> S {
  let c = S.constants
  let one = (1 as S).signedBits
  let places = S.SignedBits(truncatingIfNeeded: S.significandBitCount)
  // A subnormal number has no exponent of its own; made larger by a power of two it has.
  let isSubnormal = x < S.leastNormalMagnitude
  let bits = (isSubnormal ? x * c.enlargement : x).signedBits
  // m in [√½, √2), so that ln m is computed where its series is short.
  let significand = S(signedBits: bits & ((1 &<< places) &- 1) | one)
  let isLarge = significand > 1.414_213_562_373_095_1
  let m = isLarge ? significand / 2 : significand
  let exponent = (bits &>> places) &- (one &>> places) &+ (isLarge ? 1 : 0)
  let rounded = S(signedBits: c.roundingShift.signedBits &+ exponent) - c.roundingShift
  let n = isSubnormal ? rounded - c.enlargementExponent : rounded
  let s = (m - 1) / (m + 1)
  let result = n * c.ln2High + (S.twiceArtanh(s) + n * c.ln2Low)
  let notPositive = x == 0 ? -S.infinity : S.nan
  return x > 0 ? (x < S.infinity ? result : x) : notPositive
}

/// eˣ − 1 for 0 ≤ x ≤ 44, where 2ⁿ is one factor and nothing overflows; NaN for NaN.
@inline(__always)
private func moderateExponentialMinusOne<S: Scalar>(_ x: S) -> S {
  let c = S.constants
  let shifted = x * c.log2e + c.roundingShift
  let n = shifted - c.roundingShift
  let r = (x - n * c.ln2High) - n * c.ln2Low
  let power = powerOfTwo(shifted.signedBits &- c.roundingShift.signedBits, S.self)
  return S.smallExpm1(r) * power + (power - 1)
}

/// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
@inline(__always)
public func hyperbolicTangent<S: Scalar>(_ x: S) -> S {
  let sign = x.signedBits & .min
  let magnitude = S(signedBits: x.signedBits ^ sign)
  // e^(2|x|) − 1 has overflowed long before the quotient differs from 1.
  let bounded = magnitude > 22 ? 22 : magnitude
  let e = moderateExponentialMinusOne(2 * bounded)
  // By its bits, so that −0 stays −0.
  return S(signedBits: (e / (e + 2)).signedBits | sign)
}

/// 1 / (1 + e⁻ˣ), for negative x as eˣ / (1 + eˣ): e⁻ˣ would overflow where σ is still a number.
@inline(__always)
public func logistic<S: Scalar>(_ x: S) -> S {
  let power = exponential(x < 0 ? x : -x)
  return (x < 0 ? power : 1) / (1 + power)
}

/// ln(1 + eˣ) as max(x, 0) + ln(1 + e^(−|x|)), which cannot overflow.
@inline(__always)
public func softPlus<S: Scalar>(_ x: S) -> S {
  let magnitude = x < 0 ? -x : x
  let positive = x < 0 ? 0 : x
  return positive + logOnePlus(exponential(-magnitude))
}

/// The sine of x for |x| up to some thousands, by reduction to |r| ≤ π/4 and the Taylor series.
public func sine(_ x: Double) -> Double {
  let quarter = quarterTurns(x)
  switch quarter.turns & 3 {
  case 0: return sineSeries(quarter.rest)
  case 1: return cosineSeries(quarter.rest)
  case 2: return -sineSeries(quarter.rest)
  default: return -cosineSeries(quarter.rest)
  }
}

/// The cosine of x for |x| up to some thousands.
public func cosine(_ x: Double) -> Double {
  let quarter = quarterTurns(x)
  switch quarter.turns & 3 {
  case 0: return cosineSeries(quarter.rest)
  case 1: return -sineSeries(quarter.rest)
  case 2: return -cosineSeries(quarter.rest)
  default: return sineSeries(quarter.rest)
  }
}

private func quarterTurns(_ x: Double) -> (turns: Int, rest: Double) {
  let shift = Double.constants.roundingShift
  let n = (x * 0.636_619_772_367_581_34 + shift) - shift
  // π/2 in two parts; the first has 33 bits, so that its product with n is exact.
  let rest = (x - n * 1.570_796_326_734_125_6) - n * 6.077_100_506_506_192_2e-11
  return (Int(n), rest)
}

private func sineSeries(_ r: Double) -> Double {
  let t = -r * r
  var sum = 1.0
  for k in stride(from: 16, through: 2, by: -2) { sum = 1 + t * sum / Double(k * (k + 1)) }
  return r * sum
}

private func cosineSeries(_ r: Double) -> Double {
  let t = -r * r
  var sum = 1.0
  for k in stride(from: 17, through: 1, by: -2) { sum = 1 + t * sum / Double(k * (k + 1)) }
  return sum
}
