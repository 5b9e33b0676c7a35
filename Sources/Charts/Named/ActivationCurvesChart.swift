import KernelCode
import Markup
import Numerals
import Plotting
import Recording
import Training
import Wording

/// φ and φ' of one layer with the zones where φ' is small, and under them the layer's units at their
/// mean pre-activation.
struct ActivationCurvesChart {
  struct Panel {
    var run: SelectedRun
    var layer: Int
    var curve: ActivationCurve
  }

  private let selection: Selection
  private let panels: [Panel]
  /// The same at every step: all mean pre-activations of the run, as far as twelve.
  private let reach: Double

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [Panel] = []
    var reach = 6.0
    for run in selection.runs {
      let isCurve = { (layer: Int) in !run.manifest.layers[layer - 1].activation.isJoint }
      let candidates = selection.layer.map { [$0] } ?? Array(run.manifest.instrumentedLayers)
      guard let layer = candidates.first(where: isCurve) else { continue }
      for frame in run.record.frames {
        guard layer <= frame.layers.count, !frame.layers[layer - 1].units.isEmpty else { continue }
        for unit in frame.layers[layer - 1].units where unit.meanPreActivation.isFinite {
          reach = max(reach, abs(unit.meanPreActivation))
        }
      }
      guard
        run.record.frames.contains(where: {
          $0.layers.count >= layer && !$0.layers[layer - 1].units.isEmpty
        })
      else { throw .lacks(selection.chart, .units, run: run.label) }
      panels.append(
        Panel(
          run: run, layer: layer,
          curve: ActivationCurve(
            layer: run.manifest.layers[layer - 1],
            threshold: run.manifest.saturationThreshold)))
    }
    guard !panels.isEmpty else {
      throw .lacks(
        selection.chart, .elementwiseLayer(selection.layer ?? 1), run: selection.runs[0].label)
    }
    self.panels = panels
    self.reach = Double(ceilInt(min(reach, 12)))
  }

  private var domain: ClosedRange<Double> { -reach...reach }

  /// What the curves of all panels span, as far as -1.2 and 2: beyond, they go straight on.
  private var heights: ClosedRange<Double> {
    var extent = Extent([0, 1])
    for panel in panels {
      let (values, slopes) = panel.curve.at(places)
      for value in values + slopes { extent.include(min(max(value, -1.2), 2)) }
    }
    return (extent.lower - 0.05)...(extent.upper + 0.05)
  }

  private var places: [Double] { (0...480).map { -reach + 2 * reach * Double($0) / 480 } }

  func draw() -> Chart {
    let columns = max(1, min(selection.columns(), panels.count))
    let rows = (panels.count + columns - 1) / columns
    let cellHeight = panels.count == 1 ? 360.0 : 300.0
    let moments = selection.moments(
      panels.map { ($0.run, $0.run.frame(atStep: selection.step)) })
    let findings = zip(panels, moments.names).map(finding)
    let figure = selection.figure(
      title: ActivationCurvesText.title(findings), at: moments,
      subtitle: ActivationCurvesText.subtitle(
        selection.stepWords(moments), probe: panels[0].run.manifest.probeExamples),
      description: ActivationCurvesText.description(
        findings, moment: selection.momentWords(moments)),
      note: note, legend: legend)
    let picture = figure.picture(height: Double(rows) * (cellHeight + 14) - 14, rigid: true) {
      rect in
      var first = 0
      var elements: [Element] = []
      for (panel, cell) in zip(panels, rect.grid(columns: columns, rows: rows, gap: 14)) {
        elements += self.elements(panel, first: first, in: cell)
        first += panel.curve.layer.units
      }
      return elements
    }
    return Chart(picture: picture, dataOnDemand: data)
  }

  /// The curves above, the swarm of units below, on one axis.
  ///
  /// - Parameter first: how many units the panels before it have.
  private func elements(_ panel: Panel, first: Int, in cell: Rect) -> [Element] {
    let lane = 112.0
    let above = Rect(x: cell.x, y: cell.y, width: cell.width, height: cell.height - lane)
    let below = Rect(x: cell.x, y: above.bottom, width: cell.width, height: lane)
    let units = units(panel)
    let top = Plot(
      ActivationCurvesText.heading(panel.run.label, layer: panel.layer),
      x: .linear(domain: domain), y: .linear(domain: heights),
      axes: AxisPlacement(xTickLabels: false, xLabel: false),
      marks: [.zones(zones(panel))] + curves(panel))
    let bottom = Plot(
      x: .linear(ActivationCurvesText.meanPreActivation, domain: domain),
      y: .linear(domain: 0...1), axes: AxisPlacement(y: false, grid: false),
      marks: [
        .zones(zones(panel)),
        .unitSwarm(x: units.map { $0.z }, states: units.map { $0.state }, first: first),
      ])
    let (topExtents, bottomExtents) = (top.extents(), bottom.extents())
    let topMargins = top.margins(in: above, extents: topExtents)
    let bottomMargins = bottom.margins(in: below, extents: bottomExtents)
    let sides = Insets(
      right: max(topMargins.right, bottomMargins.right),
      left: max(topMargins.left, bottomMargins.left))
    return top.elements(in: above, extents: topExtents, margins: topMargins.union(sides))
      + bottom.elements(in: below, extents: bottomExtents, margins: bottomMargins.union(sides))
  }

  private func zones(_ panel: Panel) -> [(state: Plotting.UnitState, z: ClosedRange<Double>)] {
    panel.curve.zones(within: domain).map {
      ($0.kind == .saturated ? .saturated : .inactive, $0.z)
    }
  }

  private func curves(_ panel: Panel) -> [Mark] {
    let z = places
    let (values, slopes) = panel.curve.at(z)
    let role = ColourRole.series(SeriesIdentity(panel.curve.layer.activation))
    return [
      .ruleY(0, Stroke(.axis)), .line(x: z, y: values, Stroke(role, width: 2.2)),
      .line(x: z, y: slopes, Stroke(role, width: 1.6, dash: .short)),
      .curveNames([("φ", values.last ?? .nan), ("φ′", slopes.last ?? .nan)]),
    ]
  }

  /// One for each unit of the layer, whether there is a frame or not.
  private func units(
    _ panel: Panel
  ) -> [(z: Double, state: Plotting.UnitState?, recorded: Recording.UnitState?)] {
    recorded(panel).map { unit in
      guard let unit else { return (.nan, nil, nil) }
      return (unit.meanPreActivation, UnitStates.state(unit, panel.curve.layer.activation), unit)
    }
  }

  private func recorded(_ panel: Panel) -> [Recording.UnitState?] {
    let frame = panel.run.frame(atStep: selection.step)
    let units =
      frame.map { $0.layers.count >= panel.layer ? $0.layers[panel.layer - 1].units : [] } ?? []
    return (0..<panel.curve.layer.units).map { $0 < units.count ? units[$0] : nil }
  }
}

extension ActivationCurvesChart {
  private var legend: Legend {
    var entries: [LegendEntry] = []
    var kinds: [Plotting.UnitState] = [.healthy]
    for panel in panels {
      for state in UnitStates.possible(panel.curve.layer.activation) where !kinds.contains(state) {
        kinds.append(state)
      }
    }
    entries += kinds.map { LegendEntry(NetworkText.state($0.token), .state($0)) }
    let threshold = panels[0].run.manifest.saturationThreshold
    for panel in panels {
      for zone in panel.curve.zones(within: domain) {
        let isSaturated = zone.kind == .saturated
        let words =
          isSaturated
          ? ActivationCurvesText.saturatedZone(threshold) : ActivationCurvesText.inactiveZone
        guard !entries.contains(where: { isSame($0.text, words) }) else { continue }
        entries.append(
          LegendEntry(words, .hatched(.state(isSaturated ? .saturated : .inactive))))
      }
    }
    return Legend(entries)
  }

  private var note: String {
    var isBeyond = false
    for panel in panels {
      for frame in panel.run.record.frames where frame.layers.count >= panel.layer {
        for unit in frame.layers[panel.layer - 1].units where abs(unit.meanPreActivation) > reach {
          isBeyond = true
        }
      }
    }
    let missing = selection.runs.filter { run in
      panels.filter { isSame($0.run.label, run.label) }.isEmpty
    }
    return [
      isBeyond ? ActivationCurvesText.beyond : "",
      ActivationCurvesText.withoutCurve(missing.map { $0.label }),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func finding(_ panel: Panel, _ label: String) -> ActivationCurvesText.Finding {
    let all = UnitStates(of: panel.run, step: selection.step, ofOutput: true)
      .layers[panel.layer - 1]
    func count(_ state: Plotting.UnitState) -> Int { all.filter { $0 == state }.count }
    return ActivationCurvesText.Finding(
      label: label, layer: panel.layer, units: all.count,
      saturated: count(.saturated) + count(.frozen), dead: count(.dead),
      inactive: count(.inactive), unknown: all.filter { $0 == nil }.count,
      canBeInactive: panel.curve.layer.activation.canBeInactive,
      canSaturate: !panel.curve.layer.activation.saturatingTails.isNone)
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for panel in panels {
      let units = units(panel)
      let (values, slopes) = panel.curve.at(units.map { $0.z })
      for (index, unit) in units.enumerated() {
        rows.append([
          .text(panel.run.label), .number(Double(panel.layer)), .number(Double(index + 1)),
          FigureData.Cell(unit.z), FigureData.Cell(values[index]), FigureData.Cell(slopes[index]),
          unit.state.map { .text(NetworkText.state($0.token)) } ?? .missing,
          FigureData.Cell(unit.recorded?.upstreamGradientRMS ?? .nan),
          FigureData.Cell(unit.recorded?.errorSignalRMS ?? .nan),
        ])
      }
    }
    return FigureData(columns: ActivationCurvesText.columns, rows: rows)
  }
}

extension Mark {
  /// Stretches of x in the look of a unit state, behind everything.
  fileprivate static func zones(
    _ zones: [(state: Plotting.UnitState, z: ClosedRange<Double>)]
  ) -> Mark {
    Mark { panel in
      zones.flatMap { zone -> [Element] in
        let left = panel.x.position(zone.z.lowerBound)
        let right = panel.x.position(zone.z.upperBound)
        let box = Rect(
          x: left, y: panel.frame.y, width: right - left, height: panel.frame.height)
        var lines = PathData()
        box.hatch(into: &lines, spacing: 7)
        let role = ColourRole.state(zone.state)
        return [
          Ink.rect(box, fill: Fill(role, opacity: 0.08)),
          Ink.path(lines, stroke: Stroke(role, width: 0.8, opacity: 0.35)),
        ]
      }
    }
  }

  /// Names to the right of the panel at the heights where curves end.
  fileprivate static func curveNames(_ names: [(String, Double)]) -> Mark {
    Mark(
      margins: { _ in Insets(right: 26) },
      draw: { panel in
        names.flatMap { name, value -> [Element] in
          let y = min(max(panel.y.position(value), panel.frame.y), panel.frame.bottom)
          guard y.isFinite else { return [] }
          return Ink.centredText(
            name, at: Point(panel.frame.right + 6, y), TextStyle(size: 12))
        }
      })
  }
}
