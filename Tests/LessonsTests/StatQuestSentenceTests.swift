import Testing
import Wording

/// Every outcome has its sentence, a run that breaks the bound included.
@Suite struct StatQuestSentenceTests {
  private typealias Text = StatQuestText

  private func tally(_ label: String, _ fitted: Int, best: Double) -> StatQuestText.Tally {
    StatQuestText.Tally(label: label, nets: 40, fitted: fitted, best: best)
  }
  private func tallies(
    plus: Int = 38, two: Int = 0, best: Double = 0.5004, three: Int = 40
  ) -> [StatQuestText.Tally] {
    [
      tally("2 softplus units", plus, best: 1e-13), tally("2 softmax units", two, best: best),
      tally("3 softmax units", three, best: 1e-14),
    ]
  }

  @Test func answers() {
    let usual = Text.answer(tallies()).plain
    #expect(usual.contains("cannot") && usual.contains("38 of 40") && usual.contains("40 of 40"))
    let impossible = Text.answer(tallies(two: 3, best: 1e-5)).plain
    #expect(impossible.contains("something is wrong") && impossible.contains("3 of 40"))
    #expect(!impossible.contains("cannot"))
  }

  @Test func findings() {
    let usual = Text.finding(tallies()).plain
    #expect(usual.contains("½ + 4·10⁻⁴: just above the bound of ½"))
    #expect(usual.contains("2 of 40 nets with 2 softplus units do not fit"))
    #expect(usual.contains("all 40 nets with 3 softmax units fit"))
    #expect(Text.finding(tallies(best: 0.61)).plain.contains("0.61: well above the bound of ½"))
    #expect(Text.finding(tallies(best: 0.49)).plain.contains("do not trust"))
    #expect(Text.finding(tallies(three: 0)).plain.contains("no net with 3 softmax units fits"))
    let lost = Text.finding(tallies(best: .nan)).plain
    #expect(!lost.contains("the bound") && !lost.contains("not a number"))
  }

  @Test func titles() {
    #expect(
      Text.seedsTitle(tallies())
        == "Nets that fit the three examples: 38 of 40 with 2 softplus units, 0 of 40 with 2 softmax "
        + "units and 40 of 40 with 3 softmax units")
    let fit = Text.fitTitle([("a", [0, 1, 0.004]), ("b", []), ("c", [.nan, 0, 0])], step: 599)
    #expect(fit == "At step 599, the answers to 0, 1, 0 – a: 0.00, 1.00, 0.00")
    #expect(Text.fitTitle([("b", [])], step: 599) == "No net came to an end")
    #expect(Text.publishedTitle([-0.0111, 1.0346, 0.0049]).contains("−0.011, 1.035 and 0.005"))
    func hump(_ answer: Double) -> String {
      Text.publishedCaption([0, 1, 0], hump: (0.128, answer), slope: 1e-7).plain
    }
    #expect(hump(2.2).contains("more than twice") && !hump(1.2).contains("more than twice"))
  }

  @Test(arguments: [(-0.4, 0), (0.1, 0), (0.3, 1), (0.49, 2), (0.9, 3), (7, 3)])
  func quizTakesTheNearestChoice(answer: Double, choice: Int) {
    #expect(Text.quizAnswer(answer) == choice)
    #expect(Text.quizChoices.indices.contains(choice))
  }

  @Test func quizExplains() {
    let others = Text.NearBest(nets: 7, of: 12)
    #expect(Text.quizExplanation([0, 0.5, 0.5], others).plain.contains("0.00, 0.50 and 0.50"))
    #expect(Text.quizExplanation([0, 0.5, 0.5], others).plain.contains("½"))
    #expect(!Text.quizExplanation([0.3, 0.3, 0.3], others).plain.contains("½"))
    #expect(Text.quizExplanation([], others).plain.contains("diverged"))
    #expect(Text.quizExplanation([], others).plain.contains("Of all 12"))
  }
}
