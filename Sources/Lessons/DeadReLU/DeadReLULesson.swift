import Charts
import Experiments
import Plotting
import Recording
import Training
import Wording

/// What kills ReLU units, what becomes of them, and what people do about it.
struct DeadReLULesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let data = context.main.prepared(seed: context.seed)
    let figures = DeadReLUFigures(context: context, data: data)
    let settings = DeadSetting.all(
      data, steps: context.isQuick ? 150 : 400, seed: context.seed,
      batchSize: context.batchSize(for: data))
    let runs = recorded(settings, data)
    let (fault, mended) = (runs[0], runs[1])
    let pair = pair(fault.record, mended.record)
    let outcomes = outcomes(settings, data)
    let moving = MovingFigures(
      context: context, chapter: LessonName.deadReLU.rawValue,
      steps: fault.record.frames.map(\.step), rest: .end)
    let deaths = fault.record.events.filter { $0.kind == .died }
    let bornDead = fault.record.events.filter { $0.kind == .bornDead }
    let revivals = fault.record.events.filter { $0.kind == .revived }
    let born = BornDead(context, data: data)
    let table = deathTable(fault.record, deaths)
    let life = try moving.moving(
      "life", .unitLife, [fault.record, mended.record], traces: [fault.name, mended.name],
      caption: DeadReLUText.lifeCaption(
        pair,
        events: (bornDead: bornDead.count, died: deaths.count, revived: revivals.count)),
      title: MovingFigures.always(DeadReLUText.lifeTitle(pair)))
    return Chapter(
      slug: LessonName.deadReLU.rawValue, shortTitle: DeadReLUText.shortTitle,
      question: DeadReLUText.question, answer: DeadReLUText.answer(pair),
      blocks: [
        .paragraph(
          DeadReLUText.lifeParagraph(
            layers: DeadSetting.hidden.count, units: DeadSetting.hidden[0], dataset: data.name,
            isCheckedAlways: fault.record.manifest.batchSize == data.trainingExamples)),
        .figure(life),
        .figure(
          try moving.moving(
            "network", .network, [fault.record], traces: [fault.name],
            caption: DeadReLUText.networkCaption)),
      ] + deadLayer(fault.record) + [
        .heading(DeadReLUText.inactiveHeading),
        .paragraph(DeadReLUText.inactiveParagraph(share: inactiveAtStart(mended.record))),
        .figure(
          try moving.moving(
            "share", .deadShare, runs.records, traces: runs.names,
            caption: DeadReLUText.shareCaption)),
        .heading(DeadReLUText.deathsHeading),
        .paragraph(DeadReLUText.deathsParagraph(deaths.count)),
      ] + (deaths.isEmpty ? [] : [.table(table)]) + [
        .heading(DeadReLUText.remediesHeading),
        .paragraph(DeadReLUText.remediesParagraph),
        .figure(figures.both { $0.remedies(settings, outcomes) }),
        .paragraph(
          DeadReLUText.remediesFinding(figures.remediesThatHelped(settings, outcomes))),
        .heading(DeadReLUText.bornHeading),
        .paragraph(DeadReLUText.bornParagraph),
        .figure(figures.both { $0.born(born) }),
        .folded(
          summary: DeadReLUText.mathSummary,
          DeadReLUText.mathematics.map { .paragraph($0) }),
      ],
      frameSteps: moving.steps, quiz: quiz(figures, outcomes), sources: DeadReLUText.sources,
      runs: runs)
  }

  /// The causes and the first remedy, recorded at every step.
  private func recorded(_ settings: [DeadSetting], _ data: PreparedData) -> [ChapterRun] {
    let chosen = [
      (settings[0], "large-rate", DeadReLUText.rateLabel(settings[0].settings.rate)),
      (settings[1], "small-rate", DeadReLUText.rateLabel(settings[1].settings.rate)),
      (settings[4], "negative-bias", DeadReLUText.negativeBias),
      (settings[7], "deep-narrow", DeadReLUText.deepNarrow),
    ]
    return inParallel(chosen, context.progress) { setting, word, label in
      let name = "dead-relu-" + word
      return context.recorded(
        setting.settings, data, of: context.main, label: label, name: name)
    }
  }

  private func outcomes(_ settings: [DeadSetting], _ data: PreparedData) -> [[Outcome]] {
    context.withEverySeed(settings) { setting, seed in
      var settings = setting.settings
      settings.seed = seed
      return context.experiment(settings, data).outcome(evaluations: 2)
    }
  }

  private func pair(_ fault: RunRecord, _ mended: RunRecord) -> DeadReLUText.Pair {
    var pair = DeadReLUText.Pair(
      faultDead: deadUnits(fault), faultUnits: DeadSetting.hidden.reduce(0, +),
      faultLoss: fault.fate.finalLoss, mendedDead: deadUnits(mended),
      mendedLoss: mended.fate.finalLoss, faultRate: fault.manifest.rate,
      mendedRate: mended.manifest.rate,
      divergedAt: { if case .diverged(let step) = fault.ending { step } else { nil } }())
    pair.lastSteps = mended.lastStretch?.steps ?? 1
    pair.loss = ChartText.loss(of: mended.manifest)
    return pair
  }

  /// The first layer that is wholly dead at the last step.
  private func deadLayer(_ record: RunRecord) -> [Block] {
    let layer = (1..<record.manifest.layers.count).first { layer in
      record.series(.layer(layer, .deadUnits))?.last
        == Double(record.manifest.layers[layer - 1].units)
    }
    return DeadReLUText.deadLayer(layer).map { [.paragraph($0)] } ?? []
  }

  /// Dead units of all hidden layers at the last step at which every number was finite.
  private func deadUnits(_ record: RunRecord) -> Int {
    var rows = record.steps.indices
    if case .diverged(let step) = record.ending {
      rows = 0..<(record.steps.firstIndex { $0 >= step } ?? rows.count)
    }
    guard let row = rows.last else { return 0 }
    return (1...record.manifest.layers.count).reduce(0) { sum, layer in
      sum + Int(record.value(.layer(layer, .deadUnits), row: row) ?? 0)
    }
  }

  private func inactiveAtStart(_ record: RunRecord) -> Double {
    record.series(.layer(1, .inactiveShare))?.first ?? .nan
  }

  private func deathTable(_ record: RunRecord, _ deaths: [UnitEvent]) -> Table {
    let shown = deaths.prefix(8)
    let rows: [[Prose]] = shown.map { death in
      let revival = record.events.first {
        $0.kind == .revived && $0.layer == death.layer && $0.unit == death.unit
          && $0.step > death.step
      }
      return [
        "\(death.layer)", "\(death.unit + 1)",
        DeadReLUText.diedAt(step: death.step, since: death.since),
        Prose(data: Say.precise(death.maximumBefore)), Prose(data: Say.precise(death.maximumNow)),
        Prose(data: Say.precise(death.updateNorm)),
        revival.map { DeadReLUText.cameBack(step: $0.step) } ?? DeadReLUText.never,
      ]
    }
    return Table(
      caption: DeadReLUText.deathsCaption(shown: shown.count, of: deaths.count),
      header: DeadReLUText.deathsHeader, rows: rows, numericColumns: [0, 1, 2, 3, 4, 5])
  }

  /// Leaky ReLU at the large rate against ReLU at the small one.
  private func quiz(_ figures: DeadReLUFigures, _ outcomes: [[Outcome]]) -> Quiz {
    let isError = figures.data.task == .regression
    let mended = figures.median(outcomes[1])
    let leaky = figures.median(outcomes[2])
    func known(_ score: Double) -> Double {
      score.isFinite ? score : (isError ? .greatestFiniteMagnitude : 0)
    }
    let gain = known(leaky) - known(mended)
    let margin = isError ? Verdict.errorMargin * known(mended) : Verdict.accuracyMargin
    let isBetter = isError ? gain < -margin : gain > margin
    let isWorse = isError ? gain > margin : gain < -margin
    let answer = isWorse ? 0 : (isBetter ? 2 : 1)
    return Quiz(
      question: DeadReLUText.quizQuestion(rate: DeadSetting.faultRate),
      choices: DeadReLUText.quizChoices, answer: answer,
      explanation: DeadReLUText.quizExplanation(
        answer: answer, leaky: figures.scoreText(leaky), mended: figures.scoreText(mended)))
  }
}
