import Experiments
import KernelCode
import Markup
import Plotting
import Recording
import Training
import Wording

/// Softmax of a few scores that the reader sets, its Jacobian, and whether that is small.
public struct SoftmaxHand: Sendable {
  public let scores: [Double]
  public let temperature: Double
  public let shares: [Double]
  /// J = (diag(S) − S Sᵀ)/T, row by row.
  public let jacobian: [Double]
  /// ‖J‖₂.
  public let spectralNorm: Double
  public let trace: Double
  public let kind: HandText.Kind

  /// - Parameters:
  ///   - scores: finite numbers, at least one.
  ///   - temperature: above zero.
  public init(scores: [Double], temperature: Double) {
    self.scores = scores
    self.temperature = temperature
    // The largest score is taken away first, so that no power is infinite.
    let largest = scores.max() ?? 0
    let powers = scores.map { exponential(($0 - largest) / temperature) }
    let sum = powers.reduce(0, +)
    let shares = powers.map { $0 / sum }
    self.shares = shares
    jacobian = shares.indices.flatMap { i in
      shares.indices.map { j in shares[i] * ((i == j ? 1 : 0) - shares[j]) / temperature }
    }
    let facts = SoftmaxJacobian(shares: shares)
    spectralNorm = facts.spectralNorm / temperature
    trace = facts.trace / temperature
    kind =
      facts.largestShare >= SoftmaxKind.confidentShare
      ? .confident : facts.isSpectralNormBelow(SoftmaxKind.diffuseNorm) ? .diffuse : .open
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
  private var row: Double { shares.count > 5 ? 24 : 34 }

  /// - Parameter width: in pixels, from 280.
  public func picture(width: Double) -> Picture {
    let largest = shares.max() ?? .nan
    let figure = Figure(
      title: HandText.title(kind, norm: spectralNorm, largest: largest),
      subtitle: HandText.subtitle(temperature: temperature),
      description: HandText.description(scores: scores, shares: shares, norm: spectralNorm),
      note: HandText.facts(norm: spectralNorm, largest: largest, trace: trace),
      width: FigureWidth(width))
    let rows = Double(shares.count)
    return figure.picture(height: 24 + rows * row, rigid: true) { rect in
      let cell = min(56, (rect.width - 140) / rows)
      let left = rect.right - cell * rows
      let room = Rect(
        x: rect.x, y: rect.y + 22, width: left - rect.x - 26, height: rows * row)
      let square = Rect(x: left, y: room.y, width: cell * rows, height: room.height)
      return bars(in: room) + cells(in: square, cell: cell)
    }
  }

  private func bars(in room: Rect) -> [Element] {
    var elements = Ink.text(
      HandText.shares, at: Point(room.x, room.y - 8), TextStyle(size: 11, bold: true))
    let length = room.width - 44
    for (index, share) in shares.enumerated() {
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
    let reach = 0.25 / temperature
    let scale = ColourScale(.diverging, lower: -reach, upper: reach)
    let count = shares.count
    var elements = Ink.text(
      "J", at: Point(square.x, square.y - 8), TextStyle(size: 11, bold: true))
    for (place, value) in jacobian.enumerated() {
      let box = Rect(
        x: square.x + Double(place % count) * cell, y: square.y + Double(place / count) * row,
        width: cell, height: row)
      let level = scale.level(value)
      var role = level.role
      if case .value(let number) = level { role = .diverging(number) }
      elements.append(Ink.rect(box, fill: Fill(role), stroke: Stroke(.background, width: 1)))
      if cell < 30 { continue }
      elements += Ink.centredText(
        HandText.entry(value), at: box.centre,
        TextStyle(size: 11, role: level.inkOnIt, anchor: .middle), parts: 1)
    }
    return elements
  }
}
