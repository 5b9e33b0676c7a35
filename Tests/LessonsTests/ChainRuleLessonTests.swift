import Charts
import Foundation
import Lessons
import Plotting
import Recording
import Testing
import Training
import Wording

/// The chapter's numbers against the rows of its figures and the columns of its records.
@Suite(.serialized) struct ChainRuleLessonTests {
  /// Median share that arrives, by initialization, activation and depth.
  private func medians() throws -> [String: [Int: Double]] {
    let data = try #require(try Quick.chapter(.chainRule).figure("depth")).data
    var medians: [String: [Int: Double]] = [:]
    for row in data.rows {
      guard case .text(let initialization) = row[0], case .text(let net) = row[1],
        case .number(let depth) = row[2], case .number(let median) = row[4]
      else { continue }
      medians[initialization + " " + net, default: [:]][Int(depth)] = median
    }
    return medians
  }

  @Test func factorsAreTheSlopesOfTheLines() throws {
    let chapter = try Quick.chapter(.chainRule)
    let medians = try medians()
    #expect(medians.count == 8 && medians.values.allSatisfy { $0.count == 11 })
    let rows = try #require(chapter.tables.first).rows.map { $0.map(\.plain) }
    #expect(rows.count == 8)
    for row in rows {
      let line = try #require(medians["\(row[1]) \(row[0])"])
      let (first, last) = (try #require(line[1]), try #require(line[20]))
      let factor = pow(last / first, 1.0 / 19)
      #expect(row[2] == Say.number(factor))
      #expect(row[7] == Say.fraction(last))
      let caption = try #require(chapter.figure("depth")).caption.plain
      #expect(caption.contains("\(row[0]) (\(row[1])) \(Say.number(factor))"))
      if row[1] == "Glorot" {
        #expect(chapter.answer.plain.contains("\(Say.number(factor)) with \(row[0])"))
        #expect(chapter.answer.plain.contains("\(Say.fraction(last)) with \(row[0])"))
      }
    }
  }

  /// The law behind the dotted line: |φ'| ≤ ¼ and ‖W‖₂ ≤ s give at most (s/4)^depth, and softmax' ceiling
  /// is ½. 20 layers of sigmoid cannot hide that.
  @Test func activationsKeepBelowTheirCeilings() throws {
    let rows = try #require(try Quick.chapter(.chainRule).tables.first).rows.map {
      $0.map(\.plain)
    }
    let ceilings = ["sigmoid": "0.25", "softmax": "0.5", "tanh": "1", "ReLU": "1"]
    for row in rows {
      #expect(row[4] == ceilings[row[0]])
      #expect(try #require(Double(row[3])) <= #require(Double(row[4])))
      // What the weights hand back is never more than the strongest matrix stretches.
      #expect(try #require(Double(row[5])) <= #require(Double(row[6])))
    }
    let sigmoid = try #require(try medians()["He sigmoid"])
    let stretch = try #require(
      rows.first { $0[0] == "sigmoid" && $0[1] == "He" }.flatMap { Double($0[6]) })
    #expect(try #require(sigmoid[20]) < pow((stretch + 0.1) / 4, 20))
  }

  @Test func quizFollowsTheMedians() throws {
    let chapter = try Quick.chapter(.chainRule)
    let sigmoid = try #require(try medians()["Glorot sigmoid"])
    let ratio = try #require(sigmoid[10]) / #require(sigmoid[20])
    let expected = [log10(2), 2, 6, 10].enumerated().min {
      abs($0.element - log10(ratio)) < abs($1.element - log10(ratio))
    }
    #expect(chapter.quiz.answer == expected?.offset)
    let told = try Say.ratio(#require(sigmoid[10]), to: #require(sigmoid[20]))
    #expect(
      chapter.quiz.explanation.plain.contains(
        "\(told.first) instead of \(told.second) of the output's signal. That is \(told.ratio) times"
      ))
  }

  /// A verdict is made of the last tenth of the record: the loss, and the signals at both ends.
  @Test func verdictsFollowTheRecords() throws {
    let chapter = try Quick.chapter(.chainRule)
    let header = ChainRuleText.endingHeader(loss: "loss").map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    #expect(chapter.runs.map { $0.record.manifest.layers.count } == [11, 11, 11, 11])
    for (run, row) in zip(chapter.runs, table.rows.map { $0.map(\.plain) }) {
      let record = run.record
      /// At the first step, the mean over the last tenth and the largest there.
      func course(_ layer: Int) throws -> (first: Double, mean: Double, largest: Double) {
        let scale = Double(record.manifest.layers[layer - 1].units).squareRoot()
        let all = try #require(record.series(.quantity(layer, .errorSignal, .rms)))
        let end = all.suffix(all.count / 10)
        return (
          all[0] * scale, end.reduce(0, +) / Double(end.count) * scale,
          try #require(end.max()) * scale
        )
      }
      let (first, output) = (try course(1), try course(11))
      let losses = try #require(record.series(.run(.loss)))
      let end = losses.suffix(losses.count / 10)
      let loss = end.reduce(0, +) / Double(end.count)
      let arrives = first.mean / output.mean
      let isQuiet =
        first.largest < first.first / 4 && output.largest < output.first / 4
      let expected: ChainRuleText.DeepNet.Ending =
        loss < record.manifest.constantLoss / 2
        ? (arrives < 0.01 ? .learnedAnyway : (isQuiet ? .converged : .stillLearning))
        : (arrives < 0.01 ? .lost : .arrives)
      #expect(row[6] == ChainRuleText.verdict(expected).plain)
      #expect(row[4] == Say.precise(loss))
      #expect(
        row[5]
          == ChainRuleText.range(
            Say.precise(try #require(end.min())), Say.precise(try #require(end.max()))
          ).plain)
      #expect(row[1] == "\(Say.number(output.first)) → \(Say.number(output.mean))")
      #expect(row[2].hasSuffix("→ " + Say.fraction(arrives)))
      #expect(row[3] == "\(Say.number(first.first)) → \(Say.number(first.mean))")
      #expect(table.caption.plain.contains("mean of the last \(end.count) steps"))
    }
    #expect(table.rows.contains { $0[6].plain == ChainRuleText.verdict(.lost).plain })
  }

  /// The spread by its definition, from the activations of a fresh net of the same seed.
  @Test func forwardPanelIsTheRecordedSpread() throws {
    let chapter = try Quick.chapter(.chainRule)
    let data = try #require(chapter.figure("forward")).data
    #expect(data.rows.count == 40)
    for (index, row) in data.rows.enumerated() {
      let record = chapter.runs[index / 10].record
      let layer = index % 10 + 1
      #expect(row[2] == .number(try #require(record.value(.layer(layer, .signalSpread), row: 0))))
    }
  }
}
