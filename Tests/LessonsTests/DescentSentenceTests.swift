import Testing
import Wording

@Suite struct DescentSentenceTests {
  private typealias Text = DescentText

  private func walk(
    _ first: Double, _ last: Double, place: String = "the slope", slope: Double = 0.1,
    halving: Int? = 20
  ) -> Text.Walk {
    Text.Walk(
      place: place, weight: -2, bias: 1, steps: 60, first: first, last: last, slope: slope,
      sigmoidSlope: 0.17, halving: halving)
  }

  @Test func answers() {
    let plateau = walk(0.33, 0.329, place: "the plateau", slope: 0.001)
    let shown = Text.answer([walk(0.4, 0.02), plateau]).plain
    #expect(shown.contains("0.4 to 0.02") && shown.contains("0.33 to 0.329"))
    #expect(shown.contains("1/100 as steep") && !shown.contains("does not show"))
    // Both got down; neither did; the second was no flatter.
    for pair in [
      [walk(0.4, 0.02), walk(0.4, 0.02, slope: 0.01)], [walk(0.4, 0.39), plateau],
      [walk(0.4, 0.02), walk(0.33, 0.329, slope: 0.09)],
    ] {
      #expect(Text.answer(pair).plain.contains("does not show"))
      #expect(!Text.lookAt(pair).plain.contains("A small gradient does not mean"))
    }
    #expect(
      Text.lookAt([walk(0.4, 0.02), plateau]).plain.contains("A small gradient does not mean"))
    // What they did instead is said, not guessed.
    func instead(_ second: Text.Walk, first: Text.Walk? = nil) -> String {
      Text.answer([first ?? walk(0.4, 0.02), second]).plain
    }
    #expect(instead(walk(0.4, 0.02, slope: 0.01)).hasSuffix("both walks halved their loss."))
    #expect(instead(plateau, first: walk(0.4, 0.39)).hasSuffix("by a tenth of its loss."))
    #expect(instead(walk(0.33, 0.329, slope: 0.09)).hasSuffix("hardly flatter than the first."))
    #expect(instead(walk(0.4, 0.3, slope: 0.01)).hasSuffix("not as far as that."))
  }

  @Test func titles() {
    #expect(Text.mapTitle(walk(0.4, 0.02)).hasPrefix("From the slope, 60 steps lead down:"))
    #expect(Text.mapTitle(walk(0.4, 0.3)).contains("a part of the way"))
    #expect(Text.mapTitle(walk(0.4, 0.39)).contains("hardly lead anywhere"))
    // Uphill is nowhere, too.
    #expect(Text.mapTitle(walk(0.4, 0.5)).contains("hardly lead anywhere"))
  }

  @Test func quiz() {
    func answer(_ slope: Int?, _ plateau: Int?) -> Int {
      Text.quizAnswer(slope: slope, plateau: plateau, limit: 1000)
    }
    #expect(answer(20, nil) == 3 && answer(nil, nil) == 3)
    #expect(answer(20, 40) == 0 && answer(20, 41) == 1 && answer(20, 200) == 1)
    #expect(answer(20, 201) == 2 && answer(nil, 20) == 0 && answer(0, 5) == 1)
    #expect(Text.quizQuestion(slope: nil, limit: 1000).plain.contains("does not halve"))
    #expect(Text.quizQuestion(slope: 20, limit: 1000).plain.contains("20 steps"))
    let never = Text.quizExplanation(
      [walk(1, 0), walk(1, 1, place: "b", halving: nil)], limit: 1000)
    #expect(never.plain.contains("b: not within 1000 steps"))
  }

  @Test func digits() {
    #expect(Text.exact(.nan) == "–" && Text.exact(-1.823456) == "−1.8235")
  }
}
