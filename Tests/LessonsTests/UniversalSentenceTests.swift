import Testing
import Wording

/// Every outcome has its sentence, and only its own.
@Suite struct UniversalSentenceTests {
  private typealias Text = UniversalText

  private func result(
    _ label: String, byHand: Double = 0.04, adam: Double = 0.05, sgd: Double = 0.2,
    narrow: Double = 0.1
  ) -> UniversalText.Result {
    UniversalText.Result(
      label: label, task: "sine", constant: 0.28, byHand: byHand, adam: adam, sgd: sgd,
      sgdNarrow: narrow)
  }
  private func answer(_ results: [UniversalText.Result]) -> String {
    Text.answer(results, widest: 64, steps: 500).plain
  }

  @Test func answers() {
    let relu = result("ReLU", sgd: 0.045)
    let usual = answer([relu, result("softmax")])
    #expect(usual.contains("It can.") && usual.contains("ReLU and softmax all follow"))
    #expect(usual.contains("softmax ends at 0.2 instead of 0.04; ReLU gets there"))
    #expect(usual.contains("With Adam, softmax gets there as well"))
    #expect(answer([result("a", adam: 0.3)]).contains("Adam does not make up for that"))
    let allThere = answer([relu, result("softmax", sgd: 0.05)])
    #expect(allThere.contains("gets there, too") && !allThere.contains("being able to is not"))
    let unable = answer([result("a", byHand: 0.2), result("b", byHand: 0.27)])
    #expect(unable.hasPrefix("Not with the 64 hidden units"))
    let some = answer([relu, result("b", byHand: 0.2)])
    #expect(some.contains("ReLU can follow") && !some.contains("It can."))
    let broken = answer([result("a", sgd: .nan)])
    #expect(broken.contains("no number at all") && !broken.contains("not a number"))
  }

  @Test func titles() {
    let relu = result("ReLU", sgd: 0.045)
    func width(_ results: [UniversalText.Result]) -> String {
      Text.widthTitle(results, widest: 64)
    }
    #expect(
      width([relu, result("softmax")])
        == "Softmax with 64 units can have an error of 0.04; SGD brings it to 0.2")
    // The last one is asked about, even where another does worse.
    #expect(width([result("sigmoid", sgd: 0.4), result("softmax")]).hasPrefix("Softmax"))
    #expect(width([result("sigmoid", sgd: 0.4), relu]).hasPrefix("Sigmoid"))
    #expect(width([relu]).contains("training reaches with every"))
    #expect(width([result("a", byHand: 0.2)]).contains("none of the nets"))
    func steps(_ results: [UniversalText.Result]) -> String {
      Text.stepsTitle(results, steps: 500)
    }
    #expect(
      steps([relu, result("softmax")]).hasSuffix("ReLU is near what can be done, softmax is not"))
    #expect(steps([relu]).hasSuffix("all nets are near what they can do"))
    #expect(steps([result("a")]).hasSuffix("no net is near what it can do"))
    #expect(steps([result("a", byHand: 0.2)]).contains("step by step"))
  }

  @Test func widths() {
    func finding(_ wide: Double, _ narrow: Double) -> String {
      Text.widthFinding([result("softmax", sgd: wide, narrow: narrow)], narrowest: 2, widest: 64)
        .plain
    }
    #expect(finding(0.22, 0.13).contains("more units make it worse"))
    #expect(finding(0.22, 0.13).contains("from 0.13 with 2 units to 0.22 with 64"))
    #expect(finding(0.05, 0.13).contains("More units help"))
    #expect(finding(0.13, 0.13).contains("change little"))
    #expect(finding(.nan, 0.13).contains("diverged"))
    let both = Text.widthFinding(
      [result("sigmoid", sgd: 0.3, narrow: 0.1), result("softmax", sgd: 0.22, narrow: 0.13)],
      narrowest: 2, widest: 64
    ).plain
    #expect(both.contains("sigmoid goes from 0.1 to 0.3"))
    #expect(!finding(0.22, 0.13).contains("the only reason"))
  }

  @Test func verdicts() {
    func verdict(_ byHand: Double, _ adam: Double, _ sgd: Double) -> String {
      Text.verdict(result("a", byHand: byHand, adam: adam, sgd: sgd)).plain
    }
    #expect(verdict(0.04, 0.05, 0.05) == "can, and does")
    #expect(verdict(0.04, 0.05, 0.2) == "does with Adam")
    #expect(verdict(0.04, 0.2, 0.05) == "does with SGD")
    #expect(verdict(0.04, 0.2, .nan) == "can, but does not")
    #expect(verdict(0.2, 0.2, 0.2) == "cannot")
  }

  @Test func divergedRunsAreCounted() {
    func caption(_ diverged: Int) -> String {
      Text.widthCaption([result("a")], widest: 64, diverged: diverged, runs: 720).plain
    }
    #expect(caption(3).contains("3 of 720 runs diverged") && !caption(0).contains("diverged"))
    #expect(caption(0).contains("sine, a 0.04, 0.05, 0.2"))
  }

  @Test(
    arguments: [
      (0.05, 0.13, 0), (0.13, 0.13, 1), (0.22, 0.13, 2), (.nan, 0.13, 2), (0.1, .nan, 0),
    ] as [(Double, Double, Int)])
  func quiz(wide: Double, narrow: Double, answer: Int) {
    let softmax = result("softmax", sgd: wide, narrow: narrow)
    #expect(Text.quizAnswer(softmax) == answer)
    let told = Text.quizExplanation(softmax, narrow: 2, wide: 64).plain
    #expect(!told.contains("not a number") && told.contains("0.04 is possible"))
  }
}
