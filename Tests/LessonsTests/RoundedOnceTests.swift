import Foundation
import Testing
import Wording

/// What is reckoned from printed numbers agrees with them, as a reader reckons.
@Suite struct RoundedOnceTests {
  private func number(_ text: String) throws -> Double {
    try #require(Double(text.replacingOccurrences(of: "−", with: "-")))
  }

  /// The pair that a reader found: 92.44 and 96.98 are 4.54 apart, but 92.4 and 97.0 are 4.6.
  @Test func theDifferenceIsThatOfThePrintedNumbers() throws {
    let told = Say.points(0.9244, 0.9698)
    #expect(told.first == "92.4" && told.second == "97.0" && told.gap == "4.6")
    #expect(Say.points(0.9698, 0.9244).gap == "4.6" && Say.points(0.5, 0.5).gap == "0.0")
    for index in 0..<2_000 {
      let (a, b) = (
        (Double(index) * 0.754_877_666).truncatingRemainder(dividingBy: 1),
        (Double(index) * 0.569_840_291).truncatingRemainder(dividingBy: 1)
      )
      let told = Say.points(a, b)
      let (first, second) = (try number(told.first), try number(told.second))
      #expect(abs(abs(first - second) - (try number(told.gap))) < 1e-9, "\(a) \(b)")
      #expect(abs(first - 100 * a) <= 0.05 + 1e-9)
    }
  }

  @Test func theRatioIsThatOfThePrintedNumbers() throws {
    // 3.549 / 1.251 is 2.837, but 3.5 / 1.3 is 2.69.
    let told = Say.ratio(3.549, to: 1.251)
    #expect(told.first == "3.5" && told.second == "1.3" && told.ratio == "2.7")
    #expect(Say.ratio(1, to: 0).ratio == "∞" && Say.ratio(.nan, to: 1).ratio == "not a number")
  }

  @Test func numbersThatDifferAreToldApart() {
    #expect(Say.apart([1.0962, 1.0986]) == ["1.096", "1.099"])
    #expect(Say.apart([1.0986, 1.0986]) == ["1.1", "1.1"])
    #expect(Say.apart([0.5, 0.25]) == ["0.5", "0.25"])
    #expect(Say.apart([1.0, 1.0 + 1e-12]) == ["1", "1"])
    #expect(Say.apart([1.0964, 1.098611, 1.098612]) == ["1.096", "1.099", "1.099"])
    #expect(Say.apart([.nan, 1.0962]) == ["not a number", "1.1"] && Say.apart([]).isEmpty)
  }

  /// The sentence that was wrong.
  @Test func theSentenceOnPairings() throws {
    func pairing(_ score: Double) -> OutputLayerText.Pairing {
      OutputLayerText.Pairing(label: "x", rate: 1, score: score, outside: 0, sumError: .nan)
    }
    func told(_ none: Double, _ best: Double) -> String {
      OutputLayerText.finding(
        dataset: "d", [pairing(none), pairing(best)], none: pairing(none)
      ).plain
    }
    #expect(told(0.9244, 0.9698).contains("4.6 points behind"))
    #expect(told(0.9244, 0.9698).contains("92.4 % right against 97.0 %"))
    #expect(told(0.95, 0.96).contains("as well as any"))
    // Equal is equal.
    #expect(told(0.95, 0.95).contains("no pair does better"))
    for none in stride(from: 0.8, through: 0.9, by: 0.00137) {
      let words = told(none, 0.97123).split(separator: " ")
      let gap = try number(
        String(try #require(words.firstIndex(of: "points").map { words[$0 - 1] })))
      let right = try #require(words.firstIndex(of: "right"))
      let (low, high) = (
        try number(String(words[right - 2])), try number(String(words[right + 2]))
      )
      #expect(abs(high - low - gap) < 1e-9)
    }
  }
}
