import Markup
import Numerals

/// A grid of cells: values of the edges on both axes, and what each cell shows, row by row.
public struct CellGrid: Sendable {
  public var columnEdges: [Double]
  public var rowEdges: [Double]
  /// `rows × columns` levels, the first row first.
  public var levels: [ColourScale.Level]

  public init(columnEdges: [Double], rowEdges: [Double], levels: [ColourScale.Level]) {
    precondition(
      levels.count == (columnEdges.count - 1) * (rowEdges.count - 1),
      "a cell grid needs one level for each cell")
    self.columnEdges = columnEdges
    self.rowEdges = rowEdges
    self.levels = levels
  }

  /// Rows are the categories of an ordinal axis.
  public init(columnEdges: [Double], rows: Int, levels: [ColourScale.Level]) {
    self.init(
      columnEdges: columnEdges, rowEdges: (0...rows).map { Double($0) - 0.5 }, levels: levels)
  }

  /// Rows of values, coloured by a scale.
  public init(columnEdges: [Double], values: [[Double]], scale: ColourScale) {
    self.init(
      columnEdges: columnEdges, rows: values.count,
      levels: values.flatMap { $0.map { scale.level($0) } })
  }

  public var columns: Int { columnEdges.count - 1 }
  public var rows: Int { rowEdges.count - 1 }

  /// Edges around whole steps: a value at step s fills the way to the next recorded step.
  public static func edges(after steps: [Double]) -> [Double] {
    guard let last = steps.last else { return [0, 1] }
    let width = steps.count > 1 ? last - steps[steps.count - 2] : 1
    return steps + [last + width]
  }
}

extension Mark {
  /// A heat map: one run-length path with whole-unit cells for each level, always as many
  /// paths. Columns narrower than one unit are left out.
  public static func cells(_ grid: CellGrid, _ scale: ColourScale) -> Mark {
    cells(grid, over: scale.allLevels(), diverging: scale.kind == .diverging)
  }

  /// The regions of classes.
  public static func regions(_ grid: CellGrid) -> Mark {
    cells(
      grid, over: ClassIdentity.allCases.map { .classRegion($0) } + [.missing], diverging: false)
  }

  private static func cells(
    _ grid: CellGrid, over levels: [ColourScale.Level], diverging: Bool
  ) -> Mark {
    Mark(x: ends(grid.columnEdges), y: ends(grid.rowEdges)) { panel in
      let xs = grid.columnEdges.map {
        wholeUnit(panel.x.position($0), from: panel.frame.x, to: panel.frame.right)
      }
      let ys = grid.rowEdges.map {
        wholeUnit(panel.y.position($0), from: panel.frame.y, to: panel.frame.bottom)
      }
      var paths = [PathData](repeating: PathData(), count: levels.count)
      for row in 0..<grid.rows where ys[row] != ys[row + 1] {
        addRuns(of: grid, row: row, xs: xs, ys: ys, levels: levels, to: &paths)
      }
      // Where a converter leaves hairlines between cells, this shows and not the paper.
      let base = Ink.rect(bounds(xs, ys), fill: Fill(.missing), crisp: true)
      return [base]
        + zip(paths, levels).map { path, level in
          Ink.path(path, fill: Fill(level.role(diverging: diverging)), crisp: true)
        }
    }
  }

  private static func ends(_ edges: [Double]) -> [Double] {
    [edges.first ?? .nan, edges.last ?? .nan]
  }
}

private func bounds(_ xs: [Int], _ ys: [Int]) -> Rect {
  let left = xs.min() ?? 0
  let top = ys.min() ?? 0
  return Rect(
    x: Double(left), y: Double(top), width: Double((xs.max() ?? 0) - left),
    height: Double((ys.max() ?? 0) - top))
}

private func wholeUnit(_ place: Double, from start: Double, to end: Double) -> Int {
  roundInt(min(max(place, start), end))
}

private func addRuns(
  of grid: CellGrid, row: Int, xs: [Int], ys: [Int], levels: [ColourScale.Level],
  to paths: inout [PathData]
) {
  let top = Double(min(ys[row], ys[row + 1]))
  let height = Double(abs(ys[row + 1] - ys[row]))
  var start = 0
  while start < grid.columns {
    let level = grid.levels[row * grid.columns + start]
    var end = start + 1
    while end < grid.columns
      && (grid.levels[row * grid.columns + end] == level || xs[end] == xs[end + 1])
    {
      end += 1
    }
    if let index = levels.firstIndex(of: level) {
      let left = Double(xs[start])
      let run = Rect(x: left, y: top, width: Double(xs[end]) - left, height: height)
      paths[index].rectangle(run)
    }
    start = end
  }
}
