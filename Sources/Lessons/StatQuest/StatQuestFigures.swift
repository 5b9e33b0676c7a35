import Charts
import KernelCode
import Plotting
import Training
import Wording

/// Draws the figures of the chapter on the video.
struct StatQuestFigures: FigureDrawing {
  var context: LessonContext

  // MARK: Two names

  /// Softplus of one number beside the shares that softmax makes of two.
  func names() -> Lessons.Figure {
    let x = (0...120).map { (Double($0) - 60) / 10 }
    let softplus = x.map { softPlus($0) }
    let share = x.map { logistic($0) }
    let other = share.map { 1 - $0 }
    let plots = [
      Plot(
        StatQuestText.softplusPanel, x: .linear(StatQuestText.oneInput, domain: -6...6),
        y: .linear(StatQuestText.outputAxis),
        marks: [
          .line(x: x, y: x.map { max(0, $0) }, SeriesIdentity.relu),
          .line(x: x, y: softplus, SeriesIdentity.softplus),
          .endLabels([
            EndLabel(ActivationFunction.softplus.displayName, .softplus, x: x, y: softplus),
            EndLabel(ActivationFunction.relu.displayName, .relu, x: 6, y: 6),
          ]),
        ]),
      Plot(
        StatQuestText.softmaxPanel, x: .linear(StatQuestText.twoInputs, domain: -6...6),
        y: .linear(StatQuestText.shareAxis, domain: 0...1),
        marks: [
          .line(x: x, y: share, SeriesIdentity.softmax),
          .line(x: x, y: other, Stroke(.series(.softmax), width: 2, dash: .short)),
          .endLabels([
            EndLabel(StatQuestText.share(1), .softmax, x: x, y: share),
            EndLabel(StatQuestText.share(2), .softmax, x: x, y: other),
          ]),
        ]),
    ]
    let picture = Plotting.Figure(
      title: StatQuestText.namesTitle, subtitle: StatQuestText.namesSubtitle,
      description: StatQuestText.namesCaption.plain, width: context.width()
    ).panels(height: 230, Facets(plots, columns: 2, gap: 24, sharesX: false, sharesY: false))
    let rows = x.indices.map { index -> [FigureData.Cell] in
      [.number(x[index]), .number(softplus[index]), .number(share[index]), .number(other[index])]
    }
    return figure(
      "names", StatQuestText.namesTitle, StatQuestText.namesCaption,
      Chart(picture: picture, data: FigureData(columns: StatQuestText.namesColumns, rows: rows)))
  }

  // MARK: The published net

  /// The two humps that the units make, and their sum through the three examples.
  func published(_ net: PublishedNet) -> Lessons.Figure {
    let doses = PublishedNet.doses
    let hump = net.hump
    let title = StatQuestText.publishedTitle(net.told)
    let caption = StatQuestText.publishedCaption(
      net.told, hump: hump, slope: net.deadEnd)
    let lines: [(String, SeriesIdentity, [Double])] = [
      (StatQuestText.contribution(1), .armA, net.units[0].contributions),
      (StatQuestText.contribution(2), .armB, net.units[1].contributions),
      (StatQuestText.sum, .softplus, net.answers),
    ]
    var marks: [Mark] = [.ruleY(0, Stroke(.axis))]
    for (_, identity, values) in lines {
      marks.append(
        .line(
          x: doses, y: values,
          Stroke(
            .series(identity), width: identity == .softplus ? 2.6 : 1.6, dash: identity.dash)))
    }
    marks.append(
      .dots(
        x: PublishedNet.told.map { doses[$0] }, y: PublishedNet.wanted, .circle, role: .ink,
        radius: 4.5))
    marks.append(
      .annotation(
        StatQuestText.humpRemark(hump), x: hump.dose, y: hump.answer, .belowRight, distance: 55,
        width: 230))
    marks.append(.endLabels(lines.map { EndLabel($0.0, $0.1, x: doses, y: $0.2) }))
    let plot = Plot(
      x: .linear(StatQuestText.doseAxis, domain: 0...1),
      y: .linear(StatQuestText.answerAxis), marks: marks)
    let picture = Plotting.Figure(
      title: title, subtitle: StatQuestText.publishedSubtitle, description: caption.plain,
      width: context.width()
    ).picture(height: 300, plot)
    // Every tenth dose is enough to draw the curve again, and the highest one with it.
    let rows = doses.indices.filter { $0 % 10 == 0 || doses[$0] == hump.dose }
    return figure(
      "published", title, caption,
      Chart(
        picture: picture,
        data: FigureData(
          columns: StatQuestText.publishedColumns,
          rows: rows.map { row in
            [.number(doses[row])] + lines.map { .number($0.2[row]) }
          })))
  }

  // MARK: Many nets

  /// The error of every net that was trained, with the bound for two softmax units.
  func seeds(_ study: FromScratch) -> Lessons.Figure {
    let title = StatQuestText.seedsTitle(study.tallies)
    let caption = StatQuestText.seedsCaption(study.tallies, seeds: study.seeds)
    let panels = FromScratch.optimizers.indices.map { optimizer in
      let choice = FromScratch.optimizers[optimizer]
      return ConditionsChart.Panel(
        heading: StatQuestText.optimizer(choice.kind.displayName, rate: choice.rate),
        axis: .linear(StatQuestText.errorAxis, includesZero: true),
        conditions: FromScratch.kinds.indices.map { kind in
          ConditionsChart.Condition(
            label: FromScratch.kinds[kind].label,
            groups: [
              SeedGroup(
                label: FromScratch.kinds[kind].label,
                identity: FromScratch.kinds[kind].activation.identity,
                isDashed: FromScratch.kinds[kind].units > 2,
                runs: [study.errors[optimizer][kind]])
            ])
        }, reference: SteeperSoftmax.bound)
    }
    let chart = ConditionsChart(panels: panels).draw(
      Plotting.Figure(
        title: title,
        subtitle: StatQuestText.seedsSubtitle(steps: study.steps, seeds: study.seeds),
        description: caption.plain,
        legend: Legend([
          LegendEntry(
            StatQuestText.bound, .line(Stroke(.mutedInk, width: 1, dash: .dotted)))
        ]), width: context.width()), rowHeight: 44)
    return figure("seeds", title, caption, chart)
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.statQuest.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.statQuest))
  }
}
