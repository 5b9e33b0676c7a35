import Charts
import Experiments
import Plotting
import Training
import Wording

/// Draws the figures of the short answer.
struct ShortAnswerFigures: FigureDrawing {
  var context: LessonContext
  let study: ShortAnswerStudy
  let findings: ShortAnswerFindings
  let command: String
  let classificationName: String
  let regressionName: String

  private var seeds: Int { study.seeds }

  // MARK: Learning

  func learning() -> Lessons.Figure {
    let depths = ShortAnswerStudy.depths
    let (shallow, deep) = (depths[0], depths[depths.count - 1])
    let shallowMedians = findings.medians(hiddenLayers: shallow)
    let deepMedians = findings.medians(hiddenLayers: deep)
    let chance = findings.oneAnswerAccuracy
    let panels = depths.map { depth in
      BandChart.Panel(
        heading: Say.count(depth, "hidden layer", "hidden layers"),
        groups: Arm.sameLoss.map { arm in
          let cell = study.cell(
            ShortAnswerFindings.learningCondition(hiddenLayers: depth), arm)
          return group(arm, runs: cell?.outcomes.map { $0.heldOut.map(\.accuracy) } ?? [])
        })
    }
    let title = ShortAnswerText.learningTitle(
      deep: deepMedians, chance: chance, depth: deep)
    let caption = ShortAnswerText.learningCaption(
      dataset: classificationName, seeds: seeds, steps: study.steps, shallow: shallowMedians,
      deep: deepMedians)
    let rate = RateGrid(.sgd, isQuick: false).shared
    // A run that diverged has fewer.
    let steps =
      study.cells.flatMap { $0.outcomes }.max { $0.steps.count < $1.steps.count }?.steps ?? []
    let chart = BandChart(
      x: steps.map(Double.init), xAxis: .steps(ShortAnswerText.stepAxis),
      yAxis: accuracyAxis, panels: panels,
      reference: BandChart.Reference(label: ShortAnswerText.oneAnswer(chance), value: chance)
    ).draw(
      Plotting.Figure(
        title: title,
        subtitle: ShortAnswerText.learningSubtitle(
          optimizer: OptimizerKind.sgd.displayName, rate: rate, seeds: seeds),
        description: caption.plain, width: context.width()))
    return figure("learning", title, caption, chart)
  }

  // MARK: Gradient

  func gradient(_ sweep: AttenuationSweep) -> Lessons.Figure {
    let fact = sweep.fact(hiddenLayers: AttenuationSweep.depths.last ?? 1)
    let title = ShortAnswerText.gradientTitle(fact)
    let caption = ShortAnswerText.gradientCaption(
      fact, softmaxPerLayer: sweep.factorPerLayer(sweep.softmax),
      reluPerLayer: sweep.factorPerLayer(sweep.relu))
    func runs(_ byDepth: [[Double]]) -> [[Double]] {
      (0..<seeds).map { seed in byDepth.map { $0[seed] } }
    }
    let groups = [
      SeedGroup(
        label: ActivationFunction.relu.displayName, identity: .relu, runs: runs(sweep.relu)),
      SeedGroup(
        label: ActivationFunction.softmax.displayName, identity: .softmax,
        runs: runs(sweep.softmax)),
    ]
    let chart = BandChart(
      x: AttenuationSweep.depths.map(Double.init), xAxis: .steps(ShortAnswerText.depthAxis),
      yAxis: .log(ShortAnswerText.attenuationAxis),
      panels: [BandChart.Panel(heading: "", groups: groups)]
    ).draw(
      Plotting.Figure(
        title: title, subtitle: ShortAnswerText.gradientSubtitle(seeds: seeds),
        description: caption.plain, width: context.width()))
    return figure("gradient", title, caption, chart)
  }

  // MARK: Conditions

  func conditions() -> Lessons.Figure {
    let tally = findings.tally(Arm.sameLoss)
    let runs = findings.runs(Arm.sameLoss)
    let caption = ShortAnswerText.conditionsCaption(
      classification: classificationName, regression: regressionName, diverged: runs.diverged,
      runs: runs.count)
    return conditions(
      "conditions", Arm.sameLoss, title: ShortAnswerText.conditionsTitle(tally), caption: caption)
  }

  func naturalLosses() -> Lessons.Figure {
    conditions(
      "natural-losses", Arm.naturalLoss,
      title: ShortAnswerText.naturalTitle(findings.tally(Arm.naturalLoss)),
      caption: ShortAnswerText.naturalCaption)
  }

  private func conditions(
    _ name: String, _ arms: [Arm], title: String, caption: Prose
  ) -> Lessons.Figure {
    let panels = Condition.Task.allCases.map { task in
      ConditionsChart.Panel(
        heading: task == .classification
          ? ShortAnswerText.panel(classification: classificationName)
          : ShortAnswerText.panel(regression: regressionName),
        axis: task == .classification
          ? accuracyAxis
          : .linear(ShortAnswerText.errorAxis, includesZero: true),
        conditions: ShortAnswerStudy.conditions(task).map { condition in
          ConditionsChart.Condition(
            label: label(condition),
            groups: arms.map { arm in
              group(arm, runs: [study.cell(condition, arm)?.finals ?? []])
            })
        },
        reference: task == .classification ? findings.oneAnswerAccuracy : nil)
    }
    let legend = Legend(
      arms.map { arm in
        LegendEntry(
          netName(arm),
          .marker(group(arm, runs: []).marker, .series(arm.hidden.identity)))
      })
    let chart = ConditionsChart(panels: panels).draw(
      Plotting.Figure(
        title: title, subtitle: ShortAnswerText.conditionsSubtitle(seeds: seeds),
        description: caption.plain, legend: legend, width: context.width(.slide)))
    return figure(name, title, caption, chart)
  }

  func label(_ condition: Condition) -> String {
    ShortAnswerText.condition(
      hiddenLayers: condition.hiddenLayers, optimizer: condition.optimizer.displayName,
      rate: condition.rateChoice == .shared
        ? RateGrid(condition.optimizer, isQuick: false).shared : nil)
  }

  // MARK: Shared

  /// From the tenth below the lowest accuracy that any figure shows: nothing happens below.
  private var accuracyAxis: Axis {
    var lowest = findings.oneAnswerAccuracy
    for cell in study.cells where cell.condition.task == .classification {
      for value in cell.finals where value < lowest { lowest = value }
    }
    let floor = (lowest * 10 - 0.5).rounded(.down) / 10
    return .linear(
      ShortAnswerText.accuracyAxis, domain: max(0, floor)...1, format: .percent)
  }

  func netName(_ arm: Arm) -> String {
    ShortAnswerText.netName(
      hidden: arm.hidden.displayName, output: arm.output.displayName)
  }

  private func group(_ arm: Arm, runs: [[Double]]) -> SeedGroup {
    SeedGroup(
      label: netName(arm), identity: arm.hidden.identity, isDashed: arm.output == .identity,
      runs: runs)
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.shortAnswer.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: command)
  }
}
