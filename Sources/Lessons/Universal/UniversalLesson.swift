import Charts
import Wording

/// What a net with one hidden layer can do, and what training makes of it: two questions that are easily
/// taken for one.
struct UniversalLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let study = WidthStudy(context)
    let figures = UniversalFigures(context: context, study: study)
    let moving = MovingFigures(
      context: context, chapter: LessonName.universal.rawValue, steps: study.runs.frameSteps,
      rest: .end)
    let results = study.tasks.indices.map { study.results($0) }
    let widest = WidthStudy.widths.last ?? 0
    return Chapter(
      slug: LessonName.universal.rawValue, shortTitle: UniversalText.shortTitle,
      question: UniversalText.question,
      answer: UniversalText.answer(results[0], widest: widest, steps: study.steps),
      blocks: [
        .figure(figures.both { $0.width() }),
        .paragraph(UniversalText.waysParagraph),
        .paragraph(
          UniversalText.widthFinding(
            results[0], narrowest: WidthStudy.widths[0], widest: widest)),
        .paragraph(
          UniversalText.setUp(
            seeds: context.seeds, steps: study.steps, batch: WidthStudy.batchSize,
            optimizers: WidthStudy.optimizers.map {
              ($0.displayName, RateGrid($0, isQuick: context.isQuick).rates)
            })),
        .table(table(results.joined().map { $0 }, widest: widest)),
        .heading(UniversalText.stepsHeading),
        .paragraph(UniversalText.stepsParagraph),
        .figure(figures.both { $0.steps() }),
        .heading(UniversalText.fitHeading),
        .figure(
          try moving.moving(
            "fit", .fit, study.runs.records, traces: study.runs.names,
            caption: UniversalText.fitCaption(
              width: WidthStudy.watchedWidth,
              optimizer: WidthStudy.watchedOptimizer.displayName))),
        .folded(
          summary: UniversalText.mathSummary,
          [
            .paragraph(UniversalText.theoremMath), .paragraph(UniversalText.softmaxMath),
            .formula(UniversalText.softmaxFormula), .paragraph(UniversalText.rangeMath),
            .paragraph(UniversalText.slopeMath),
          ]),
      ],
      frameSteps: study.runs.frameSteps, quiz: quiz(results[0]), sources: UniversalText.sources,
      runs: study.runs)
  }

  private func table(_ results: [UniversalText.Result], widest: Int) -> Table {
    func number(_ error: Double) -> Prose {
      Prose(data: error.isFinite ? Say.precise(error) : UniversalText.diverged)
    }
    return Table(
      caption: UniversalText.tableCaption(widest: widest), header: UniversalText.tableHeader,
      rows: results.map { result in
        [
          Prose(data: result.task), Prose(data: result.label), number(result.constant),
          number(result.byHand), number(result.adam), number(result.sgd),
          UniversalText.verdict(result),
        ]
      }, numericColumns: [2, 3, 4, 5])
  }

  /// What becomes of the softmax net's error under SGD when it is made wider.
  private func quiz(_ results: [UniversalText.Result]) -> Quiz {
    let softmax = results[WidthStudy.activations.count - 1]
    return Quiz(
      question: UniversalText.quizQuestion(
        narrow: WidthStudy.widths[0], wide: WidthStudy.widths.last ?? 0),
      choices: UniversalText.quizChoices, answer: UniversalText.quizAnswer(softmax),
      explanation: UniversalText.quizExplanation(
        softmax, narrow: WidthStudy.widths[0], wide: WidthStudy.widths.last ?? 0))
  }
}
