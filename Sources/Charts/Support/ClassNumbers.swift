import Markup
import Numerals
import Plotting
import Recording

/// What tells classes apart where there are more of them than looks: their numbers, from 1, which the key
/// explains, and lines between what a net gives to different classes.
extension Mark {
  /// The number of each example's class in place of the example.
  static func classNumbers(of points: [ExamplePoint]) -> Mark {
    Mark { panel in
      points.flatMap { point -> [Element] in
        let place = panel.point(point.inputs[0], point.inputs[1])
        let index = roundInt(point.target)
        guard place.isFinite, index >= 0 else { return [] }
        return Ink.centredText(
          (index + 1).description, at: place,
          TextStyle(size: 8, role: .classMark(.number(index)), anchor: .middle))
      }
    }
  }

  /// One path along the edges between cells of different classes.
  static func borders(of map: DecisionMap) -> Mark {
    Mark { panel in
      var path = PathData()
      let xs = map.grid.columnEdges.map { panel.x.position($0) }
      let ys = map.grid.rowEdges.map { panel.y.position($0) }
      for row in 0..<map.grid.rows {
        for column in 0..<map.grid.columns {
          let own = map.answer(row: row, column: column)
          if own != map.answer(row: row, column: column + 1) {
            path.segment(Point(xs[column + 1], ys[row]), Point(xs[column + 1], ys[row + 1]))
          }
          if own != map.answer(row: row + 1, column: column) {
            path.segment(Point(xs[column], ys[row + 1]), Point(xs[column + 1], ys[row + 1]))
          }
        }
      }
      return [Ink.path(path, stroke: Stroke(.mutedInk, width: 1))]
    }
  }

  /// The number of each class where its region is, empty for a class that is answered nowhere: the same
  /// elements at every step.
  static func regionNumbers(of map: DecisionMap, classes: Int) -> Mark {
    Mark { panel in
      (0..<classes).flatMap { index -> [Element] in
        let place = map.middle(of: index)
        return Ink.centredText(
          place == nil ? "" : (index + 1).description,
          at: place.map { panel.point($0.x, $0.y) } ?? panel.frame.centre,
          TextStyle(size: 15, role: .ink, anchor: .middle, bold: true))
      }
    }
  }
}

extension DecisionMap {
  /// The cell of a class that is nearest to the mean of all its cells; nil where it has none.
  fileprivate func middle(of answer: Int) -> Point? {
    var cells: [Point] = []
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where self.answer(row: row, column: column) == answer {
        cells.append(
          Point(
            (grid.columnEdges[column] + grid.columnEdges[column + 1]) / 2,
            (grid.rowEdges[row] + grid.rowEdges[row + 1]) / 2))
      }
    }
    let count = Double(cells.count)
    let mean = Point(
      cells.reduce(0) { $0 + $1.x } / count, cells.reduce(0) { $0 + $1.y } / count)
    func distance(_ cell: Point) -> Double {
      let (x, y) = (cell.x - mean.x, cell.y - mean.y)
      return x * x + y * y
    }
    return cells.min { distance($0) < distance($1) }
  }
}
