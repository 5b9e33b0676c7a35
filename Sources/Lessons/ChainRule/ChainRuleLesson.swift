import Charts
import Experiments
import Recording
import Training
import Wording

/// Why depth makes it worse: what one more layer multiplies the gradient with, forward and back, and how
/// to tell a gradient that vanished from one that is not needed any more.
struct ChainRuleLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let data = context.main.prepared(seed: context.seed)
    let study = DepthStudy(context, data: data)
    let nets = DeepNets(context, data: data)
    let figures = ChainRuleFigures(context: context, study: study)
    let moving = MovingFigures(
      context: context, chapter: LessonName.chainRule.rawValue, steps: nets.runs.frameSteps,
      rest: .end)
    let factors = study.lines(.glorot).map(\.factor)
    let endings = nets.endings
    let last = nets.runs.frameSteps.last ?? 0
    // How the nets end is true of the last step alone.
    let title: MovingFigures.Title = { step in
      step == last ? ChainRuleText.byLayerTitle(endings, step: step) : nil
    }
    return Chapter(
      slug: LessonName.chainRule.rawValue, shortTitle: ChainRuleText.shortTitle,
      question: ChainRuleText.question,
      answer: ChainRuleText.answer(factors, hiddenLayers: DepthStudy.told),
      blocks: [
        .figure(figures.both { $0.depth() }),
        .paragraph(ChainRuleText.lookAtDepth(factors, study.lines(.he).map(\.factor))),
        .table(factorTable(study)),
        .heading(ChainRuleText.ledgerHeading),
        .paragraph(
          ChainRuleText.ledgerParagraph(
            hiddenLayers: DeepNets.hiddenLayers, width: DepthStudy.width,
            initialization: NameText.initialization(DeepNets.initialization.rawValue),
            dataset: data.name)),
        .figure(
          try figures.both { (figures) throws(ChartProblem) in
            try figures.ledger(nets)
          }),
        .heading(ChainRuleText.forwardHeading),
        .paragraph(ChainRuleText.forwardParagraph),
        .figure(figures.both { $0.forward(nets) }),
        .heading(ChainRuleText.endingHeading),
        .paragraph(
          ChainRuleText.endingParagraph(
            steps: nets.steps, optimizer: DeepNets.optimizer.displayName, rate: DeepNets.rate)),
        .figure(
          try moving.moving(
            "by-layer", .gradientByLayer, nets.runs.records, traces: nets.runs.names,
            caption: ChainRuleText.byLayerCaption, title: title)),
        .table(
          endingTable(nets, endings, loss: ChartText.loss(of: nets.runs.records[0].manifest))),
        .paragraph(ChainRuleText.endingFinding(endings)),
        .folded(summary: ChainRuleText.mathSummary, mathematics),
      ],
      frameSteps: nets.runs.frameSteps, quiz: quiz(study), sources: ChainRuleText.sources,
      runs: nets.runs)
  }

  private var mathematics: [Block] {
    ChainRuleText.mathematics.flatMap { part -> [Block] in
      [.paragraph(part.text)] + (part.formula.map { [.formula($0)] } ?? [])
    }
  }

  private func factorTable(_ study: DepthStudy) -> Table {
    Table(
      caption: ChainRuleText.factorCaption(
        hiddenLayers: DepthStudy.told, seeds: context.seeds),
      header: ChainRuleText.factorHeader(hiddenLayers: DepthStudy.told),
      rows: study.lines.map { line in
        let factor = line.factor
        func number(_ value: Double) -> Prose {
          Prose(data: value.isFinite ? Say.number(value) : ChainRuleText.none)
        }
        return [
          Prose(data: factor.label), Prose(data: factor.initialization), number(factor.perLayer),
          number(factor.activationGain), number(factor.ceiling), number(factor.weightGain),
          number(factor.stretch), Prose(data: Say.fraction(factor.share)),
        ]
      }, numericColumns: [2, 3, 4, 5, 6, 7])
  }

  private func endingTable(
    _ nets: DeepNets, _ endings: [ChainRuleText.DeepNet], loss: String
  ) -> Table {
    func text(_ value: Double, _ say: (Double) -> String) -> String {
      value.isFinite ? say(value) : ChainRuleText.none
    }
    func pair(_ first: Double, _ last: Double, _ say: (Double) -> String) -> Prose {
      ChainRuleText.change(text(first, say), text(last, say))
    }
    return Table(
      caption: ChainRuleText.endingCaption(
        steps: nets.lastSteps, lostBelow: DeepNets.lostBelow, quietBelow: DeepNets.quietBelow),
      header: ChainRuleText.endingHeader(loss: loss),
      rows: endings.map { net in
        [
          Prose(data: net.label),
          pair(net.outputSignal.first, net.outputSignal.last, Say.number),
          pair(net.share.first, net.share.last, Say.fraction),
          pair(net.firstSignal.first, net.firstSignal.last, Say.number),
          Prose(data: text(net.finalLoss, Say.precise)),
          ChainRuleText.range(text(net.loss.least, Say.precise), text(net.loss.most, Say.precise)),
          ChainRuleText.verdict(net.ending),
        ]
      }, numericColumns: [1, 2, 3, 4, 5])
  }

  /// How much more arrives when half of the layers are taken away.
  private func quiz(_ study: DepthStudy) -> Quiz {
    let line = study.lines(.glorot).first { $0.activation == .sigmoid }
    let (deep, half) = (
      line?.median(depth: DepthStudy.told) ?? .nan,
      line?.median(depth: DepthStudy.halfTold) ?? .nan
    )
    return Quiz(
      question: ChainRuleText.quizQuestion(deep: DepthStudy.told, half: DepthStudy.halfTold),
      choices: ChainRuleText.quizChoices,
      answer: ChainRuleText.quizAnswer(ratio: half / deep),
      explanation: ChainRuleText.quizExplanation(
        deep: deep, half: half, perLayer: line?.factorPerLayer ?? .nan,
        layers: DepthStudy.told - DepthStudy.halfTold))
  }
}
