import Markup
import Numerals
import Plotting
import Recording
import Wording

/// The net with a small picture in the place of every unit: what it answers over the inputs.
struct ResponseFigure {
  let responses: UnitResponses
  let manifest: RunManifest
  /// Where it has to be told from another net.
  let name: String?
  let step: Int
  let format: FigureFormat

  /// The inputs themselves, which answer what they are, then the layers.
  private let columns: [UnitResponses.Layer]

  init(
    responses: UnitResponses, manifest: RunManifest, name: String?, step: Int, format: FigureFormat
  ) {
    self.responses = responses
    self.manifest = manifest
    self.name = name
    self.step = step
    self.format = format
    let width = responses.isCurve ? 1 : 2
    let inputs = (0..<width).map { input in
      stride(from: input, to: responses.inputs.count, by: width).map { responses.inputs[$0] }
    }
    columns = [UnitResponses.Layer(units: inputs, weights: [])] + responses.layers
  }

  private static let rows = 8
  private static let levels = 4

  func picture() -> Picture {
    let figure = Figure(
      title: title,
      subtitle: ResponseText.subtitle(net: name, step: step, isCurve: responses.isCurve),
      description: ResponseText.description(counts),
      note: responses.isCurve ? "" : ResponseText.note, legend: legend, format: format)
    return figure.picture(height: format.width.isNarrow ? 300 : 400) { rect in
      let places = tiles(in: rect.inset(by: Insets(bottom: 20)))
      return edges(places)
        + zip(columns, places).flatMap { layer, tiles in
          zip(layer.units, tiles).flatMap { picture($0, in: $1) }
        } + names(places, below: rect.bottom - 6)
    }
  }

  /// Hidden layers with their constant units.
  private var counts: [(layer: Int, constant: Int, units: Int)] {
    responses.layers.dropLast().enumerated().map { index, layer in
      (
        index + 1,
        layer.units.reduce(0) { $0 + (UnitResponses.isConstant($1) ? 1 : 0) }, layer.units.count
      )
    }
  }

  private var title: String {
    let units = counts.reduce(0) { $0 + $1.units }
    if units == 0 { return ResponseText.withoutHidden }
    return ResponseText.title(constant: counts.reduce(0) { $0 + $1.constant }, of: units)
  }

  private var legend: Legend {
    let weights = [
      LegendEntry(
        ResponseText.negativeWeight, .line(Stroke(.diverging(-Ramp.divergingReach), width: 2))),
      LegendEntry(
        ResponseText.positiveWeight, .line(Stroke(.diverging(Ramp.divergingReach), width: 2))),
    ]
    if responses.isCurve { return Legend(weights) }
    return Legend(
      [
        LegendEntry(ResponseText.negative, .swatch(.diverging(-Ramp.divergingReach))),
        LegendEntry(ResponseText.positive, .swatch(.diverging(Ramp.divergingReach))),
      ] + weights)
  }

  // MARK: Places

  private func tiles(in rect: Rect) -> [[Rect]] {
    let most = columns.reduce(1) { max($0, min($1.units.count, Self.rows)) }
    let pitch = rect.width / (Double(columns.count) - 0.3)
    let side = Double(
      roundInt(max(6, min(56, pitch * 0.66, rect.height / Double(most) - 3))))
    let way = (rect.width - side) / Double(max(columns.count - 1, 1))
    return columns.enumerated().map { index, layer in
      let count = min(layer.units.count, Self.rows)
      let gap = min(10, max(2, (rect.height - side * Double(count)) / Double(max(count, 1))))
      let height = Double(count) * (side + gap) - gap
      let x = Double(roundInt(rect.x + way * Double(index)))
      return (0..<count).map { unit in
        let y = rect.centre.y - height / 2 + Double(unit) * (side + gap)
        return Rect(x: x, y: Double(roundInt(y)), width: side, height: side)
      }
    }
  }

  private func names(_ places: [[Rect]], below y: Double) -> [Element] {
    places.enumerated().flatMap { index, tiles -> [Element] in
      guard let first = tiles.first else { return [] }
      let isOutput = index + 1 == places.count
      let isShort = first.width < 34
      let more = columns[index].units.count - tiles.count
      let name =
        isShort
        ? (index == 0 ? "" : index.description)
        : index == 0 ? NetworkText.inputs : NetworkText.layer(index, isOutput: isOutput)
      return Ink.text(
        name + (more > 0 ? " " + ResponseText.more(more) : ""), at: Point(first.centre.x, y),
        TextStyle(size: 11, role: .mutedInk, anchor: .middle))
    }
  }

  // MARK: Pictures

  /// Always the same elements, whatever the unit answers.
  private func picture(_ values: [Double], in box: Rect) -> [Element] {
    let rim = Ink.rect(box, fill: Fill(.diverging(0)), stroke: Stroke(.axis))
    if responses.isCurve {
      return [Ink.rect(box, fill: Fill(.surface), stroke: Stroke(.axis)), curve(values, in: box)]
    }
    var paths = [PathData](repeating: PathData(), count: 2 * Self.levels + 1)
    let side = responses.side
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let middle = low <= 0 && high >= 0 ? 0 : (low + high) / 2
    let reach = UnitResponses.isConstant(values) ? 0 : max(high - middle, middle - low)
    func level(_ place: Int) -> Int {
      reach > 0 ? roundInt((values[place] - middle) / reach * Double(Self.levels)) : 0
    }
    func edge(_ place: Int) -> Double {
      Double(roundInt(box.width * Double(place) / Double(side)))
    }
    for row in 0..<side {
      let (top, bottom) = (box.bottom - edge(row + 1), box.bottom - edge(row))
      var start = 0
      for column in 1...side {
        let own = level(row * side + start)
        if column < side, level(row * side + column) == own { continue }
        if own != 0 {
          paths[own + Self.levels].rectangle(
            Rect(
              x: box.x + edge(start), y: top, width: edge(column) - edge(start),
              height: bottom - top))
        }
        start = column
      }
    }
    return [rim]
      + paths.enumerated().compactMap { place, path in
        let level = place - Self.levels
        guard level != 0 else { return nil }
        return Ink.path(
          path, fill: Fill(.diverging(level * Ramp.divergingReach / Self.levels)), crisp: true)
      }
  }

  private func curve(_ values: [Double], in box: Rect) -> Element {
    var path = PathData()
    let finite = values.filter { $0.isFinite }
    if let low = finite.min(), let high = finite.max() {
      let span = high > low ? high - low : 1
      path.polyline(
        values.enumerated().map { place, value in
          Point(
            box.x + 2 + (box.width - 4) * Double(place) / Double(max(values.count - 1, 1)),
            box.bottom - 2 - (box.height - 4) * (high > low ? (value - low) / span : 0.5))
        })
    }
    return Ink.path(path, stroke: Stroke(.ink, width: 1.5))
  }

  // MARK: Connections

  private static let grades = 4

  /// By the size of the weight within its layer, in a few grades for either sign.
  private func edges(_ places: [[Rect]]) -> [Element] {
    var paths = [PathData](repeating: PathData(), count: 2 * Self.grades)
    for index in columns.indices.dropFirst() {
      let layer = columns[index]
      let columns = layer.units.count
      let reach = layer.weights.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
      guard reach > 0 else { continue }
      for (from, start) in places[index - 1].enumerated() {
        for (to, end) in places[index].enumerated() {
          let weight = layer.weights[from * columns + to]
          let grade = weight.isFinite ? ceilInt(abs(weight) / reach * Double(Self.grades)) : 0
          guard grade > 0 else { continue }
          paths[(weight < 0 ? 0 : Self.grades) + min(grade, Self.grades) - 1].segment(
            Point(start.right, start.centre.y), Point(end.x, end.centre.y))
        }
      }
    }
    return paths.enumerated().map { place, path in
      let share = Double(place % Self.grades + 1) / Double(Self.grades)
      let level = place < Self.grades ? -Ramp.divergingReach : Ramp.divergingReach
      return Ink.path(
        path,
        stroke: Stroke(
          .diverging(level), width: 0.4 + 1.8 * share * share, opacity: 0.2 + 0.7 * share))
    }
  }
}
