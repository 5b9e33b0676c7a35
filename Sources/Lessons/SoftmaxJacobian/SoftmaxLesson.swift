import Charts
import Experiments
import Training
import Wording

/// When the Jacobian of softmax is small: confident, diffuse, and what training makes of it.
struct SoftmaxLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let figures = SoftmaxFigures(context: context)
    let nets = SoftmaxNets(context)
    let facts = JacobianFacts(seed: context.seed, samples: context.isQuick ? 1_000 : 10_000)
    let ends = SoftmaxNets.optimizers.indices.map { nets.ends(of: $0) }
    let units = SoftmaxNets.hidden[0]
    return Chapter(
      slug: LessonName.softmaxJacobian.rawValue, shortTitle: SoftmaxChapterText.shortTitle,
      question: SoftmaxChapterText.question,
      answer: SoftmaxChapterText.answer(
        SoftmaxFigures.extremes, start: ends[0].first, units: units, layer: SoftmaxNets.watchedLayer
      ),
      blocks: [
        .paragraph(SoftmaxChapterText.matrixParagraph),
        .figure(figures.both { $0.matrices() }),
        .heading(SoftmaxChapterText.lookHeading),
        .list(SoftmaxChapterText.look),
        .heading(SoftmaxChapterText.waysHeading),
        .paragraph(SoftmaxChapterText.waysParagraph),
        .figure(figures.both { $0.ways() }),
        .heading(SoftmaxChapterText.temperatureHeading),
        .paragraph(SoftmaxChapterText.temperatureParagraph),
        .figure(figures.both { $0.temperature() }),
        .heading(SoftmaxChapterText.trainedHeading),
        .paragraph(
          SoftmaxChapterText.trainedParagraph(
            dataset: nets.prepared.name, layers: SoftmaxNets.hidden.count, units: units,
            layer: SoftmaxNets.watchedLayer,
            steps: nets.steps,
            optimizers: SoftmaxNets.optimizers.map { ($0.kind.displayName, $0.rate) })),
        .figure(
          try figures.both { (figures) throws(ChartProblem) in
            try figures.trained(nets, rest: nets.runs.frameSteps.count - 1)
          }),
        .paragraph(SoftmaxChapterText.finding(ends.map(\.first), ends.map(\.last))),
        .figure(figures.both { $0.kinds(nets) }),
        .heading(SoftmaxChapterText.factsHeading),
        .table(table(facts)),
        .folded(
          summary: SoftmaxChapterText.mathSummary,
          SoftmaxChapterText.mathematics.map { .paragraph($0) }),
      ],
      frameSteps: nets.runs.frameSteps, quiz: quiz(nets), sources: SoftmaxChapterText.sources,
      runs: nets.runs)
  }

  private func table(_ facts: JacobianFacts) -> Table {
    let rows: [(Prose, Double, Prose)] = [
      (SoftmaxChapterText.rowSums, facts.largestRowSum, SoftmaxChapterText.exactlyZero),
      (SoftmaxChapterText.asymmetry, facts.largestAsymmetry, SoftmaxChapterText.exactlyZero),
      (SoftmaxChapterText.diagonal, facts.largestDiagonal, SoftmaxChapterText.atMostQuarter),
      (SoftmaxChapterText.offDiagonal, facts.leastEntry, SoftmaxChapterText.atLeastMinusQuarter),
      (SoftmaxChapterText.norms, facts.largestNorm, SoftmaxChapterText.atMostHalf),
      (
        SoftmaxChapterText.sigmoidDifference, facts.largestSigmoidDifference,
        SoftmaxChapterText.exactlyZero
      ),
    ]
    return Table(
      caption: SoftmaxChapterText.factsCaption(samples: facts.samples),
      header: SoftmaxChapterText.factsHeader,
      rows: rows.map { [$0.0, Prose(data: Say.precise($0.1)), $0.2] }, numericColumns: [1])
  }

  /// What most examples are in the layer that no figure shows, at the end.
  private func quiz(_ nets: SoftmaxNets) -> Quiz {
    let index = SoftmaxNets.optimizers.count - 1
    let last = nets.ends(of: index, layer: 1).last
    return Quiz(
      question: SoftmaxChapterText.quizQuestion(
        units: SoftmaxNets.hidden[0], optimizer: SoftmaxNets.optimizers[index].kind.displayName,
        steps: nets.steps),
      choices: SoftmaxChapterText.quizChoices, answer: last.verdict.rawValue,
      explanation: SoftmaxChapterText.quizExplanation(last, seeds: context.seeds))
  }
}
