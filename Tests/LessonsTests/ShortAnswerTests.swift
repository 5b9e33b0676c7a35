import Lessons
import Plotting
import Testing
import Wording

/// The answer read back: every number in it against the table that stands below it.
@Suite(.serialized) struct ShortAnswerTests {
  private func verdictTable(_ chapter: Chapter) throws -> [[String]] {
    let header = ShortAnswerText.tableHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    return table.rows.map { $0.map(\.plain) }
  }

  @Test(arguments: [1, 2])
  func percentagesOfTheAnswerStandInTheTable(seeds: Int) throws {
    let chapter = try Quick.chapter(.shortAnswer, seeds: seeds)
    let rows = try verdictTable(chapter)
    let found = percentages(chapter.answer.plain)
    let isWorse = rows.contains { $0[6] == ShortAnswerText.worse.plain && $0[2].hasSuffix("%") }
    #expect(found.count == (isWorse ? 2 : 0))
    if isWorse {
      #expect(rows.contains { $0[2] == found[0] && $0[3] == found[1] })
    }
  }

  /// The tally of the title, of the paragraph and of the verdict column are one.
  @Test(arguments: [1, 2])
  func tallies(seeds: Int) throws {
    let chapter = try Quick.chapter(.shortAnswer, seeds: seeds)
    let verdicts = try verdictTable(chapter).map { $0[6] }
    let tally = ShortAnswerText.Tally(
      worse: verdicts.filter { $0 == ShortAnswerText.worse.plain }.count,
      same: verdicts.filter { $0 == ShortAnswerText.same.plain }.count,
      better: verdicts.filter { $0 == ShortAnswerText.better.plain }.count,
      undecided: verdicts.filter { $0 == ShortAnswerText.undecided.plain }.count)
    #expect(tally.total == verdicts.count && tally.total == 16)
    #expect(chapter.figure("conditions")?.title == ShortAnswerText.conditionsTitle(tally))
    #expect(chapter.texts.contains(ShortAnswerText.counts(tally).plain))
  }

  /// The rule of the caption, applied once more to the numbers of the figure: with one seed the median
  /// is the run itself.
  @Test func verdictsFollowTheRule() throws {
    let chapter = try Quick.chapter(.shortAnswer, seeds: 1)
    let data = try #require(chapter.figure("conditions")).data
    let rows = try verdictTable(chapter)
    // Four arms per condition: ReLU + sigmoid first, the net of the question last.
    #expect(data.rows.count == 4 * rows.count)
    for (index, row) in rows.enumerated() {
      func median(_ arm: Int) throws -> Double {
        guard case .number(let value) = data.rows[4 * index + arm][4] else { return .nan }
        return value
      }
      let (usual, question) = (try median(0), try median(3))
      let isError = !row[3].hasSuffix("%")
      let gain = isError ? usual - question : question - usual
      let margin = isError ? 0.1 * max(usual, question) : 0.02
      let expected =
        gain > margin
        ? ShortAnswerText.better : (gain < -margin ? ShortAnswerText.worse : ShortAnswerText.same)
      if usual.isFinite, question.isFinite {
        #expect(row[6] == expected.plain, "\(row)")
      }
      // The table shows the very medians.
      #expect(row[2] == (isError ? Say.precise(question) : Say.percent(question)))
      #expect(row[3] == (isError ? Say.precise(usual) : Say.percent(usual)))
    }
  }

  /// The factor per layer is the slope of the drawn medians.
  @Test func gradientCaptionSaysTheSlope() throws {
    let chapter = try Quick.chapter(.shortAnswer)
    let figure = try #require(chapter.figure("gradient"))
    var medians: [String: [Double]] = [:]
    for row in figure.data.rows {
      if case .text(let arm) = row[1], case .number(let median) = row[4] {
        medians[arm, default: []].append(median)
      }
    }
    #expect(medians.count == 2)
    for values in medians.values {
      let (first, last) = (try #require(values.first), try #require(values.last))
      var factor = last / first
      // The seventh root by Newton's method.
      var root = 1.0
      for _ in 0..<200 {
        let sixth = (0..<6).reduce(1.0) { product, _ in product * root }
        root -= (root * sixth - factor) / (7 * sixth)
      }
      factor = root
      #expect(figure.caption.plain.contains(Say.number(factor)))
      #expect(figure.caption.plain.contains(Say.fraction(last)))
    }
    #expect(medians.values.allSatisfy { $0.count == 8 })
  }

  @Test func watchedRunsAreTheTwoNets() throws {
    let chapter = try Quick.chapter(.shortAnswer)
    let outputs = chapter.runs.map { $0.record.manifest.layers.map(\.activation) }
    #expect(outputs.map(\.first) == [.relu, .softmax])
    #expect(outputs.map(\.last) == [.sigmoid, .identity])
    #expect(Set(chapter.runs.map { $0.record.manifest.seed }).count == 1)
  }
}
