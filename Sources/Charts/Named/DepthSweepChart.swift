import Plotting
import Recording
import Wording

/// What of the output's error signal arrives at layer 1, by how deep the net is: a line for each hidden
/// activation over the medians of its runs, every run a faint dot.
///
/// At the step that is asked for, else at the first: before training the depth is all that differs.
struct DepthSweepChart {
  private struct Arm {
    var identity: SeriesIdentity
    var label: String
    /// Depth and ‖δ₁‖/‖δ_L‖ of every run.
    var points: [(depth: Int, share: Double)]

    var depths: [Int] { points.map { $0.depth }.distinct }

    var quartiles: [Quartiles] {
      depths.map { depth in Quartiles(points.filter { $0.depth == depth }.map { $0.share }) }
    }
  }

  private let selection: Selection
  private let step: Int
  private let arms: [Arm]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    step = selection.cursor ?? selection.firstStep
    arms = try Self.arms(selection, step: step)
  }

  private static func arms(_ selection: Selection, step: Int) throws(ChartProblem) -> [Arm] {
    var arms: [Arm] = []
    for run in selection.runs {
      // A run that was over by then has nothing to compare.
      let row = run.record.row(atStep: step).flatMap {
        run.record.span(row: $0).contains(step) ? $0 : nil
      }
      let first = try run.errorSignals(layer: 1, for: selection.chart)
      let last = try run.errorSignals(layer: run.layerCount, for: selection.chart)
      let point = (depth: run.layerCount, share: row.map { first[$0] / last[$0] } ?? .nan)
      let identity = SeriesIdentity(hiddenActivationOf: run.manifest)
      if let index = arms.firstIndex(where: { $0.identity == identity }) {
        arms[index].points.append(point)
      } else {
        arms.append(Arm(identity: identity, label: identity.shortLabel, points: [point]))
      }
    }
    return arms
  }

  func draw() -> Chart {
    var marks: [Mark] = []
    for arm in arms where arm.points.count > arm.depths.count {
      marks.append(
        .dots(
          x: arm.points.map { Double($0.depth) }, y: arm.points.map { $0.share }, .ring,
          role: .series(arm.identity), radius: 1.8))
    }
    for arm in arms {
      let x = arm.depths.map { Double($0) }
      marks.append(.line(x: x, y: arm.quartiles.map { $0.median }, arm.identity, markers: true))
    }
    marks.append(
      .endLabels(
        arms.map { arm in
          EndLabel(
            arm.label, arm.identity, x: arm.depths.map { Double($0) },
            y: arm.quartiles.map { $0.median })
        }))
    let depths = Extent(selection.runs.map { Double($0.layerCount) })
    let isOne = depths.lower == depths.upper
    let plot = Plot(
      x: .steps(
        DepthSweepText.depth,
        domain: (isOne ? depths.lower - 0.5 : depths.lower)...(isOne
          ? depths.upper + 0.5 : depths.upper)),
      y: yAxis, marks: marks)
    let figure = selection.figure(
      title: DepthSweepText.title(findings, moment: moment.words),
      subtitle: DepthSweepText.subtitle(
        selection.cursor == nil
          ? ChartText.atFirstStep(step) : selection.stepWords(Moments([], at: moment))),
      description: DepthSweepText.description(findings, moment: moment.words))
    return Chart(picture: figure.picture(height: 320, plot), dataOnDemand: data)
  }

  private var moment: Moment {
    for run in selection.runs {
      if let row = run.record.row(atStep: step), run.record.span(row: row).contains(step) {
        return run.moment(row: row)
      }
    }
    return .step(step)
  }

  /// The same at every step: it spans the whole of all runs.
  private var yAxis: Axis {
    var extent = Extent([1])
    for run in selection.runs {
      guard let first = run.record.series(.quantity(1, .errorSignal, .rms)),
        let last = run.record.series(.quantity(run.layerCount, .errorSignal, .rms))
      else { continue }
      let factor =
        (Double(run.manifest.layers[0].units)
        / Double(run.manifest.layers[run.layerCount - 1].units))
        .squareRoot()
      for (a, b) in zip(first, last) { extent.include(factor * a / b) }
    }
    return .log(spanning: extent, DepthSweepText.share)
  }

  private var findings: [DepthSweepText.Finding] {
    arms.map { arm in
      DepthSweepText.Finding(
        label: arm.label, depth: arm.depths.last ?? 1,
        share: arm.quartiles.last?.median ?? .nan,
        runs: arm.points.filter { $0.depth == arm.depths.last }.count)
    }
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for arm in arms {
      for (depth, quartiles) in zip(arm.depths, arm.quartiles) {
        rows.append([
          .text(arm.label), .number(Double(depth)), FigureData.Cell(quartiles.lower),
          FigureData.Cell(quartiles.median), FigureData.Cell(quartiles.upper),
          .number(Double(arm.points.filter { $0.depth == depth }.count)),
        ])
      }
    }
    return FigureData(
      columns: [
        ComparisonText.arm, DepthSweepText.depth, ComparisonText.lowerQuartile,
        ComparisonText.median, ComparisonText.upperQuartile, ComparisonText.seeds,
      ], rows: rows)
  }
}
