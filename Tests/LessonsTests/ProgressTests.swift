import Lessons
import Synchronization
import Testing

@Suite struct ProgressTests {
  @Test(arguments: LessonName.allCases)
  func everyStageOfAChapterHasACost(_ lesson: LessonName) throws {
    #expect(
      try Quick.stages(of: lesson) == lesson.costs(seeds: 2, isQuick: true).count - 1)
  }

  @Test func moreSeedsCostMore() {
    for isQuick in [false, true] {
      let costs = [1, 3, 10, 100].map {
        LessonName.cost(of: LessonName.allCases, seeds: $0, isQuick: isQuick)
      }
      #expect(costs == costs.sorted() && Set(costs).count == 4)
    }
  }

  @Test func nothingIsLostOrCountedTwice() {
    let seen = Mutex<[Int]>([])
    let meter = WorkMeter(total: 107) { done, total in
      #expect(total == 107)
      seen.withLock { $0.append(done) }
    }
    let progress = Progress([7, 90, 10], meter)
    for jobs in [3, 4] {
      let stage = progress.begin(jobs)
      for _ in 0..<jobs { stage.finishOne() }
    }
    #expect(seen.withLock { $0 } == [2, 4, 7, 29, 52, 74, 97])
    // What nobody expected costs nothing.
    progress.begin(2).finishOne()
    progress.finish()
    progress.finish()
    #expect(seen.withLock { $0.last } == 107)
    #expect(progress.stages == 3)
  }

  /// At every moment of a report that was timed, the time left at the pace so far is about the one that was
  /// left, and never more of the work is to be done than before.
  @Test func theTimeLeftOfARecordedReport() throws {
    let reached = Mutex(0)
    let total = LessonName.cost(of: LessonName.allCases, seeds: 10, isQuick: false)
    let meter = WorkMeter(total: total) { done, _ in reached.withLock { $0 = max($0, done) } }
    var chapters: [String: Progress] = [:]
    for lesson in LessonName.allCases {
      chapters[lesson.rawValue] = Progress(lesson.costs(seeds: 10, isQuick: false), meter)
    }
    var stages: [String: Progress.Stage] = [:]
    let rows = recordedSchedule.split(separator: "\n").map { $0.split(separator: " ") }
    let end = try #require(rows.last.flatMap { Double($0[0]) })
    var before = 0
    for row in rows {
      let now = try #require(Double(row[0]))
      let progress = try #require(chapters[String(row[1])])
      if row[2] == "made" {
        progress.finish()
      } else {
        let key = "\(row[1]) \(row[2])"
        let (count, jobs) = (try #require(Int(row[3])), try #require(Int(row[4])))
        if stages[key] == nil { stages[key] = progress.begin(jobs) }
        for _ in 0..<count { stages[key]?.finishOne() }
      }
      let done = reached.withLock { $0 }
      #expect(done >= before && done <= total)
      before = done
      guard now > end / 10, row == rows.last(where: { $0[0] == row[0] }) else { continue }
      let guess = now / Double(done) * Double(total - done)
      #expect(abs(guess - (end - now)) < 0.15 * end, "at \(now) of \(end): \(guess) left")
    }
    #expect(before == total)
  }
}
