import Testing
import Wording

/// Sentences of the short answer as functions of their numbers: each outcome has its own, and no other
/// outcome gets it.
@Suite struct ShortAnswerSentenceTests {
  private typealias Text = ShortAnswerText

  private static let worst = Text.Extreme(
    condition: "4 hidden layers", questionScore: "51 %", usualScore: "97 %")
  private static let vanishing = Text.GradientFact(hiddenLayers: 4, softmax: 1e-4, relu: 0.5)
  private static let even = Text.GradientFact(hiddenLayers: 4, softmax: 0.4, relu: 0.5)

  private func answer(
    _ worse: Int, _ same: Int, _ better: Int, _ worst: Text.Extreme? = nil,
    _ fact: Text.GradientFact = vanishing
  ) -> String {
    Text.answer(
      Text.Tally(worse: worse, same: same, better: better), worst: worst, gradient: fact
    ).plain
  }

  @Test func verdicts() {
    #expect(answer(16, 0, 0, Self.worst).hasPrefix("No."))
    for (worse, same, better) in [(15, 1, 0), (1, 15, 0), (8, 0, 8), (1, 0, 15)] {
      #expect(answer(worse, same, better, Self.worst).hasPrefix("Not in general."))
    }
    #expect(answer(0, 16, 0).hasPrefix("In these runs, yes."))
    #expect(answer(0, 0, 16).hasPrefix("In these runs, it did even better."))
    // One better and fifteen even ones are not "it did better".
    #expect(answer(0, 15, 1).hasPrefix("In these runs, yes,"))
  }

  @Test func examples() {
    let text = answer(3, 13, 0, Self.worst)
    #expect(text.contains("4 hidden layers") && text.contains("51 %") && text.contains("97 %"))
    #expect(answer(0, 16, 0).contains("none of the 16"))
    // Worse, but only where numbers are to be predicted: not "in none".
    let regression = answer(3, 13, 0)
    #expect(regression.contains("In 3 of the 16"))
    #expect(!regression.contains("In none"))
  }

  @Test func reasons() {
    #expect(answer(16, 0, 0, Self.worst, Self.vanishing).contains("The reason is there before"))
    #expect(answer(16, 0, 0, Self.worst, Self.even).contains("does not explain it"))
    #expect(!answer(16, 0, 0, Self.worst, Self.even).contains("The reason is"))
    #expect(answer(16, 0, 0, Self.worst, Self.vanishing).contains("1/10\u{A0}000"))
    #expect(Text.gradientTitle(Self.even).contains("no large difference"))
    #expect(!Text.gradientTitle(Self.vanishing).contains("no large difference"))
    #expect(Text.whyParagraph(Self.vanishing).plain.contains("vanishing gradient"))
    #expect(!Text.whyParagraph(Self.even).plain.contains("vanishing gradient"))
  }

  @Test func advice() {
    func advice(_ worse: Int, _ same: Int, _ better: Int) -> String {
      Text.advice(Text.Tally(worse: worse, same: same, better: better)).plain
    }
    #expect(advice(10, 6, 0).contains("none of the 16") && advice(10, 6, 0).contains("in 10 "))
    #expect(advice(2, 10, 4).contains("In 4 of the 16") && advice(2, 10, 4).contains("in 2 "))
    #expect(advice(0, 16, 0).contains("in 0 "))
  }

  @Test func learningTitles() {
    func title(_ question: Double, _ usual: Double) -> String {
      Text.learningTitle(deep: (question, usual), chance: 0.5, depth: 4)
    }
    #expect(title(.nan, 0.9).contains("softmax net without output activation diverges"))
    #expect(title(0.52, 0.9).contains("one answer"))
    #expect(title(0.8, 0.9).contains("80\u{A0}%") && !title(0.8, 0.9).contains("no worse"))
    #expect(title(0.9, 0.9).contains("no worse"))
    #expect(title(0.95, 0.9).contains("no worse"))
    #expect(title(0.9, .nan).contains("ReLU with sigmoid diverges"))
    #expect(!title(0.9, .nan).contains("no worse"))
  }

  @Test func whichChangeDecides() {
    func look(_ none: Double, _ softmax: Double) -> String {
      let scores = Text.FourScores(
        hiddenLayers: 4, reluSigmoid: 0.95, reluNone: none, softmaxSigmoid: softmax,
        softmaxNone: 0.5)
      return Text.lookAtLearning(shallow: scores, deep: scores).plain
    }
    #expect(look(0.95, 0.5).contains("hidden layer that decides"))
    #expect(look(0.5, 0.95).contains("rather the output"))
    #expect(look(0.95, 0.94).contains("neither change decides"))
    #expect(look(0.5, 0.5).contains("neither change decides"))
    // A net that diverged has moved as far as can be.
    #expect(look(0.9, .nan).contains("hidden layer that decides"))
    #expect(look(.nan, 0.9).contains("rather the output"))
    #expect(!look(.nan, 0.9).contains("not a number"))
  }

  @Test func conditions() {
    func paragraph(_ worse: Int, _ good: [String]) -> String {
      Text.conditionsParagraph(
        Text.Tally(worse: worse, same: good.count, better: 0), goodOnes: good
      ).plain
    }
    #expect(paragraph(16, []).contains("In none of them"))
    #expect(paragraph(0, ["a", "b"]).contains("In all of them"))
    #expect(paragraph(14, ["first", "second"]).contains("first; second"))
    #expect(paragraph(10, (0..<6).map { "\($0)" }).contains("in 6 of them"))
    #expect(
      Text.conditionsTitle(Text.Tally(worse: 3, same: 12, better: 1))
        .contains("worse in 3 of 16 set-ups, as good in 12, better in 1"))
    func caption(_ diverged: Int) -> String {
      Text.conditionsCaption(
        classification: "moons", regression: "wave", diverged: diverged, runs: 50
      ).plain
    }
    #expect(!caption(0).contains("diverged"))
    #expect(caption(4).contains("4 of these 50 runs diverged"))
  }

  @Test func scores() {
    #expect(Text.accuracyOf(.nan) == "no result at all")
    #expect(Text.accuracyOf(0.5) == "50\u{A0}%")
    #expect(Text.condition(hiddenLayers: 1, optimizer: "SGD", rate: 0.3).contains("rate 0.3"))
    #expect(Text.condition(hiddenLayers: 1, optimizer: "SGD", rate: nil).contains("best rate"))
    #expect(
      Text.condition(hiddenLayers: 1, optimizer: "SGD", rate: nil).contains("1 hidden layer,"))
  }
}
