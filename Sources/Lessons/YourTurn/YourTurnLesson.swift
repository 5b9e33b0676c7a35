import Charts
import Experiments
import Plotting
import Recording
import Training
import Wording

/// What to tell somebody who should help, and exercises.
struct YourTurnLesson: FigureDrawing {
  var context: LessonContext

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let study = UnsaidStudy(context)
    let ranges = study.rows.map { study.range($0) }
    let runs = recorded(study)
    let records = runs.records
    let moving = MovingFigures(
      context: context, chapter: LessonName.yourTurn.rawValue,
      steps: runs.frameSteps, rest: .end)
    let manifest = records[0].manifest
    return Chapter(
      slug: LessonName.yourTurn.rawValue, shortTitle: YourTurnText.shortTitle,
      question: YourTurnText.question, answer: YourTurnText.answer(ranges),
      blocks: [
        .paragraph(
          YourTurnText.setUp(dataset: study.data.name, seeds: study.seeds)),
        .figure(both { $0.comparison(study, ranges) }),
        .paragraph(YourTurnText.lookAt(ranges)),
        .table(table(ranges)),
        .figure(
          try moving.moving(
            "same-words", .loss, records, traces: runs.names,
            caption: YourTurnText.sameWordsCaption)),
        .heading(YourTurnText.cardHeading),
        .paragraph(YourTurnText.cardParagraph),
        .table(card(records[0])),
        .paragraph(YourTurnText.wellAsked(sample(manifest, records[0]))),
        .heading(YourTurnText.againHeading),
        .list(YourTurnText.again),
        .heading(YourTurnText.exercisesHeading),
        .paragraph(YourTurnText.exercisesParagraph),
      ] + exercises,
      frameSteps: moving.steps, quiz: quiz(ranges), sources: YourTurnText.sources, runs: runs)
  }

  /// The worst and the best version, step by step.
  private func recorded(_ study: UnsaidStudy) -> [ChapterRun] {
    guard let (worst, best) = study.extremes else { return [] }
    return inParallel([(worst, "worst"), (best, "best")], context.progress) { option, word in
      let settings = option.settings
      let name = LessonName.yourTurn.rawValue + "-" + word
      let label = YourTurnText.net(with: option.name)
      return context.recorded(
        settings, study.data, of: study.source, label: label, name: name)
    }
  }

  /// One row per thing that was not said, one dot per value.
  private func comparison(
    _ study: UnsaidStudy, _ ranges: [YourTurnText.Range]
  ) -> Lessons.Figure {
    let title = YourTurnText.comparisonTitle(ranges)
    let caption = YourTurnText.comparisonCaption(ranges)
    let picture = UnsaidFigure(study: study, ranges: ranges).picture(
      Plotting.Figure(
        title: title, subtitle: YourTurnText.comparisonSubtitle(seeds: study.seeds),
        description: caption.plain,
        width: context.width()))
    return Lessons.Figure(
      name: LessonName.yourTurn.rawValue + "-unsaid", title: title, caption: caption,
      alternative: picture.description, frames: [picture], restingFrame: 0,
      data: values(study), command: context.reportCommand(.yourTurn))
  }

  /// Every value that was tried, with its score.
  private func values(_ study: UnsaidStudy) -> FigureData {
    FigureData(
      columns: YourTurnText.columns(isClassification: study.isClassification),
      rows: study.rows.flatMap { row in
        zip(row.options, row.scores).map { option, score in
          [
            .text(YourTurnText.thing(row.unsaid.rawValue)), .text(option.name),
            score.isFinite ? .number(score) : .missing, .number(Double(row.runs)),
          ]
        }
      })
  }

  private func table(_ ranges: [YourTurnText.Range]) -> Table {
    Table(
      caption: YourTurnText.tableCaption, header: YourTurnText.tableHeader,
      rows: ranges.map { range in
        [
          Prose(data: range.thing), Prose(data: range.tried.joined(separator: ", ")),
          YourTurnText.cell(range.worstName, range.text(range.worst)),
          YourTurnText.cell(range.bestName, range.text(range.best)),
        ]
      }, numericColumns: [])
  }

  /// The card of a run, as a table.
  private func card(_ record: RunRecord) -> Table {
    let manifest = record.manifest
    let layers = manifest.layers.map {
      RunCardText.layer(units: $0.units, activation: NameText.activation($0.activation.rawValue))
    }
    let rows = YourTurnText.card(
      YourTurnText.Card(
        task: manifest.task.rawValue,
        data: RunCardText.dataset(
          manifest.dataset, training: manifest.trainingExamples, heldOut: manifest.heldOutExamples),
        inputs: manifest.features, classes: manifest.classes, layers: layers,
        initialization: NameText.initialization(manifest.initialization.rawValue),
        loss: NameText.loss(manifest.loss.rawValue),
        optimizer: manifest.optimizer.kind.displayName, rate: manifest.rate,
        batch: RunCardText.batch(manifest.batchSize, of: manifest.trainingExamples),
        steps: manifest.steps, seed: manifest.seed.description, program: manifest.program))
    return Table(
      caption: YourTurnText.cardCaption, header: YourTurnText.cardHeader,
      rows: rows.map { [Prose(data: $0.0), Prose(data: $0.1), $0.2] }, numericColumns: [])
  }

  private func sample(_ manifest: RunManifest, _ record: RunRecord) -> YourTurnText.Sample {
    let fate = record.fate
    var sample = YourTurnText.Sample(
      isClassification: manifest.task == .classification, classes: manifest.classes.count,
      inputs: manifest.features.count, examples: manifest.trainingExamples,
      hidden: manifest.layers.dropLast().map(\.units),
      activation: NameText.activation(manifest.layers[0].activation.rawValue),
      loss: NameText.loss(manifest.loss.rawValue),
      optimizer: manifest.optimizer.kind.displayName, rate: manifest.rate, steps: manifest.steps,
      finalLoss: record.ending == .completed ? fate.finalLoss : .nan,
      lastSteps: record.lastStretch?.steps ?? 1,
      constantLoss: manifest.constantLoss, accuracy: fate.accuracy)
    sample.lossName = ChartText.loss(of: manifest)
    return sample
  }

  private var exercises: [Block] {
    YourTurnText.exercises.enumerated().map { index, exercise -> Block in
      var solution = exercise.solution.flatMap { part -> [Block] in
        [.paragraph(part.text)] + (part.formula.map { [.formula($0)] } ?? [])
      }
      if exercise.hasShares { solution.append(.table(shares)) }
      return .exercise(
        Exercise(
          task: YourTurnText.exercise(index + 1, exercise.task),
          summary: YourTurnText.solution(index + 1), solution: solution))
    }
  }

  /// A few shares put into the Jacobian.
  private var shares: Table {
    let examples: [[Double]] = [
      [0.5, 0.5], [0.9, 0.1], [0.999, 0.001], Array(repeating: 1.0 / 3, count: 3),
      Array(repeating: 0.1, count: 10),
    ]
    return Table(
      caption: YourTurnText.sharesCaption, header: YourTurnText.sharesHeader,
      rows: examples.map { shares in
        [
          Prose(data: YourTurnText.shares(shares)),
          Prose(data: Say.number(shares[0] * (1 - shares[0]))),
          Prose(data: Say.number(-shares[0] * shares[1])),
        ]
      }, numericColumns: [1, 2])
  }

  /// Which unsaid thing moves the score most.
  private func quiz(_ ranges: [YourTurnText.Range]) -> Quiz {
    var most = 0
    for (index, range) in ranges.enumerated() where range.width > ranges[most].width {
      most = index
    }
    return Quiz(
      question: YourTurnText.quizQuestion,
      choices: ranges.map { Prose(data: $0.thing) }, answer: most,
      explanation: YourTurnText.quizExplanation(ranges))
  }
}
