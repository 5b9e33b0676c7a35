import Charts
import Experiments
import Plotting
import Recording
import Training
import Wording

/// Sigmoid, softmax, tanh and ReLU nets side by side, from the first step to the last.
struct TrainingLesson {
  private let context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let main = FourNets(context, context.main)
    let second = FourNets(context, context.second)
    let fates = main.runs.records.map { $0.fate }
    let secondFates = second.runs.records.map { $0.fate }
    let manifest = main.runs.records[0].manifest
    let figures = MovingFigures(
      context: context, chapter: LessonName.training.rawValue, steps: main.runs.frameSteps,
      rest: .early)

    var blocks: [Block] = [
      .figure(try figures.moving("loss", .loss, main, caption: TrainingText.lossCaption)),
      .paragraph(
        TrainingText.setUp(
          layers: FourNets.hiddenLayers, units: FourNets.width,
          optimizer: FourNets.optimizer.displayName, rate: FourNets.rate)),
    ]
    blocks += try answerMap(main, figures)
    blocks += [
      .heading(TrainingText.gradientHeading),
      .paragraph(TrainingText.gradientParagraph),
      .figure(
        try figures.moving(
          "gradient-by-layer", .gradientByLayer, main, caption: TrainingText.byLayerCaption)),
      .figure(
        try figures.moving(
          "gradient", .gradientHeatmap, main, caption: TrainingText.heatmapCaption,
          title: MovingFigures.always(TrainingText.gradientTitle(fates)))),
      .paragraph(TrainingText.weightParagraph(weightGradients(main.runs.records))),
      .heading(TrainingText.ledgerHeading),
      .paragraph(TrainingText.ledgerParagraph),
      .figure(
        try figures.moving(
          "ledger", .ledger, main, caption: TrainingText.ledgerCaption,
          title: { ledgerTitle(main.runs.records, step: $0) })),
      .heading(TrainingText.saturationHeading),
      .paragraph(
        TrainingText.saturationParagraph(threshold: ExperimentSettings.saturationThreshold)),
    ]
    if let finding = TrainingText.saturationFinding(stuckNets(main.runs.records)) {
      blocks.append(.paragraph(finding))
    }
    blocks += [
      .figure(
        try figures.moving(
          "saturation", .saturationHeatmap, main, caption: TrainingText.saturationCaption)),
      .figure(
        try figures.still(
          "activations", .histograms, main, caption: TrainingText.histogramCaption)),
      .heading(TrainingText.networkHeading),
      .figure(
        try figures.moving(
          "network", .network, main, caption: TrainingText.networkCaption,
          title: { networkTitle(main.runs.records, step: $0) })),
      .heading(TrainingText.seedsHeading),
      .figure(seeds(main)),
      .heading(TrainingText.secondHeading),
      .paragraph(
        TrainingText.secondParagraph(dataset: second.prepared.name, secondFates)),
    ]
    blocks += context.meaning([second.data])
    blocks += [
      .figure(
        try figures.moving(
          second.prepared.fileName + "-loss", .loss, second, caption: TrainingText.lossCaption,
          title: MovingFigures.always(
            TrainingText.secondTitle(dataset: second.prepared.name, secondFates)))),
      .figure(
        try figures.moving(
          second.prepared.fileName + "-gradient", .gradientHeatmap, second,
          caption: TrainingText.heatmapCaption,
          title: MovingFigures.always(TrainingText.gradientTitle(secondFates)))),
      .table(table([(main, fates), (second, secondFates)])),
      .folded(
        summary: TrainingText.mathSummary, TrainingText.mathematics.map { .paragraph($0) }),
    ]
    return Chapter(
      slug: LessonName.training.rawValue, shortTitle: TrainingText.shortTitle,
      question: TrainingText.question,
      answer: TrainingText.answer(
        fates, dataset: main.prepared.name, steps: main.steps,
        constantLoss: manifest.constantLoss, loss: ChartText.loss(of: manifest),
        commonest: main.prepared.constantAccuracy.heldOut ?? .nan),
      blocks: blocks, frameSteps: main.runs.frameSteps, quiz: quiz(fates),
      sources: TrainingText.sources, runs: main.runs + second.runs)
  }

  /// What weights and activation functions did in the net that loses most and in the one that loses
  /// least, at the resting step.
  private func ledgerTitle(_ records: [RunRecord], step: Int) -> String? {
    let gains = records.compactMap { record -> (label: String, gain: Double)? in
      guard let row = record.row(atExactly: step), let ledger = Ledger(record, row: row),
        ledger.vanishesAt == nil
      else { return nil }
      let product = ledger.entries.dropFirst().reduce(1) { $0 * ($1.activationGain ?? 1) }
      return product.isFinite ? (record.manifest.label, product) : nil
    }
    return TrainingText.ledgerTitle(gains, step: step)
  }

  private func networkTitle(_ records: [RunRecord], step: Int) -> String? {
    let sizes = records.map { record in
      let size = record.row(atExactly: step).flatMap {
        record.value(.layer(1, .weightGradientRMS), row: $0)
      }
      return (label: record.manifest.label, size: size ?? .nan)
    }
    return TrainingText.networkTitle(sizes, step: step)
  }

  /// The root mean squares of ∂L/∂W in the output layer and in layer 1 before the first update.
  private func weightGradients(_ records: [RunRecord]) -> [TrainingText.WeightGradients] {
    records.map { record in
      func size(_ layer: Int) -> Double {
        record.value(.layer(layer, .weightGradientRMS), row: 0) ?? .nan
      }
      return TrainingText.WeightGradients(
        label: record.manifest.label, output: size(record.manifest.layers.count), first: size(1))
    }
  }

  /// How the nets that did not learn start out.
  private func stuckNets(_ records: [RunRecord]) -> [TrainingText.StuckNet] {
    records.filter { $0.fate.isStuck }.compactMap { record in
      guard !record.steps.isEmpty, let ledger = Ledger(record, row: 0) else { return nil }
      let hidden = 1..<record.manifest.layers.count
      let saturated = hidden.compactMap {
        record.value(.layer($0, .saturatedShare), row: 0)
      }
      let gains = ledger.entries.dropFirst().compactMap { $0.activationGain }
      return TrainingText.StuckNet(
        label: record.manifest.label, saturated: mean(saturated), passes: mean(gains))
    }
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// What the nets answer over their input space, where it has one or two dimensions.
  private func answerMap(
    _ nets: FourNets, _ figures: MovingFigures
  ) throws(ChartProblem) -> [Block] {
    switch nets.runs.records[0].frames.first?.surface {
    case .regions:
      return [
        .figure(
          try figures.moving(
            "regions", .regions, nets, caption: TrainingText.regionsCaption)),
        .figure(try figures.strip("regions-strip", nets, caption: TrainingText.stripCaption)),
      ]
    case .curve:
      return [.figure(try figures.moving("fit", .fit, nets, caption: TrainingText.fitCaption))]
    case nil: return []
    }
  }

  /// The held-out loss of the four nets over several seeds.
  private func seeds(_ nets: FourNets) -> Lessons.Figure {
    let batchSize = context.batchSize(for: nets.prepared)
    let outcomes = context.withEverySeed(FourNets.activations) { activation, seed in
      context.experiment(
        FourNets.settings(
          activation, nets.prepared, steps: nets.steps, seed: seed, batchSize: batchSize),
        nets.prepared
      ).outcome(evaluations: 31)
    }
    let constantLoss = nets.runs.records[0].manifest.constantLoss
    var stuck: [(label: String, stuck: Int)] = []
    var groups: [SeedGroup] = []
    for (activation, own) in zip(FourNets.activations, outcomes) {
      stuck.append(
        (
          activation.displayName,
          own.filter {
            Learning(loss: $0.final?.loss ?? .nan, constantLoss: constantLoss) != .learned
          }.count
        ))
      groups.append(
        SeedGroup(
          label: activation.displayName, identity: activation.identity,
          runs: own.map { $0.heldOut.map { $0.loss } }))
    }
    let title = TrainingText.seedsTitle(stuck, seeds: context.seeds)
    let caption = TrainingText.seedsCaption(seeds: context.seeds)
    let steps = outcomes.joined().max { $0.steps.count < $1.steps.count }?.steps ?? []
    let bands = BandChart(
      x: steps.map(Double.init), xAxis: .steps(TrainingText.stepAxis),
      yAxis: .log(
        TrainingText.lossAxis(ChartText.loss(of: nets.runs.records[0].manifest))),
      panels: [BandChart.Panel(heading: "", groups: groups)])
    func chart(_ width: FigureWidth) -> Chart {
      bands.draw(
        Plotting.Figure(
          title: title, subtitle: TrainingText.seedsSubtitle(seeds: context.seeds),
          description: caption.plain, width: width))
    }
    let drawn = chart(.page)
    var figure = Lessons.Figure(
      name: LessonName.training.rawValue + "-seeds", title: title, caption: caption,
      alternative: drawn.picture.description, frames: [drawn.picture], restingFrame: 0,
      data: drawn.data, command: context.reportCommand(.training))
    figure.narrow = [chart(.phone).picture]
    return figure
  }

  private func table(_ groups: [(FourNets, [TrainingText.Fate])]) -> Table {
    var rows: [[Prose]] = []
    for (nets, fates) in groups {
      for (fate, loss) in zip(fates, losses(nets, fates)) {
        rows.append([
          Prose(data: nets.prepared.name), Prose(data: fate.label),
          Prose(data: Say.fraction(fate.firstAttenuation)),
          TrainingText.finalLoss(
            loss, isScaled: nets.runs.records[0].manifest.hasScaledLoss),
          Prose(data: fate.accuracy.isFinite ? Say.percent(fate.accuracy) : "–"), outcome(fate),
        ])
      }
    }
    return Table(
      caption: TrainingText.tableCaption(
        yardstick(groups[0].0, groups[0].1), yardstick(groups[1].0, groups[1].1)),
      header: TrainingText.tableHeader, rows: rows, numericColumns: [2, 3, 4])
  }

  /// The final losses, and last that of the best constant answer, told apart from each other.
  private func losses(_ nets: FourNets, _ fates: [TrainingText.Fate]) -> [String] {
    Say.apart(fates.map(\.finalLoss) + [nets.runs.records[0].manifest.constantLoss])
  }

  private func yardstick(
    _ nets: FourNets, _ fates: [TrainingText.Fate]
  ) -> TrainingText.Yardstick {
    let records = nets.runs.records
    var yardstick = TrainingText.Yardstick(
      dataset: nets.prepared.name, constantLoss: losses(nets, fates).last ?? "",
      commonest: nets.prepared.constantAccuracy.heldOut ?? .nan,
      lastSteps: records.compactMap { $0.lastStretch?.steps }.max() ?? 0)
    yardstick.lossName = ChartText.loss(of: records[0].manifest)
    return yardstick
  }

  private func outcome(_ fate: TrainingText.Fate) -> Prose {
    switch fate.kind {
    case .ended(.learned): TrainingText.learned
    case .ended(.partly): TrainingText.partly
    case .ended(.hardly), .ended(.not): TrainingText.stuck
    case .ended(.unknown): TrainingText.unknown
    case .diverged(let step): TrainingText.diverged(step: step)
    }
  }

  private func quiz(_ fates: [TrainingText.Fate]) -> Quiz {
    var least = 0
    for (index, fate) in fates.enumerated()
    where fate.firstAttenuation < fates[least].firstAttenuation { least = index }
    return Quiz(
      question: TrainingText.quizQuestion,
      choices: fates.map { Prose(data: $0.label) }, answer: least,
      explanation: TrainingText.quizExplanation(fates))
  }
}
