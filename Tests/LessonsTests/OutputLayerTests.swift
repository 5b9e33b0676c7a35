import Foundation
import Lessons
import Testing
import Wording

/// The chapter on the output layer against its formulas and its own data.
@Suite(.serialized) struct OutputLayerTests {
  private func numbers(_ figure: Lessons.Figure, _ label: String) -> [[Double]] {
    figure.data.rows.filter { $0.contains(.text(label)) }.map { row in
      row.compactMap { if case .number(let value) = $0 { value } else { nil } }
    }
  }

  /// |∂ℓ/∂z| for the target 1 by hand, where a net's output for it is a.
  private func signal(_ label: String, _ a: Double) -> Double {
    switch label {
    case "none + squared error": 2 * (1 - a)
    case "sigmoid + squared error": 2 * a * (1 - a) * (1 - a)
    case "softmax + squared error": 4 * a * (1 - a) * (1 - a)
    case "sigmoid + cross-entropy", "softmax + cross-entropy": 1 - a
    default: .nan
    }
  }

  @Test(arguments: [
    "none + squared error", "sigmoid + squared error", "softmax + squared error",
    "sigmoid + cross-entropy", "softmax + cross-entropy",
  ])
  func signalsAreTheFormulas(label: String) throws {
    let figure = try #require(try Quick.chapter(.outputLayer).figure("gradient"))
    let rows = numbers(figure, label)
    #expect(rows.count > 20)
    for row in rows { #expect(abs(row[1] - signal(label, row[0])) < 1e-12) }
  }

  @Test func titleSaysWhatComesBackAtOnePerCent() throws {
    let chapter = try Quick.chapter(.outputLayer)
    let squared = Say.number(2 * 0.01 * 0.99 * 0.99)
    let title = try #require(chapter.figure("gradient")).title
    #expect(title.contains("sends back \(squared), cross-entropy 0.99"))
    #expect(chapter.answer.plain.contains("sends back \(squared), cross-entropy 0.99"))
    // 8/27 at one third.
    let caption = try #require(chapter.figure("gradient")).caption.plain
    #expect(caption.contains("largest (0.3 for sigmoid) at 33"))
  }

  /// Medians in the caption, in the table and in the figure's data are the same.
  @Test func scoresInSentencesAreThoseOfTheFigure() throws {
    let chapter = try Quick.chapter(.outputLayer)
    let figure = try #require(chapter.figure("pairings"))
    let header = OutputLayerText.tableHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    #expect(table.rows.count == figure.data.rows.count && table.rows.count == 10)
    for (cells, row) in zip(table.rows.map({ $0.map(\.plain) }), figure.data.rows) {
      #expect(row[0] == .text(cells[0]) && row[1] == .text(cells[1]))
      guard case .number(let median) = row[4] else {
        Issue.record("no median")
        continue
      }
      #expect(cells[3] == Say.percent(median))
      #expect(figure.caption.plain.contains("\(cells[1]) \(cells[3])"))
      // What a sigmoid or softmax gives is never outside; softmax adds up to 1.
      if !cells[1].hasPrefix("none") { #expect(cells[4] == "0\u{A0}%") }
      if cells[1].hasPrefix("softmax") { #expect(cells[5].contains("10⁻")) }
    }
    #expect(chapter.answer.plain.contains(table.rows[0][4].plain))
  }

  @Test func quizAnswerIsTheMeasuredOne() throws {
    let chapter = try Quick.chapter(.outputLayer)
    let shares = try percentages(chapter.quiz.explanation.plain).map {
      try #require(Double($0.filter { $0.isNumber || $0 == "." }))
    }
    #expect(shares.count == 2)
    let change = shares[1] - shares[0]
    // Whole percentages, so that a change near the limit can be either.
    let expected = change < -2 ? 0 : (change > 2 ? 2 : 1)
    #expect(abs(abs(change) - 2) <= 1 || chapter.quiz.answer == expected)
    let header = OutputLayerText.tableHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    #expect(chapter.quiz.explanation.plain.contains("\(table.rows[0][3].plain) before"))
  }

  /// Trained and fitted coefficients are printed alike, digit by digit.
  @Test func trainedUnitsAreLogisticRegression() throws {
    let chapter = try Quick.chapter(.outputLayer)
    let header = OutputLayerText.coefficientsHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    #expect(table.rows.count == 9)
    for row in table.rows.map({ $0.map(\.plain) }) {
      func number(_ text: String) throws -> Double {
        try #require(Double(text.replacingOccurrences(of: "−", with: "-")))
      }
      #expect(abs(try number(row[3]) - number(row[4])) < 1e-4)
    }
    let figure = try #require(chapter.figure("logistic"))
    for label in ["sigmoid unit on moons", "softmax layer on spiral"] {
      let rows = numbers(figure, label)
      let last = try #require(rows.last)
      #expect(last[1] < 1e-4 && last[1] < rows[0][1] / 1000)
      #expect(figure.title.contains("\(Say.number(last[1])) for the \(label)"))
    }
  }

  @Test func wrongStartsAreWrong() throws {
    let figure = try #require(try Quick.chapter(.outputLayer).figure("wrong-start"))
    for label in ["cross-entropy", "squared error"] {
      let rows = numbers(figure, label)
      let (first, last) = (try #require(rows.first), try #require(rows.last))
      #expect(first[2] < 0.3)
      #expect(
        figure.caption.plain.contains("\(label) \(Say.percent(last[2]))")
          || figure.caption.plain.contains("\(label) has \(Say.percent(last[2]))"))
    }
  }

  /// Four features: no plane to draw, and classes of which one can be parted from the others.
  @Test func anotherDataset() throws {
    let chapter = try Quick.chapter(.outputLayer, chosen: .iris)
    let answers = try #require(chapter.figure("answers"))
    #expect(answers.frames.count == chapter.frameSteps.count)
    #expect(!chapter.texts.contains { $0.contains("moons") })
    #expect(chapter.texts.allSatisfy { !$0.contains("not a number") && !$0.isEmpty })
  }
}

/// The sentences on numbers that no run of ours has.
@Suite struct OutputLayerSentenceTests {
  private typealias Pairing = OutputLayerText.Pairing

  private static func pairing(
    _ label: String, _ score: Double, outside: Double = 0
  ) -> OutputLayerText.Pairing {
    OutputLayerText.Pairing(
      label: label, rate: 0.1, score: score, outside: outside, sumError: .nan)
  }

  private func answer(
    _ none: OutputLayerText.Pairing, usual: Double = 0.95, errors: (Double, Double) = (0.1, 0.1),
    isScaled: Bool = false
  ) -> String {
    OutputLayerText.answer(
      number: (
        "wave", isScaled: isScaled, Self.pairing("none", errors.0),
        Self.pairing("sigmoid", errors.1)
      ),
      none: none, usual: Self.pairing("sigmoid + cross-entropy", usual), dataset: "moons",
      signals: OutputLayerText.WrongSignals(said: 0.01, squared: 0.02, entropy: 0.99)
    ).plain
  }

  @Test func answers() {
    let same = answer(Self.pairing("none", 0.94, outside: 0.3))
    #expect(
      same.contains("no, as long as only its name counts")
        && same.contains("30\u{A0}% of them were below 0"))
    #expect(same.hasPrefix("To predict a number, no."))
    #expect(answer(Self.pairing("none", 0.8)).contains("it helped here"))
    #expect(answer(Self.pairing("none", 0.99)).contains("without one it went better"))
    #expect(answer(Self.pairing("none", 0.9)).contains("None of its answers lay outside"))
    #expect(answer(Self.pairing("none", .nan, outside: .nan)).contains("mostly diverged"))
    #expect(
      answer(Self.pairing("none", 0.9), usual: .nan).contains("the usual pair mostly diverged"))
    let number = answer(Self.pairing("none", 0.9), errors: (0.2, 0.1))
    #expect(number.contains("a sigmoid came nearer"))
  }

  @Test func escapes() {
    func escape(_ squared: Int?, _ entropy: Int?, first: Double = 0.1)
      -> OutputLayerText.Escape
    {
      OutputLayerText.Escape(
        first: first, squared: 0.5, entropy: 0.9, goal: 0.85, squaredStep: squared,
        entropyStep: entropy, steps: 200)
    }
    #expect(
      OutputLayerText.startTitle(escape(nil, 10)).hasSuffix(
        "by step 10, squared error not within 200 steps"))
    #expect(OutputLayerText.startCaption(escape(nil, 10)).plain.contains("flat stretch"))
    #expect(OutputLayerText.startCaption(escape(10, 20)).plain.contains("does not show"))
    #expect(OutputLayerText.startCaption(escape(10, nil)).plain.contains("does not show"))
    #expect(OutputLayerText.startTitle(escape(1, 1, first: .nan)).contains("diverged"))
    #expect(OutputLayerText.startCaption(escape(1, 1, first: .nan)).plain.contains("diverged"))
  }

  @Test func comparisons() {
    let apart = [Self.pairing("a", 0.9), Self.pairing("b", 0.8), Self.pairing("c", .nan)]
    #expect(
      OutputLayerText.pairingsTitle(dataset: "d", apart) == "On d: a 90\u{A0}% right, b 80\u{A0}%")
    #expect(OutputLayerText.pairingsTitle(dataset: "d", [apart[0]]).contains("within 2 points"))
    #expect(OutputLayerText.pairingsTitle(dataset: "d", [apart[2]]).contains("diverged"))
    #expect(OutputLayerText.pairingsCaption([("d", apart)]).plain.contains("c diverged"))
    #expect(
      OutputLayerText.finding(dataset: "d", apart, none: apart[1]).plain.contains(
        "10.0 points behind"))
    #expect(
      OutputLayerText.finding(dataset: "d", apart, none: apart[0]).plain.contains(
        "no pair does better"))
    #expect(OutputLayerText.finding(dataset: "d", apart, none: apart[2]).plain.contains("diverged"))
    func number(_ none: Double, _ sigmoid: Double, isScaled: Bool = false) -> String {
      OutputLayerText.numberParagraph(
        dataset: "d", isScaled: isScaled, none: Self.pairing("n", none),
        sigmoid: Self.pairing("s", sigmoid)
      ).plain
    }
    #expect(number(0.2, 0.1).contains("the sigmoid did better"))
    #expect(number(0.1, 0.2).contains("no activation did better"))
    #expect(number(0.1, 0.1).contains("about the same"))
    #expect(number(.nan, 0.1).contains("diverged"))
    #expect(number(0.1, 0.1).contains("the targets are numbers from 0 to 1, so"))
    #expect(number(0.1, 0.1, isScaled: true).contains("the targets are scaled to 0 … 1, so"))
  }

  @Test func agreements() {
    func agreement(_ difference: Double?) -> OutputLayerText.Agreement {
      OutputLayerText.Agreement(
        dataset: "d", isSigmoid: true, steps: 100, difference: difference, newtonSteps: 7)
    }
    #expect(
      OutputLayerText.twinFinding([agreement(1e-12)]).plain.contains("the numbers of the fit"))
    #expect(OutputLayerText.twinFinding([agreement(0.1)]).plain.contains("0.1 off after 100 steps"))
    #expect(OutputLayerText.twinFinding([agreement(nil)]).plain.contains("there is no best fit"))
    #expect(
      OutputLayerText.twinTitle([agreement(nil), agreement(0.5)]).hasSuffix(
        "0.5 for the sigmoid unit on d"))
  }

  @Test func quizLimits() {
    #expect(OutputLayerText.quizAnswer(score: 0.9, squashed: 0.87) == 0)
    #expect(OutputLayerText.quizAnswer(score: 0.9, squashed: 0.89) == 1)
    #expect(OutputLayerText.quizAnswer(score: 0.9, squashed: 0.93) == 2)
    func explanation(_ score: Double, outputs: Int) -> String {
      OutputLayerText.quizExplanation(score: score, squashed: 0.5, outputs: outputs).plain
    }
    #expect(explanation(.nan, outputs: 1).contains("diverged"))
    #expect(explanation(0.9, outputs: 1).contains("changes sides"))
    #expect(explanation(0.9, outputs: 3).contains("the largest stays the largest"))
  }
}
