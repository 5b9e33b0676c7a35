import Charts
import Foundation
import Lessons
import Testing
import Wording

/// The chapter's ranges against the values of its figure, and its solutions against differences.
@Suite(.serialized) struct YourTurnLessonTests {
  private func values() throws -> [(thing: String, name: String, score: Double)] {
    let data = try #require(try Quick.chapter(.yourTurn).figure("unsaid")).data
    return data.rows.compactMap { row in
      guard case .text(let thing) = row[0], case .text(let name) = row[1],
        case .number(let score) = row[2]
      else { return nil }
      return (thing, name, score)
    }
  }

  @Test func tableHoldsTheExtremes() throws {
    let values = try values()
    let rows = try #require(try Quick.chapter(.yourTurn).tables.first).rows.map { $0.map(\.plain) }
    #expect(rows.count == 8 && values.count >= 35)
    for row in rows {
      let own = values.filter { $0.thing == row[0] }
      #expect(row[1] == own.map(\.name).joined(separator: ", "))
      let (low, high) = (own.map(\.score).min(), own.map(\.score).max())
      #expect(row[2].hasSuffix(Text.score(try #require(low), isClassification: true)))
      #expect(row[3].hasSuffix(Text.score(try #require(high), isClassification: true)))
    }
  }
  private typealias Text = YourTurnText

  /// How many runs stand behind a value is in the data: all seeds, and of a seed itself one.
  @Test func valuesSayTheirRuns() throws {
    let data = try #require(try Quick.chapter(.yourTurn).figure("unsaid")).data
    for row in data.rows {
      #expect(row[3] == .number(row[0] == .text("seed") ? 1 : 2))
    }
  }

  @Test func titleAndQuizFollowTheValues() throws {
    let values = try values()
    let chapter = try Quick.chapter(.yourTurn)
    let scores = values.map(\.score)
    let (low, high) = (try #require(scores.min()), try #require(scores.max()))
    #expect(
      try #require(chapter.figure("unsaid")).title.hasSuffix(
        "from \(Say.percent(low)) right to \(Say.percent(high)) right"))
    func width(_ thing: String) -> Double {
      let own = values.filter { $0.thing == thing }.map(\.score)
      return (own.max() ?? 0) - (own.min() ?? 0)
    }
    let chosen = chapter.quiz.choices[chapter.quiz.answer].plain
    #expect(chapter.quiz.choices.allSatisfy { width($0.plain) <= width(chosen) })
  }

  /// Each version differs from the net of the question in one thing, and both fit its words.
  @Test func bothRunsFitTheWords() throws {
    let runs = try Quick.chapter(.yourTurn).runs
    #expect(runs.count == 2)
    for run in runs {
      let layers = run.record.manifest.layers
      #expect(layers.dropLast().allSatisfy { $0.activation == .softmax })
      #expect(layers.last?.activation == .identity)
      #expect(run.record.manifest.loss == .squaredError)
    }
  }

  @Test func theCardIsThatOfTheRun() throws {
    let chapter = try Quick.chapter(.yourTurn)
    let manifest = chapter.runs[0].record.manifest
    let header = Text.cardHeader.map(\.plain)
    let card = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    let values = card.rows.map { $0[1].plain }
    #expect(values.contains(Say.whole(manifest.steps)))
    #expect(values.contains { $0.hasPrefix(manifest.dataset + ":") })
    #expect(values.contains { $0.hasPrefix("\(manifest.seed), \(manifest.program)") })
    #expect(values.contains { $0.hasSuffix(Say.number(manifest.rate)) })
  }

  /// The Jacobian that the solutions derive, against central differences of plain softmax.
  @Test func solutionsAgreeWithDifferences() throws {
    func softmax(_ z: [Double]) -> [Double] {
      let e = z.map { exp($0) }
      return e.map { $0 / e.reduce(0, +) }
    }
    let header = Text.sharesHeader.map(\.plain)
    let table = try #require(
      try Quick.chapter(.yourTurn).tables.first { $0.header.map(\.plain) == header })
    let shares = [
      [0.5, 0.5], [0.9, 0.1], [0.999, 0.001], Array(repeating: 1.0 / 3, count: 3),
      Array(repeating: 0.1, count: 10),
    ]
    for (row, shares) in zip(table.rows.map { $0.map(\.plain) }, shares) {
      let z = shares.map { log($0) }
      func slope(_ output: Int, _ input: Int) -> Double {
        var (up, down) = (z, z)
        up[input] += 1e-5
        down[input] -= 1e-5
        return (softmax(up)[output] - softmax(down)[output]) / 2e-5
      }
      #expect(row[1] == Say.number(slope(0, 0)) && row[2] == Say.number(slope(0, 1)))
    }
    let told = Text.exercises.flatMap { $0.solution.map(\.text.plain) }.joined(separator: " ")
    #expect(told.contains(Say.fraction(pow(0.25, 10))) && told.contains(Say.fraction(pow(0.5, 10))))
  }
}
