import Markup
import Numerals
import Plotting
import Recording
import Training
import Wording

/// The net itself: its units by what has become of them, its connections by how large the gradient of
/// their weight is.
struct NetworkChart {
  private let selection: Selection
  /// The largest |∂L/∂W| of all steps, and the smallest that is drawn as more than a hair.
  private let strengths: ClosedRange<Double>

  /// More units in a layer than this are left to a number.
  private static let unitLimit = 12
  /// Deep nets show fewer units, so that there are not many more connections than this.
  private static let edgeLimit = 2400

  /// Deeper nets show so many of their first and of their last layers.
  private static let layerLimit = 32
  private static let endLayers = 12

  /// The layers of a net that are drawn, from 0; nil stands for all that are left out between them.
  private static func layers(_ run: SelectedRun) -> [Int?] {
    let all = (0..<run.layerCount).map { Optional($0) }
    guard all.count > layerLimit else { return all }
    return all.prefix(endLayers) + [nil] + all.suffix(endLayers)
  }

  /// How many units of each layer of a net are drawn.
  private static func limit(_ run: SelectedRun) -> Int {
    var limit = unitLimit
    while limit > 4 && layers(run).count * limit * limit > edgeLimit { limit -= 1 }
    return limit
  }
  /// The decades of |∂L/∂W| that are told apart.
  private static let decades = 6.0

  init(_ selection: Selection) throws(ChartProblem) {
    var extent = Extent()
    for run in selection.runs {
      guard !run.record.frames.isEmpty else {
        throw .lacks(selection.chart, .frames, run: run.label)
      }
      for frame in run.record.frames {
        guard frame.layers.count == run.layerCount else {
          throw .lacks(selection.chart, .units, run: run.label)
        }
        for layer in frame.layers { for value in layer.weightGradient { extent.include(value) } }
      }
    }
    self.selection = selection
    guard extent.smallestPositive.isFinite else {
      strengths = 1e-6...1
      return
    }
    let high = extent.upper
    strengths = max(extent.smallestPositive, high * powerOfTen(-Self.decades))...(high)
  }

  func draw() -> Chart {
    let columns = selection.columns()
    let rows = (selection.runs.count + columns - 1) / columns
    let states = selection.runs.map { UnitStates(of: $0, step: selection.step) }
    let moments = selection.frameMoments
    let findings = findings(states, moments)
    let figure = selection.figure(
      title: NetworkText.title(findings, atEnd: selection.tellsEnd(moments)), at: moments,
      subtitle: NetworkText.subtitle(
        selection.stepWords(moments), probe: selection.runs[0].manifest.probeExamples),
      description: NetworkText.description(findings, moment: selection.momentWords(moments)),
      note: note, legend: legend)
    let isWide = selection.runs.count == 1
    let height = Double(rows) * (isWide ? 320 : 250)
    let picture = figure.picture(height: height) { rect in
      let cells = rect.grid(columns: columns, rows: rows, gap: 14)
      return zip(zip(selection.runs, states), cells).flatMap { pair, cell in
        panel(pair.0, pair.1, in: cell)
      }
    }
    return Chart(picture: picture, dataOnDemand: data(states))
  }

  private func panel(_ run: SelectedRun, _ states: UnitStates, in cell: Rect) -> [Element] {
    let heading = Ink.text(
      run.label, at: Point(cell.x, cell.y + 11), TextStyle(size: 12, bold: true))
    let pitch = max(0, cell.width - 80) / Double(Self.layers(run).count)
    return heading
      + diagram(run, states, pitch: pitch).elements(in: cell.inset(by: Insets(top: 20)))
  }

  private func diagram(
    _ run: SelectedRun, _ states: UnitStates, pitch: Double
  ) -> NetworkDiagram {
    let frame = run.frame(atStep: selection.step)
    let inputs = run.manifest.layers[0].inputs
    let limit = Self.limit(run)
    var layers: [[Plotting.UnitState?]] = [
      Array(repeating: nil, count: min(inputs, limit))
    ]
    // Numbers where names have no room, and few of them where they have none either.
    let isShort = pitch < 48
    let stride = max(1, ceilInt(26 / max(pitch, 0.1)))
    var labels = [isShort ? "" : NetworkText.inputs]
    var details = [isShort ? "" : detail(inputs, limit)]
    for index in Self.layers(run) {
      guard let index else {
        layers.append([])
        labels.append("…")
        details.append("")
        continue
      }
      let layer = run.manifest.layers[index]
      let isOutput = index + 1 == run.layerCount
      layers.append(Array(states.layers[index].prefix(limit)))
      // The last one has its number, and those that it would cover have none.
      let isNumbered =
        isOutput || (index % stride == 0 && run.layerCount - 1 - index >= stride)
      labels.append(
        !isShort
          ? NetworkText.layer(index + 1, isOutput: isOutput)
          : isNumbered ? (index + 1).description : "")
      details.append(isShort ? "" : detail(layer.units, limit))
    }
    return NetworkDiagram(
      layers: layers, labels: labels, edges: edges(run, frame),
      details: details.filter { !$0.isEmpty }.isEmpty ? [] : details)
  }

  private func detail(_ units: Int, _ limit: Int) -> String {
    units > limit ? NetworkText.more(units - limit) : ""
  }

  /// What columns have no room to say: which layers and units are left out.
  private var note: String {
    var notes: [String] = []
    if selection.runs.contains(where: { $0.layerCount > Self.layerLimit }) {
      notes.append(NetworkText.onlyEnds(Self.endLayers))
    }
    for run in selection.runs {
      let limit = Self.limit(run)
      let most = run.manifest.layers.reduce(0) { max($0, $1.units) }
      guard most > limit, run.layerCount > 10 else { continue }
      notes.append(NetworkText.onlySome(limit))
      break
    }
    return notes.joined(separator: " ")
  }

  private func edges(_ run: SelectedRun, _ frame: Frame?) -> [NetworkDiagram.Edge] {
    var edges: [NetworkDiagram.Edge] = []
    let limit = Self.limit(run)
    // From each column to the next, but for those at what is left out.
    let columns: [Int?] = [-1] + Self.layers(run)
    for (column, index) in columns.enumerated().dropFirst() {
      guard let index, columns[column - 1] != nil else { continue }
      let layer = run.manifest.layers[index]
      let gradient = frame?.layers[index].weightGradient ?? []
      for from in 0..<min(layer.inputs, limit) {
        for to in 0..<min(layer.units, limit) {
          let place = from * layer.units + to
          // Of a layer that is too large to draw no gradient was recorded.
          let value = place < gradient.count ? gradient[place] : .nan
          edges.append(
            NetworkDiagram.Edge(
              layer: column - 1, from: from, to: to, strength: strength(value),
              value == 0 ? .exactZero : value.isFinite ? .mutedInk : .missing))
        }
      }
    }
    return edges
  }

  private func strength(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value == 0 ? 0.15 : 0 }
    let low = decimalLogarithm(strengths.lowerBound)
    let span = decimalLogarithm(strengths.upperBound) - low
    let share = span > 0 ? max(0, (decimalLogarithm(value) - low) / span) : 1
    // Squared, so that what is an order of magnitude below the largest steps back; in eight grades,
    // because nobody tells more apart, and an edge that keeps its grade does not change in the page.
    return Double(roundInt(8 * share * share)) / 8
  }

  private var legend: Legend {
    var kinds: [Plotting.UnitState] = [.healthy]
    for run in selection.runs {
      for layer in run.manifest.layers.dropLast() {
        for state in UnitStates.possible(layer.activation) where !kinds.contains(state) {
          kinds.append(state)
        }
      }
    }
    let states = kinds.map { LegendEntry(NetworkText.state($0.token), .state($0)) }
    let range = [strengths.lowerBound, strengths.upperBound].enumerated().map { index, value in
      LegendEntry(
        NetworkText.edge(value, isLeast: index == 0),
        .line(Stroke(.mutedInk, width: index == 0 ? 0.5 : 3, opacity: index == 0 ? 0.4 : 1)))
    }
    return Legend(
      states + range + [LegendEntry(NetworkText.zeroEdge, .line(Stroke(.exactZero, width: 1.2)))])
  }

  private func findings(_ states: [UnitStates], _ moments: Moments) -> [NetworkText.Finding] {
    zip(selection.runs, zip(states, moments.names)).map { run, own in
      let (states, label) = own
      return NetworkText.Finding(
        label: label, hidden: states.hiddenCount, dead: states.count(.dead),
        inactive: states.count(.inactive), saturated: states.count(.saturated),
        frozen: states.count(.frozen), unknown: states.unknownCount,
        arrival: run.frame(atStep: selection.step).flatMap(run.arrival(at:)))
    }
  }

  private func data(_ states: [UnitStates]) -> FigureData {
    var rows: [[FigureData.Cell]] = []
    for (run, states) in zip(selection.runs, states) {
      let frame = run.frame(atStep: selection.step)
      for (index, layer) in states.layers.enumerated() {
        let units = frame?.layers[index].units ?? []
        for (unit, state) in layer.enumerated() where unit < units.count {
          rows.append([
            .text(run.label), .number(Double(index + 1)), .number(Double(unit + 1)),
            state.map { .text(NetworkText.state($0.token)) } ?? .missing,
            FigureData.Cell(units[unit].maximumPreActivation),
            FigureData.Cell(units[unit].saturatedShare),
            FigureData.Cell(units[unit].inactiveShare),
          ])
        }
      }
    }
    return FigureData(columns: NetworkText.columns, rows: rows)
  }
}
