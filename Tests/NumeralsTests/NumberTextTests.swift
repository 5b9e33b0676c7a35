import Numerals
import Testing

struct NumberTextTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (0.031, "0.031"), (0.0999, "0.1"), (42, "42"), (4234, "4200"),
    (42_340, "42\u{A0}000"), (-0.5, "−0.5"), (2.5e-5, "2.5·10⁻⁵"), (1e-5, "10⁻⁵"),
    (3e12, "3·10¹²"), (9.99e-6, "10⁻⁵"), (.infinity, "∞"), (-.infinity, "−∞"),
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

  @Test(arguments: [2.0, 3.7, 1e-7 * 1.3, 5e-300, 8.8e300, 0.999_999])
  func logarithmAndPowerAreInverse(value: Double) {
    let there = decimalLogarithm(value)
    #expect(abs(powerOfTen(there) / value - 1) < 1e-12)
  }

  @Test func logarithmOfNothingIsMissing() {
    for value in [0, -1, .nan, .infinity] as [Double] { #expect(decimalLogarithm(value).isNaN) }
  }
}
