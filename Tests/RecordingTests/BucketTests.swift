import Recording
import Testing
import Training

/// What `Bucketing` keeps of some rows, against a plain computation over all of them.
@Suite struct BucketTests {
  @Test(arguments: [0, 1, 2, 5, 99, 100, 101, 350], [2, 7, 400])
  func everyStepIsCoveredOnce(rows: Int, length: Int) throws {
    for lastRows in [0, 1, 100] {
      let plan = BucketPlan(length: length, lastRows: lastRows)
      let table = randomRows(rows, seed: UInt64(rows + length))
      let record = kept(table, plan)
      let exact = min(rows, lastRows)
      var next = 0
      for (row, step) in record.steps.enumerated() {
        let span = record.span(row: row)
        #expect(span.lowerBound == next && step == next)
        if next < rows - exact {
          #expect(span.count == min(length, rows - exact - next))
        } else {
          #expect(span.count == 1 && record.bucket(row: row) == nil)
        }
        next = span.upperBound + 1
      }
      #expect(next == rows && record.steps.count <= plan.rows(steps: rows))
      try compare(record, with: table)
    }
  }

  @Test func byHand() throws {
    var bucketing = Bucketing(BucketPlan(length: 3, lastRows: 1))
    let rows: [[Double]] = [
      [1, .nan, .nan, .infinity], [4, 5, .nan, -.infinity], [-2, .nan, .nan, 0], [9, 9, 9, 9],
    ]
    var lines: [RecordLine] = []
    for (step, values) in rows.enumerated() {
      if let line = bucketing.take(.row(step: step, values: values)) { lines.append(line) }
    }
    #expect(lines.count == 1)
    guard case .bucket(let bucket, let means) = try #require(lines.first) else {
      Issue.record("no bucket")
      return
    }
    #expect(bucket.steps == 0...2)
    #expect(Array(bucket.minima[..<2]) == [-2, 5] && Array(bucket.maxima[..<2]) == [4, 5])
    #expect(Array(means[..<2]) == [1, 5])
    #expect(bucket.minima[2].isNaN && bucket.maxima[2].isNaN && means[2].isNaN)
    #expect(bucket.minima[3] == -.infinity && bucket.maxima[3] == .infinity && means[3].isNaN)
    let rest = bucketing.finish()
    guard case .row(3, [9, 9, 9, 9]) = try #require(rest.first), rest.count == 1 else {
      Issue.record("the last row is not what it was")
      return
    }
    #expect(bucketing.finish().isEmpty)
  }

  /// 0.1 + 0.1 + 0.1 is not 3 · 0.1, and the sum of the largest numbers is infinite.
  @Test(arguments: [0.1, -0.1, 1e-300, 3, .greatestFiniteMagnitude, -.greatestFiniteMagnitude])
  func whatDoesNotChangeIsItsOwnMean(value: Double) {
    let record = kept(Array(repeating: [value], count: 9), BucketPlan(length: 3, lastRows: 0))
    #expect(record.steps == [0, 3, 6])
    #expect(record.values == [value, value, value])
  }

  @Test func theOtherLinesAreNotHeldBack() {
    var bucketing = Bucketing(BucketPlan(length: 50))
    let event = UnitEvent(
      kind: .died, step: 3, since: 2, layer: 1, unit: 0, maximumBefore: 1, maximumNow: -1,
      updateNorm: 2)
    #expect(bucketing.take(.row(step: 0, values: [1])) == nil)
    guard case .event(event) = bucketing.take(.event(event)) else {
      Issue.record("an event was held back")
      return
    }
    let frame = Frame(step: 3, heldOut: nil, layers: [], surface: nil)
    guard case .frame(let same) = bucketing.take(.frame(frame)), same.step == 3 else {
      Issue.record("a frame was held back")
      return
    }
  }

  @Test func rowsOfARecordAreFoundByTheirSteps() throws {
    let record = kept(randomRows(64, seed: 4), BucketPlan(length: 10, lastRows: 5))
    #expect(record.steps == [0, 10, 20, 30, 40, 50, 59, 60, 61, 62, 63])
    #expect(record.span(row: 5) == 50...58 && record.span(row: 6) == 59...59)
    for (row, step) in [(0, 0), (0, 9), (1, 10), (5, 58), (6, 59), (10, 63), (10, 99)] {
      #expect(record.row(atStep: step) == row)
    }
    #expect(record.row(atStep: -1) == nil)
    #expect(record.extremes(.run(.accuracy)) == nil)
  }

  /// A real run: 30 000 steps of a small net, kept whole and in buckets.
  @Test func aLongRun() throws {
    var situation = Situation([.relu, .identity], widths: [2, 1])
    situation.steps = 30_000
    situation.cadence = 30_000
    situation.batchSize = 3
    var bucketing = Bucketing(BucketPlan(length: 200))
    var table: [[Double]] = []
    var lines: [RecordLine] = []
    let exact = situation.record { observation, row in
      table.append(row)
      if let line = bucketing.take(.row(step: observation.step, values: row)) {
        lines.append(line)
      }
    }
    var record = RunRecord(manifest: exact.manifest, columns: exact.columns)
    for line in lines + bucketing.finish() { record.append(line) }
    #expect(record.steps.count == 150 + 100 && exact.steps.count == 30_000)
    #expect(record.buckets.count == 150 && record.span(row: 149) == 29_800...29_899)
    try compare(record, with: table)
  }

  /// Means, extremes and exact rows of every column, each computed here from all rows.
  private func compare(_ record: RunRecord, with table: [[Double]]) throws {
    for (index, column) in record.columns.enumerated() {
      let means = try #require(record.series(column))
      let extremes = try #require(record.extremes(column))
      for row in record.steps.indices {
        let all = record.span(row: row).map { table[$0][index] }
        let numbers = all.filter { !$0.isNaN }
        #expect(same(extremes[row].minimum, numbers.min() ?? .nan))
        #expect(same(extremes[row].maximum, numbers.max() ?? .nan))
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        if all.count == 1 {
          #expect(same(means[row], all[0]))
        } else {
          #expect(isClose(means[row], mean, 1e-12))
        }
      }
    }
  }

  private func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

  private func kept(_ table: [[Double]], _ plan: BucketPlan) -> RunRecord {
    let columns: [Column] = [.run(.loss), .layer(1, .weightNorm), .layer(1, .updateNorm)]
    var record = RunRecord(
      manifest: Situation([.identity], widths: [1]).manifest,
      columns: Array(columns.prefix(table.first?.count ?? 1)))
    var bucketing = Bucketing(plan)
    for (step, values) in table.enumerated() {
      if let line = bucketing.take(.row(step: step, values: values)) { record.append(line) }
    }
    for line in bucketing.finish() { record.append(line) }
    return record
  }

  /// A column of numbers, one with gaps, and one with gaps and infinities.
  private func randomRows(_ count: Int, seed: UInt64) -> [[Double]] {
    let drawn = numbers(3 * count, seed: seed)
    return (0..<count).map { row in
      let (a, b, c) = (drawn[3 * row], drawn[3 * row + 1], drawn[3 * row + 2])
      return [
        a, b < 0.5 ? .nan : b, c < -0.9 ? -.infinity : c > 0.8 ? .infinity : c > 0 ? .nan : c,
      ]
    }
  }
}
