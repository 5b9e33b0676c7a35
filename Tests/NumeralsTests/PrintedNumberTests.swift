import Numerals
import Testing

/// The numbers that are printed, as numbers: printing them again changes nothing.
struct PrintedNumberTests {
  private static let values: [Double] = [
    0, 0.5, -0.5, 1.005, 92.44, 97.04, 0.04999, 1e-7, 12_345.678, -3.25, 0.9995, 1e300,
    .leastNonzeroMagnitude,
    2 / 3.0,
  ]

  @Test(arguments: values, 0...4)
  func roundedToDecimals(value: Double, decimals: Int) {
    let rounded = NumberText.rounded(value, decimals: decimals)
    #expect(
      NumberText.fixed(rounded, decimals: decimals) == NumberText.fixed(value, decimals: decimals))
    #expect(NumberText.rounded(rounded, decimals: decimals) == rounded)
  }

  @Test(arguments: values, 1...5)
  func roundedToDigits(value: Double, digits: Int) {
    let rounded = NumberText.rounded(value, digits: digits)
    #expect(
      NumberText.significant(rounded, digits: digits)
        == NumberText.significant(value, digits: digits))
    if abs(value) > 1e-300 {
      #expect(abs(rounded - value) <= 0.5001 * abs(value) * powerOfTen(1 - digits))
    }
  }

  @Test func whatIsNoNumberStaysSo() {
    #expect(
      NumberText.rounded(.nan, decimals: 2).isNaN && NumberText.rounded(.nan, digits: 2).isNaN)
    #expect(NumberText.rounded(.infinity, decimals: 2) == .infinity)
    #expect(NumberText.rounded(-.infinity, digits: 2) == -.infinity)
  }
}
