import Charts
import Plotting
import Training
import Wording

/// Draws the figures of the chapter on what a net can do and what it gets to.
struct UniversalFigures: FigureDrawing {
  var context: LessonContext
  let study: WidthStudy

  private var identities: [SeriesIdentity] { WidthStudy.activations.map(\.identity) }
  private var labels: [String] { WidthStudy.activations.map(\.displayName) }

  /// The error against the width: by hand, with Adam, with SGD; one row of panels per task.
  func width() -> Lessons.Figure {
    let title = UniversalText.widthTitle(study.results(0), widest: WidthStudy.widths.last ?? 0)
    let caption = UniversalText.widthCaption(
      study.results(0) + study.results(1), widest: WidthStudy.widths.last ?? 0,
      diverged: study.diverged.count, runs: study.diverged.of)
    let x = WidthStudy.widths.indices.map(Double.init)
    var plots: [Plot] = []
    var drawn: [Quartiles] = []
    var rows: [[FigureData.Cell]] = []
    for task in study.tasks {
      for way in 0...WidthStudy.optimizers.count {
        let bands = identities.indices.map { activation in
          WidthStudy.widths.indices.map { width in
            way == 0
              ? Quartiles([task.handMade[activation][width]])
              : Quartiles(task.finals(way - 1, activation, width))
          }
        }
        plots.append(
          Plot(
            UniversalText.panel(task: task.data.name, way: wayName(way)),
            x: .ordinal(WidthStudy.widths.map { $0.description }, UniversalText.widthAxis),
            y: .log(UniversalText.errorAxis), marks: marks(x: x, bands, markers: true)))
        drawn += bands.joined().map { $0 }
        for activation in identities.indices {
          for (width, quartiles) in zip(WidthStudy.widths, bands[activation]) {
            rows.append([
              .text(task.data.name), .text(wayName(way)), .text(labels[activation]),
              .number(Double(width)), .number(quartiles.lower), .number(quartiles.median),
              .number(quartiles.upper),
            ])
          }
        }
      }
    }
    setErrorAxis(of: &plots, spanning: drawn)
    let picture = frame(title, UniversalText.widthSubtitle(seeds: context.seeds), caption)
      .panels(height: 400, Facets(plots, columns: WidthStudy.optimizers.count + 1, gap: 16))
    return figure(
      "width", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: UniversalText.widthColumns, rows: rows)))
  }

  /// The error against the steps for the widest nets.
  func steps() -> Lessons.Figure {
    let widest = WidthStudy.widths.count - 1
    let title = UniversalText.stepsTitle(study.results(0), steps: study.steps)
    let caption = UniversalText.stepsCaption(study.results(0), widest: WidthStudy.widths[widest])
    let x = study.evaluated.map(Double.init)
    var plots: [Plot] = []
    var drawn: [Quartiles] = []
    var rows: [[FigureData.Cell]] = []
    for task in study.tasks {
      for (optimizer, choice) in WidthStudy.optimizers.enumerated() {
        let bands = identities.indices.map { activation in
          x.indices.map { index in
            Quartiles(
              task.trained[optimizer][activation][widest].map {
                index < $0.count ? $0[index] : .nan
              })
          }
        }
        let best = task.handMade.map { $0[widest] }.min() ?? .nan
        drawn += bands.joined().map { $0 } + [Quartiles([best])]
        plots.append(
          Plot(
            UniversalText.panel(task: task.data.name, way: choice.displayName),
            x: .steps(UniversalText.stepAxis), y: .log(UniversalText.errorAxis),
            marks: [.ruleY(best, Stroke(.mutedInk, width: 1.2, dash: .dotted))]
              + marks(x: x, bands, markers: false)))
        for activation in identities.indices {
          for (step, quartiles) in zip(x, bands[activation]) {
            rows.append([
              .text(task.data.name), .text(choice.displayName), .text(labels[activation]),
              .number(step), .number(quartiles.lower), .number(quartiles.median),
              .number(quartiles.upper),
            ])
          }
        }
      }
    }
    setErrorAxis(of: &plots, spanning: drawn)
    var frame = frame(title, UniversalText.stepsSubtitle(seeds: context.seeds), caption)
    frame.legend = Legend(
      (frame.legend?.entries ?? []) + [
        LegendEntry(
          UniversalText.bestByHand, .line(Stroke(.mutedInk, width: 1.2, dash: .dotted)))
      ])
    let picture = frame.panels(
      height: 420, Facets(plots, columns: WidthStudy.optimizers.count, gap: 20))
    return figure(
      "steps", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: UniversalText.stepsColumns, rows: rows)))
  }

  /// Ends a little beyond what is drawn: whole decades would leave half of the panels empty.
  private func setErrorAxis(of plots: inout [Plot], spanning drawn: [Quartiles]) {
    let ends = drawn.flatMap { [$0.lower, $0.upper] }.filter { $0.isFinite && $0 > 0 }
    guard let least = ends.min(), let most = ends.max() else { return }
    for index in plots.indices { plots[index].y.domain = (least / 1.15)...(most * 1.15) }
  }

  private func wayName(_ way: Int) -> String {
    way == 0
      ? UniversalText.byHand : WidthStudy.optimizers[way - 1].displayName
  }

  private func marks(x: [Double], _ bands: [[Quartiles]], markers: Bool) -> [Mark] {
    let areas = zip(identities, bands).map { identity, quartiles in
      Mark.band(
        x: x, lower: quartiles.map(\.lower), upper: quartiles.map(\.upper),
        Fill(.series(identity), opacity: 0.16))
    }
    let lines = zip(identities, bands).map { identity, quartiles in
      Mark.line(x: x, y: quartiles.map(\.median), identity, markers: markers)
    }
    return areas + lines
  }

  private func frame(_ title: String, _ subtitle: String, _ caption: Prose) -> Plotting.Figure {
    Plotting.Figure(
      title: title, subtitle: subtitle, description: caption.plain,
      legend: .series(Array(zip(identities, labels))), width: context.width())
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.universal.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.universal))
  }
}
