import Charts
import Experiments
import Numerals
import Training
import Wording

/// What activation functions do to a sum on its way forward and to the gradient on its way back.
struct ActivationsLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let figures = ActivationsFigures(context)
    let nets = CurveNets(context)
    let moving = MovingFigures(
      context: context, chapter: LessonName.activations.rawValue, steps: nets.runs.frameSteps,
      rest: .end)
    let slopes = nets.slopes(layer: 0)
    return Chapter(
      slug: LessonName.activations.rawValue, shortTitle: ActivationsText.shortTitle,
      question: ActivationsText.question,
      answer: ActivationsText.answer(figures.facts, slopes, steps: nets.steps),
      blocks: [
        .figure(figures.both { $0.all() }),
        .heading(ActivationsText.lookHeading),
        .list(ActivationsText.look),
        .heading(ActivationsText.signalHeading),
        .paragraph(ActivationsText.signalParagraph(reach: ActivationsFigures.waveReach)),
        .figure(figures.both { $0.signal() }),
        .heading(ActivationsText.unitsHeading),
        .paragraph(
          ActivationsText.unitsParagraph(
            dataset: nets.prepared.name, layers: CurveNets.hidden.count,
            units: CurveNets.hidden[0], optimizer: CurveNets.optimizer.displayName,
            rate: CurveNets.rate, steps: nets.steps)),
      ] + context.meaning([context.main]) + [
        .figure(
          try moving.moving(
            "units", .activationCurves, nets.runs.records, traces: nets.runs.names,
            caption: ActivationsText.unitsCaption)),
        .paragraph(ActivationsText.finding(slopes)),
        .figure(figures.both { $0.slopes(nets) }),
        .table(table(figures)),
        .folded(
          summary: ActivationsText.mathSummary,
          ActivationsText.mathematics.map { .paragraph($0) }),
        .folded(
          summary: ActivationsText.checkSummary,
          [
            .paragraph(
              ActivationsText.checkParagraph(
                step: SlopeCheck.step, difference: SlopeCheck.largestDifference)),
            .table(checkTable),
          ]),
      ],
      frameSteps: nets.runs.frameSteps, quiz: quiz(nets), sources: ActivationsText.sources,
      runs: nets.runs)
  }

  private func table(_ figures: ActivationsFigures) -> Table {
    let places = [-4.0, 0, 4]
    return Table(
      caption: ActivationsText.tableCaption,
      header: ActivationsText.tableHeader(at: places),
      rows: figures.curves.map { curve in
        let flat = figures.flat(curve)
        return [
          Prose(data: figures.name(curve.activation)), Prose(data: curve.activation.facts.formula),
          Prose(data: Say.precise(curve.activation.largestSlope)),
        ] + SampledCurve(curve.activation, z: places).slopes.map { Prose(data: Say.precise($0)) }
          + [Prose(data: flat.isEmpty ? ActivationsText.neverFlat : flat)]
      }, numericColumns: [2, 3, 4, 5])
  }

  private var checkTable: Table {
    Table(
      caption: ActivationsText.checkCaption, header: ActivationsText.checkHeader,
      rows: SlopeCheck.rows.map { row in
        [
          Prose(data: Say.number(row.z)), Prose(data: Say.precise(row.value)),
          Prose(data: NumberText.fixed(row.formula, decimals: 10)),
          Prose(data: NumberText.fixed(row.measured, decimals: 10)),
          Prose(data: Say.number(abs(row.formula - row.measured))),
        ]
      }, numericColumns: [0, 1, 2, 3, 4])
  }

  /// In which net the second hidden layer has the smallest average slope at the end.
  private func quiz(_ nets: CurveNets) -> Quiz {
    let slopes = nets.slopes(layer: 1)
    var least = 0
    for (index, slope) in slopes.enumerated()
    where slope.last.isFinite && !(slopes[least].last <= slope.last) { least = index }
    return Quiz(
      question: ActivationsText.quizQuestion(steps: nets.steps),
      choices: slopes.map { Prose(data: $0.label) }, answer: least,
      explanation: ActivationsText.quizExplanation(slopes))
  }
}
