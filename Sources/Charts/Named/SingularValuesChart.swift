import Markup
import Plotting
import Recording
import Wording

/// How much each layer stretches a small change of its input, and how much the whole net does: the
/// smallest, the median and the largest singular value of the Jacobians at one step.
struct SingularValuesChart {
  private let selection: Selection

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    for run in selection.runs {
      guard !run.record.frames.isEmpty else {
        throw .lacks(selection.chart, .frames, run: run.label)
      }
      guard run.record.frames.contains(where: Self.isMeasured) else {
        throw .lacks(selection.chart, .singularValues, run: run.label)
      }
    }
  }

  private static func isMeasured(_ frame: Frame) -> Bool {
    frame.throughput != nil || frame.layers.contains { $0.singularValues != nil }
  }

  /// The last frame with singular values that is not after a step, for not every frame has them; the
  /// first one for a step before all of them.
  private static func frame(_ run: SelectedRun, step: Int) -> Frame? {
    let measured = run.record.frames.filter(isMeasured)
    return measured.last { $0.step <= step } ?? measured.first
  }

  func draw() -> Chart {
    let layers = selection.shown(1...selection.runs.reduce(1) { max($0, $1.layerCount) })
    var names = layers.map { layer in
      let isNamed = layers.count <= 24 || layer % 5 == 0 || layer == layers.lowerBound
      return isNamed ? layer.description : ""
    }
    names.append(SingularValuesText.whole)
    var marks: [Mark] = [.isometry, .separator(before: layers.count)]
    for (index, run) in selection.runs.enumerated() {
      let offset =
        selection.runs.count == 1
        ? 0 : ((Double(index) + 0.5) / Double(selection.runs.count) - 0.5) * 0.7
      marks.append(
        .fans(fans(run, layers, step: selection.step), offset: offset, run.identity))
    }
    let moments = selection.moments(
      selection.runs.map { ($0, Self.frame($0, step: selection.step)) })
    let findings = zip(selection.runs, moments.names).compactMap { finding($0, label: $1) }
    let figure = selection.figure(
      title: SingularValuesText.title(findings), at: moments,
      subtitle: SingularValuesText.subtitle(selection.stepWords(moments)),
      description: SingularValuesText.description(
        findings, moment: selection.momentWords(moments)),
      note: SingularValuesText.note,
      legend: selection.runs.count > 1
        ? Legend.series(selection.runs.map { ($0.identity, $0.label) }) : nil)
    let plot = Plot(
      x: .ordinal(names, ChartText.layer),
      y: .log(spanning: extent, SingularValuesText.axis), marks: marks)
    return Chart(picture: figure.picture(height: 320, plot), dataOnDemand: data)
  }

  /// The same at every step: it spans all frames.
  private var extent: Extent {
    var extent = Extent([1])
    for run in selection.runs {
      for frame in run.record.frames {
        for (_, values) in fans(of: frame, selection.shown(1...run.layerCount)) {
          guard let values else { continue }
          for value in [values.minimum, values.median, values.maximum] { extent.include(value) }
        }
      }
    }
    return extent
  }

  /// One for each layer, and one for the whole net at the last place.
  private func fans(
    _ run: SelectedRun, _ layers: ClosedRange<Int>, step: Int
  ) -> [(x: Double, values: SingularValues?)] {
    fans(of: Self.frame(run, step: step), layers)
  }

  private func fans(
    of frame: Frame?, _ shown: ClosedRange<Int>
  ) -> [(x: Double, values: SingularValues?)] {
    let layers = frame?.layers ?? []
    return shown.enumerated().map { place, layer in
      (Double(place), layer <= layers.count ? layers[layer - 1].singularValues : nil)
    } + [(Double(shown.count), frame?.throughput)]
  }

  private func finding(_ run: SelectedRun, label: String) -> SingularValuesText.Finding? {
    guard let whole = Self.frame(run, step: selection.step)?.throughput else { return nil }
    return SingularValuesText.Finding(
      label: label, layers: run.layerCount, examples: run.jacobianExamples,
      minimum: whole.minimum, median: whole.median, maximum: whole.maximum)
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for run in selection.runs {
      let measuredAt = Self.frame(run, step: selection.step)?.step
      let layers = selection.shown(1...run.layerCount)
      for (place, values) in fans(run, layers, step: selection.step) {
        let isWhole = Int(place) == layers.count
        rows.append([
          .text(run.label), FigureData.Cell(measuredAt.map { Double($0) }),
          isWhole ? .text(SingularValuesText.whole) : .number(place + Double(layers.lowerBound)),
          FigureData.Cell(values?.minimum), FigureData.Cell(values?.median),
          FigureData.Cell(values?.maximum),
        ])
      }
    }
    return FigureData(columns: SingularValuesText.columns, rows: rows)
  }
}

extension SelectedRun {
  /// At how many examples the Jacobians were looked at (docs/metrics.md).
  fileprivate var jacobianExamples: Int { min(PropagationLimits.examples, manifest.probeExamples) }
}

extension Mark {
  /// A standing range for each place with its median, joined from layer to layer; the last place stands
  /// alone.
  fileprivate static func fans(
    _ fans: [(x: Double, values: SingularValues?)], offset: Double, _ identity: SeriesIdentity
  ) -> Mark {
    let role = ColourRole.series(identity)
    return Mark { panel in
      var ranges = PathData()
      var medians: [Point] = []
      for fan in fans {
        guard let values = fan.values else { continue }
        let x = fan.x + offset
        let ends = (panel.point(x, values.minimum), panel.point(x, values.maximum))
        if let (a, b) = panel.frame.clip(ends.0, ends.1) { ranges.segment(a, b) }
        let middle = panel.point(x, values.median)
        if middle.isFinite { medians.append(middle) }
      }
      return [
        Ink.path(ranges, stroke: Stroke(role, width: 6, opacity: 0.35)),
        // The faint bar alone has too little contrast.
        Ink.path(ranges, stroke: Stroke(role, width: 1.2)),
        Ink.markers(identity.marker, at: medians, radius: 4, role: role),
      ]
    }
  }

  /// The rule at 1, where nothing is stretched, with its name.
  fileprivate static var isometry: Mark {
    Mark(
      margins: { _ in Insets(right: 76) },
      draw: { panel in
        let y = panel.y.position(1)
        guard y.isFinite else { return [] }
        let line = (Point(panel.frame.x, y), Point(panel.frame.right, y))
        return [Ink.line(line.0, line.1, Stroke(.mutedInk, width: 1, dash: .dotted))]
          + Ink.centredText(
            SingularValuesText.unchanged, at: Point(panel.frame.right + 5, y),
            TextStyle(size: 10, role: .mutedInk))
      })
  }

  /// A line between the layers and the whole.
  fileprivate static func separator(before place: Int) -> Mark {
    Mark { panel in
      let x = panel.x.position(Double(place) - 0.5)
      return [
        Ink.line(
          Point(x, panel.frame.y), Point(x, panel.frame.bottom), Stroke(.grid, width: 1))
      ]
    }
  }
}
