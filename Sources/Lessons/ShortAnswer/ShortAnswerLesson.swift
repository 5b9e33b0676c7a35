import Charts
import Experiments
import Training
import Wording

/// The beginner's question, answered by measuring it: the net of the question, the usual one and the
/// two crossed ones, shallow and deep, on two tasks, with two optimizers, at a shared rate and at each
/// net's best, over several seeds.
struct ShortAnswerLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let study = ShortAnswerStudy(context)
    let findings = ShortAnswerFindings(study: study)
    let sweep = AttenuationSweep(context, data: study.classification)
    let figures = ShortAnswerFigures(
      context: context,
      study: study, findings: findings,
      command: context.reportCommand(.shortAnswer),
      classificationName: study.classification.name, regressionName: study.regression.name)
    let pair = WatchedPair(context, data: study.classification, steps: study.steps)
    let moving = MovingFigures(
      context: context, chapter: LessonName.shortAnswer.rawValue, steps: pair.runs.frameSteps,
      rest: .end)
    let tally = findings.tally(Arm.sameLoss)
    let deepest = ShortAnswerStudy.depths.last ?? 1
    let fact = sweep.fact(hiddenLayers: deepest)
    func names(_ verdict: Verdict) -> [String] {
      findings.conditions(verdict).map { condition in
        (condition.task == .classification ? study.classification.name : study.regression.name)
          + ", " + figures.label(condition)
      }
    }
    let good = ShortAnswerText.GoodOnes(
      same: names(.same), better: names(.better), undecided: names(.undecided))
    return Chapter(
      slug: LessonName.shortAnswer.rawValue, shortTitle: ShortAnswerText.shortTitle,
      question: ShortAnswerText.question,
      answer: ShortAnswerText.answer(
        tally, worst: findings.worst(Arm.sameLoss), gradient: fact),
      blocks: [
        .figure(figures.both { $0.learning() }),
        .paragraph(ShortAnswerText.counts(tally)),
        .paragraph(
          ShortAnswerText.lookAtLearning(
            shallow: findings.fourScores(hiddenLayers: ShortAnswerStudy.depths[0]),
            deep: findings.fourScores(hiddenLayers: deepest))),
        .paragraph(ShortAnswerText.fourNets),
        .list(
          Arm.sameLoss.map { arm in
            ShortAnswerText.netMeaning(
              hidden: arm.hidden.displayName, hasOutput: arm.output == .sigmoid,
              isQuestion: arm == ShortAnswerFindings.question(Arm.sameLoss))
          }),
      ] + context.meaning([context.classification, context.regression]) + [
        .heading(ShortAnswerText.adviceHeading),
        .paragraph(
          ShortAnswerText.advice(tally, natural: findings.tally(Arm.naturalLoss))),
      ] + (try watched(pair, moving)) + [
        .heading(ShortAnswerText.whyHeading),
        .paragraph(ShortAnswerText.whyParagraph(fact)),
        .figure(figures.both { $0.gradient(sweep) }),
        .heading(ShortAnswerText.conditionsHeading),
        .paragraph(ShortAnswerText.conditionsParagraph(good, of: tally.total)),
        .figure(figures.both { $0.conditions() }),
        .table(table(study, findings, figures)),
        .heading(ShortAnswerText.naturalHeading),
        .paragraph(ShortAnswerText.naturalParagraph),
        .figure(figures.both { $0.naturalLosses() }),
        .folded(
          summary: ShortAnswerText.methodSummary,
          [.list(method(study, findings)), .table(rateTable(study, figures))]),
        .folded(
          summary: ShortAnswerText.mathSummary,
          ShortAnswerText.mathematics.map { .paragraph($0) }),
      ],
      frameSteps: pair.runs.frameSteps, quiz: quiz(study), sources: ShortAnswerText.sources,
      runs: pair.runs)
  }

  /// The two nets while they train: what they answer, and what reaches each layer.
  private func watched(
    _ pair: WatchedPair, _ moving: MovingFigures
  ) throws(ChartProblem) -> [Block] {
    let names = pair.runs.names
    var blocks: [Block] = [
      .heading(ShortAnswerText.watchHeading), .paragraph(ShortAnswerText.watchParagraph),
    ]
    if case .regions = pair.runs.records[0].frames.first?.surface {
      blocks.append(
        .figure(
          try moving.moving(
            "answers", .regions, pair.runs.records, traces: names,
            caption: ShortAnswerText.answersCaption)))
    }
    blocks.append(
      .figure(
        try moving.moving(
          "by-layer", .gradientByLayer, pair.runs.records, traces: names,
          caption: ShortAnswerText.byLayerCaption)))
    return blocks
  }

  private func table(
    _ study: ShortAnswerStudy, _ findings: ShortAnswerFindings, _ figures: ShortAnswerFigures
  ) -> Table {
    var rows: [[Prose]] = []
    for condition in ShortAnswerFindings.conditions {
      guard let pair = findings.pair(condition, Arm.sameLoss) else { continue }
      rows.append([
        condition.task == .classification
          ? ShortAnswerText.classificationTask(study.classification.name)
          : ShortAnswerText.regressionTask(study.regression.name),
        Prose(data: figures.label(condition)), score(pair.question), score(pair.usual),
        halfWay(findings, pair.question), halfWay(findings, pair.usual),
        verdict(Verdict(question: pair.question, usual: pair.usual)),
      ])
    }
    return Table(
      caption: ShortAnswerText.tableCaption(seeds: study.seeds, steps: study.steps),
      header: ShortAnswerText.tableHeader, rows: rows, numericColumns: [2, 3, 4, 5])
  }

  /// Which rate of the grid did best for each net, on the seeds that are not compared.
  private func rateTable(
    _ study: ShortAnswerStudy, _ figures: ShortAnswerFigures
  ) -> Table {
    let conditions = ShortAnswerFindings.conditions.filter { $0.rateChoice == .best }
    return Table(
      caption: ShortAnswerText.rateCaption,
      header: [ShortAnswerText.tableHeader[0], ShortAnswerText.tableHeader[1]]
        + Arm.sameLoss.map { Prose(data: figures.netName($0)) },
      rows: conditions.map { condition in
        [
          condition.task == .classification
            ? ShortAnswerText.classificationTask(study.classification.name)
            : ShortAnswerText.regressionTask(study.regression.name),
          Prose(data: figures.label(condition)),
        ]
          + Arm.sameLoss.map { arm in
            Prose(data: study.cell(condition, arm).map { Say.number($0.rate) } ?? "")
          }
      }, numericColumns: [2, 3, 4, 5])
  }

  private func score(_ cell: StudyCell) -> Prose {
    guard cell.median.isFinite else { return ShortAnswerText.allDiverged }
    return Prose(
      data: cell.condition.task == .classification
        ? Say.percent(cell.median) : Say.precise(cell.median))
  }

  private func halfWay(_ findings: ShortAnswerFindings, _ cell: StudyCell) -> Prose {
    findings.halfWay(cell).map { ShortAnswerText.stepNumber($0) } ?? ShortAnswerText.never
  }

  private func verdict(_ verdict: Verdict) -> Prose {
    switch verdict {
    case .worse: ShortAnswerText.worse
    case .same: ShortAnswerText.same
    case .undecided: ShortAnswerText.undecided
    case .better: ShortAnswerText.better
    }
  }

  private func method(
    _ study: ShortAnswerStudy, _ findings: ShortAnswerFindings
  ) -> [Prose] {
    ShortAnswerText.method(
      classification: study.classification.name, regression: study.regression.name,
      isScaled: study.regression.hasScaledTarget, width: ShortAnswerStudy.width,
      batch: ShortAnswerStudy.batchSize, steps: study.steps,
      seeds: study.seeds, selectionSeeds: context.selectionSeeds,
      sgd: RateGrid(.sgd, isQuick: context.isQuick).rates,
      adam: RateGrid(.adam, isQuick: context.isQuick).rates,
      atEnd: study.ratesAtEnd(isQuick: context.isQuick),
      runs: findings.runs(Arm.sameLoss + Arm.naturalLoss.filter { !Arm.sameLoss.contains($0) })
        .count)
  }

  /// What becomes of the deep softmax net when Adam trains it instead of SGD.
  private func quiz(_ study: ShortAnswerStudy) -> Quiz {
    let depth = ShortAnswerStudy.depths.last ?? 1
    func cell(_ optimizer: OptimizerKind) -> StudyCell? {
      study.cell(
        Condition(
          task: .classification, hiddenLayers: depth, optimizer: optimizer, rateChoice: .shared),
        ShortAnswerFindings.question(Arm.sameLoss))
    }
    let sgd = cell(.sgd)?.median ?? .nan
    let adam = cell(.adam)?.median ?? .nan
    let gain = (adam.isFinite ? adam : 0) - (sgd.isFinite ? sgd : 0)
    let answer = gain > Verdict.accuracyMargin ? 1 : (gain < -Verdict.accuracyMargin ? 2 : 0)
    return Quiz(
      question: ShortAnswerText.quizQuestion(
        depth: depth, optimizer: OptimizerKind.adam.displayName,
        rate: RateGrid(.adam, isQuick: context.isQuick).shared),
      choices: ShortAnswerText.quizChoices, answer: answer,
      explanation: ShortAnswerText.quizExplanation(
        sgd: ShortAnswerText.accuracyOf(sgd), adam: ShortAnswerText.accuracyOf(adam)))
  }
}

extension LessonContext {
  /// The command that makes one chapter again, with everything that differs from the defaults.
  func reportCommand(_ lesson: LessonName) -> String {
    var command = "gradflow report --lesson " + lesson.rawValue
    if seed != 1 { command += " --seed " + seed.description }
    if seeds != (isQuick ? 3 : 10) { command += " --seeds " + seeds.description }
    if let chosen { command += " " + chosen.arguments }
    if isQuick { command += " --quick" }
    if theme != .light { command += " --theme " + theme.rawValue }
    return command
  }
}
