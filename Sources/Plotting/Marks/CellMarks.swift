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
  /// paths, and further ones for what is no number where there is such. Columns narrower than one unit are left
  /// out.
  public static func cells(_ grid: CellGrid, _ scale: ColourScale) -> Mark {
    let broken = [ColourScale.Level.notANumber, .infinite].filter { grid.levels.contains($0) }
    return cells(grid, over: scale.allLevels() + broken, diverging: scale.kind == .diverging)
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
      let places = places(of: grid, among: levels)
      for row in 0..<grid.rows where ys[row] != ys[row + 1] {
        let own = places[(row * grid.columns)..<((row + 1) * grid.columns)]
        addRuns(Array(own), row: row, xs: xs, ys: ys, to: &paths)
      }
      // Where a converter leaves hairlines between cells, this shows and not the paper.
      let base = Ink.rect(bounds(xs, ys), fill: Fill(.missing))
      let cells = zip(paths, levels).map { path, level in
        Ink.path(path, fill: Fill(level.role(diverging: diverging)))
      }
      return [
        Element(
          "g", [Attribute("shape-rendering", "crispEdges")],
          ([base] + cells).map { .element($0) })
      ]
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

/// The index of each cell's level in the order of drawing; -1 for a level that is not drawn.
private func places(of grid: CellGrid, among levels: [ColourScale.Level]) -> [Int] {
  var first = 0
  if case .value(let lowest)? = levels.first { first = lowest }
  var ramp = 0
  for case .value in levels { ramp += 1 }
  return grid.levels.map { level in
    if case .value(let number) = level { return 0..<ramp ~= number - first ? number - first : -1 }
    return levels.firstIndex(of: level) ?? -1
  }
}

/// Adds a row's runs to the path of each level. What is drawn later lies on top, so a run goes on below it
/// to the next cell of its own level: there are fewer runs, and no seams between them.
private func addRuns(
  _ places: [Int], row: Int, xs: [Int], ys: [Int], to paths: inout [PathData]
) {
  let top = Double(min(ys[row], ys[row + 1]))
  let height = Double(abs(ys[row + 1] - ys[row]))
  // Of each level, where its open run begins and ends.
  var open = [(start: Int, end: Int)?](repeating: nil, count: paths.count)
  func close(_ level: Int) {
    guard let run = open[level] else { return }
    let (left, right) = (Double(xs[run.start]), Double(xs[run.end]))
    paths[level].cell(Rect(x: left, y: top, width: right - left, height: height))
    open[level] = nil
  }
  for (column, place) in places.enumerated() where xs[column] != xs[column + 1] {
    // A cell ends the runs of all levels that are drawn after it.
    for level in (place + 1)..<paths.count where open[level] != nil { close(level) }
    guard place >= 0 else { continue }
    open[place] = (open[place]?.start ?? column, column + 1)
  }
  for level in paths.indices { close(level) }
}
