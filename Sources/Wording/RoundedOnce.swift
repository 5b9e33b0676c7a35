import Numerals

/// Numbers that stand in one sentence with what is reckoned from them. It is reckoned from the printed
/// numbers, so that a reader who does the sum gets what is written: 97.0 less 92.4 is 4.6, whatever the
/// digits behind were.
extension Say {
  /// Two shares of one in hundredths with one decimal, without a sign, and how far apart they are.
  public static func points(
    _ first: Double, _ second: Double
  ) -> (first: String, second: String, gap: String) {
    func printed(_ share: Double) -> Double { NumberText.rounded(share * 100, decimals: 1) }
    func text(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
    let (a, b) = (printed(first), printed(second))
    return (text(a), text(b), text(abs(a - b)))
  }

  /// Two numbers as `Say.number` writes them, and how many times the second the first is.
  public static func ratio(
    _ first: Double, to second: Double
  ) -> (first: String, second: String, ratio: String) {
    let (a, b) = (
      NumberText.rounded(first, digits: 2), NumberText.rounded(second, digits: 2)
    )
    return (number(a), number(b), number(a / b))
  }

  /// Numbers with three significant digits, or with more where three would print two that differ alike:
  /// 1.096 beside 1.099, not 1.1 beside 1.1.
  ///
  /// - Parameter most: digits, beyond which numbers may look alike.
  public static func apart(_ values: [Double], most: Int = 4) -> [String] {
    var texts: [String] = []
    for digits in 3...most {
      texts = values.map { NumberText.significant($0, digits: digits) }
      let areApart = zip(values, texts).allSatisfy { value, text in
        zip(values, texts).allSatisfy { !(value < $0 || value > $0) || !isSame(text, $1) }
      }
      if areApart { break }
    }
    return texts
  }
}
