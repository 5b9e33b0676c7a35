import Charts
import Experiments
import Plotting
import Recording
import Training
import Wording

/// The figures of the chapter on dead units that compare many nets.
struct DeadReLUFigures: FigureDrawing {
  var context: LessonContext
  let data: PreparedData
  private var isClassification: Bool { data.task == .classification }

  /// One row per setting: dead share and score over the seeds.
  func remedies(_ settings: [DeadSetting], _ outcomes: [[Outcome]]) -> Lessons.Figure {
    let dead = outcomes.map { $0.map(\.finalDeadShare) }
    let scores = outcomes.map { $0.map { score($0) } }
    func group(_ index: Int, _ values: [Double]) -> ConditionsChart.Condition {
      let setting = settings[index]
      return ConditionsChart.Condition(
        label: setting.label,
        groups: [
          SeedGroup(
            label: setting.label, identity: setting.settings.activation.identity,
            isDashed: !setting.isFault, runs: [values])
        ])
    }
    let panels = [
      ConditionsChart.Panel(
        heading: DeadReLUText.deadPanel,
        axis: .linear(DeadReLUText.deadAxis, domain: 0...1, format: .percent),
        conditions: settings.indices.map { group($0, dead[$0]) }),
      ConditionsChart.Panel(
        heading: isClassification ? DeadReLUText.accuracyPanel : DeadReLUText.errorPanel,
        axis: isClassification
          ? .linear(ShortAnswerText.accuracyAxis, domain: 0...1, format: .percent)
          : .linear(ShortAnswerText.errorAxis, includesZero: true),
        conditions: settings.indices.map { group($0, scores[$0]) }),
    ]
    let medians = dead.map { Quartiles($0).median }
    let title = DeadReLUText.remediesTitle(
      faultRate: settings[0].settings.rate, dead: medians[0],
      mendedRate: settings[1].settings.rate, left: medians[1])
    let caption = DeadReLUText.remediesCaption(
      settings.indices.map { index in
        (
          settings[index].label, medians[index],
          scoreText(median(outcomes[index]), diverged: scores[index].filter { !$0.isFinite }.count)
        )
      })
    let chart = ConditionsChart(panels: panels).draw(
      Plotting.Figure(
        title: title, subtitle: DeadReLUText.remediesSubtitle(seeds: context.seeds),
        description: caption.plain, width: context.width(.slide)), rowHeight: 30)
    return figure("remedies", title, caption, chart)
  }

  /// What each remedy did to the fault before it.
  func remediesThatHelped(
    _ settings: [DeadSetting], _ outcomes: [[Outcome]]
  ) -> [DeadReLUText.Remedy] {
    var fault = 0
    var remedies: [DeadReLUText.Remedy] = []
    for index in settings.indices {
      if settings[index].isFault {
        fault = index
        continue
      }
      func dead(_ index: Int) -> Double {
        Quartiles(outcomes[index].map(\.finalDeadShare)).median
      }
      remedies.append(
        DeadReLUText.Remedy(
          fault: settings[fault].name, remedy: settings[index].name,
          savesUnits: dead(index) < dead(fault) / 2,
          learns: isClearlyBetter(outcomes[index], than: outcomes[fault])))
    }
    return remedies
  }

  /// By a tenth of the way to a perfect score in the median, and ahead in at least four fifths of the paired
  /// seeds, in which a run that diverged loses.
  private func isClearlyBetter(_ mended: [Outcome], than faulty: [Outcome]) -> Bool {
    let (score, other) = (median(mended), median(faulty))
    guard score.isFinite else { return false }
    let isAhead =
      other.isFinite
      ? (isClassification ? score > other + 0.1 * (1 - other) : score < 0.9 * other) : true
    return isAhead && Verdict.leads(merits(mended), merits(faulty))
  }

  private func merits(_ outcomes: [Outcome]) -> [Double] {
    outcomes.map { merit(score($0), isClassification: isClassification) }
  }

  func median(_ outcomes: [Outcome]) -> Double { medianOfMost(outcomes.map(score)) }

  private func score(_ outcome: Outcome) -> Double {
    outcome.score(isClassification: isClassification)
  }

  func scoreText(_ value: Double, diverged: Int = 0) -> String {
    let text =
      isClassification ? DeadReLUText.accuracyScore(value) : DeadReLUText.errorScore(value)
    return value.isFinite ? text + DeadReLUText.diverged(diverged, of: context.seeds) : text
  }

  /// Share of nets born dead against depth, with the theory for one example.
  func born(_ born: BornDead) -> Lessons.Figure {
    let depths = (1...BornDead.depth).map(Double.init)
    let last = BornDead.depth
    let narrowest = born.lines[0]
    let title = DeadReLUText.bornTitle(
      width: narrowest.width, depth: last, share: narrowest.onAllExamples[last - 1])
    let caption = DeadReLUText.bornCaption(
      width: narrowest.width, depth: last, measured: narrowest.onAllExamples[last - 1],
      predicted: BornDead.predicted(width: narrowest.width, depth: last),
      single: narrowest.onOneExample[last - 1])
    var marks: [Mark] = []
    var labels: [EndLabel] = []
    var rows: [[FigureData.Cell]] = []
    for (index, line) in born.lines.enumerated() {
      let identity = SeriesIdentity.arm(index)
      let predicted = (1...last).map { BornDead.predicted(width: line.width, depth: $0) }
      marks += [
        .line(
          x: depths, y: predicted,
          Stroke(.series(identity), width: 1.2, dash: .dotted)),
        .line(x: depths, y: line.onAllExamples, Stroke(.series(identity), width: 2.2)),
        .dots(
          x: depths, y: line.onAllExamples, identity.marker, role: .series(identity), radius: 3),
      ]
      labels.append(
        EndLabel(
          DeadReLUText.bornLine(width: line.width), identity, x: depths, y: line.onAllExamples))
      for depth in 1...last {
        rows.append([
          .number(Double(line.width)), .number(Double(depth)),
          .number(line.onAllExamples[depth - 1]), .number(line.onOneExample[depth - 1]),
          .number(predicted[depth - 1]),
        ])
      }
    }
    marks.append(.endLabels(labels))
    let plot = Plot(
      x: .steps(DeadReLUText.bornDepthAxis),
      y: .linear(DeadReLUText.bornAxis, domain: 0...1, format: .percent), marks: marks)
    let picture = Plotting.Figure(
      title: title, subtitle: DeadReLUText.bornSubtitle(nets: born.nets),
      description: caption.plain, width: context.width()
    ).picture(height: 300, plot)
    return figure(
      "born", title, caption,
      Chart(
        picture: picture,
        data: FigureData(columns: DeadReLUText.bornColumns, rows: rows)))
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.deadReLU.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.deadReLU))
  }
}
