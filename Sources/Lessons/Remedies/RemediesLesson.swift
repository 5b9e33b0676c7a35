import Charts
import Experiments
import Recording
import Wording

/// What people do about nets that do not learn: broken nets, mended one thing at a time.
struct RemediesLesson {
  private let context: LessonContext
  /// The changes that are followed step by step, beside the broken net.
  private static let watched: [(Fault, [Remedy])] = [
    (.vanishing, [.none, .relu, .batchNormalization, .skip]),
    (.tooLargeSteps, [.none, .rate, .clipping, .adam]),
  ]

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let data = context.main.prepared(seed: context.seed)
    let study = RemedyStudy(context, data: data)
    let figures = RemedyFigures(context: context, study: study)
    let runs = Self.watched.map { recorded($0.0, $0.1, data, steps: study.steps) }
    let records = runs.map(\.records)
    let findings = Fault.allCases.map { study.finding($0) }
    let moving = MovingFigures(
      context: context, chapter: LessonName.remedies.rawValue,
      steps: runs.flatMap { $0 }.frameSteps, rest: .early)
    return Chapter(
      slug: LessonName.remedies.rawValue, shortTitle: RemediesText.shortTitle,
      question: RemediesText.question, answer: RemediesText.answer(findings),
      blocks: [
        .paragraph(
          RemediesText.setUp(
            layers: Fault.hidden.count, units: Fault.hidden[0], dataset: data.name,
            steps: study.steps, lost: Fault.vanishing.rate, tooLarge: Fault.tooLargeSteps.rate)),
        .list(RemediesText.remedies),
        .heading(RemediesText.vanishingHeading),
        .figure(figures.both { $0.comparison(.vanishing) }),
        .paragraph(RemediesText.lookAt(findings[0])),
        .figure(
          try moving.moving(
            "ledger", .ledger, records[0], traces: runs[0].names,
            caption: RemediesText.ledgerCaption(
              arrivals: records[0].map { ($0.manifest.label, $0.fate.firstAttenuation) }))),
      ] + normalizationFinding(records[0]) + [
        .heading(RemediesText.softmaxHeading),
        .figure(figures.both { $0.comparison(.vanishingSoftmax) }),
        .paragraph(RemediesText.lookAt(findings[1])),
        .heading(RemediesText.stepsHeading),
        .figure(figures.both { $0.comparison(.tooLargeSteps) }),
        .paragraph(RemediesText.lookAt(findings[2])),
        .figure(
          try moving.moving(
            "loss", .loss, records[1], traces: runs[1].names,
            caption: RemediesText.lossCaption)),
        .heading(RemediesText.tableHeading),
        .paragraph(RemediesText.tableParagraph(findings)),
        .table(table(study)),
        .folded(summary: RemediesText.mathSummary, mathematics),
      ],
      frameSteps: moving.steps, quiz: quiz(study), sources: RemediesText.sources,
      runs: runs.flatMap { $0 })
  }

  /// Where in the ledger batch normalization changes the way back.
  private func normalizationFinding(_ records: [RunRecord]) -> [Block] {
    let remedies = Self.watched[0].1
    guard let plain = remedies.firstIndex(of: .none),
      let normalized = remedies.firstIndex(of: .batchNormalization),
      let finding = RemediesText.normalizationFinding(
        plain: records[plain].wayAtStart, normalized: records[normalized].wayAtStart)
    else { return [] }
    return [.paragraph(finding)]
  }

  private func recorded(
    _ fault: Fault, _ remedies: [Remedy], _ data: PreparedData, steps: Int
  ) -> [ChapterRun] {
    inParallel(remedies, context.progress) { remedy in
      let settings = remedy.applied(
        to: fault.settings(data, steps: steps, seed: context.seed), fault)
      let label =
        remedy == .none
        ? RemediesText.brokenNet(fault.activation.displayName) : remedy.name(fault)
      let name =
        LessonName.remedies.rawValue + "-" + fault.activation.rawValue + "-"
        + (remedy == .none ? "broken" : remedy.rawValue)
      return context.recorded(
        settings, data, of: context.main, label: label, name: name)
    }
  }

  /// A row per change, with what it did to each net.
  private func table(_ study: RemedyStudy) -> Table {
    /// The loss, and what the change is worth.
    func cells(_ fault: Fault, _ remedy: Remedy) -> [Prose] {
      guard let trial = study.trial(fault, remedy) else {
        return Array(repeating: RemediesText.none, count: 2)
      }
      let effect = trial.effect(beside: study.trial(fault, .none))
      return [
        RemediesText.lossCell(effect),
        remedy == .none ? RemediesText.none : RemediesText.verdict(effect.kind),
      ]
    }
    return Table(
      caption: RemediesText.tableCaption(seeds: study.seeds, isHeldOut: study.isHeldOut),
      header: RemediesText.tableHeader,
      rows: Remedy.allCases.map { remedy in
        let name =
          remedy == .rate
          ? RemediesText.rates([Fault.vanishing, .tooLargeSteps].map(\.otherRate))
          : remedy.name(.vanishing)
        return [Prose(data: name)]
          + Fault.allCases.flatMap { cells($0, remedy) }
      }, numericColumns: [1, 3, 5])
  }

  private var mathematics: [Block] {
    RemediesText.mathematics.flatMap { part -> [Block] in
      [.paragraph(part.text)] + (part.formula.map { [.formula($0)] } ?? [])
    }
  }

  /// What clipping does to the net whose gradients are too small already.
  private func quiz(_ study: RemedyStudy) -> Quiz {
    let effect =
      study.effect(.vanishing, .clipping)
      ?? RemediesText.Effect(
        name: "", loss: .infinity, broken: .infinity, losses: [], brokenLosses: [])
    return Quiz(
      question: RemediesText.quizQuestion(limit: Remedy.clippingLimit),
      choices: RemediesText.quizChoices, answer: RemediesText.quizAnswer(effect.kind),
      explanation: RemediesText.quizExplanation(effect))
  }
}

extension RunRecord {
  /// What the way back to layer 1 multiplies the error signal with before the first update.
  var wayAtStart: RemediesText.Way {
    let ledger = steps.isEmpty ? nil : Ledger(self, row: 0)
    let hidden = ledger?.vanishesAt == nil ? (ledger?.entries ?? []).dropFirst() : []
    func product(_ gain: (Ledger.Entry) -> Double?) -> Double {
      hidden.isEmpty ? .nan : hidden.reduce(1) { $0 * (gain($1) ?? .nan) }
    }
    return RemediesText.Way(
      slopes: product(\.activationGain), weights: product(\.weightGain),
      meanSlopes: (1..<manifest.layers.count).map {
        value(.quantity($0, .localDerivative, .mean), row: 0) ?? .nan
      })
  }
}
