import Numerals
import Plotting
import Testing

struct NumberTextTests {
  @Test(arguments: [
    (12.0, "12"), (0.5, "0.5"), (-3.25, "-3.25"), (0.004, "0"), (-0.004, "0"), (1.006, "1.01"),
    (99.999, "100"), (0.05, "0.05"), (1e9, "100000"), (Double.nan, "0"),
  ])
  func coordinatesAreShort(value: Double, text: String) {
    #expect(coordinateText(value) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (0.031, "0.031"), (0.0999, "0.1"), (42, "42"), (4234, "4200"),
    (42_340, "42\u{A0}000"), (-0.5, "−0.5"), (2.5e-5, "2.5·10^{−5}"), (1e-5, "10^{−5}"),
    (3e12, "3·10^{12}"), (9.99e-6, "10^{−5}"), (.infinity, "∞"), (-.infinity, "−∞"),
  ])
  func significantDigits(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test func fixedDecimals() {
    #expect(NumberText.fixed(-0.5, decimals: 2) == "−0.50")
    #expect(NumberText.fixed(-0.001, decimals: 2) == "0.00")
    #expect(NumberText.fixed(1_234_567, decimals: 0) == "1\u{A0}234\u{A0}567")
    #expect(NumberText.percent(0.375) == "38\u{A0}%")
    #expect(NumberText.plain(2.5e-5) == "2.5·10⁻⁵")
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
