import Charts
import Numerals
import Plotting
import Recording
import Training
import Wording

/// Draws the figures of the chapter on depth.
struct ChainRuleFigures: FigureDrawing {
  var context: LessonContext
  let study: DepthStudy

  // MARK: By depth

  /// What arrives by depth, one panel for each way to draw the weights, with ¼ per layer as theory.
  func depth() -> Lessons.Figure {
    let factors = study.lines(.glorot).map(\.factor)
    let title = ChainRuleText.depthTitle(factors, hiddenLayers: DepthStudy.told)
    let caption = ChainRuleText.depthCaption(
      study.lines(.glorot).map(\.factor) + study.lines(.he).map(\.factor))
    let plots = DepthStudy.initializations.map { initialization in
      Plot(
        ChainRuleText.panel(NameText.initialization(initialization.rawValue)),
        x: .steps(ChainRuleText.depthAxis, domain: 1...Double(DepthStudy.depths.last ?? 1)),
        y: .log(ChainRuleText.shareAxis), marks: marks(study.lines(initialization)))
    }
    let picture = Plotting.Figure(
      title: title, subtitle: ChainRuleText.depthSubtitle(seeds: context.seeds),
      description: caption.plain,
      legend: Legend([
        LegendEntry(
          ChainRuleText.quarterPerLayer, .line(Stroke(.mutedInk, width: 1.4, dash: .dotted)))
      ]), width: context.width()
    ).panels(height: 340, Facets(plots, columns: plots.count, gap: 20))
    return figure("depth", title, caption, Chart(picture: picture, data: depthData))
  }

  private func marks(_ lines: [DepthStudy.Line]) -> [Mark] {
    let depths = DepthStudy.depths.map(Double.init)
    let quarters = DepthStudy.depths.map { depth in
      (0..<depth).reduce(1.0) { product, _ in product / 4 }
    }
    var marks: [Mark] = [
      .line(x: depths, y: quarters, Stroke(.mutedInk, width: 1.4, dash: .dotted))
    ]
    for line in lines {
      let quartiles = line.starts.map { Quartiles($0.map(\.attenuation)) }
      marks.append(
        .band(
          x: depths, lower: quartiles.map(\.lower), upper: quartiles.map(\.upper),
          Fill(.series(line.activation.identity), opacity: 0.16)))
    }
    for line in lines {
      marks.append(
        .line(x: depths, y: line.medians, line.activation.identity, markers: true))
    }
    marks.append(
      .endLabels(
        lines.map {
          EndLabel($0.activation.displayName, $0.activation.identity, x: depths, y: $0.medians)
        }))
    return marks
  }

  private var depthData: FigureData {
    var rows: [[FigureData.Cell]] = []
    for line in study.lines {
      for (depth, starts) in zip(DepthStudy.depths, line.starts) {
        let quartiles = Quartiles(starts.map(\.attenuation))
        rows.append([
          .text(NameText.initialization(line.initialization.rawValue)),
          .text(line.activation.displayName), .number(Double(depth)), .number(quartiles.lower),
          .number(quartiles.median), .number(quartiles.upper), .number(Double(starts.count)),
        ])
      }
    }
    return FigureData(columns: ChainRuleText.depthColumns, rows: rows)
  }

  // MARK: Forward and back

  /// How far apart the inputs still are in every layer, beside what comes back, before any training.
  func forward(_ nets: DeepNets) -> Lessons.Figure {
    let layers = (1...DeepNets.hiddenLayers).map(Double.init)
    let spreads = nets.runs.records.map { record in
      (1...DeepNets.hiddenLayers).map {
        record.value(.layer($0, .signalSpread), row: 0) ?? .nan
      }
    }
    let signals = nets.runs.records.map { record in
      (1...DeepNets.hiddenLayers).map { record.errorSignal(layer: $0, row: 0) }
    }
    let identities = DepthStudy.activations.map(\.identity)
    let kept = zip(nets.runs.records, spreads).map {
      (
        label: $0.manifest.label,
        forward: ($1.last ?? .nan) / ($1.first ?? .nan)
      )
    }
    let title = ChainRuleText.forwardTitle(kept)
    let caption = ChainRuleText.forwardCaption(kept, hiddenLayers: DeepNets.hiddenLayers)
    func plot(_ heading: String, _ values: [[Double]], _ axis: String) -> Plot {
      Plot(
        heading, x: .steps(ChainRuleText.layerAxis), y: .log(axis),
        marks: zip(identities, values).map {
          .line(x: layers, y: $1, $0, markers: true)
        })
    }
    let plots = [
      plot(ChainRuleText.forwardPanel, spreads, ChainRuleText.spreadAxis),
      plot(ChainRuleText.backwardPanel, signals, ChainRuleText.signalAxis),
    ]
    let picture = Plotting.Figure(
      title: title, subtitle: ChainRuleText.forwardSubtitle(hiddenLayers: DeepNets.hiddenLayers),
      description: caption.plain,
      legend: .series(zip(identities, nets.runs.records).map { ($0, $1.manifest.label) }),
      width: context.width()
    ).panels(height: 280, Facets(plots, columns: 2, gap: 24, sharesX: true, sharesY: false))
    var rows: [[FigureData.Cell]] = []
    for (index, record) in nets.runs.records.enumerated() {
      for layer in layers.indices {
        rows.append([
          .text(record.manifest.label), .number(layers[layer]), .number(spreads[index][layer]),
          .number(signals[index][layer]),
        ])
      }
    }
    return figure(
      "forward", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: ChainRuleText.forwardColumns, rows: rows)))
  }

  // MARK: The ledger

  /// The bill of two of the nets before the first update.
  func ledger(_ nets: DeepNets) throws(ChartProblem) -> Lessons.Figure {
    let chosen = nets.runs.filter {
      let activation = $0.record.manifest.layers[0].activation
      return activation == .sigmoid || activation == .relu
    }
    let bills = chosen.compactMap { bill($0.record) }
    let title = ChainRuleText.ledgerTitle(bills)
    let chart = try ChartName.ledger.draw(
      ChartRequest(
        runs: chosen.map(\.record), step: 0, title: title, width: context.width()))
    var figure = figure("ledger", chart.picture.title, ChainRuleText.ledgerCaption(bills), chart)
    figure.command = context.chartCommand(
      ChartName.ledger.rawValue, chosen.map(\.name), step: 0, title: title, figure: figure.name)
    return figure
  }

  /// The two products along the way from the output to layer 1; nil where nothing arrives.
  private func bill(_ record: RunRecord) -> ChainRuleText.Bill? {
    guard let ledger = Ledger(record, row: 0), ledger.vanishesAt == nil else { return nil }
    let hidden = ledger.entries.dropFirst()
    return ChainRuleText.Bill(
      label: record.manifest.label,
      activations: hidden.reduce(1) { $0 * ($1.activationGain ?? .nan) },
      weights: hidden.reduce(1) { $0 * ($1.weightGain ?? .nan) }, share: ledger.attenuation)
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.chainRule.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.chainRule))
  }
}
