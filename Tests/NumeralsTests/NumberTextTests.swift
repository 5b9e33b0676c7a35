import Numerals
import Testing

struct NumberTextTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (0.031, "0.031"), (0.0999, "0.1"), (42, "42"), (4234, "4200"),
    (42_340, "42\u{A0}000"), (-0.5, "−0.5"), (2.5e-5, "2.5·10⁻⁵"), (1e-5, "10⁻⁵"),
    (3e12, "3·10¹²"), (9.99e-6, "10⁻⁵"), (.infinity, "∞"), (-.infinity, "−∞"),
    (.leastNonzeroMagnitude, "4.9·10⁻³²⁴"), (-0x1p-1073, "−9.9·10⁻³²⁴"),
    (.leastNormalMagnitude, "2.2·10⁻³⁰⁸"),
    (0x1p-1030, "8.7·10⁻³¹¹"), (5.5e-290, "5.5·10⁻²⁹⁰"), (1e-290, "10⁻²⁹⁰"),
    (.greatestFiniteMagnitude, "1.8·10³⁰⁸"), (9.99e307, "10³⁰⁸"),
  ])
  func significantDigits(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test func fixedDecimals() {
    #expect(NumberText.fixed(-0.5, decimals: 2) == "−0.50")
    #expect(NumberText.fixed(-0.001, decimals: 2) == "0.00")
    #expect(NumberText.fixed(1_234_567, decimals: 0) == "1\u{A0}234\u{A0}567")
    #expect(NumberText.percent(0.375) == "38\u{A0}%")
  }

  @Test(arguments: -22...22)
  func logarithmsOfPowersAreExact(exponent: Int) {
    #expect(decimalLogarithm(powerOfTen(exponent)) == Double(exponent))
  }

  @Test func powersReachAsFarAsNumbersDo() {
    #expect(powerOfTen(-323) == 0x1p-1073 && powerOfTen(-324) == 0 && powerOfTen(Int.min) == 0)
    #expect(powerOfTen(309) == .infinity && powerOfTen(Int.max) == .infinity)
    #expect(
      abs(powerOfTen(-315) * 1e300 / 1e-15 - 1) < 1e-8 && abs(powerOfTen(308) / 1e308 - 1) < 1e-12)
  }

  @Test(arguments: [2.0, 3.7, 1e-7 * 1.3, 5e-300, 8.8e300, 0.999_999])
  func logarithmAndPowerAreInverse(value: Double) {
    let there = decimalLogarithm(value)
    #expect(abs(powerOfTen(there) / value - 1) < 1e-12)
  }

  @Test func logarithmOfNothingIsMissing() {
    for value in [0, -1, .nan, .infinity] as [Double] { #expect(decimalLogarithm(value).isNaN) }
  }
}
