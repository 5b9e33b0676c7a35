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
    #expect(answer(0, 15, 1).hasPrefix("In these runs, yes, or even better."))
    // What the seeds disagree about is no yes.
    func undecided(_ worse: Int, _ same: Int, _ better: Int, _ undecided: Int) -> String {
      Text.answer(
        Text.Tally(worse: worse, same: same, better: better, undecided: undecided),
        worst: worse > 0 ? Self.worst : nil, gradient: Self.vanishing
      ).plain
    }
    #expect(undecided(14, 1, 0, 1).hasPrefix("Not in general."))
    #expect(undecided(0, 15, 0, 1).hasPrefix("In these runs, mostly yes."))
    #expect(undecided(0, 14, 1, 1).hasPrefix("In these runs, mostly yes, or even better."))
    #expect(undecided(0, 0, 0, 16).hasPrefix("In these runs, the seeds disagree."))
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

  /// The advice names the loss that belongs to each output, so it tells that tally, too.
  @Test func advice() {
    func advice(_ tally: (Int, Int, Int), _ natural: (Int, Int, Int)) -> String {
      func made(_ numbers: (Int, Int, Int)) -> Text.Tally {
        Text.Tally(worse: numbers.0, same: numbers.1, better: numbers.2)
      }
      return Text.advice(made(tally), natural: made(natural)).plain
    }
    let usual = advice((14, 2, 0), (13, 2, 1))
    #expect(
      usual.contains("Of the 16 set-ups here, the net of the question did clearly better than"))
    #expect(usual.contains("in none and clearly worse in 14, all nets with the squared error"))
    #expect(usual.contains("as in the recipe, it is better in 1 and worse in 13."))
    #expect(usual.contains("habits, not laws"))
    #expect(!advice((14, 2, 0), (16, 0, 0)).contains("habits"))
    #expect(advice((0, 16, 0), (0, 16, 0)).contains("better in none and worse in none"))
    #expect(advice((2, 10, 4), (16, 0, 0)).contains("in 4 and clearly worse in 2"))
  }

  @Test func learningTitles() {
    func title(_ question: Double, _ usual: Double) -> String {
      Text.learningTitle(deep: (question, usual), chance: 0.5, depth: 4)
    }
    #expect(title(.nan, 0.9).contains("softmax net without output activation diverges"))
    // Equal is equal, and a hair's breadth that no print shows is, too.
    for equal in [0.5, 0.502, 0.4] {
      #expect(title(equal, 0.9).contains("no better than always giving one answer"))
    }
    #expect(title(0.52, 0.9).contains("hardly better than always giving one answer: 52"))
    #expect(title(0.55, 0.9).contains("ends at 55\u{A0}% right, ReLU with sigmoid at 90"))
    #expect(title(0.8, 0.9).hasSuffix("ends at 80\u{A0}% right, ReLU with sigmoid at 90\u{A0}%"))
    #expect(title(0.89, 0.9).contains("about as good as ReLU with sigmoid at 90"))
    #expect(title(0.9, 0.9).contains("90\u{A0}% right, just like ReLU with sigmoid"))
    #expect(title(0.95, 0.9).contains("95\u{A0}% right, better than ReLU with sigmoid at 90"))
    #expect(title(0.9, .nan).contains("ReLU with sigmoid diverges"))
    #expect(!title(0.9, .nan).contains("just like"))
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
    // Nothing goes from 95 % to 95 %.
    #expect(
      look(0.95, 0.5).contains("the usual net stays at 95\u{A0}%; with softmax inside it goes"))
    #expect(
      look(0.952, 0.5).contains("stays at 95") && look(0.5, 0.95).contains("inside it stays at"))
  }

  @Test func conditions() {
    func paragraph(_ good: Text.GoodOnes) -> String {
      Text.conditionsParagraph(good, of: 16).plain
    }
    #expect(paragraph(.init()).contains("In none of them"))
    let all = (0..<16).map { "\($0)" }
    #expect(paragraph(.init(same: all)).hasSuffix("It did about as well in all of them."))
    #expect(paragraph(.init(better: all)).hasSuffix("It did clearly better in all of them."))
    let mixed = paragraph(.init(same: ["first", "second"], undecided: ["third"]))
    #expect(mixed.contains("It did about as well in: first; second."))
    #expect(mixed.contains("The medians differ, but the seeds disagree, in: third."))
    #expect(!mixed.contains("better"))
    #expect(paragraph(.init(better: ["one"])).hasSuffix("It did clearly better in: one."))
    #expect(
      paragraph(.init(same: Array(all.prefix(6)))).contains("about as well in 6 of them; the table")
    )
    #expect(
      Text.conditionsTitle(Text.Tally(worse: 3, same: 12, better: 1))
        .hasSuffix("worse in 3 of 16 set-ups, as good in 12, better in 1"))
    #expect(
      Text.naturalTitle(Text.Tally(worse: 14, same: 1, better: 0, undecided: 1))
        .hasSuffix("worse in 14 of 16, as good in 1, undecided in 1"))
    #expect(Text.conditionsTitle(Text.Tally(worse: 16, same: 0, better: 0)).hasSuffix("16 set-ups"))
    #expect(
      Text.counts(Text.Tally(worse: 14, same: 1, better: 0, undecided: 1)).plain
        .contains("In 1 the medians differ, but the seeds disagree"))
    #expect(!Text.counts(Text.Tally(worse: 14, same: 2, better: 0)).plain.contains("disagree"))
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
