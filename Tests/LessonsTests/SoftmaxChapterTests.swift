import Foundation
import Lessons
import Testing
import Wording

/// The chapter on the Jacobian of softmax against its formula, differences and its own data.
@Suite(.serialized) struct SoftmaxChapterTests {
  private func numbers(_ figure: Lessons.Figure, _ label: String? = nil) -> [[Double]] {
    figure.data.rows.filter { label == nil || $0.contains(.text(label ?? "")) }.map { row in
      row.compactMap { if case .number(let value) = $0 { value } else { nil } }
    }
  }

  /// Every entry of every made case is S_i (δ_ij − S_j), and S is softmax of the sums on the axis.
  @Test(arguments: [
    ("2 equal shares", [0.0, 0]), ("6 equal shares", [0, 0, 0, 0, 0, 0]),
    ("2 of 6 share nearly all", [4, 4, 0, 0, 0, 0]),
    ("1 of 6 has nearly all", [5, 0, 0, 0, 0, 0]),
  ])
  func matricesAreTheFormula(name: String, sums: [Double]) throws {
    let figure = try #require(try Quick.chapter(.softmaxJacobian).figure("matrices"))
    let total = sums.reduce(0) { $0 + exp($1) }
    let shares = sums.map { exp($0) / total }
    let rows = numbers(figure, name)
    #expect(rows.count == sums.count * sums.count)
    for row in rows {
      let (i, j) = (Int(row[0]) - 1, Int(row[1]) - 1)
      #expect(abs(row[2] - shares[i]) < 1e-14)
      #expect(abs(row[3] - shares[i] * ((i == j ? 1 : 0) - shares[j])) < 1e-14)
    }
  }

  /// The temperature that passes most is the best of many, not of those that are drawn.
  @Test func theBestTemperatureIsSolvedFor() throws {
    func norm(_ temperature: Double) -> Double {
      let exponentials = [2.0, 1, 0, -1].map { exp($0 / temperature) }
      let shares = exponentials.map { $0 / exponentials.reduce(0, +) }
      // Power iteration on diag(S) − S Sᵀ.
      var (v, length) = ([1.0, -0.5, -0.3, -0.2], 0.0)
      for _ in 0..<300 {
        let dot = zip(shares, v).reduce(0) { $0 + $1.0 * $1.1 }
        v = zip(shares, v).map { $0 * ($1 - dot) }
        length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
        v = v.map { $0 / length }
      }
      return length / temperature
    }
    let tried = (400...900).map { Double($0) / 1000 }
    let best = try #require(tried.max { norm($0) < norm($1) })
    let title = try #require(try Quick.chapter(.softmaxJacobian).figure("temperature")).title
    #expect(title.contains("at temperature \(best);"), "\(best): \(title)")
  }

  /// λ of equal shares is 1/n; of two units 2 p (1 − p); with one leader p (1 − p) n / (n − 1) as long
  /// as that is above the share of the rest.
  @Test func normsAreTheClosedForms() throws {
    let rows = numbers(try #require(try Quick.chapter(.softmaxJacobian).figure("two-ways")))
    #expect(rows.count > 200)
    for row in rows {
      let (n, p, norm) = (row[0], row[1], row[2])
      let rest = (1 - p) / (n - 1)
      #expect(abs(norm - max(p * (1 - p) * n / (n - 1), n > 2 ? rest : 0)) < 1e-12)
    }
    let temperatures = numbers(
      try #require(try Quick.chapter(.softmaxJacobian).figure("temperature")))
    for row in temperatures {
      let powers = [2.0, 1, 0, -1].map { exp(($0 - 2) / row[0]) }
      #expect(abs(row[1] - 1 / powers.reduce(0, +)) < 1e-12)
    }
    let norms = temperatures.map { $0[2] }
    #expect(norms[0] < 0.01 && norms[norms.count - 1] < 0.01)
  }

  /// The shares in title and quiz are the medians in the data.
  @Test func sharesInSentencesAreThoseOfTheFigure() throws {
    let chapter = try Quick.chapter(.softmaxJacobian)
    let figure = try #require(chapter.figure("kinds"))
    for label in ["SGD", "Adam"] {
      func last(_ kind: String) throws -> Double {
        let rows = figure.data.rows.filter {
          $0.contains(.text(label)) && $0.contains(.text(kind))
        }
        let cells = try #require(rows.last)
        guard case .number(let median) = cells[4] else { return .nan }
        return median
      }
      let (diffuse, confident) = (try last("diffuse"), try last("confident"))
      #expect(
        figure.title.contains(
          "\(label) \(Say.percent(diffuse)) diffuse, \(Say.percent(confident)) confident"))
    }
    let trained = try #require(chapter.figure("trained"))
    #expect(trained.frames.count == chapter.frameSteps.count)
    #expect(trained.command.contains("--layer 2"))
  }

  @Test func measuredFactsKeepTheirBounds() throws {
    let table = try #require(try Quick.chapter(.softmaxJacobian).tables.first)
    func value(_ row: Int) throws -> Double {
      let text = table.rows[row][1].plain.replacingOccurrences(of: "−", with: "-")
      // Sizes of rounding are written as powers of ten.
      return text.contains("·10") || text.hasPrefix("10") ? 0 : try #require(Double(text))
    }
    #expect(try value(0) == 0 && value(1) == 0 && value(5) == 0)
    #expect(try value(2) > 0.2 && value(2) <= 0.25)
    #expect(try value(3) < -0.2 && value(3) >= -0.25)
    #expect(try value(4) > 0.4 && value(4) <= 0.5)
  }

  @Test func quizIsWhatTheExplanationSays() throws {
    let quiz = try Quick.chapter(.softmaxJacobian).quiz
    let shares = percentages(quiz.explanation.plain).compactMap {
      Double($0.filter { $0.isNumber || $0 == "." })
    }
    #expect(shares.count == 2)
    let expected = shares[1] > 50 ? 1 : (shares[0] > 50 ? 0 : 2)
    #expect(quiz.answer == expected)
  }
}

/// The sentences on numbers that no run of ours has.
@Suite struct SoftmaxChapterSentenceTests {
  private typealias Kinds = SoftmaxChapterText.Kinds
  private static let diffuse = Kinds(label: "A", confident: 0, diffuse: 0.9, norm: 0.08)
  private static let confident = Kinds(label: "A", confident: 0.8, diffuse: 0.1, norm: 0.02)
  private static let open = Kinds(label: "A", confident: 0.2, diffuse: 0.2, norm: 0.3)
  private static let lost = Kinds(label: "A", confident: .nan, diffuse: .nan, norm: .nan)

  private func answer(_ start: SoftmaxChapterText.Kinds) -> String {
    SoftmaxChapterText.answer(
      SoftmaxChapterText.Extremes(units: 32, equal: 0.031, share: 0.99, confident: 0.01),
      start: start, units: 12, layer: 2
    ).plain
  }

  @Test func answers() {
    #expect(
      answer(Self.diffuse).contains("The second is how") && answer(Self.diffuse).contains("0.08"))
    #expect(answer(Self.confident).contains("The first is how"))
    #expect(answer(Self.open).contains("starts in neither") && answer(Self.open).contains("0.3"))
    #expect(answer(Self.lost).hasSuffix("0.031. ") && !answer(Self.lost).contains("not a number"))
  }

  @Test func findings() {
    func finding(_ first: SoftmaxChapterText.Kinds, _ last: SoftmaxChapterText.Kinds) -> String {
      SoftmaxChapterText.finding([first], [last]).plain
    }
    #expect(finding(Self.diffuse, Self.diffuse).contains("stays so"))
    #expect(finding(Self.diffuse, Self.open).contains("gets out"))
    #expect(finding(Self.diffuse, Self.confident).contains("one end to the other"))
    #expect(finding(Self.open, Self.open).contains("does not show"))
    #expect(finding(Self.open, Self.confident).contains("ends confident"))
    #expect(finding(Self.open, Self.diffuse).contains("ends diffuse"))
    #expect(finding(Self.confident, Self.open).contains("starts confident and gets out"))
    #expect(finding(Self.diffuse, Self.lost).contains("most runs diverged"))
  }

  @Test func titlesWithoutNumbers() {
    #expect(SoftmaxChapterText.kindsTitle([Self.lost], steps: 9) == "Most runs diverged")
    #expect(SoftmaxChapterText.kindsCaption([Self.lost], [Self.lost]).plain.contains("diverged"))
    #expect(SoftmaxChapterText.quizExplanation(Self.lost, seeds: 3).plain.contains("diverged"))
    let title = SoftmaxChapterText.matricesTitle([
      .init(name: "one", norm: 0.5, largest: 0.25), .init(name: "two", norm: 0.1, largest: 0.02),
    ])
    #expect(title == "one: up to 0.5 of a gradient comes through; two: 0.1")
  }
}
