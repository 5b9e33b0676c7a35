import Numerals

/// Numbers as they stand in sentences.
public enum Say {
  /// `97 %`; with a decimal where whole numbers would say all or nothing: `99.7 %`.
  public static func percent(_ share: Double) -> String {
    let isNearAll = share >= 0.995 && share < 1
    let isNearNothing = share > 0 && share < 0.005
    guard isNearAll || isNearNothing else { return NumberText.percent(share) }
    return NumberText.fixed(share * 100, decimals: 1) + "\u{A0}%"
  }

  /// Two significant digits: `0.031`, `2.5·10⁻⁵`.
  public static func number(_ value: Double) -> String { NumberText.significant(value) }

  /// Three significant digits, for numbers that are compared with each other.
  public static func precise(_ value: Double) -> String {
    NumberText.significant(value, digits: 3)
  }

  /// Two numbers as the ends of a range, with as many digits as tell parts of it apart: `2019` and `2024`,
  /// `−500` and `1787`.
  public static func ends(_ least: Double, _ most: Double) -> (String, String) {
    let largest = max(abs(least), abs(most))
    let span = abs(most - least)
    guard span > 0, largest.isFinite else { return (precise(least), precise(most)) }
    if (1e6..<1e15).contains(largest), span >= 1e4 {
      return (NumberText.fixed(least, decimals: 0), NumberText.fixed(most, decimals: 0))
    }
    let digits = floorInt(decimalLogarithm(largest)) - floorInt(decimalLogarithm(span)) + 5
    let enough = min(max(digits, 3), 15)
    return (
      NumberText.significant(least, digits: enough), NumberText.significant(most, digits: enough)
    )
  }

  /// Two decimals: `−0.25`.
  public static func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }

  public static func whole(_ value: Int) -> String { NumberText.whole(value) }

  /// A share far below one as a fraction that a reader can picture: `1/40 000`; a larger one as a
  /// number: `0.37`, and above one as a multiple: `26 times`.
  public static func fraction(_ share: Double) -> String {
    guard share.isFinite, share > 0 else {
      return share == 0 ? "nothing" : NumberText.significant(share)
    }
    if share >= 1.5 { return NumberText.significant(share) + " times" }
    if share > 0.1 { return NumberText.significant(share) }
    let parts = 1 / share
    return parts < 1e6 ? "1/" + NumberText.significant(parts) : NumberText.significant(share)
  }

  /// `1 seed`, `10 seeds`.
  public static func count(_ value: Int, _ one: String, _ many: String) -> String {
    NumberText.whole(value) + " " + (value == 1 ? one : many)
  }

  /// `a`, `a and b`, `a, b and c`.
  public static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    if words.count == 1 { return last }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
