import Charts
import Experiments
import Plotting
import Training
import Wording

/// Draws the curves, the wave and the average slopes of the chapter on activations.
struct ActivationsFigures: FigureDrawing {
  var context: LessonContext
  let curves: [SampledCurve]

  static let functions: [ActivationFunction] = [
    .identity, .sigmoid, .tanh, .relu, .leakyReLU, .elu, .softplus, .gelu, .silu,
  ]
  static let reach = 6.0

  init(_ context: LessonContext) {
    self.context = context
    let z = SampledCurve.places(reach: Self.reach, parts: 240)
    curves = Self.functions.map { SampledCurve($0, z: z) }
  }

  /// The facts of every curve, for sentences.
  var facts: [ActivationsText.Curve] {
    curves.map { curve in
      ActivationsText.Curve(
        label: name(curve.activation), steepest: curve.activation.largestSlope, flat: flat(curve))
    }
  }

  func name(_ activation: ActivationFunction) -> String { activation.identity.shortLabel }

  /// The flat zones in words, open where they reach the end of what was sampled.
  func flat(_ curve: SampledCurve) -> String {
    ActivationsText.flat(
      curve.zones.map { zone in
        (
          lower: zone.lower > -Self.reach ? zone.lower : nil,
          upper: zone.upper < Self.reach ? zone.upper : nil
        )
      })
  }

  // MARK: All curves

  func all() -> Lessons.Figure {
    let title = ActivationsText.curvesTitle(facts)
    let caption = ActivationsText.curvesCaption(facts)
    let plots = curves.map { curve in
      Plot(
        name(curve.activation), x: .linear(ActivationsText.sumAxis, domain: -5...5),
        y: .linear(domain: -1.2...2.2), marks: marks(curve))
    }
    let picture = Plotting.Figure(
      title: title, subtitle: ActivationsText.curvesSubtitle, description: caption.plain,
      legend: Legend([
        LegendEntry(ActivationsText.curveKey, .line(Stroke(.ink, width: 2.2))),
        LegendEntry(ActivationsText.slopeKey, .line(Stroke(.ink, width: 1.6, dash: .short))),
        LegendEntry(
          ActivationsText.saturatedKey(threshold: ExperimentSettings.saturationThreshold),
          .swatch(.state(.saturated))),
        LegendEntry(ActivationsText.inactiveKey, .swatch(.state(.inactive))),
      ]), width: context.width()
    ).panels(height: 520, Facets(plots, columns: 3, gap: 16), narrowColumns: 2)
    let rows = curves.flatMap { curve in
      curve.z.indices.filter { $0 % 12 == 0 }.map { index -> [FigureData.Cell] in
        [
          .text(name(curve.activation)), .number(curve.z[index]), .number(curve.values[index]),
          .number(curve.slopes[index]),
        ]
      }
    }
    return figure(
      "curves", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: ActivationsText.curvesColumns, rows: rows)))
  }

  private func marks(_ curve: SampledCurve) -> [Mark] {
    let role = ColourRole.series(curve.activation.identity)
    let zones = curve.zones.map { zone in
      Mark.band(
        x: [zone.lower, zone.upper], lower: [-1.2, -1.2], upper: [2.2, 2.2],
        Fill(.state(zone.isExactlyZero ? .inactive : .saturated), opacity: 0.2))
    }
    return zones + [
      .ruleY(0, Stroke(.axis)),
      .line(x: curve.z, y: curve.values, Stroke(role, width: 2.2)),
      .line(x: curve.z, y: curve.slopes, Stroke(role, width: 1.6, dash: .short)),
    ]
  }

  // MARK: A wave

  static let waveReach = 4.0
  /// The middles of equal parts of two periods.
  private static let times: [Double] = (0..<160).map { (Double($0) + 0.5) / 80 }

  /// A wave of two periods, made of parabolas: nothing depends on its exact shape.
  private static let wave: [Double] = times.map { time in
    let turn = 2 * time
    let half = Int(turn)
    let t = turn - Double(half)
    let arch = 4 * t * (1 - t)
    return waveReach * (half % 2 == 0 ? arch : -arch)
  }

  func signal() -> Lessons.Figure {
    let waves = CurveNets.activations.map { SampledCurve($0, z: Self.wave) }
    let time = Self.times
    let shares = waves.map { wave in
      (
        label: name(wave.activation),
        share: wave.slopes.reduce(0, +) / Double(wave.slopes.count)
      )
    }
    let title = ActivationsText.signalTitle(shares)
    let caption = ActivationsText.signalCaption(shares)
    let above = waves.map { wave in
      Plot(
        name(wave.activation), x: .linear(ActivationsText.timeAxis, domain: 0...2),
        y: .linear(ActivationsText.forwardPanel, domain: -4.2...4.2),
        marks: [
          .line(x: time, y: wave.z, Stroke(.mutedInk, width: 1.2, dash: .dotted)),
          .line(x: time, y: wave.values, Stroke(.series(wave.activation.identity), width: 2.2)),
        ])
    }
    let below = waves.map { wave in
      Plot(
        x: .linear(ActivationsText.timeAxis, domain: 0...2),
        y: .linear(ActivationsText.backPanel, domain: 0...1.08),
        marks: [
          .area(x: time, y: wave.slopes, Fill(.series(wave.activation.identity), opacity: 0.25)),
          .line(
            x: time, y: wave.slopes,
            Stroke(.series(wave.activation.identity), width: 1.6, dash: .short)),
        ])
    }
    // Side by side on a phone, above each other elsewhere.
    let panels =
      context.isForPhone ? zip(above, below).flatMap { [$0, $1] } : above + below
    let picture = Plotting.Figure(
      title: title, subtitle: ActivationsText.signalSubtitle, description: caption.plain,
      width: context.width()
    ).panels(
      height: 330, Facets(panels, columns: waves.count, gap: 14, sharesY: false),
      narrowColumns: 2)
    let rows = waves.flatMap { wave in
      time.indices.map { index -> [FigureData.Cell] in
        [
          .text(name(wave.activation)), .number(time[index]), .number(wave.z[index]),
          .number(wave.values[index]), .number(wave.slopes[index]),
        ]
      }
    }
    return figure(
      "signal", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: ActivationsText.signalColumns, rows: rows)))
  }

  // MARK: Slopes over the training

  func slopes(_ nets: CurveNets) -> Lessons.Figure {
    let slopes = nets.slopes(layer: 0)
    let title = ActivationsText.slopesTitle(slopes, steps: nets.steps)
    let caption = ActivationsText.slopesCaption(slopes, seeds: context.seeds)
    let groups = CurveNets.activations.indices.map { index in
      SeedGroup(
        label: CurveNets.activations[index].displayName,
        identity: CurveNets.activations[index].identity,
        runs: nets.courses[index].map { $0.slopes[0] })
    }
    let chart = BandChart(
      x: nets.evaluatedSteps.map(Double.init), xAxis: .steps(ActivationsText.stepAxis),
      yAxis: .linear(ActivationsText.slopeAxis, domain: 0...1),
      panels: [BandChart.Panel(heading: "", groups: groups)]
    ).draw(
      Plotting.Figure(
        title: title, subtitle: ActivationsText.slopesSubtitle(seeds: context.seeds),
        description: caption.plain, width: context.width()))
    return figure("slopes", title, caption, chart)
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.activations.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.activations))
  }
}

extension CurveNets {
  /// The average slopes of one hidden layer (from 0) of every net, for sentences.
  func slopes(layer: Int) -> [ActivationsText.Slopes] {
    Self.activations.indices.map { index in
      let ends = ends(layer: layer, of: index)
      return ActivationsText.Slopes(
        label: Self.activations[index].displayName, first: ends.first, last: ends.last)
    }
  }
}
