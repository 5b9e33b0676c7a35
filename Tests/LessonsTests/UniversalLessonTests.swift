import Charts
import Lessons
import Plotting
import Testing
import Wording

/// The chapter's numbers against the rows of its figures.
@Suite(.serialized) struct UniversalLessonTests {
  private struct Row {
    var task: String
    var way: String
    var net: String
    var x: Double
    var lower: Double
    var median: Double
    var upper: Double
  }

  private func rows(_ figure: String) throws -> [Row] {
    try #require(try Quick.chapter(.universal).figure(figure)).data.rows.map { row in
      func text(_ index: Int) -> String {
        if case .text(let text) = row[index] { text } else { "" }
      }
      func number(_ index: Int) -> Double {
        if case .number(let value) = row[index] { value } else { .nan }
      }
      return Row(
        task: text(0), way: text(1), net: text(2), x: number(3), lower: number(4),
        median: number(5), upper: number(6))
    }
  }

  private func median(_ task: String, _ way: String, _ net: String, _ width: Double) throws
    -> Double
  {
    let row = try rows("width").first {
      $0.task == task && $0.way == way && $0.net == net && $0.x == width
    }
    return try #require(row).median
  }

  @Test func everyCellIsThere() throws {
    let rows = try rows("width")
    // Two tasks, three ways, three activation functions, six widths.
    #expect(rows.count == 2 * 3 * 3 * 6)
    #expect(rows.allSatisfy { $0.lower <= $0.median && $0.median <= $0.upper })
    // What is set by hand is one net, not several.
    #expect(rows.filter { $0.way == "by hand" }.allSatisfy { $0.lower == $0.upper })
  }

  @Test func tableIsTheFigure() throws {
    let header = UniversalText.tableHeader.map(\.plain)
    let table = try #require(
      try Quick.chapter(.universal).tables.first { $0.header.map(\.plain) == header })
    #expect(table.rows.count == 6)
    for row in table.rows.map({ $0.map(\.plain) }) {
      let all = try ["by hand", "Adam", "SGD"].map { try median(row[0], $0, row[1], 64) }
      #expect(Array(row[3...5]) == all.map(Say.precise))
      let constant = try #require(Double(row[2]))
      let (can, adam, sgd) = (
        all[0] < constant / 4, all[1] < 1.5 * all[0], all[2] < 1.5 * all[0]
      )
      #expect((row[6] == "cannot") == !can)
      if can {
        #expect((row[6] == "can, and does") == (adam && sgd))
        #expect((row[6] == "does with Adam") == (adam && !sgd))
      }
    }
  }

  /// The theorem at work: with hidden weights set by hand, more units do not hurt and many units come near
  /// the noise of 0.03 that the examples have.
  @Test func byHandEveryActivationFunctionCanDoIt() throws {
    for task in ["sine", "step"] {
      for net in ["ReLU", "sigmoid", "softmax"] {
        let best = try [2.0, 4, 8, 16, 32, 64].map { try median(task, "by hand", net, $0) }
        let (narrow, wide) = (best[0], best[5])
        #expect(wide > 0.02 && wide < 0.07, "\(task) \(net) \(wide)")
        #expect(wide <= 1.2 * narrow, "\(task) \(net)")
      }
    }
  }

  @Test func stepsEndWhereTheWidestNetsEnd() throws {
    let steps = try rows("steps")
    for net in ["ReLU", "sigmoid", "softmax"] {
      for way in ["Adam", "SGD"] {
        let last = steps.last { $0.task == "sine" && $0.way == way && $0.net == net }
        #expect(try #require(last).median == median("sine", way, net, 64))
        #expect(try #require(last).x == 150)
      }
    }
  }

  @Test func sentencesSayTheMedians() throws {
    let chapter = try Quick.chapter(.universal)
    let (narrow, wide) = (
      try median("sine", "SGD", "softmax", 2), try median("sine", "SGD", "softmax", 64)
    )
    #expect(
      chapter.texts.contains {
        $0.contains("from \(Say.number(narrow)) with 2 units to \(Say.number(wide)) with 64")
      })
    let expected = wide < 0.8 * narrow ? 0 : (wide > 1.25 * narrow ? 2 : 1)
    #expect(chapter.quiz.answer == expected)
    #expect(chapter.quiz.explanation.plain.contains(Say.number(wide)))
    let relu = try median("sine", "by hand", "ReLU", 64)
    #expect(
      try #require(chapter.figure("width")).caption.plain.contains("sine, ReLU \(Say.number(relu))")
    )
  }
}
