import Charts
import Experiments
import Wording

/// The video behind the question: which net it shows, why softmax cannot take softplus' place in it, and
/// what happens when one tries.
struct StatQuestLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let net = PublishedNet()
    let study = FromScratch(context)
    let figures = StatQuestFigures(context: context)
    let moving = MovingFigures(
      context: context, chapter: LessonName.statQuest.rawValue, steps: study.runs.frameSteps,
      rest: .end)
    let tallies = study.tallies
    return Chapter(
      slug: LessonName.statQuest.rawValue, shortTitle: StatQuestText.shortTitle,
      question: StatQuestText.question, answer: StatQuestText.answer(tallies),
      blocks: [
        .figure(figures.both { $0.names() }),
        .paragraph(StatQuestText.namesParagraph),
        .heading(StatQuestText.publishedHeading),
        .paragraph(StatQuestText.publishedParagraph),
        .figure(figures.both { $0.published(net) }),
        .table(table(net)),
        .paragraph(StatQuestText.slopeParagraph(net.deadEnd)),
        .heading(StatQuestText.swapHeading),
        .paragraph(StatQuestText.swapParagraph),
        .figure(
          try moving.moving(
            "fit", .fit, study.runs.records, traces: study.runs.names,
            caption: StatQuestText.fitCaption,
            title: { step in
              StatQuestText.fitTitle(
                FromScratch.kinds.indices.map {
                  (FromScratch.kinds[$0].label, study.answers($0, step: step))
                }, step: step)
            })),
        .paragraph(
          StatQuestText.setUp(
            steps: study.steps,
            optimizers: FromScratch.optimizers.map { ($0.kind.displayName, $0.rate) })),
        .figure(figures.both { $0.seeds(study) }),
        .paragraph(StatQuestText.finding(tallies)),
        .folded(summary: StatQuestText.mathSummary, mathematics),
      ],
      frameSteps: study.runs.frameSteps, quiz: quiz(study), sources: StatQuestText.sources,
      runs: study.runs)
  }

  private func table(_ net: PublishedNet) -> Table {
    Table(
      caption: StatQuestText.tableCaption, header: StatQuestText.tableHeader,
      rows: PublishedNet.told.indices.map { index in
        let row = PublishedNet.told[index]
        let numbers = net.units.flatMap {
          [$0.preActivations[row], $0.activations[row], $0.slopes[row]]
        }
        return [Prose(data: Say.number(PublishedNet.doses[row]))]
          + numbers.map { Prose(data: Say.precise($0)) } + [
            Prose(data: StatQuestText.answerText(net.answers[row])),
            Prose(data: Say.number(PublishedNet.wanted[index])),
          ]
      }, numericColumns: Set(0...8))
  }

  private var mathematics: [Block] {
    let steeper = Table(
      caption: StatQuestText.steeperCaption, header: StatQuestText.steeperHeader,
      rows: SteeperSoftmax.steepness.map { steepness in
        let error = SteeperSoftmax.error(steepness)
        return [
          Prose(data: Say.number(steepness)), Prose(data: Say.precise(error)),
          Prose(data: Say.number(error - SteeperSoftmax.bound)),
        ]
      }, numericColumns: [0, 1, 2])
    return [
      .paragraph(StatQuestText.shareMath), .formula(StatQuestText.shareFormula),
      .paragraph(StatQuestText.monotoneMath), .table(steeper),
      .paragraph(StatQuestText.threeMath),
    ]
  }

  /// What the two softmax units say at the middle dose after training.
  private func quiz(_ study: FromScratch) -> Quiz {
    let answers = study.answers(1)
    return Quiz(
      question: StatQuestText.quizQuestion, choices: StatQuestText.quizChoices,
      answer: StatQuestText.quizAnswer(answers.count == 3 ? answers[1] : .nan),
      explanation: StatQuestText.quizExplanation(answers, study.nearBest(1)))
  }
}
