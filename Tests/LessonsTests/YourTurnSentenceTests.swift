import Testing
import Wording

@Suite struct YourTurnSentenceTests {
  private typealias Text = YourTurnText

  private func range(
    _ thing: String, _ worst: Double, _ best: Double, isClassification: Bool = true
  ) -> Text.Range {
    Text.Range(
      thing: thing, tried: ["a", "b"], worstName: "low " + thing, worst: worst,
      bestName: "high " + thing, best: best, isClassification: isClassification)
  }

  @Test func answers() {
    let shown = Text.answer([range("rate", 0.5, 0.97), range("seed", 0.6, 0.62)]).plain
    #expect(
      shown.contains("50\u{A0}% right (low rate)") && shown.contains("97\u{A0}% right (high rate)"))
    let even = Text.answer([range("rate", 0.95, 0.97), range("seed", 0.96, 0.97)]).plain
    #expect(even.contains("hardly mattered") && !even.contains("anywhere from"))
    let diverged = Text.answer([range("rate", .nan, 0.97)]).plain
    #expect(diverged.contains("diverged (low rate)") && !diverged.contains("nan"))
    // An error is the better the smaller.
    let errors = Text.answer([
      range("rate", 0.3, 0.1, isClassification: false),
      range("seed", 0.2, 0.05, isClassification: false),
    ]).plain
    #expect(errors.contains("error 0.3 (low rate)") && errors.contains("error 0.05 (high seed)"))
  }

  @Test func lookAt() {
    let mixed = Text.lookAt([range("seed", 0.6, 0.62), range("rate", 0.5, 0.97)]).plain
    #expect(mixed.contains("rate moved the result clearly"))
    #expect(mixed.contains("Little depended on seed"))
    #expect(Text.lookAt([range("seed", 0.6, 0.62)]).plain.contains("none of these things"))
    #expect(!Text.lookAt([range("rate", 0.5, 0.9)]).plain.contains("Little depended"))
    let order = Text.quizExplanation([range("seed", 0.6, 0.62), range("rate", 0.5, 0.97)]).plain
    #expect(order.contains("least: rate (50\u{A0}% right to 97\u{A0}% right), seed"))
  }

  @Test func widths() {
    #expect(range("x", .nan, 0.5).width == .infinity && range("x", .nan, .nan).width == 0)
    #expect(abs(range("x", 0.3, 0.1, isClassification: false).width - 0.2) < 1e-12)
  }

  @Test func theWellAskedQuestion() {
    func sample(_ loss: Double, _ accuracy: Double) -> String {
      Text.wellAsked(
        Text.Sample(
          isClassification: true, classes: 2, inputs: 2, examples: 450, hidden: [8, 8],
          activation: "softmax", loss: "squared error", optimizer: "SGD", rate: 0.1, steps: 400,
          finalLoss: loss, lastSteps: 40, constantLoss: 0.25, accuracy: accuracy)
      ).plain
    }
    let shown = sample(0.249, 0.5)
    for part in [
      "2 classes", "450 training examples", "8 and 8 units", "0.249", "0.25", "50\u{A0}%",
    ] {
      #expect(shown.contains(part), "\(part)")
    }
    #expect(shown.contains("(the mean of the last 40 steps)"))
    #expect(sample(0.2497, 0.5).contains("ends at 0.2497 (the mean"))
    #expect(!sample(0.1, .nan).contains("unseen"))
    #expect(sample(.nan, .nan).contains("no finite number"))
  }

  /// The seed itself has single runs; with one seed everything has.
  @Test func whatAValueStandsFor() {
    let ten = Text.setUp(dataset: "moons", seeds: 10).plain
    #expect(ten.contains("Each value is the median of 10 seeds, but in the row of the seed itself"))
    #expect(
      Text.comparisonSubtitle(seeds: 10).contains("the median of 10 seeds, of a seed one run"))
    let one = Text.setUp(dataset: "moons", seeds: 1).plain
    #expect(one.contains("Each value is the score of one run.") && !one.contains("median"))
    #expect(!Text.comparisonSubtitle(seeds: 1).contains("median"))
  }
}
