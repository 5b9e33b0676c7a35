import Plotting
import Recording
import Wording

/// The curve that every net has fitted to examples of one input.
struct FitChart {
  private let selection: Selection

  init(_ selection: Selection) throws(ChartProblem) {
    for run in selection.runs {
      guard !run.record.frames.isEmpty else {
        throw .lacks(selection.chart, .frames, run: run.label)
      }
      guard case .curve = run.record.frames[0].surface else {
        throw .lacks(selection.chart, .curve, run: run.label)
      }
    }
    if let (scaled, other) = Self.runsOfTwoUnits(selection.runs) {
      throw .differentUnits(scaled: scaled.label, other: other.label)
    }
    self.selection = selection
  }

  func draw() -> Chart {
    let points = selection.runs[0].record.points.filter { $0.inputs.count == 1 }
    var marks: [Mark] = [
      .dots(
        x: points.map { $0.inputs[0] }, y: points.map { $0.target }, .ring, role: .mutedInk,
        radius: 2.6)
    ]
    var labels: [EndLabel] = []
    for run in selection.runs {
      let curve = curve(run, step: selection.step)
      marks.append(.line(x: curve.x, y: curve.y, run.identity))
      labels.append(EndLabel(run.label, run.identity, x: curve.x, y: curve.y))
    }
    marks.append(.endLabels(labels))
    let manifest = selection.runs[0].manifest
    let plot = Plot(
      x: .linear(manifest.features.first ?? "", domain: xRange),
      y: .linear(manifest.targetName ?? ChartText.outputAndTarget, domain: yRange), marks: marks)
    let moments = selection.frameMoments
    let errors = errors(moments)
    let figure = selection.figure(
      title: RegionsText.fitTitle(
        selection.unbroken(errors), atEnd: selection.tellsEnd(moments)), at: moments,
      subtitle: RegionsText.fitSubtitle(selection.stepWords(moments)),
      description: RegionsText.fitDescription(errors, moment: selection.momentWords(moments)))
    return Chart(picture: figure.picture(height: 300, plot), dataOnDemand: data)
  }

  /// A run whose targets may have been moved onto 0 … 1, which its trace does not say, beside one whose
  /// targets were not: one axis cannot have both.
  private static func runsOfTwoUnits(_ runs: [SelectedRun]) -> (SelectedRun, SelectedRun)? {
    func isWithin(_ run: SelectedRun) -> Bool {
      run.record.points.allSatisfy { 0...1 ~= $0.target }
    }
    func tellsUnits(_ run: SelectedRun) -> Bool {
      if case .some = run.manifest.preparation { true } else { false }
    }
    guard
      let scaled = runs.first(where: {
        !tellsUnits($0) && !$0.record.points.isEmpty && isWithin($0)
      }), let other = runs.first(where: { tellsUnits($0) && !isWithin($0) })
    else { return nil }
    return (scaled, other)
  }

  private func curve(_ run: SelectedRun, step: Int) -> (x: [Double], y: [Double]) {
    guard case .curve(let x, let y)? = run.frame(atStep: step)?.surface else { return ([], []) }
    return (x, y)
  }

  private var xRange: ClosedRange<Double>? {
    var extent = Extent()
    for run in selection.runs {
      for x in curve(run, step: selection.lastStep).x { extent.include(x) }
    }
    return extent.lower < extent.upper ? extent.lower...extent.upper : nil
  }

  /// All examples, and of the curves at all steps what lies within the examples' span above and below
  /// them: a curve on its way out of the picture does not flatten the rest.
  private var yRange: ClosedRange<Double>? {
    var targets = Extent()
    var curves = Extent()
    for run in selection.runs {
      for point in run.record.points { targets.include(point.target) }
      for frame in run.record.frames {
        if case .curve(_, let y)? = frame.surface { for value in y { curves.include(value) } }
      }
    }
    guard !targets.isEmpty else {
      return curves.lower < curves.upper ? curves.lower...curves.upper : nil
    }
    let span = targets.upper > targets.lower ? targets.upper - targets.lower : 1
    let low = max(
      curves.isEmpty ? targets.lower : min(curves.lower, targets.lower),
      targets.lower - 0.5 * span)
    let high = min(
      curves.isEmpty ? targets.upper : max(curves.upper, targets.upper),
      targets.upper + 0.5 * span)
    return (low - 0.04 * span)...(high + 0.04 * span)
  }

  /// Root mean square of the distance between curve and examples, the curve read off linearly.
  private func errors(_ moments: Moments) -> [(label: String, error: Double)] {
    zip(selection.runs, moments.names).map { run, label in
      let curve = curve(run, step: selection.step)
      var sum = 0.0
      var count = 0
      for point in run.record.points where point.inputs.count == 1 {
        let miss = interpolated(curve, at: point.inputs[0]) - point.target
        sum += miss * miss
        count += 1
      }
      return (label, count == 0 ? .nan : (sum / Double(count)).squareRoot())
    }
  }

  private func interpolated(_ curve: (x: [Double], y: [Double]), at x: Double) -> Double {
    for index in curve.x.indices.dropFirst() where x <= curve.x[index] && x >= curve.x[index - 1] {
      let share = (x - curve.x[index - 1]) / (curve.x[index] - curve.x[index - 1])
      return curve.y[index - 1] + share * (curve.y[index] - curve.y[index - 1])
    }
    return .nan
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for run in selection.runs {
      let curve = curve(run, step: selection.step)
      for (x, y) in zip(curve.x, curve.y) {
        rows.append([.text(run.label), .number(x), FigureData.Cell(y)])
      }
    }
    let input = selection.runs[0].manifest.features.first ?? ChartText.input
    return FigureData(columns: [ChartText.run, input, ChartText.output], rows: rows)
  }
}
