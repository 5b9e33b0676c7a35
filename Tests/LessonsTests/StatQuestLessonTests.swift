import Charts
import Foundation
import Lessons
import Plotting
import Recording
import Testing
import Wording

/// The chapter against the video's own formula, written down once more, and against the bound.
@Suite(.serialized) struct StatQuestLessonTests {
  private func number(_ cell: FigureData.Cell) -> Double {
    if case .number(let value) = cell { value } else { .nan }
  }

  private func softplus(_ z: Double) -> Double { log1p(exp(z)) }

  /// The curve of the figure, with Foundation's functions instead of the program's.
  @Test func publishedCurveIsTheFormula() throws {
    let data = try #require(try Quick.chapter(.statQuest).figure("published")).data
    #expect(data.rows.count > 100)
    for row in data.rows.map({ $0.map(number) }) {
      let d = row[0]
      let first = -1.30 * softplus(-34.4 * d + 2.14)
      let second = 2.28 * softplus(-2.52 * d + 1.29)
      #expect(abs(row[1] - first) < 1e-12 && abs(row[2] - second) < 1e-12)
      #expect(abs(row[3] - (first + second - 0.58)) < 1e-12)
    }
  }

  /// The video's answers at the three doses, the hump, and the slope that is next to nothing.
  @Test func publishedNumbersAreTold() throws {
    let chapter = try Quick.chapter(.statQuest)
    let figure = try #require(chapter.figure("published"))
    #expect(figure.title.contains("−0.011, 1.035 and 0.005"))
    #expect(figure.caption.plain.contains("at the dose 0.128 it rises to 2.232"))
    let highest = figure.data.rows.max { number($0[3]) < number($1[3]) }
    #expect(try #require(highest).map(number)[0] == 0.128)
    #expect(chapter.texts.contains { $0.contains("at half the dose it is 2.9·10⁻⁷") })
    let table = try #require(chapter.tables.first).rows.map { $0.map(\.plain) }
    #expect(table.map { $0[7] } == ["−0.011", "1.035", "0.005"])
    #expect(table.map { $0[8] } == ["0", "1", "0"])
    #expect(table[1][3] == Say.precise(1 / (1 + exp(34.4 * 0.5 - 2.14))))
  }

  /// No net with two softmax units comes to ½ or below, whatever the seed and the optimizer.
  @Test func boundHolds() throws {
    let chapter = try Quick.chapter(.statQuest)
    let data = try #require(chapter.figure("seeds")).data
    #expect(data.rows.count == 6)
    for row in data.rows {
      guard case .text(let net) = row[1] else { continue }
      let values = row[3...5].map(number)
      if net == "2 softmax units" {
        #expect(values.allSatisfy { $0 > 0.5 && $0 < 0.7 })
      } else {
        #expect(values[0] < 0.01)
      }
    }
    // Runs of their own, in 64 bits: the loss is the mean over three examples.
    let losses = chapter.runs.map { $0.record.series(.run(.loss))?.last ?? .nan }
    #expect(losses[1] > 1.0 / 6 && losses[0] < 0.01 && losses[2] < 0.01)
    #expect(chapter.runs.allSatisfy { $0.record.manifest.precision == 64 })
    #expect(chapter.runs.allSatisfy { $0.command.contains("--precision 64") })
  }

  /// Isotonic regression of 0, 1, 0 by trying: no rising triple does better than ½.
  @Test func boundIsTheBestMonotoneFit() {
    var best = Double.infinity
    let grid = (0...60).map { Double($0) / 40 - 0.25 }
    for a in grid {
      for b in grid where b >= a {
        for c in grid where c >= b {
          best = min(best, a * a + (b - 1) * (b - 1) + c * c)
        }
      }
    }
    #expect(abs(best - 0.5) < 1e-12)
  }

  /// Steeper is nearer to ½ and never there; each row against a search over the output weights.
  @Test func steeperTableIsTheBestOfAllOutputs() throws {
    let header = StatQuestText.steeperHeader.map(\.plain)
    let chapter = try Quick.chapter(.statQuest)
    let rows = try #require(chapter.tables.first { $0.header.map(\.plain) == header }).rows
    for row in rows.prefix(4).map({ $0.map(\.plain) }) {
      let steepness = try #require(Double(row[0]))
      let shares = [0, 0.5, 1].map { 1 / (1 + exp(-steepness * ($0 - 0.25))) }
      var best = Double.infinity
      // Level and rise of the line, on a fine grid around the best rising triple.
      for level in stride(from: -1.5, through: 0.5, by: 0.005) {
        for rise in stride(from: 0.0, through: 2.5, by: 0.005) {
          let misses = zip(shares, [0.0, 1, 0]).map { level + rise * $0 - $1 }
          best = min(best, misses.reduce(0) { $0 + $1 * $1 })
        }
      }
      #expect(abs(try #require(Double(row[1])) - best) < 0.002)
      #expect(best > 0.5)
    }
  }

  @Test func talliesAreCounted() throws {
    let chapter = try Quick.chapter(.statQuest)
    let title = try #require(chapter.figure("seeds")).title
    // Two seeds, four starts for each, two optimizers.
    #expect(title.contains("0 of 16 with 2 softmax units"))
    #expect(title.contains(" of 16 with 2 softplus units"))
    #expect(chapter.answer.plain.contains("of 16 tries here none fits"))
  }

  @Test func quizIsReadOffTheRecordedNet() throws {
    let chapter = try Quick.chapter(.statQuest)
    guard case .curve(let x, let y)? = chapter.runs[1].record.frames.last?.surface else {
      Issue.record("the run has no curve")
      return
    }
    let middle = try #require(x.indices.min { abs(x[$0] - 0.5) < abs(x[$1] - 0.5) })
    let levels = [0, 1.0 / 3, 0.5, 1]
    let nearest = levels.indices.min { abs(levels[$0] - y[middle]) < abs(levels[$1] - y[middle]) }
    #expect(chapter.quiz.answer == nearest)
    // A softmax of two units never turns round.
    let rises = zip(y, y.dropFirst()).map { $1 - $0 }
    #expect(rises.allSatisfy { $0 >= -1e-12 } || rises.allSatisfy { $0 <= 1e-12 })
  }
}
