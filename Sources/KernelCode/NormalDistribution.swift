/// Φ(x), the share of a standard normal distribution below x, also far below 0 where it is tiny:
/// ½ erfc(−x/√2) (Cody, "Rational Chebyshev approximations for the error function", 1969).
public func normalShare(_ x: Double) -> Double {
  if x != x { return x }
  let magnitude = x < 0 ? -x : x
  let y = magnitude * 0.707_106_781_186_547_52
  if y <= 0.46875 {
    let error = y * ratio(y * y, nearTop, nearBottom)
    return x < 0 ? 0.5 - 0.5 * error : 0.5 + 0.5 * error
  }
  let power = bell(magnitude)
  var tail = 0.0
  if y <= 4 {
    tail = power * ratio(y, middleTop, middleBottom)
  } else if y < 28 {
    let inverse = 1 / (y * y)
    tail = power / y * (inverseRootPi - inverse * ratio(inverse, farTop, farBottom))
  }
  return x < 0 ? 0.5 * tail : 1 - 0.5 * tail
}

/// e^(−x²/2) / √(2π).
public func normalDensity(_ x: Double) -> Double {
  0.398_942_280_401_432_68 * bell(x < 0 ? -x : x)
}

/// e^(−x²/2) for x ≥ 0, with x² in two parts, the first of them exact: where the exponent is large, the rounding
/// of a square would cost three digits. From 64 on it is 0, and the second part could be too large for eˣ.
@inline(__always)
private func bell(_ x: Double) -> Double {
  let isFar = x >= 64
  let high = isFar ? x : ((x * 16 + shift) - shift) / 16
  let low = isFar ? 0 : (x - high) * (x + high)
  return exponential(-0.5 * high * high) * exponential(-0.5 * low)
}

private let shift = 6_755_399_441_055_744.0
private let inverseRootPi = 0.564_189_583_547_756_29

/// Horner's scheme for two polynomials, highest power first.
@inline(__always)
private func ratio<let N: Int, let M: Int>(
  _ x: Double, _ top: InlineArray<N, Double>, _ bottom: InlineArray<M, Double>
) -> Double {
  var (above, below) = (0.0, 0.0)
  for i in 0..<N { above = above * x + top[i] }
  for i in 0..<M { below = below * x + bottom[i] }
  return above / below
}

private let nearTop: InlineArray<5, Double> = [
  1.857_777_061_846_031_53e-1, 3.161_123_743_870_565_60, 1.138_641_541_510_501_56e2,
  3.774_852_376_853_020_21e2, 3.209_377_589_138_469_47e3,
]
private let nearBottom: InlineArray<5, Double> = [
  1, 2.360_129_095_234_412_09e1, 2.440_246_379_344_441_73e2, 1.282_616_526_077_372_28e3,
  2.844_236_833_439_170_62e3,
]
private let middleTop: InlineArray<9, Double> = [
  2.153_115_354_744_038_46e-8, 5.641_884_969_886_700_89e-1, 8.883_149_794_388_375_94,
  6.611_919_063_714_162_95e1, 2.986_351_381_974_001_31e2, 8.819_522_212_417_690_90e2,
  1.712_047_612_634_070_58e3, 2.051_078_377_826_071_47e3, 1.230_339_354_797_997_25e3,
]
private let middleBottom: InlineArray<9, Double> = [
  1, 1.574_492_611_070_983_47e1, 1.176_939_508_913_124_99e2, 5.371_811_018_620_098_58e2,
  1.621_389_574_566_690_19e3, 3.290_799_235_733_459_63e3, 4.362_619_090_143_247_16e3,
  3.439_367_674_143_721_64e3, 1.230_339_354_803_749_42e3,
]
private let farTop: InlineArray<6, Double> = [
  1.631_538_713_730_209_78e-2, 3.053_266_349_612_323_44e-1, 3.603_448_999_498_044_39e-1,
  1.257_817_261_112_292_46e-1, 1.608_378_514_874_227_66e-2, 6.587_491_615_298_378_03e-4,
]
private let farBottom: InlineArray<6, Double> = [
  1, 2.568_520_192_289_822_42, 1.872_952_849_923_460_47, 5.279_051_029_514_284_12e-1,
  6.051_834_131_244_131_91e-2, 2.335_204_976_268_691_85e-3,
]
