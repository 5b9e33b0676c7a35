import Markup
import Numerals
import Plotting
import Recording

extension Mark {
  /// A heat map of rows of numbers over steps. Columns that are narrower than a unit of the picture are
  /// drawn together, in the colour of their mean, so that none is lost.
  ///
  /// - Parameters:
  ///   - edges: one more than there are numbers in a row.
  ///   - rows: from the top.
  static func layerCells(edges: [Double], rows: [[Double]], scale: ColourScale) -> Mark {
    let ends = [edges.first ?? .nan, edges.last ?? .nan]
    return Mark(x: ends, y: [-0.5, Double(rows.count) - 0.5]) { panel in
      let groups = pixelColumns(
        edges.map { roundInt(panel.x.position(min(max($0, panel.x.lower), panel.x.upper))) })
      let merged =
        groups.count + 1 == edges.count
        ? rows : rows.map { row in groups.map { together(row[$0]) } }
      let grid = CellGrid(
        columnEdges: groups.map { edges[$0.lowerBound] } + [edges[edges.count - 1]],
        rows: merged.count,
        levels: merged.flatMap { row in
          row.map { $0.isNotMeasured ? .missing : scale.level($0) }
        })
      return Mark.cells(grid, scale).draw(panel)
    }
  }
}

/// The columns between rounded places, those in one unit of the picture together.
private func pixelColumns(_ places: [Int]) -> [Range<Int>] {
  var groups: [Range<Int>] = []
  var start = 0
  for edge in 1..<max(places.count, 1) where places[edge] > places[start] {
    groups.append(start..<edge)
    start = edge
  }
  // What is left at the end has no width of its own.
  if start < places.count - 1 {
    let last = groups.popLast()
    groups.append((last?.lowerBound ?? 0)..<(places.count - 1))
  }
  return groups
}

/// The mean, or what keeps it from being one: a step that broke must not vanish among its neighbours.
private func together(_ values: ArraySlice<Double>) -> Double {
  var sum = 0.0
  var count = 0
  for value in values where !value.isNotMeasured {
    guard value.isFinite else { return value }
    sum += value
    count += 1
  }
  return count == 0 ? .notMeasured : sum / Double(count)
}
