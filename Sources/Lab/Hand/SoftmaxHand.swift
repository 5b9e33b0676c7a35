import Experiments
import Markup
import Plotting
import Training
import Wording

/// Softmax of a few scores that the reader sets, its Jacobian, and whether that is small.
public struct SoftmaxHand: Sendable {
  public let softmax: SoftmaxCase

  /// - Parameters:
  ///   - scores: finite numbers, at least one.
  ///   - temperature: above zero.
  public init(scores: [Double], temperature: Double) {
    softmax = SoftmaxCase(logits: scores, temperature: temperature)
  }

  /// Reads `1.5,0,-2;1`: scores, then the temperature; nil for anything else.
  public init?(_ text: String) {
    let sides = parts(text, ";")
    guard sides.count == 2, let temperature = Double(decimal: sides[1]), 0.001...1000 ~= temperature
    else { return nil }
    var scores: [Double] = []
    for word in parts(sides[0], ",") {
      guard let score = Double(decimal: word), -1000...1000 ~= score else { return nil }
      scores.append(score)
    }
    guard 2...Self.most ~= scores.count else { return nil }
    self.init(scores: scores, temperature: temperature)
  }

  /// Enough for shares of which none is large.
  public static let most = 12
  private var row: Double { softmax.shares.count > 5 ? 24 : 34 }

  /// - Parameter width: in pixels, from 280.
  public func picture(width: Double) -> Picture {
    let (norm, largest) = (softmax.norm, softmax.largestShare)
    let figure = Figure(
      title: HandText.title(kind, norm: norm, largest: largest),
      subtitle: HandText.subtitle(temperature: softmax.temperature),
      description: HandText.description(
        scores: softmax.logits, shares: softmax.shares, norm: norm),
      note: HandText.facts(
        norm: norm, largest: largest, trace: softmax.trace,
        confidentShare: SoftmaxKind.confidentShare, diffuseNorm: SoftmaxKind.diffuseNorm),
      width: FigureWidth(width))
    let rows = Double(softmax.shares.count)
    return figure.picture(height: 24 + rows * row, rigid: true) { rect in
      let cell = min(56, (rect.width - 140) / rows)
      let left = rect.right - cell * rows
      let room = Rect(
        x: rect.x, y: rect.y + 22, width: left - rect.x - 26, height: rows * row)
      let square = Rect(x: left, y: room.y, width: cell * rows, height: room.height)
      return bars(in: room) + cells(in: square, cell: cell)
    }
  }

  private var kind: HandText.Kind {
    switch softmax.kind {
    case .confident: .confident
    case .diffuse: .diffuse
    case .open: .open
    }
  }

  private func bars(in room: Rect) -> [Element] {
    var elements = Ink.text(
      HandText.shares, at: Point(room.x, room.y - 8), TextStyle(size: 11, bold: true))
    let length = room.width - 44
    for (index, share) in softmax.shares.enumerated() {
      let y = room.y + Double(index) * row
      elements.append(
        Ink.rect(
          Rect(x: room.x, y: y + 6, width: length, height: row - 12), fill: Fill(.surface)))
      elements.append(
        Ink.rect(
          Rect(x: room.x, y: y + 6, width: share * length, height: row - 12),
          fill: Fill(.series(.softmax))))
      elements += Ink.centredText(
        Say.precise(share), at: Point(room.x + length + 5, y + row / 2), .label, parts: 2)
    }
    return elements
  }

  private func cells(in square: Rect, cell: Double) -> [Element] {
    // The largest entry that there can be at this temperature, so that colours mean the same.
    let reach = 0.25 / softmax.temperature
    let scale = ColourScale(.diverging, lower: -reach, upper: reach)
    var elements = Ink.text(
      "J", at: Point(square.x, square.y - 8), TextStyle(size: 11, bold: true))
    for (i, entries) in softmax.jacobian.enumerated() {
      for (j, value) in entries.enumerated() {
        let box = Rect(
          x: square.x + Double(j) * cell, y: square.y + Double(i) * row, width: cell, height: row)
        let level = scale.level(value)
        var role = level.role
        if case .value(let number) = level { role = .diverging(number) }
        elements.append(Ink.rect(box, fill: Fill(role), stroke: Stroke(.background, width: 1)))
        if cell < 30 { continue }
        elements += Ink.centredText(
          HandText.entry(value), at: box.centre,
          TextStyle(size: 11, role: level.inkOnIt, anchor: .middle), parts: 1)
      }
    }
    return elements
  }
}
