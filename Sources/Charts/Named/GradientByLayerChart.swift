import Markup
import Numerals
import Plotting
import Recording
import Wording

/// The size of the error signal at every layer, on its way from the output (right) to layer 1 (left).
struct GradientByLayerChart {
  /// Markers of more layers would touch.
  private static let mostMarkers = 40

  private let selection: Selection
  /// Run, layer, row.
  private let signals: [[[Double]]]
  /// Run, layer; no layers where a run's rows are single steps.
  private let bands: [[RowBand]]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    signals = try selection.errorSignals()
    bands = selection.runs.map { $0.errorSignalBands }
  }

  func draw() -> Chart {
    var marks = zip(selection.runs, bands).map(band)
    for (run, layers) in zip(selection.runs, signals) {
      let start = layers.map { $0.first ?? .nan }
      let stroke = Stroke(.series(run.identity), width: 1.2, dash: .dotted, opacity: 0.55)
      marks.append(.line(x: numbers(run), y: start, stroke))
    }
    let gaps = Gap.kinds(measured)
    for (run, layers) in zip(selection.runs, signals) {
      let isDeep = run.layerCount > Self.mostMarkers
      marks.append(.line(x: numbers(run), y: now(run, layers), run.identity, markers: !isDeep))
      marks.append(
        .gaps(x: numbers(run), y: now(run, layers), run.identity, kinds: gaps))
    }
    let depth = selection.runs.reduce(1) { max($0, $1.layerCount) }
    marks.append(.columnVeils(Array(selection.shown(1...depth))))
    marks.append(remark)
    marks.append(
      .endLabels(
        zip(selection.runs, signals).map { run, layers in
          let last = selection.shown(1...run.layerCount).upperBound
          return EndLabel(
            run.label, run.identity, x: Array(numbers(run).prefix(last)),
            y: Array(now(run, layers).prefix(last)))
        }))
    let plot = Plot(
      x: .steps(ChartText.layer, domain: layerDomain(depth)),
      y: yAxis, marks: marks)
    let moments = selection.rowMoments
    let arrivals = zip(selection.runs, moments.names).map {
      (label: $1, arrival: $0.arrival(row: $0.row))
    }
    let figure = selection.figure(
      title: GradientText.title(selection.unbroken(arrivals)), at: moments,
      subtitle: ChartText.errorSignalSubtitle(selection.stepWords(moments)),
      description: GradientText.byLayerDescription(
        arrivals, moment: selection.momentWords(moments),
        axis: selection.scale?.rawValue ?? ChartText.log),
      note: selection.bucketNote,
      legend: Legend(
        [
          LegendEntry(ChartText.atThisStep, .line(Stroke(.ink, width: 2))),
          LegendEntry(
            ChartText.atFirstStep(selection.firstStep),
            .line(Stroke(.mutedInk, width: 1.2, dash: .dotted))),
        ] + Gap.key(measured)))
    return Chart(picture: figure.picture(height: 320, plot), dataOnDemand: data)
  }

  /// All error signals up to where their runs broke off.
  private var measured: [[Double]] {
    zip(selection.runs, signals).flatMap { run, layers in layers.map { run.unbroken($0) } }
  }

  private func numbers(_ run: SelectedRun) -> [Double] { (1...run.layerCount).map { Double($0) } }

  private func now(_ run: SelectedRun, _ layers: [[Double]]) -> [Double] {
    layers.map { run.row < $0.count ? $0[run.row] : .nan }
  }

  /// What the row that is shown spans at every layer; no element for a run of single steps.
  private func band(_ run: SelectedRun, _ layers: [RowBand]) -> Mark {
    guard !layers.isEmpty else { return Mark { _ in [] } }
    func ends(_ values: [Double]) -> Double { run.row < values.count ? values[run.row] : .nan }
    return .band(
      x: numbers(run), lower: layers.map { ends($0.lower) }, upper: layers.map { ends($0.upper) },
      Fill(.series(run.identity), opacity: 0.16))
  }

  /// The same at every step: it spans the whole of all runs.
  private var yAxis: Axis {
    var extent = Extent()
    for (layers, bands) in zip(signals, bands) {
      for layer in selection.shown(1...layers.count) {
        for value in layers[layer - 1] { extent.include(value) }
        guard layer <= bands.count else { continue }
        for value in bands[layer - 1].lower + bands[layer - 1].upper { extent.include(value) }
      }
    }
    guard selection.scale == .linear else { return .log(spanning: extent, ChartText.errorSignal) }
    return .linear(ChartText.errorSignal, domain: extent.upper > 0 ? 0...extent.upper : 0...1)
  }

  private func layerDomain(_ depth: Int) -> ClosedRange<Double> {
    let layers = selection.shown(1...depth)
    let (first, last) = (Double(layers.lowerBound), Double(layers.upperBound))
    return first < last ? first...last : (first - 0.5)...(first + 0.5)
  }

  /// What the most attenuated run's first layer receives, at that point.
  private var remark: Mark {
    var least: (rank: Double, index: Int)?
    for (index, run) in selection.runs.enumerated() {
      guard let rank = run.arrival(row: run.row).rank else { continue }
      if least == nil || rank < (least?.rank ?? 0) { least = (rank, index) }
    }
    let index = least?.index ?? 0
    let run = selection.runs[index]
    let values = now(run, signals[index])
    let arrival = run.arrival(row: run.row)
    // Where nothing arrives, the layer at which it ends; its own value is exactly zero.
    let place = if case .nothing(let stop) = arrival { stop.layer } else { 1 }
    // Below a line that rises to the right, above one that falls.
    let isRising = values[place - 1] < values[values.count - 1] && place == 1
    // The words would cover the lines of a small plot in a film.
    let isShown =
      selection.width.value >= 260 && selection.shown(1...run.layerCount).contains(place)
    return .remark(
      isShown ? GradientText.remark(arrival, output: run.layerCount) : [], lineCount: 2,
      x: Double(place),
      y: values[place - 1], dx: place > 1 ? -16 : isRising ? 130 : 40, dy: isRising ? 8 : -26)
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for (run, layers) in zip(selection.runs, signals) {
      for (index, value) in now(run, layers).enumerated() {
        rows.append([
          .text(run.label), .number(Double(index + 1)), FigureData.Cell(layers[index].first),
          FigureData.Cell(value),
        ])
      }
    }
    return FigureData(
      columns: [
        ChartText.run, ChartText.layer, ChartText.errorSignalAtStep(selection.firstStep),
        ChartText.errorSignalAtStep(selection.step),
      ], rows: rows)
  }
}
