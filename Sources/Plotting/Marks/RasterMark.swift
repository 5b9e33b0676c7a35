import Markup
import Numerals

extension Mark {
  /// The lives of units: a row for each, a state for each column, told apart by shape first.
  ///
  /// - Parameters:
  ///   - columnEdges: values of x, one more than states in a row; nil is "not recorded".
  ///   - rows: the states of each unit; row `i` stands at the category `i` of y.
  public static func raster(columnEdges: [Double], rows: [[UnitState?]]) -> Mark {
    let ends = [columnEdges.first ?? .nan, columnEdges.last ?? .nan]
    return Mark(x: ends, y: [-0.5, Double(rows.count) - 0.5]) { panel in
      var elements: [Element] = []
      for state in UnitState.allCases {
        var cells: [Rect] = []
        for (row, states) in rows.enumerated() {
          let top = roundInt(panel.y.position(Double(row) - 0.5))
          let bottom = roundInt(panel.y.position(Double(row) + 0.5))
          let gap = bottom - top > 4 ? 1 : 0
          for run in runs(of: state, in: states) {
            let left = roundInt(panel.x.position(columnEdges[run.lowerBound]))
            let right = roundInt(panel.x.position(columnEdges[run.upperBound]))
            cells.append(
              Rect(
                x: Double(left), y: Double(top), width: Double(right - left),
                height: Double(bottom - top - gap)))
          }
        }
        elements += StateShape.cells(state, cells)
      }
      return elements
    }
  }
}

private func runs(of state: UnitState, in states: [UnitState?]) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var start = 0
  while start < states.count {
    var end = start + 1
    while end < states.count && states[end] == states[start] { end += 1 }
    if states[start] == state { runs.append(start..<end) }
    start = end
  }
  return runs
}
