import Foundation
import Lessons
import Plotting
import Testing
import Wording

/// The chapter on activation functions against the library's elementary functions and its own data.
@Suite(.serialized) struct ActivationsTests {
  private func numbers(_ figure: Lessons.Figure, _ label: String) -> [[Double]] {
    figure.data.rows.filter { $0.contains(.text(label)) }.map { row in
      row.compactMap { if case .number(let value) = $0 { value } else { nil } }
    }
  }

  private func reference(_ label: String, _ z: Double) -> Double {
    switch label {
    case "sigmoid": 1 / (1 + exp(-z))
    case "tanh": tanh(z)
    case "softplus": log1p(exp(z))
    case "ReLU": max(0, z)
    case "ELU": z > 0 ? z : expm1(z)
    case "SiLU": z / (1 + exp(-z))
    case "GELU": z * erfc(-z / 2.0.squareRoot()) / 2
    default: .nan
    }
  }

  /// What stands in the formula of a unit is its function at its sum, as far as three digits tell.
  @Test func unitsTellTheirOwnNumbers() throws {
    let figure = try #require(try Quick.chapter(.activations).figure("units"))
    #expect(figure.points.count == figure.data.rows.count)
    var compared = 0
    for point in figure.points {
      #expect(point.numbers.count == figure.frames.count)
      let label = String(point.name.prefix { $0 != "," })
      #expect(!reference(label, 1).isNaN, "\(label)")
      for numbers in point.numbers {
        guard let z = plain(numbers[0]), let value = plain(numbers[1]), abs(value) > 0.01 else {
          continue
        }
        // z is rounded, too; no slope here is above 1.2.
        #expect(abs(value - reference(label, z)) < 0.012 * max(abs(z), abs(value)))
        compared += 1
      }
      for place in 0..<point.numbers[0].count where point.sentence.contains("{\(place)}") {
        #expect(point.numbers.allSatisfy { !$0[place].isEmpty })
      }
    }
    #expect(compared > 200)
  }

  private func plain(_ text: String) -> Double? {
    Double(text.replacingOccurrences(of: "\u{2212}", with: "-"))
  }

  /// Where a curve begins to be flat is solved for: σ(z) = 0.05 of softplus has z = −ln 19, and so on.
  @Test func flatEndsAreSolvedFor() throws {
    let caption = try #require(try Quick.chapter(.activations).figure("curves")).caption.plain
      .replacingOccurrences(of: "\u{2212}", with: "-")
    let p = (1 - 0.95.squareRoot()) / 2
    let ends = [
      ("softplus below", -log(19.0)), ("sigmoid below", log(p / (1 - p))),
      ("tanh below", -atanh(0.95.squareRoot())), ("ReLU below", 0), ("ELU below", log(0.05)),
      ("SiLU below", -3.9301),
    ]
    for (words, end) in ends {
      let said = caption.range(of: words + " ").map { caption[$0.upperBound...] }?
        .prefixMatch(of: /-?\d+(\.\d+)?/)?.0
      let number = try #require(said.flatMap { Double($0) }, "\(words) in: \(caption)")
      #expect(abs(number - end) <= 0.00501, "\(words) \(number)")
    }
  }

  @Test(arguments: ["sigmoid", "tanh", "softplus", "ReLU", "SiLU", "GELU"])
  func curvesAreTheFunctions(label: String) throws {
    func function(_ z: Double) -> Double { reference(label, z) }
    let figure = try #require(try Quick.chapter(.activations).figure("curves"))
    let rows = numbers(figure, label)
    #expect(rows.count > 10)
    for row in rows {
      #expect(abs(row[1] - function(row[0])) < 1e-12)
      guard abs(row[0]) > 1e-3 else { continue }
      let slope = (function(row[0] + 1e-5) - function(row[0] - 1e-5)) / 2e-5
      #expect(abs(row[2] - slope) < 1e-8)
    }
  }

  /// σ' = 0.0125 at ln(σ/(1 − σ)) with σ = (1 + √0.95) / 2, tanh' = 0.05 at artanh √0.95.
  @Test func flatEndsAreWhereTheyAre() throws {
    let caption = try #require(try Quick.chapter(.activations).figure("curves")).caption.plain
    let share = (1 + 0.95.squareRoot()) / 2
    #expect(abs(log(share / (1 - share)) - 4.36) < 0.005)
    #expect(caption.contains("sigmoid below −4.36 and above 4.36"))
    #expect(abs(atanh(0.95.squareRoot()) - 2.18) < 0.005)
    #expect(caption.contains("tanh below −2.18 and above 2.18"))
    #expect(caption.contains("ReLU below 0,"))
    #expect(caption.contains("Never flat in this sense: identity and leaky ReLU."))
  }

  @Test func averagesAreThoseOfTheWave() throws {
    let figure = try #require(try Quick.chapter(.activations).figure("signal"))
    // Half of the time above zero.
    #expect(figure.title.contains("0.5 for ReLU"))
    for row in numbers(figure, "sigmoid") {
      #expect(abs(row[1]) <= 4)
      #expect(abs(row[2] - 1 / (1 + exp(-row[1]))) < 1e-12)
    }
  }

  /// The medians in title and caption are those of the figure's data.
  @Test func slopesInSentencesAreThoseOfTheFigure() throws {
    let chapter = try Quick.chapter(.activations)
    let figure = try #require(chapter.figure("slopes"))
    for label in ["sigmoid", "tanh", "ReLU", "ELU"] {
      let rows = numbers(figure, label)
      let (first, last) = (try #require(rows.first), try #require(rows.last))
      #expect(
        figure.caption.plain.contains(
          "\(label) from \(Say.precise(first[2])) to \(Say.precise(last[2]))"))
      #expect(figure.title.contains("\(Say.number(last[2])) in \(label)"))
    }
    let units = try #require(chapter.figure("units"))
    #expect(units.frames.count == chapter.frameSteps.count)
  }

  @Test func quizNamesTheSmallestOfItsExplanation() throws {
    let quiz = try Quick.chapter(.activations).quiz
    let labels = quiz.choices.map(\.plain)
    let text = quiz.explanation.plain
    let values = try labels.map { label in
      let after = try #require(text.range(of: label + " "))
      return try #require(
        Double(
          text[after.upperBound...].prefix { $0 == "." || $0.isNumber }
            .trimmingCharacters(in: CharacterSet(charactersIn: "."))))
    }
    #expect(values[quiz.answer] == values.min())
  }

  @Test func theMeasuredSlopeIsThatOfTheFormula() throws {
    let table = try #require(
      try Quick.chapter(.activations).tables.first {
        $0.header.map(\.plain) == ActivationsText.checkHeader.map(\.plain)
      })
    for row in table.rows.map({ $0.map(\.plain) }) {
      let z = try #require(Double(row[0].replacingOccurrences(of: "−", with: "-")))
      let value = 1 / (1 + exp(-z))
      #expect(abs(try #require(Double(row[2])) - value * (1 - value)) < 1e-10)
      #expect(abs(try #require(Double(row[3])) - value * (1 - value)) < 1e-9)
    }
  }
}

/// The sentences on numbers that no run of ours has.
@Suite struct ActivationsSentenceTests {
  private typealias Slopes = ActivationsText.Slopes
  private static let curves = [
    ActivationsText.Curve(label: "bent", steepest: 0.25, flat: "above 4"),
    ActivationsText.Curve(label: "straight", steepest: 1, flat: ""),
  ]

  private func answer(_ slopes: [ActivationsText.Slopes]) -> String {
    ActivationsText.answer(Self.curves, slopes, steps: 50).plain
  }

  @Test func outcomesOfTraining() {
    let falls = answer([Slopes(label: "bent", first: 0.2, last: 0.05)])
    #expect(falls.contains("from 0.2 to 0.05 in the net with bent"))
    let stays = answer([Slopes(label: "bent", first: 0.2, last: 0.19)])
    #expect(stays.contains("did not fall") && !stays.contains("0.19"))
    let lost = answer([Slopes(label: "bent", first: 0.2, last: .nan)])
    #expect(!lost.contains("not a number") && !lost.contains("layer 1"))
    #expect(lost.contains("bent") && lost.contains("0.25"))
  }

  @Test func findings() {
    let all = ActivationsText.finding([
      Slopes(label: "a", first: 0.2, last: 0.1), Slopes(label: "b", first: 0.2, last: 0.3),
      Slopes(label: "c", first: 0.2, last: 0.2), Slopes(label: "d", first: 0.2, last: .nan),
    ]).plain
    #expect(all.contains("fell by more than a tenth in a,"))
    #expect(all.contains("rose by more than a tenth in b"))
    #expect(all.contains("stayed about the same in c.") && all.contains("saturation"))
    let none = ActivationsText.finding([Slopes(label: "c", first: 0.2, last: 0.2)]).plain
    #expect(none.contains("does not show") && !none.contains("fell by"))
    let lost = ActivationsText.finding([Slopes(label: "d", first: 0.2, last: .nan)]).plain
    #expect(lost.contains("no net came to an end"))
  }

  @Test func titlesAndCaptions() {
    #expect(
      ActivationsText.curvesTitle(Self.curves)
        == "No slope of bent is above 0.25; every other curve here has slopes up to 1 or more")
    let caption = ActivationsText.curvesCaption(Self.curves).plain
    #expect(
      caption.contains("bent above 4") && caption.contains("Never flat in this sense: straight"))
    let lost = [Slopes(label: "d", first: 0.2, last: .nan)]
    #expect(ActivationsText.slopesTitle(lost, steps: 9).contains("diverged"))
    #expect(ActivationsText.slopesCaption(lost, seeds: 1).plain.contains("diverged"))
    #expect(ActivationsText.quizExplanation(lost).plain.contains("d unknown"))
    #expect(
      ActivationsText.flat([(lower: nil, upper: -2), (lower: 2, upper: nil)])
        == "below −2 and above 2")
    #expect(ActivationsText.flat([(lower: 1, upper: 2)]) == "from 1 to 2")
  }
}
