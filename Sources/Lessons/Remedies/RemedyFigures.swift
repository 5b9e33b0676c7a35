import Charts
import Plotting
import Training
import Wording

/// The figures of the chapter that compare all changes over the seeds.
struct RemedyFigures: FigureDrawing {
  var context: LessonContext
  let study: RemedyStudy

  /// One row per change: what the fault looks like and what is left of the loss.
  func comparison(_ fault: Fault) -> Lessons.Figure {
    let trials = study.trials(fault)
    let finding = study.finding(fault)
    let symptom =
      finding.net.isVanishing
      ? panel(
        RemediesText.arrivalPanel, .log(RemediesText.arrivalAxis), trials.map(\.arrivals), trials)
      : panel(
        RemediesText.deadPanel,
        .linear(RemediesText.deadAxis, domain: 0...1, format: .percent), trials.map(\.dead), trials)
    let loss = panel(
      RemediesText.lossPanel(isHeldOut: study.isHeldOut), .log(RemediesText.lossAxis),
      trials.map(\.losses), trials, reference: Learning.learnedBelow)
    let caption = RemediesText.comparisonCaption(
      finding,
      rows: trials.map { (name: $0.name, loss: RemediesText.lossText($0.loss, $0.diverged)) },
      isHeldOut: study.isHeldOut)
    let title = RemediesText.comparisonTitle(finding)
    let chart = ConditionsChart(panels: [symptom, loss]).draw(
      Plotting.Figure(
        title: title, subtitle: RemediesText.comparisonSubtitle(seeds: study.seeds),
        description: caption.plain, width: context.width(.slide)), rowHeight: 30)
    return Lessons.Figure(
      name: LessonName.remedies.rawValue + "-" + fault.activation.rawValue,
      title: title, caption: caption, alternative: chart.picture.description,
      frames: [chart.picture], restingFrame: 0, data: chart.data,
      command: context.reportCommand(.remedies))
  }

  private func panel(
    _ heading: String, _ axis: Axis, _ values: [[Double]], _ trials: [RemedyTrial],
    reference: Double? = nil
  ) -> ConditionsChart.Panel {
    ConditionsChart.Panel(
      heading: heading, axis: axis,
      conditions: zip(trials, values).map { trial, values in
        let label = trial.remedy == .none ? trial.name : RemediesText.row(trial.name)
        return ConditionsChart.Condition(
          label: label,
          groups: [
            SeedGroup(
              label: label, identity: trial.activation.identity, isDashed: trial.remedy != .none,
              runs: [values])
          ])
      }, reference: reference)
  }
}
