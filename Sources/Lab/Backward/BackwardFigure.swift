import Markup
import Numerals
import Plotting
import Recording
import Wording

/// One moment of an example's backward pass as a picture: how long the signal has been so far, what comes
/// in, what is done to it, what goes on, and one unit's number with the numbers that it is made of.
struct BackwardFigure {
  let pass: ExamplePass
  let manifest: RunManifest
  /// Where it has to be told from another net.
  let name: String?
  let moments: [BackwardMoment]
  /// From 0.
  let index: Int
  /// The unit whose formula is shown, among the outgoing ones.
  let unit: Int
  let format: FigureFormat

  /// - Parameters:
  ///   - moment: from 0; the last one where there are fewer.
  ///   - unit: from 0, too.
  init(
    _ pass: ExamplePass, _ manifest: RunManifest, name: String?, moment: Int, unit: Int,
    format: FigureFormat
  ) {
    self.pass = pass
    self.name = name
    self.manifest = manifest
    self.format = format
    moments = pass.moments
    index = min(max(moment, 0), moments.count - 1)
    self.unit = min(max(unit, 0), max(0, moments[index].outgoing.count - 1))
  }

  /// More units than this are left to a number.
  static let rows = 8
  private static let rowHeight = 22.0

  var moment: BackwardMoment { moments[index] }

  /// The outgoing units that are shown, the chosen one among them.
  var shown: Range<Int> {
    let count = moment.outgoing.count
    let first = min(max(0, unit - Self.rows + 1), max(0, count - Self.rows))
    return first..<min(count, first + Self.rows)
  }

  func picture() -> Picture {
    let figure = Figure(
      title: title,
      subtitle: BackwardText.subtitle(
        net: name, example: pass.row + 1, of: manifest.trainingExamples, answer: answer,
        step: pass.step, moment: index + 1, moments: moments.count),
      description: words, format: format)
    let lines = TextWidth.wrap(
      BackwardText.ofUnit(unit + 1, formula), width: format.width.value - 2 * Figure.margin - 16,
      size: 12)
    let above = BackwardWay.height + 14 + (moment.hasMatrix ? 64 : 26)
    let table = Double(shown.count) * Self.rowHeight + (isCut ? 18 : 0)
    let height = above + table + 22 + Double(lines.count) * 12 * Ink.lineHeight
    return figure.picture(height: height, rigid: true) { rect in
      let way = BackwardWay(moments: moments, index: index, layers: pass.layers.count)
      var room = rect.inset(by: Insets(top: above))
      room.height = table
      let text = Point(rect.x + 8, room.bottom + 22)
      let box = Rect(
        x: rect.x, y: text.y - 16, width: rect.width,
        height: Double(lines.count) * 12 * Ink.lineHeight + 12)
      return way.elements(in: rect) + highlight(room) + operation(in: room) + rest(room)
        + [Ink.rect(box, fill: Fill(.surface))] + Ink.lines(lines, at: text, .annotation)
    }
  }

  private var isCut: Bool { moment.outgoing.count > shown.count }

  private func rest(_ room: Rect) -> [Element] {
    guard isCut else { return [] }
    let text = BackwardText.more(moment.outgoing.count - shown.count)
    return Ink.text(text, at: Point(room.x, room.bottom - 4), .note)
  }

  /// Behind the row of the chosen unit.
  private func highlight(_ room: Rect) -> [Element] {
    let y = room.y + Double(unit - shown.lowerBound) * Self.rowHeight
    return [
      Ink.rect(
        Rect(x: room.x, y: y, width: room.width, height: Self.rowHeight), fill: Fill(.surface))
    ]
  }

  private func operation(in room: Rect) -> [Element] {
    var elements: [Element] = []
    for (place, unit) in shown.enumerated() {
      let y = room.y + (Double(place) + 0.5) * Self.rowHeight
      let style = TextStyle(size: 11, role: .mutedInk, bold: unit == self.unit)
      elements += Ink.centredText((unit + 1).description, at: Point(room.x + 4, y), style)
    }
    elements += Ink.text(BackwardText.unit, at: Point(room.x + 4, room.y - 8), .note)
    let columns = Columns(room: room, rowHeight: Self.rowHeight, shown: shown)
    let reach = max(largest(moment.incoming), largest(moment.outgoing))
    if moment.hasMatrix {
      return elements + matrix(in: room, reach: reach)
        + columns.elements(
          moment.outgoing, outgoingName, column: 2, reach: reach, isResult: true)
    }
    if moment.kind == .loss {
      let output = pass.layers[pass.layers.count - 1]
      let both = max(largest(output.activations), largest(pass.targets))
      elements += columns.elements(output.activations, BackwardText.output, column: 0, reach: both)
      elements += columns.elements(pass.targets, BackwardText.target, column: 1, reach: both)
    } else {
      elements += columns.elements(moment.incoming, incomingName, column: 0, reach: reach)
      let isAdded = moment.kind == .skips
      elements += columns.elements(
        moment.factors, factorName, column: 1, reach: isAdded ? reach : largest(moment.factors))
    }
    return elements
      + columns.elements(moment.outgoing, outgoingName, column: 2, reach: reach, isResult: true)
  }

  /// The entries of the matrix as colours, what comes in as bars above.
  private func matrix(in room: Rect, reach: Double) -> [Element] {
    let count = moment.incoming.count
    let columns = min(count, Self.rows)
    let left = room.x + Columns.label
    let cell = min(30, (Columns.start(2, in: room) - left - 12) / Double(max(columns, 1)))
    let scale = ColourScale(
      .diverging, lower: -largest(moment.factors), upper: largest(moment.factors))
    var elements: [Element] = []
    for column in 0..<columns {
      let box = Rect(
        x: left + Double(column) * cell, y: room.y - 44, width: cell - 3, height: 36)
      elements += SignedBar.standing(moment.incoming[column], reach: reach, in: box)
    }
    elements += Ink.text(
      incomingName, at: Point(left, room.y - 49), TextStyle(size: 11, bold: true))
    let name =
      columns < count ? factorName + ", " + BackwardText.more(count - columns) : factorName
    elements += Ink.text(
      name, at: Point(left + Double(columns) * cell, room.y - 49),
      TextStyle(size: 11, role: .mutedInk, anchor: .end))
    for (place, row) in shown.enumerated() {
      for column in 0..<columns {
        let value = moment.factors[row * count + column]
        let box = Rect(
          x: left + Double(column) * cell, y: room.y + Double(place) * Self.rowHeight,
          width: cell, height: Self.rowHeight)
        let level = scale.level(value)
        var role = level.role
        if case .value(let number) = level { role = .diverging(number) }
        elements.append(Ink.rect(box, fill: Fill(role), stroke: Stroke(.background, width: 1)))
      }
    }
    return elements
  }

  private func largest(_ values: [Double]) -> Double {
    let most = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    return most > 0 ? most : 1
  }
}
