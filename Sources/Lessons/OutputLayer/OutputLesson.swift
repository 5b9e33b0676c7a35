import Charts
import Experiments
import Numerals
import Recording
import Training
import Wording

/// What stands at the output of a net, with which loss, and what its answers mean.
struct OutputLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let figures = OutputFigures(context: context)
    let study = PairingStudy(context)
    let first = study.tasks[0]
    let start = WrongStart(context, data: first.data)
    let twins = inParallel(study.tasks.map(\.data), context.progress) {
      LogisticTwin(context, data: $0)
    }
    let runs = recorded(first, steps: study.steps)
    let moving = MovingFigures(
      context: context, chapter: LessonName.outputLayer.rawValue,
      steps: runs.frameSteps, rest: .end)
    let none = first.facts(of: .noneSquared)
    let signals = OutputFigures.signals
    var blocks: [Block] = [
      .figure(figures.both { $0.gradient() }),
      .heading(OutputLayerText.lookHeading),
      .list(OutputLayerText.look),
      .heading(OutputLayerText.startHeading),
      .paragraph(
        OutputLayerText.startParagraph(dataset: first.data.name, rate: WrongStart.rate)),
      .figure(figures.both { $0.start(start) }),
      .heading(OutputLayerText.pairingsHeading),
      .paragraph(
        OutputLayerText.pairingsParagraph(
          datasets: study.tasks.map(\.data.name), units: PairingStudy.hidden[0],
          optimizer: PairingStudy.optimizer.displayName, rates: study.rates, steps: study.steps)),
      .figure(figures.both { $0.pairings(study) }),
      .paragraph(
        study.tasks.reduce("") {
          $0
            + OutputLayerText.finding(
              dataset: $1.data.name, $1.facts, none: $1.facts(of: .noneSquared))
        }),
      .heading(OutputLayerText.answersHeading),
      .paragraph(
        OutputLayerText.answersParagraph(
          outside: none.outside,
          sum: study.tasks.map { $0.facts(of: .noneSquared).sumError }.first { $0.isFinite })),
      .figure(try answers(runs, moving)),
      .table(table(study)),
      .heading(OutputLayerText.numberHeading),
      .paragraph(
        OutputLayerText.numberParagraph(
          dataset: study.regression.data.name,
          isScaled: study.regression.data.hasScaledTarget,
          none: study.regression.facts(of: .noneSquared),
          sigmoid: study.regression.facts(of: .sigmoidSquared))),
      .heading(OutputLayerText.twinHeading),
      .paragraph(OutputLayerText.twinParagraph),
    ]
    if var figure = figures.twins(twins) {
      var narrow = figures
      narrow.context.isForPhone = true
      figure.narrow = narrow.twins(twins)?.frames ?? []
      blocks.append(.figure(figure))
    }
    blocks.append(.paragraph(OutputLayerText.twinFinding(twins.map(\.agreement))))
    if let table = coefficients(twins) { blocks.append(.table(table)) }
    blocks.append(
      .folded(
        summary: OutputLayerText.mathSummary,
        OutputLayerText.mathematics.map { .paragraph($0) }))
    return Chapter(
      slug: LessonName.outputLayer.rawValue, shortTitle: OutputLayerText.shortTitle,
      question: OutputLayerText.question,
      answer: OutputLayerText.answer(
        number: (
          dataset: study.regression.data.name,
          isScaled: study.regression.data.hasScaledTarget,
          none: study.regression.facts(of: .noneSquared),
          sigmoid: study.regression.facts(of: .sigmoidSquared)
        ), none: none, usual: first.facts(of: first.usualArm), dataset: first.data.name,
        signals: signals),
      blocks: blocks, frameSteps: moving.steps, quiz: quiz(first),
      sources: OutputLayerText.sources, runs: runs)
  }

  /// What squashing the outputs after training does.
  private func quiz(_ task: PairingStudy.Task) -> Quiz {
    let none = task.cells[0]
    let outputs = task.data.classes.count == 2 ? 1 : task.data.classes.count
    let squashed = none.median(\.squashedScore)
    return Quiz(
      question: OutputLayerText.quizQuestion(dataset: task.data.name, outputs: outputs),
      choices: OutputLayerText.quizChoices,
      answer: OutputLayerText.quizAnswer(score: none.score, squashed: squashed),
      explanation: OutputLayerText.quizExplanation(
        score: none.score, squashed: squashed, outputs: outputs))
  }

  /// Three of the pairings on the first data set, each at its best rate.
  private func recorded(_ task: PairingStudy.Task, steps: Int) -> [ChapterRun] {
    let arms: [(OutputArm, String)] = [
      (.noneSquared, "none"), (.sigmoidSquared, "squared-error"),
      (.sigmoidEntropy, "cross-entropy"),
    ]
    return inParallel(arms, context.progress) { arm, word in
      let name = LessonName.outputLayer.rawValue + "-" + word
      let settings = PairingStudy.settings(
        arm, rate: task.facts(of: arm).rate, steps: steps, seed: context.seed)
      return context.recorded(
        settings, task.data, of: context.classification, label: arm.shortLabel, name: name)
    }
  }

  /// The borders that the nets draw, where their inputs are a plane; else how many they get right.
  private func answers(
    _ runs: [ChapterRun], _ moving: MovingFigures
  ) throws(ChartProblem) -> Lessons.Figure {
    let records = runs.records
    if case .regions = records[0].frames.first?.surface {
      return try moving.moving(
        "answers", .regions, records, traces: runs.names,
        caption: OutputLayerText.mapCaption)
    }
    return try moving.moving(
      "answers", .accuracy, records, traces: runs.names,
      caption: OutputLayerText.accuracyCaption)
  }

  private func table(_ study: PairingStudy) -> Table {
    func share(_ value: Double) -> Prose {
      Prose(data: value.isFinite ? Say.percent(value) : "–")
    }
    return Table(
      caption: OutputLayerText.tableCaption, header: OutputLayerText.tableHeader,
      rows: study.tasks.flatMap { task in
        task.facts.map { pairing in
          [
            Prose(data: task.data.name), Prose(data: pairing.label),
            Prose(data: Say.number(pairing.rate)), share(pairing.score), share(pairing.outside),
            Prose(data: pairing.sumError.isFinite ? Say.number(pairing.sumError) : "–"),
          ]
        }
      }, numericColumns: [2, 3, 4, 5])
  }

  private func coefficients(_ twins: [LogisticTwin]) -> Table? {
    var rows: [[Prose]] = []
    for twin in twins {
      guard let fit = twin.fit else { continue }
      for (index, fitted) in fit.coefficients.enumerated() {
        for (place, value) in fitted.enumerated() where rows.count < 24 {
          rows.append([
            Prose(data: twin.agreement.label),
            Prose(data: twin.data.classes[twin.isSigmoid ? 1 : index]),
            Prose(
              data: place == 0 ? OutputLayerText.intercept : twin.data.features[place - 1]),
            Prose(data: NumberText.fixed(twin.trained[index][place], decimals: 6)),
            Prose(data: NumberText.fixed(value, decimals: 6)),
          ])
        }
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: OutputLayerText.coefficientsCaption, header: OutputLayerText.coefficientsHeader,
      rows: rows, numericColumns: [3, 4])
  }
}
