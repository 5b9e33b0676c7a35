import Lessons
import Plotting
import Recording
import Testing
import Training
import Wording

/// The chapter's numbers against its records, and its theory against chance.
@Suite(.serialized) struct DeadReLULessonTests {
  private func dead(_ record: RunRecord) -> Int {
    record.frames.last?.layers.enumerated().reduce(0) { sum, entry in
      let isReLU = record.manifest.layers[entry.offset].activation == .relu
      let dead = entry.element.units.filter { $0.maximumPreActivation <= 0 }.count
      return sum + (isReLU ? dead : 0)
    } ?? 0
  }

  @Test func answerCountsTheDead() throws {
    let chapter = try Quick.chapter(.deadReLU)
    let (fault, mended) = (chapter.runs[0].record, chapter.runs[1].record)
    let pair = DeadReLUText.Pair(
      faultDead: dead(fault), faultUnits: 36, faultLoss: 0, mendedDead: dead(mended),
      mendedLoss: 0, faultRate: fault.manifest.rate, mendedRate: mended.manifest.rate,
      divergedAt: nil)
    #expect(chapter.answer.plain == DeadReLUText.answer(pair).plain)
    #expect(chapter.figure("life")?.title == DeadReLUText.lifeTitle(pair))
    #expect(dead(fault) > dead(mended))
  }

  @Test func deathsAreThoseOfTheRecord() throws {
    let chapter = try Quick.chapter(.deadReLU)
    let record = chapter.runs[0].record
    let deaths = record.events.filter { $0.kind == .died }
    let header = DeadReLUText.deathsHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    #expect(table.rows.count == min(8, deaths.count))
    for (row, death) in zip(table.rows, deaths) {
      let cells = row.map(\.plain)
      #expect(cells[0] == "\(death.layer)" && cells[1] == "\(death.unit + 1)")
      #expect(cells[2] == "\(death.step)")
      #expect(cells[3] == Say.precise(death.maximumBefore))
      #expect(cells[4] == Say.precise(death.maximumNow))
      let isRevived = record.events.contains {
        $0.kind == .revived && $0.layer == death.layer && $0.unit == death.unit
          && $0.step > death.step
      }
      #expect((cells[6] == DeadReLUText.never.plain) == !isRevived)
      #expect(death.maximumBefore > 0 && death.maximumNow <= 0)
    }
  }

  /// 1 − (1 − 2^−n)^L, and 100 nets that obey it within five deviations of chance; dead on all
  /// examples is rarer than silent for one, and does not become rarer with depth.
  @Test func bornDeadFollowsTheTheory() throws {
    let data = try #require(try Quick.chapter(.deadReLU).figure("born")).data
    #expect(data.rows.count == 60)
    var before = (width: 0.0, all: 0.0, one: 0.0)
    for row in data.rows {
      let numbers = row.map { cell -> Double in
        if case .number(let value) = cell { value } else { .nan }
      }
      let (width, depth, all, one, theory) = (
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]
      )
      let silent = (0..<Int(width)).reduce(1.0) { half, _ in half / 2 }
      let awake = (0..<Int(depth)).reduce(1.0) { product, _ in product * (1 - silent) }
      #expect(abs(theory - (1 - awake)) < 1e-12)
      #expect(abs(one - theory) <= 5 * (theory * (1 - theory) / 100).squareRoot() + 0.01)
      #expect(all <= one)
      if width == before.width { #expect(all >= before.all && one >= before.one) }
      before = (width, all, one)
    }
  }

  @Test func quizFollowsTheMedians() throws {
    let chapter = try Quick.chapter(.deadReLU)
    let data = try #require(chapter.figure("remedies")).data
    // The second panel holds the scores, in the order of the settings.
    let scores = data.rows.suffix(data.rows.count / 2).map { row -> Double in
      if case .number(let value) = row[4] { value } else { .nan }
    }
    let gain = scores[2] - scores[1]
    #expect(chapter.quiz.answer == (gain > 0.02 ? 2 : (gain < -0.02 ? 0 : 1)))
    // The mended rate and zero biases are the same net.
    #expect(scores[1] == scores[5])
  }
}
