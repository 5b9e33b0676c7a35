import Charts
import Lessons
import Recording
import Testing
import Training
import Wording

/// The chapter's table, sentences and quiz against the rows of its figures and its records.
@Suite(.serialized) struct RemediesLessonTests {
  /// Medians and single runs of one panel by row: the first half of a figure's data, or the second.
  private func medians(_ figure: String, second: Bool) throws -> [(
    name: String, value: Double, runs: [Double]
  )] {
    let data = try #require(try Quick.chapter(.remedies).figure(figure)).data
    let half = data.rows.count / 2
    return data.rows[second ? half..<2 * half : 0..<half].map { row in
      guard case .text(let name) = row[1], case .number(let value) = row[4],
        case .number(let whole) = row[6], case .number(let lost) = row[7]
      else { return ("", .nan, []) }
      let runs = row.dropFirst(8).map { cell -> Double in
        if case .number(let run) = cell { run } else { .nan }
      }
      #expect(runs.count == Int(whole + lost) && runs.filter(\.isFinite).count == Int(whole))
      return (
        name.replacing("… with ", with: ""), Int(lost) * 2 >= runs.count ? .infinity : value, runs
      )
    }
  }

  @Test func tableShowsTheMediansOfTheFigures() throws {
    let chapter = try Quick.chapter(.remedies)
    let header = RemediesText.tableHeader.map(\.plain)
    let table = try #require(chapter.tables.first { $0.header.map(\.plain) == header })
    let rows = table.rows.map { $0.map(\.plain) }
    #expect(rows.count == 12)
    for (figure, column) in [("sigmoid", 1), ("softmax", 3), ("relu", 5)] {
      let losses = try medians(figure, second: true)
      let changed = rows.filter { figure != "relu" || $0[0] != "ReLU" }
      #expect(losses.count == changed.count)
      for (row, loss) in zip(changed, losses) {
        // The other rate is one for the first two nets and another for the third.
        #expect(row[0].hasPrefix(loss.name) || loss.name == "rate 0.2", "\(row[0]) \(loss.name)")
        let effect = RemediesText.Effect(
          name: "", loss: loss.value, broken: losses[0].value, losses: loss.runs,
          brokenLosses: losses[0].runs)
        #expect(row[column] == RemediesText.lossCell(effect).plain)
        guard loss.name != rows[0][0] else { continue }
        #expect(row[column + 1] == RemediesText.verdict(effect.kind).plain)
      }
    }
  }

  /// The paragraph below a figure tells the first row of it.
  @Test func paragraphsTellTheBrokenNets() throws {
    let texts = try Quick.chapter(.remedies).texts
    for figure in ["sigmoid", "softmax"] {
      let arrival = try medians(figure, second: false)[0].value
      #expect(
        texts.contains { $0.contains("\(Say.fraction(arrival)) of the error signal reaches") })
    }
    let dead = try medians("relu", second: false)[0].value
    if dead.isFinite {
      #expect(texts.contains { $0.contains("\(Say.percent(dead)) of the hidden units dead") })
    }
  }

  /// The title counts what the table calls mended.
  @Test func titlesCountTheMended() throws {
    let chapter = try Quick.chapter(.remedies)
    for (figure, column) in [("sigmoid", 2), ("softmax", 4), ("relu", 6)] {
      let mended = try #require(chapter.tables.first).rows.filter {
        $0[column].plain == RemediesText.verdict(.mends).plain
      }.count
      let title = try #require(chapter.figure(figure)).title
      #expect(title.hasPrefix(mended == 0 ? "None of" : "\(mended) of"), "\(title)")
    }
  }

  /// What the chapter says of batch normalization, against products and means of the records.
  @Test func normalizationIsReadFromTheRecords() throws {
    let chapter = try Quick.chapter(.remedies)
    func way(_ name: String) throws -> (slopes: Double, weights: Double, means: [Double]) {
      let record = try #require(chapter.runs.first { $0.name == name }).record
      func rms(_ layer: Int, _ quantity: LayerQuantity) throws -> Double {
        try #require(record.value(.quantity(layer, quantity, .rms), row: 0))
          * Double(record.manifest.layers[layer - 1].units).squareRoot()
      }
      var (slopes, weights) = (1.0, 1.0)
      for layer in 1...4 {
        slopes *= try rms(layer, .errorSignal) / rms(layer, .upstreamGradient)
        weights *= try rms(layer, .upstreamGradient) / rms(layer + 1, .errorSignal)
      }
      let means = try (1...4).map {
        try #require(record.value(.quantity($0, .localDerivative, .mean), row: 0))
      }
      return (slopes, weights, means)
    }
    let (plain, normalized) = (
      try way("remedies-sigmoid-broken"), try way("remedies-sigmoid-batch-normalization")
    )
    let told = try #require(
      chapter.texts.first { $0.hasPrefix("What does batch normalization do at the first step?") })
    #expect(
      told.contains(
        "by \(Say.number(plain.slopes)) without it and by \(Say.number(normalized.slopes)) with it")
    )
    #expect(
      told.contains(
        "multiply it by \(Say.number(plain.weights)) and by \(Say.number(normalized.weights))."))
    for mean in [
      plain.means.min(), plain.means.max(), normalized.means.min(), normalized.means.max(),
    ] {
      #expect(told.contains(Say.fixed(try #require(mean))))
    }
    // Its slopes are not steeper: the sentence must not say so.
    #expect(try #require(normalized.means.max()) < #require(plain.means.min()))
    #expect(told.contains("not in steeper slopes but in the rows of the weights"))
  }

  /// What only changes the steps cannot change what stands there before the first.
  @Test func stepsDoNotChangeTheStart() throws {
    let arrivals = try medians("sigmoid", second: false)
    for name in ["Adam (rate 0.01)", "clipping at 0.5", "rate 2"] {
      #expect(try #require(arrivals.first { $0.name == name }).value == arrivals[0].value)
    }
    for name in ["ReLU", "batch normalization"] {
      #expect(try #require(arrivals.first { $0.name == name }).value != arrivals[0].value)
    }
  }

  @Test func oneThingIsChangedAtATime() throws {
    let runs = try Quick.chapter(.remedies).runs
    #expect(runs.count == 8)
    for group in [runs.prefix(4), runs.suffix(4)] {
      let manifests = group.map(\.record.manifest)
      let broken = manifests[0]
      for manifest in manifests.dropFirst() {
        var differences = 0
        if manifest.layers.map(\.activation) != broken.layers.map(\.activation) { differences += 1 }
        if manifest.layers.map(\.normalization) != broken.layers.map(\.normalization) {
          differences += 1
        }
        if manifest.layers.map(\.skip) != broken.layers.map(\.skip) { differences += 1 }
        // Adam comes with its own rate.
        if manifest.optimizer != broken.optimizer { differences += 1 }
        #expect(differences == 1, "\(manifest.label)")
        #expect(manifest.seed == broken.seed && manifest.initialization == broken.initialization)
        #expect(manifest.batchSize == broken.batchSize && manifest.steps == broken.steps)
      }
    }
  }

  @Test func ledgerCaptionSaysWhatArrives() throws {
    let chapter = try Quick.chapter(.remedies)
    let caption = try #require(chapter.figure("ledger")).caption.plain
    for run in chapter.runs.prefix(4) {
      let arrival = try #require(Ledger(run.record, row: 0)).attenuation
      #expect(caption.contains("\(Say.fraction(arrival)) (\(run.record.manifest.label))"))
    }
  }

  /// The way around a layer leads through its activation function: with a sigmoid no more than ¼ of what
  /// arrives gets through, skip or not (docs/metrics.md).
  @Test func aSkipDoesNotGetAroundTheSigmoid() throws {
    let skip = try #require(
      try Quick.chapter(.remedies).runs.first { $0.name == "remedies-sigmoid-skip" })
    let ledger = try #require(Ledger(skip.record, row: 0))
    for entry in ledger.entries.dropFirst() {
      #expect(try #require(entry.activationGain) <= 0.25)
    }
  }

  @Test func quizFollowsTheFigure() throws {
    let chapter = try Quick.chapter(.remedies)
    let losses = try medians("sigmoid", second: true)
    let clipped = try #require(losses.first { $0.name == "clipping at 0.5" }).value
    let ratio = clipped / losses[0].value
    let expected =
      clipped < 0.5 && losses[0].value >= 0.5 ? 0 : (ratio < 0.9 ? 1 : (ratio > 1.1 ? 3 : 2))
    #expect(chapter.quiz.answer == expected)
    #expect(chapter.quiz.explanation.plain.contains(RemediesText.lossText(clipped)))
  }

  @Test func commandsNameTheChange() throws {
    let commands = try Quick.chapter(.remedies).runs.map(\.command)
    for word in ["--normalization batch", "--skip 1", "--clip-norm 0.5", "--optimizer adam"] {
      #expect(commands.filter { $0.contains(word) }.count == 1, "\(word)")
    }
  }
}
