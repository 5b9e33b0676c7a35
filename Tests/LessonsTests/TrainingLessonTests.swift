import Lessons
import Numerals
import Recording
import Testing
import Wording

/// The chapter's table and quiz against the records that it draws.
@Suite(.serialized) struct TrainingLessonTests {
  @Test func tableSaysWhatWasRecorded() throws {
    let chapter = try Quick.chapter(.training)
    let header = TrainingText.tableHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    #expect(table.rows.count == chapter.runs.count && chapter.runs.count == 8)
    for (row, run) in zip(table.rows, chapter.runs) {
      let record = run.record
      let cells = row.map(\.plain)
      let losses = try #require(record.series(.run(.loss)))
      let end = losses.suffix(losses.count / 10)
      let last = end.reduce(0, +) / Double(end.count)
      let ledger = try #require(Ledger(record, row: 0))
      #expect(cells[0] == record.manifest.dataset)
      #expect(cells[1] == record.manifest.label)
      #expect(cells[2] == Say.fraction(ledger.attenuation))
      // Three or four digits, as many as it takes.
      #expect([3, 4].contains { cells[3] == NumberText.significant(last, digits: $0) })
      if let accuracy = record.frames.last?.heldOut?.accuracy {
        #expect(cells[4] == Say.percent(accuracy))
      }
      let share = last / record.manifest.constantLoss
      let expected =
        share < 0.5
        ? TrainingText.learned : (share < 0.9 ? TrainingText.partly : TrainingText.stuck)
      #expect(record.ending == .completed)
      #expect(table.caption.plain.contains("mean over the last \(end.count) steps"))
      #expect(cells[5] == expected.plain)
    }
  }

  @Test func quizAsksForTheSmallestShare() throws {
    let chapter = try Quick.chapter(.training)
    let shares = try chapter.runs.prefix(4).map { run in
      try #require(Ledger(run.record, row: 0)).attenuation
    }
    let least = try #require(shares.min())
    #expect(shares[chapter.quiz.answer] == least)
    #expect(
      chapter.quiz.choices.map(\.plain) == chapter.runs.prefix(4).map(\.record.manifest.label))
    #expect(chapter.answer.plain.contains(Say.fraction(least)))
  }

  /// Four nets that differ in nothing but the hidden activation.
  @Test func onlyTheActivationDiffers() throws {
    let chapter = try Quick.chapter(.training)
    for group in [chapter.runs.prefix(4), chapter.runs.suffix(4)] {
      var manifests = group.map(\.record.manifest)
      #expect(Set(manifests.map { $0.layers[0].activation }).count == 4)
      for index in manifests.indices {
        for layer in manifests[index].layers.indices.dropLast() {
          manifests[index].layers[layer].activation = .identity
          manifests[index].layers[layer].parameter = nil
        }
        manifests[index].label = ""
      }
      #expect(manifests.allSatisfy { $0 == manifests[0] })
    }
  }
}
