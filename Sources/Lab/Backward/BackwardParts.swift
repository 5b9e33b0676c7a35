import Markup
import Numerals
import Plotting
import Wording

/// How long the signal is at every moment, from the output to the first layer; what is still to come is
/// left open.
struct BackwardWay {
  let moments: [BackwardMoment]
  let index: Int
  let layers: Int

  static let height = 84.0
  private static let bars = 44.0

  func elements(in rect: Rect) -> [Element] {
    let lengths = moments.map { vectorNorm($0.outgoing) }
    let pitch = min(48, rect.width / Double(max(moments.count, 1)))
    let base = rect.y + 16 + Self.bars
    var elements = Ink.text(BackwardText.lengths, at: Point(rect.x, rect.y + 8), .note)
    var lastLabel = -100.0
    for (place, length) in lengths.enumerated() {
      let height = self.height(length, lengths)
      let x = rect.x + Double(place) * pitch
      let width = max(1.5, min(pitch - 2, 22))
      let isPast = place <= index
      let role: ColourRole =
        length == 0 ? .exactZero : place == index ? .accent : isPast ? .mutedInk : .grid
      let box = Rect(x: x, y: base - height, width: width, height: height)
      elements.append(
        isPast
          ? Ink.rect(box, fill: Fill(role))
          : Ink.rect(box, fill: Fill(.background), stroke: Stroke(role)))
      let isFirst = place == 0 || moments[place - 1].layer != moments[place].layer
      if isFirst, x - lastLabel >= 18 {
        lastLabel = x
        let style = TextStyle(
          size: 11, role: .mutedInk, bold: moments[place].layer == moments[index].layer)
        elements += Ink.text(moments[place].layer.description, at: Point(x, base + 14), style)
      }
    }
    elements.append(
      Ink.line(
        Point(rect.x, base + 0.5), Point(rect.x + pitch * Double(moments.count), base + 0.5),
        Stroke(.axis)))
    return elements
  }

  private func height(_ length: Double, _ all: [Double]) -> Double {
    let positive = all.filter { $0 > 0 && $0.isFinite }
    guard length > 0, length.isFinite, let low = positive.min(), let high = positive.max() else {
      return 3
    }
    let (bottom, top) = (decimalLogarithm(low), decimalLogarithm(high))
    // At least a decade, so that small differences look small.
    let span = max(1, top - bottom)
    return Self.bars - (Self.bars - 6) * (top - decimalLogarithm(length)) / span
  }
}

/// Three columns of numbers with their bars.
struct Columns {
  let room: Rect
  let rowHeight: Double
  let shown: Range<Int>

  static let label = 30.0

  private static func width(in room: Rect) -> Double { min(170, (room.width - label) / 3) }

  /// Where a column begins.
  static func start(_ column: Int, in room: Rect) -> Double {
    room.x + label + Double(column) * width(in: room)
  }

  func elements(
    _ values: [Double], _ name: String, column: Int, reach: Double, isResult: Bool = false
  ) -> [Element] {
    guard !name.isEmpty else { return [] }
    let x = Self.start(column, in: room)
    let bar = Self.width(in: room) - 70
    var elements = Ink.text(
      name, at: Point(x + bar + 4, room.y - 8), TextStyle(size: 11, bold: true))
    for (place, unit) in shown.enumerated() where unit < values.count {
      let y = room.y + Double(place) * rowHeight
      let box = Rect(x: x, y: y + 5, width: bar, height: rowHeight - 10)
      elements += SignedBar.lying(values[unit], reach: reach, in: box, isResult: isResult)
      elements += Ink.centredText(
        Say.precise(values[unit]), at: Point(x + bar + 4, y + rowHeight / 2), .label, parts: 2)
    }
    return elements
  }
}

/// A bar to either side of zero.
enum SignedBar {
  static func lying(_ value: Double, reach: Double, in box: Rect, isResult: Bool) -> [Element] {
    let zero = box.centre.x
    let length = value.isFinite ? value / reach * box.width / 2 : 0
    let bar = Rect(
      x: min(zero, zero + length), y: box.y, width: abs(length), height: box.height)
    return [
      Ink.rect(bar, fill: Fill(isResult ? .accent : .mutedInk)),
      Ink.line(Point(zero, box.y - 3), Point(zero, box.bottom + 3), Stroke(.axis)),
    ]
  }

  static func standing(_ value: Double, reach: Double, in box: Rect) -> [Element] {
    let zero = box.centre.y
    let length = value.isFinite ? value / reach * box.height / 2 : 0
    let bar = Rect(
      x: box.x, y: min(zero, zero - length), width: box.width, height: abs(length))
    return [
      Ink.rect(bar, fill: Fill(.mutedInk)),
      Ink.line(Point(box.x, zero), Point(box.right, zero), Stroke(.axis)),
    ]
  }
}
