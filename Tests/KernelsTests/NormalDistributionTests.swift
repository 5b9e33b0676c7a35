import KernelCode
import Testing
import Training

/// Φ and its density against mpmath: ½ erfc(−x/√2) with 60 digits, rounded to 64 bits.
@Suite struct NormalDistributionTests {
  static let shares: [(x: Double, share: Double)] = [
    (-37.5, 4.605_353_009_581_955e-308), (-30, 4.906_713_927_148_187e-198),
    (-20, 2.753_624_118_606_233_7e-89), (-12, 1.776_482_112_077_679e-33),
    (-8.3, 5.205_569_744_890_254e-17), (-5.6569, 7.706_575_245_071_387e-9),
    (-5, 2.866_515_718_791_939e-7), (-3.3, 0.000_483_424_142_383_777_5),
    (-2, 0.022_750_131_948_179_21), (-1.5, 0.066_807_201_268_858_07),
    (-1, 0.158_655_253_931_457_05), (-0.7, 0.241_963_652_223_073_03),
    // On both sides of where one formula ends and the next begins.
    (-0.662_91, 0.253_694_098_389_739_94), (-0.662_9, 0.253_697_300_868_236_8),
    (-0.3, 0.382_088_577_811_047_4), (-0.001, 0.499_601_057_786_088_93),
    (-1e-10, 0.499_999_999_960_105_75), (-1e-300, 0.5), (0, 0.5),
    (1e-10, 0.500_000_000_039_894_2), (0.25, 0.598_706_325_682_923_7),
    (0.662_9, 0.746_302_699_131_763_3), (0.67, 0.748_571_104_904_689_9),
    (1, 0.841_344_746_068_542_9), (2.5, 0.993_790_334_674_223_8),
    (5.6, 0.999_999_989_282_409_7), (5.7, 0.999_999_994_009_628_6),
    (8, 0.999_999_999_999_999_3), (9, 1), (40, 1),
  ]

  @Test func shareOfANormalDistribution() {
    var worst = Worst()
    for (x, share) in Self.shares {
      worst.take(abs(normalShare(x) - share) / share.ulp, at: x)
    }
    #expect(worst.error <= 4, "\(worst)")
  }

  /// Against the library's erfc, everywhere and relative, so that the far left counts as well. The
  /// quotients of polynomials cost some units in the last place.
  @Test func shareEverywhere() {
    var generator = RandomGenerator(seed: 14, stream: .data)
    var worst = Worst()
    for _ in 0..<60_000 {
      for x in [generator.uniform(-37, 9), generator.uniform(-2, 2)] {
        worst.take(distance(normalShare(x), shareByLibrary(Wide(x))), at: x)
      }
    }
    #expect(worst.error <= 8, "\(worst)")
  }

  @Test func ends() {
    #expect(normalShare(-.infinity) == 0)
    #expect(normalShare(.infinity) == 1)
    #expect(normalShare(.nan).isNaN)
    #expect(normalShare(-1e300) == 0)
    #expect(normalShare(1e300) == 1)
    for x: Double in [39.03, -63.97, 64.03, 23_456.78, -98_765.43, 1e7 + 0.3, 1e300, .infinity] {
      #expect(normalDensity(x) == 0)
      #expect(normalShare(x) == (x < 0 ? 0 : 1))
    }
    #expect(normalDensity(.nan).isNaN)
    // Below the smallest normal number digits go, but not the number (by mpmath, of 2^−1074).
    #expect(abs(normalShare(-38) / .leastNonzeroMagnitude - 58_401_720) <= 4)
  }

  /// e^(−x²/2) / √(2π) by mpmath.
  @Test(arguments: [
    (0, 0.398_942_280_401_432_7), (1, 0.241_970_724_519_143_37),
    (-2.5, 0.017_528_300_493_568_537), (10, 7.694_598_626_706_42e-23),
    // Where e^(−x²/2) with a rounded square is off by up to 12e-15.
    (-17.3, 4.082_369_601_071_502_5e-66), (30.3, 1.738_599_780_834_906_7e-200),
    (-37.1, 5.215_262_198_831_984_2e-300),
  ])
  func density(x: Double, density: Double) {
    #expect(abs(normalDensity(x) / density - 1) < 1e-15)
  }
}
