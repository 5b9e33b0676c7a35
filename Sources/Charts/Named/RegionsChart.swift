import Markup
import Numerals
import Plotting
import Recording
import Wording

/// What every net answers over the plane of its two inputs, with the training examples.
struct RegionsChart {
  private let selection: Selection

  init(_ selection: Selection) throws(ChartProblem) {
    for run in selection.runs {
      guard !run.record.frames.isEmpty else {
        throw .lacks(selection.chart, .frames, run: run.label)
      }
      guard case .regions = run.record.frames[0].surface else {
        throw .lacks(selection.chart, .decisionMap, run: run.label)
      }
    }
    self.selection = selection
  }

  func draw() -> Chart {
    let columns = selection.columns(narrow: 2)
    let plots = selection.runs.map { run in
      let map = DecisionMap(run, step: selection.step)
      let accuracy = RegionsText.heading("", accuracy: map.accuracy)
      let room = side(columns: columns) - TextWidth.of(accuracy, size: 12, bold: true)
      let name = TextWidth.shortened(run.label, to: max(room, 24), size: 12, bold: true)
      return plot(run, map, heading: RegionsText.heading(name, accuracy: map.accuracy))
    }
    let moments = selection.frameMoments
    let findings = findings(moments, step: selection.step)
    let figure = selection.figure(
      title: RegionsText.title(selection.unbroken(findings)), at: moments,
      subtitle: RegionsText.subtitle(
        selection.stepWords(moments), ofUnseen: findings.contains { $0.isOfUnseen }),
      description: RegionsText.description(findings, moment: selection.momentWords(moments)),
      legend: legend)
    let data = data(steps: [selection.step])
    return Chart(picture: picture(figure, plots, columns: columns), dataOnDemand: data)
  }

  /// A row for each run, a column for each step.
  func strip(_ steps: [Int]?) throws(ChartProblem) -> Chart {
    let steps = steps ?? defaultSteps
    for step in steps where step < selection.firstStep || step > selection.lastStep {
      throw .stepOutOfRange(step, last: selection.lastStep)
    }
    let plots = selection.runs.flatMap { run in
      steps.map { step in
        let map = DecisionMap(run, step: step)
        return plot(run, map, heading: RegionsText.stripHeading(run.label, step: map.step))
      }
    }
    // The finding is that of the last column.
    let last = steps.max() ?? selection.lastStep
    let moments = selection.moments(selection.runs.map { ($0, $0.frame(atStep: last)) })
    let findings = findings(moments, step: last)
    let figure = selection.figure(
      title: RegionsText.title(
        zip(findings, selection.runs).filter { !$1.hasBroken(by: last) }.map { $0.0 }),
      at: moments, subtitle: RegionsText.stripSubtitle,
      description: MovingText.film(steps)
        + RegionsText.description(findings, moment: moments.common.words), legend: legend)
    return Chart(
      picture: picture(figure, plots, columns: max(1, steps.count)), data: data(steps: steps))
  }

  /// The first, the last, and two between, at a tenth and at a third: most happens early.
  private var defaultSteps: [Int] {
    let span = selection.lastStep - selection.firstStep
    let frames = selection.runs[0].record.frames.map { $0.step }
    var steps: [Int] = []
    for target in [0, span / 10, span / 3, span].map({ selection.firstStep + $0 }) {
      let nearest = frames.min { abs($0 - target) < abs($1 - target) } ?? target
      if steps.last != nearest { steps.append(nearest) }
    }
    return steps
  }

  private static let gap = 12.0

  /// How wide a plane is.
  private func side(columns: Int) -> Double {
    let inner = selection.width.value - 2 * Figure.margin - 40
    return min(
      selection.runs.count == 1 ? 400 : 300,
      (inner - Double(columns - 1) * Self.gap) / Double(columns) - 4)
  }

  private func picture(_ figure: Figure, _ plots: [Plot], columns: Int) -> Picture {
    let gap = Self.gap
    let facets = Facets(plots, columns: columns, gap: gap)
    let side = side(columns: columns)
    let height = Double(facets.rows) * (side * aspect + 29 + gap) + 24
    return figure.picture(height: height, rigid: facets.rows > 1) { rect in
      // A plane keeps its sides where the picture is to be lower.
      let width = Double(columns) * (side * min(1, rect.height / height) + gap) + 48
      return facets.elements(
        in: Rect(x: rect.x, y: rect.y, width: min(rect.width, width), height: rect.height))
    }
  }

  /// Height by width of the first run's plane, within what a page can hold.
  private var aspect: Double {
    guard case .regions(_, _, let x, let y, _)? = selection.runs[0].record.frames[0].surface else {
      return 1
    }
    let ratio = (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    return ratio.isFinite ? min(max(ratio, 0.6), 1) : 1
  }

  private func plot(_ run: SelectedRun, _ map: DecisionMap, heading: String) -> Plot {
    let features = run.manifest.features
    return Plot(
      heading, x: .linear(features.first ?? "", domain: map.x),
      y: .linear(features.last ?? "", domain: map.y), axes: .noGrid,
      marks: [.regions(map.grid)] + examples(run, map))
  }

  private func examples(_ run: SelectedRun, _ map: DecisionMap) -> [Mark] {
    let points = run.record.points.filter { $0.inputs.count == 2 }
    let classes = run.manifest.classes.count
    if isNumbered {
      return [
        .borders(of: map), .classNumbers(of: points), .regionNumbers(of: map, classes: classes),
      ]
    }
    return ClassIdentity.allCases.prefix(max(1, classes)).enumerated().map { index, identity in
      let own = points.filter { roundInt($0.target) == index }
      return .dots(
        x: own.map { $0.inputs[0] }, y: own.map { $0.inputs[1] }, identity.marker,
        role: .classMark(identity), radius: 2.2)
    }
  }

  /// Whether there are more classes than looks.
  private var isNumbered: Bool {
    selection.runs.contains { $0.manifest.classes.count > ClassIdentity.allCases.count }
  }

  private var legend: Legend {
    let classes = selection.runs[0].manifest.classes
    guard isNumbered else {
      return .classes(classes.enumerated().map { (ClassIdentity.number($0.offset), $0.element) })
    }
    return Legend(
      classes.enumerated().map { index, name in
        LegendEntry(
          RegionsText.numbered(index + 1, name), .swatch(.classRegion(.number(index))))
      })
  }

  private func findings(_ moments: Moments, step: Int) -> [RegionsText.Finding] {
    zip(selection.runs, moments.names).map { run, label in
      let map = DecisionMap(run, step: step)
      return RegionsText.Finding(
        label: label, accuracy: map.accuracy, isOfUnseen: map.isOfUnseen,
        onlyAnswer: map.onlyAnswer.map { name(of: $0, run) }, classes: run.manifest.classes.count,
        constant: map.isOfUnseen
          ? run.manifest.heldOutConstantAccuracy ?? .nan : run.constantAccuracy)
    }
  }

  private func name(of answer: Int, _ run: SelectedRun) -> String {
    let classes = run.manifest.classes
    return classes.indices.contains(answer) ? classes[answer] : answer.description
  }

  /// What share of the plane gets which answer.
  private func data(steps: [Int]) -> FigureData {
    var rows: [[FigureData.Cell]] = []
    for run in selection.runs {
      for step in steps {
        let map = DecisionMap(run, step: step)
        for answer in run.manifest.classes.indices {
          rows.append([
            .text(run.label), .number(Double(map.step)), .text(name(of: answer, run)),
            FigureData.Cell(map.share(of: answer)), FigureData.Cell(map.accuracy),
          ])
        }
      }
    }
    return FigureData(
      columns: [
        ChartText.run, ChartText.step, ChartText.answer, ChartText.shareOfPlane,
        ChartText.accuracy,
      ], rows: rows)
  }
}
