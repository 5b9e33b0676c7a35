import Charts
import Plotting
import Wording

/// One row for each thing that was not said, one dot for each value of it, the two at the ends by name.
struct UnsaidFigure {
  let study: UnsaidStudy
  let ranges: [YourTurnText.Range]

  private static let rowHeight = 40.0

  func picture(_ figure: Plotting.Figure) -> Picture {
    let axis: Axis =
      study.isClassification
      ? .linear(YourTurnText.accuracyAxis, domain: 0...1, format: .percent)
      : .linear(YourTurnText.errorAxis, includesZero: true)
    var marks: [Mark] = [.gridX()]
    for (row, study) in study.rows.enumerated() { marks += self.marks(study, y: Double(row)) }
    let plot = Plot(
      x: axis, y: .ordinal(ranges.map(\.thing)), axes: AxisPlacement(grid: false), marks: marks)
    return figure.picture(height: Double(study.rows.count) * Self.rowHeight + 64, plot)
  }

  private func marks(_ row: UnsaidStudy.Row, y: Double) -> [Mark] {
    let known = zip(row.options, row.scores).filter { $0.1.isFinite }
    guard let least = known.min(by: { $0.1 < $1.1 }), let most = known.max(by: { $0.1 < $1.1 })
    else { return [] }
    return [
      .line(
        x: [least.1, most.1], y: [y, y], Stroke(.series(.softmax), width: 2.4, opacity: 0.35)),
      .dots(
        x: known.map(\.1), y: known.map { _ in y }, .circle, role: .series(.softmax), radius: 4),
      // One name beside its dot and one above, so that they keep apart where the ends are close.
      .text(least.0.name, x: least.1, y: y, dx: -9, TextStyle.note.anchored(.end)),
      .text(most.0.name, x: most.1, y: y, dx: 4, dy: -13, TextStyle.note.anchored(.end)),
    ]
  }
}
