import Charts
import Experiments
import Markup
import Numerals
import Plotting
import Training
import Wording

/// Draws the figures of the chapter on the Jacobian that need no training.
struct SoftmaxFigures: FigureDrawing {
  var context: LessonContext

  static let units = 6
  static let wide = 32
  static let leader = 0.99

  private static let cases: [(name: String, softmax: SoftmaxCase)] = [
    (SoftmaxChapterText.twoEqual, SoftmaxCase(logits: [0, 0])),
    (
      SoftmaxChapterText.leaders(2, of: units),
      SoftmaxCase(logits: [4, 4, 0, 0, 0, 0])
    ),
    (SoftmaxChapterText.equal(units), SoftmaxCase(logits: [0, 0, 0, 0, 0, 0])),
    (SoftmaxChapterText.leaders(1, of: units), SoftmaxCase(logits: [5, 0, 0, 0, 0, 0])),
  ]

  static var extremes: SoftmaxChapterText.Extremes {
    SoftmaxChapterText.Extremes(
      units: wide,
      equal: SoftmaxCase(logits: Array(repeating: 0, count: wide)).norm, share: leader,
      confident: Self.norm(leader: leader, units: wide))
  }

  /// ‖J‖₂ at one share of p, the others equal among themselves.
  private static func norm(leader p: Double, units: Int) -> Double {
    let rest = (1 - p) / Double(units - 1)
    return SoftmaxJacobian(shares: [p] + Array(repeating: rest, count: units - 1)).spectralNorm
  }

  // MARK: The matrices

  func matrices() -> Lessons.Figure {
    let facts = Self.cases.map { name, found in
      SoftmaxChapterText.Case(
        name: name, norm: found.norm, largest: found.jacobian.joined().max() ?? .nan)
    }
    let rowSum = Self.cases.flatMap { $0.softmax.jacobian }
      .reduce(0) { max($0, abs($1.reduce(0, +))) }
    let title = SoftmaxChapterText.matricesTitle(facts)
    let caption = SoftmaxChapterText.matricesCaption(facts, largestRowSum: rowSum)
    let scale = ColourScale(.diverging, lower: -0.25, upper: 0.25)
    let plots = zip(facts, Self.cases).map { fact, found in
      plot(fact.heading, found.softmax, scale)
    }
    let bar = ColourBar(scale, label: SoftmaxChapterText.colourBar)
    let picture = Plotting.Figure(
      title: title, subtitle: SoftmaxChapterText.matricesSubtitle, description: caption.plain,
      width: context.width()
    ).picture(height: (context.isForPhone ? 1240 : 640) + ColourBar.height, rigid: true) { rect in
      let above = Rect(
        x: rect.x, y: rect.y, width: rect.width, height: rect.height - 14 - ColourBar.height)
      let below = Rect(
        x: rect.x, y: above.bottom + 14, width: rect.width, height: ColourBar.height)
      return Facets(
        plots, columns: context.isForPhone ? 1 : 2, gap: 22, sharesX: false, sharesY: false
      )
      .elements(in: above) + bar.elements(in: below)
    }
    var rows: [[FigureData.Cell]] = []
    for (name, found) in Self.cases {
      for i in found.shares.indices {
        for j in found.shares.indices {
          rows.append([
            .text(name), .number(Double(i + 1)), .number(Double(j + 1)), .number(found.shares[i]),
            .number(found.jacobian[i][j]),
          ])
        }
      }
    }
    return figure(
      "matrices", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: SoftmaxChapterText.matricesColumns, rows: rows))
    )
  }

  private func plot(_ heading: String, _ found: SoftmaxCase, _ scale: ColourScale) -> Plot {
    let n = found.shares.count
    var marks: [Mark] = [
      .cells(
        CellGrid(
          columnEdges: (0...n).map { Double($0) - 0.5 }, values: found.jacobian, scale: scale),
        scale)
    ]
    for i in 0..<n {
      for j in 0..<n {
        let value = found.jacobian[i][j]
        marks.append(
          .text(
            SoftmaxJacobianText.entry(value, decimals: 3), x: Double(j), y: Double(i),
            TextStyle(
              size: 10, role: abs(value) > 0.14 ? .background : .ink, anchor: .middle)))
      }
    }
    // One name per category: equal shares have equal words.
    return Plot(
      heading, x: .ordinal(found.logits.map { Say.number($0) }, SoftmaxChapterText.sums),
      y: .ordinal(found.shares.map { SoftmaxChapterText.share($0) }), axes: .noGrid, marks: marks)
  }

  // MARK: Two ways

  private static let leaderWidths = [2, 6, 32]
  private static let equalWidths = Array(2...64)

  func ways() -> Lessons.Figure {
    let extremes = Self.extremes
    var rows: [[FigureData.Cell]] = []
    var marks: [Mark] = [Self.ceiling]
    var peaks: [(units: Int, norm: Double)] = []
    for (index, units) in Self.leaderWidths.enumerated() {
      let lowest = 1 / Double(units)
      let shares = (0...60).map { lowest + (1 - lowest) * Double($0) / 60 }
      let norms = shares.map { Self.norm(leader: $0, units: units) }
      peaks.append((units, norms.max() ?? .nan))
      let identity = SeriesIdentity.arm(index)
      marks.append(.line(x: shares, y: norms, identity))
      marks += [
        .dots(x: [lowest], y: [norms[0]], .circle, role: .series(identity), radius: 3),
        .text(
          SoftmaxChapterText.units(units), x: 0.5,
          y: Self.norm(leader: max(0.5, lowest), units: units), dy: index == 1 ? -9 : 11,
          TextStyle(size: 11, anchor: .middle)),
      ]
      for (share, norm) in zip(shares, norms) {
        rows.append([
          .text(SoftmaxChapterText.leaderPanel), .number(Double(units)), .number(share),
          .number(norm),
        ])
      }
    }
    let widths = Self.equalWidths.map(Double.init)
    let equal = Self.equalWidths.map {
      SoftmaxCase(logits: Array(repeating: 0, count: $0)).norm
    }
    for (width, norm) in zip(widths, equal) {
      rows.append([
        .text(SoftmaxChapterText.equalPanel), .number(width), .number(1 / width), .number(norm),
      ])
    }
    let title = SoftmaxChapterText.waysTitle(extremes)
    let caption = SoftmaxChapterText.waysCaption(
      peaks, equal: [(2, equal[0]), (8, equal[6]), (64, equal[62])])
    let plots = [
      Plot(
        SoftmaxChapterText.leaderPanel,
        x: .linear(SoftmaxChapterText.leaderAxis, domain: 0...1, format: .percent),
        y: .linear(SoftmaxChapterText.normAxis, domain: 0...0.54), marks: marks),
      Plot(
        SoftmaxChapterText.equalPanel, x: .linear(SoftmaxChapterText.unitsAxis, domain: 0...64),
        y: .linear(SoftmaxChapterText.normAxis, domain: 0...0.54),
        marks: [Self.ceiling, .line(x: widths, y: equal, .softmax)]),
    ]
    let picture = Plotting.Figure(
      title: title, subtitle: SoftmaxChapterText.waysSubtitle, description: caption.plain,
      width: context.width()
    ).panels(height: 300, Facets(plots, columns: 2, gap: 22, sharesX: false))
    return figure(
      "two-ways", title, caption,
      Chart(picture: picture, data: FigureData(columns: SoftmaxChapterText.waysColumns, rows: rows))
    )
  }

  private static var ceiling: Mark { .ruleY(0.5, Stroke(.mutedInk, width: 1.2, dash: .dotted)) }

  // MARK: Temperature

  private static let logits = [2.0, 1, 0, -1]

  func temperature() -> Lessons.Figure {
    let temperatures = (0...60).map { powerOfTen(-1 + 3 * Double($0) / 60) }
    let found = temperatures.map { SoftmaxCase(logits: Self.logits, temperature: $0) }
    let norms = found.map(\.norm)
    let shares = found.map { $0.shares.max() ?? .nan }
    let best = BestTemperature(logits: Self.logits, from: 0.1, to: 100)
    let title = SoftmaxChapterText.temperatureTitle(
      best: best.temperature, norm: best.norm, low: norms.first ?? .nan,
      high: norms.last ?? .nan)
    let plot = Plot(
      x: .log(SoftmaxChapterText.temperatureAxis), y: .linear(domain: 0...1.05),
      marks: [
        .line(x: temperatures, y: shares, Stroke(.mutedInk, width: 1.6, dash: .short)),
        .line(x: temperatures, y: norms, .softmax),
        .annotation(
          SoftmaxChapterText.confident, x: temperatures[6], y: norms[6], .above, distance: 30),
        .annotation(
          SoftmaxChapterText.diffuse, x: temperatures[54], y: norms[54], .above, distance: 30),
        .endLabels([
          EndLabel(SoftmaxChapterText.largestShare, .identity, x: temperatures, y: shares),
          EndLabel(SoftmaxChapterText.norm, .softmax, x: temperatures, y: norms),
        ]),
      ])
    let caption = SoftmaxChapterText.temperatureCaption
    let picture = Plotting.Figure(
      title: title, subtitle: SoftmaxChapterText.temperatureSubtitle(Self.logits),
      description: caption.plain, width: context.width()
    ).picture(height: 270, plot)
    let rows = temperatures.indices.map { index -> [FigureData.Cell] in
      [.number(temperatures[index]), .number(shares[index]), .number(norms[index])]
    }
    return figure(
      "temperature", title, caption,
      Chart(
        picture: picture,
        data: FigureData(columns: SoftmaxChapterText.temperatureColumns, rows: rows)))
  }

  // MARK: Over the training

  func kinds(_ nets: SoftmaxNets) -> Lessons.Figure {
    let layer = SoftmaxNets.watchedLayer
    let ends = SoftmaxNets.optimizers.indices.map { nets.ends(of: $0) }
    let title = SoftmaxChapterText.kindsTitle(ends.map(\.last), steps: nets.steps)
    let caption = SoftmaxChapterText.kindsCaption(ends.map(\.first), ends.map(\.last))
    let chart = BandChart(
      x: nets.evaluatedSteps.map(Double.init), xAxis: .steps(SoftmaxChapterText.stepAxis),
      yAxis: .linear(SoftmaxChapterText.kindsAxis, domain: 0...1, format: .percent),
      panels: SoftmaxNets.optimizers.indices.map { index in
        BandChart.Panel(
          heading: SoftmaxNets.optimizers[index].kind.displayName,
          groups: [
            SeedGroup(
              label: SoftmaxChapterText.diffuse, identity: .armA,
              runs: nets.courses[index].map { $0.layers[layer - 1].diffuse }),
            SeedGroup(
              label: SoftmaxChapterText.confident, identity: .armB,
              runs: nets.courses[index].map { $0.layers[layer - 1].confident }),
          ])
      }
    ).draw(
      Plotting.Figure(
        title: title,
        subtitle: SoftmaxChapterText.kindsSubtitle(layer: layer, seeds: context.seeds),
        description: caption.plain, width: context.width()), height: 260)
    return figure("kinds", title, caption, chart)
  }

  /// The mean Jacobian of the watched layer, one frame for each step of the slider.
  func trained(
    _ nets: SoftmaxNets, rest: Int
  ) throws(ChartProblem) -> Lessons.Figure {
    let records = nets.runs.records
    let frames = try ChartName.softmaxJacobian.frames(
      ChartRequest(runs: records, width: context.width(), layer: SoftmaxNets.watchedLayer),
      steps: nets.runs.frameSteps)
    var figure = figure(
      "trained", frames[rest].picture.title, SoftmaxChapterText.trainedCaption, frames[rest])
    figure.frames = frames.map(\.picture)
    figure.restingFrame = rest
    figure.command = context.chartCommand(
      ChartName.softmaxJacobian.rawValue + " --layer " + SoftmaxNets.watchedLayer.description,
      nets.runs.names, step: nets.runs.frameSteps[rest], title: nil, figure: figure.name)
    return figure
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.softmaxJacobian.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.softmaxJacobian))
  }
}
