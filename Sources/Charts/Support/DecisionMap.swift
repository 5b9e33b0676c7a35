import Plotting
import Recording

/// The decision map of one run at one step, at the frame that is not after it.
struct DecisionMap {
  let step: Int
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let grid: CellGrid
  /// On held-out examples, or on the step's batch where there are none; NaN where neither was measured.
  let accuracy: Double
  let isOfUnseen: Bool
  private let winner: [Int]

  init(_ run: SelectedRun, step: Int) {
    let frame = run.frame(atStep: step)
    self.step = frame?.step ?? step
    let row = frame.map { run.row(of: $0) } ?? run.lastRow
    // A row before the frame's step, or one that covers several, is not of this step.
    let ofBatch =
      frame.map { run.record.span(row: row) == $0.step...$0.step } ?? false
      ? run.record.value(.run(.accuracy), row: row) : nil
    isOfUnseen = frame?.heldOut != nil
    accuracy = frame?.heldOut?.accuracy ?? ofBatch ?? .nan
    // The plane is the same at all steps, also where a run has broken off.
    let surface = frame?.surface ?? run.record.frames.first?.surface
    guard case .regions(let columns, let rows, let x, let y, let winner)? = surface,
      winner.count == columns * rows
    else {
      (self.x, self.y, self.winner) = (0...1, 0...1, [])
      grid = CellGrid(columnEdges: [0, 1], rowEdges: [0, 1], levels: [.missing])
      return
    }
    (self.x, self.y) = (x, y)
    // A net with a broken loss answers nothing, whatever its largest output is called.
    let isBroken = frame == nil || !(run.record.value(.run(.loss), row: row) ?? 0).isFinite
    self.winner = isBroken ? [] : winner
    grid = CellGrid(
      columnEdges: DecisionMap.edges(x, count: columns),
      rowEdges: DecisionMap.edges(y, count: rows),
      levels: winner.map { isBroken ? .missing : .classRegion(.number($0)) })
  }

  /// The class of one cell, beyond the last ones that of the last; nil where the net answers nothing.
  func answer(row: Int, column: Int) -> Int? {
    guard !winner.isEmpty else { return nil }
    return winner[min(row, grid.rows - 1) * grid.columns + min(column, grid.columns - 1)]
  }

  /// The class that every place of the plane is given; nil where there are several, or none.
  var onlyAnswer: Int? {
    guard let first = winner.first else { return nil }
    for answer in winner where answer != first { return nil }
    return first
  }

  func share(of answer: Int) -> Double {
    guard !winner.isEmpty else { return .nan }
    var count = 0
    for other in winner where other == answer { count += 1 }
    return Double(count) / Double(winner.count)
  }

  private static func edges(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    let width = range.upperBound - range.lowerBound
    return (0...count).map { range.lowerBound + width * Double($0) / Double(count) }
  }
}
