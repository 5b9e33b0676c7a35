import Charts
import Experiments
import Plotting
import Recording
import Training
import Wording

/// What a gradient step is: the smallest net there is, on the map of its loss.
struct DescentLesson {
  private let context: LessonContext
  private static let resolution = 49

  init(_ context: LessonContext) {
    self.context = context
  }

  func chapter() throws(ChartProblem) -> Chapter {
    let net = OneUnitNet(context)
    let starts = OneUnitNet.Start.allCases
    let runs = starts.map { net.recorded($0) }
    let records = runs.records
    let limit = context.isQuick ? 2_000 : 5_000
    let halving = inParallel(starts, context.progress) { net.stepsToHalve($0, limit: limit) }
    // A sigmoid's answers are never far off, so that no walk of this net can diverge.
    let ways = starts.compactMap {
      net.experiment($0).lossPlane(places: OneUnitNet.steps + 1, resolution: 2)
    }
    let grid = LossGrid(
      net.experiment(.slope), around: ways.flatMap(\.path), resolution: Self.resolution)
    let planes = ways.map { $0.on(grid) }
    let walks = zip(zip(starts, planes), zip(records, halving)).map { place, run in
      walk(place.0, place.1, run.0, halving: run.1)
    }
    let moving = MovingFigures(
      context: context, chapter: LessonName.descent.rawValue,
      steps: records[0].frames.map(\.step), rest: .end)
    let maps = zip(zip(starts, planes), walks).map { place, walk in
      Block.figure(map(place.0, place.1, walk, moving))
    }
    return Chapter(
      slug: LessonName.descent.rawValue, shortTitle: DescentText.shortTitle,
      question: DescentText.question, answer: DescentText.answer(walks),
      blocks: [
        .paragraph(
          DescentText.setUp(
            dataset: net.data.name, examples: net.data.trainingExamples, rate: OneUnitNet.rate)),
        .paragraph(DescentText.map),
      ] + maps + [
        .paragraph(DescentText.lookAt(walks)),
        .heading(DescentText.stepHeading),
        .paragraph(DescentText.stepParagraph(rate: OneUnitNet.rate)),
        .table(table(walks, planes)),
        .heading(DescentText.curveHeading),
        .paragraph(DescentText.curveParagraph),
        .figure(
          try moving.moving(
            "curve", .fit, records, traces: runs.names,
            caption: DescentText.curveCaption(walks))),
        .figure(
          try moving.moving(
            "loss", .loss, records, traces: runs.names,
            caption: DescentText.lossCaption(walks, limit: limit))),
        .folded(summary: DescentText.mathSummary, mathematics(planes)),
      ],
      frameSteps: moving.steps, quiz: quiz(walks, limit: limit), sources: DescentText.sources,
      runs: runs)
  }

  private func walk(
    _ start: OneUnitNet.Start, _ plane: LossPlane, _ record: RunRecord, halving: Int?
  ) -> DescentText.Walk {
    let slope = Self.slope(plane, step: 0)
    var walk = DescentText.Walk(
      place: DescentText.place(start.rawValue), weight: start.weight, bias: start.bias,
      steps: plane.steps.last ?? 0, first: plane.pathLosses.first ?? .nan,
      last: plane.pathLosses.last ?? .nan,
      slope: (slope.u * slope.u + slope.v * slope.v).squareRoot(),
      sigmoidSlope: record.value(.quantity(1, .localDerivative, .mean), row: 0) ?? .nan,
      halving: halving)
    walk.loss = ChartText.loss(of: record.manifest)
    return walk
  }

  /// The slope of the loss that a step went against: what the step changed, divided by −η.
  private static func slope(_ plane: LossPlane, step: Int) -> (u: Double, v: Double) {
    guard plane.path.indices.contains(step + 1) else { return (.nan, .nan) }
    let (from, to) = (plane.path[step], plane.path[step + 1])
    return ((from.u - to.u) / OneUnitNet.rate, (from.v - to.v) / OneUnitNet.rate)
  }

  /// The map with the way up to every step of the slider.
  private func map(
    _ start: OneUnitNet.Start, _ plane: LossPlane, _ walk: DescentText.Walk,
    _ moving: MovingFigures
  ) -> Lessons.Figure {
    let identity = SeriesIdentity.arm(start == .slope ? 0 : 1)
    // The last frame shows the last update, too.
    func shown(_ step: Int) -> LossPlane {
      step == moving.steps.last ? plane : plane.upTo(step: step)
    }
    func title(_ step: Int) -> String { DescentText.mapTitle(walk.upTo(shown(step))) }
    func chart(_ step: Int, width: FigureWidth) -> Chart {
      let shown = shown(step)
      var chart = LossContourChart(
        shown, label: DescentText.net(start.rawValue), identity: identity)
      chart.lossName = walk.loss
      var figure = chart.figure(title: title(step))
      figure.format.width = width
      figure.format.titleRoom = moving.steps.reduce(TitleRoom()) {
        $0.union(TitleRoom(title($1), width: width))
      }
      return chart.draw(figure, height: width.isNarrow ? 300 : 340)
    }
    let frames = moving.steps.map { chart($0, width: .page) }
    let resting = frames[moving.restingFrame]
    var figure = Lessons.Figure(
      name: LessonName.descent.rawValue + "-" + start.rawValue,
      title: resting.picture.title,
      caption: DescentText.mapCaption(walk), alternative: resting.picture.description,
      frames: frames.map(\.picture), restingFrame: moving.restingFrame, data: resting.data,
      command: context.reportCommand(.descent))
    figure.narrow = moving.steps.map { chart($0, width: .phone).picture }
    return figure
  }

  /// The first steps of both walks, so that they can be worked out by hand.
  private func table(_ walks: [DescentText.Walk], _ planes: [LossPlane]) -> Table {
    var rows: [[Prose]] = []
    for (walk, plane) in zip(walks, planes) {
      for step in 0..<3 where plane.path.indices.contains(step) {
        let slope = Self.slope(plane, step: step)
        rows.append([
          Prose(data: walk.place), "\(step)",
          Prose(data: DescentText.exact(plane.path[step].u)),
          Prose(data: DescentText.exact(plane.path[step].v)),
          Prose(data: DescentText.exact(slope.u)), Prose(data: DescentText.exact(slope.v)),
          Prose(data: DescentText.exact(plane.pathLosses[step])),
        ])
      }
    }
    return Table(
      caption: DescentText.tableCaption(rate: OneUnitNet.rate), header: DescentText.tableHeader,
      rows: rows, numericColumns: [1, 2, 3, 4, 5, 6])
  }

  private func mathematics(_ planes: [LossPlane]) -> [Block] {
    var blocks = DescentText.mathematics.flatMap { part -> [Block] in
      [.paragraph(part.text)] + (part.formula.map { [.formula($0)] } ?? [])
    }
    if let plane = planes.first, plane.path.count > 1 {
      blocks.append(
        .paragraph(
          DescentText.firstStep(
            from: plane.path[0].u, slope: Self.slope(plane, step: 0).u, to: plane.path[1].u,
            rate: OneUnitNet.rate)))
    }
    return blocks
  }

  private func quiz(_ walks: [DescentText.Walk], limit: Int) -> Quiz {
    let (slope, plateau) = (walks[0].halving, walks[1].halving)
    return Quiz(
      question: DescentText.quizQuestion(slope: slope, limit: limit),
      choices: DescentText.quizChoices(limit: limit),
      answer: DescentText.quizAnswer(slope: slope, plateau: plateau, limit: limit),
      explanation: DescentText.quizExplanation(walks, limit: limit))
  }
}

extension DescentText.Walk {
  /// The walk as far as a map shows it.
  fileprivate func upTo(_ plane: LossPlane) -> DescentText.Walk {
    var walk = self
    walk.steps = plane.steps.last ?? 0
    walk.last = plane.pathLosses.last ?? .nan
    return walk
  }
}
