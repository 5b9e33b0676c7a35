import Markup

extension Mark {
  /// Distributions below each other, each an area over its own base line.
  ///
  /// - Parameters:
  ///   - x: the values of all curves, such as the middles of histogram bins.
  ///   - rows: the heights of each curve; row `i` stands on the category `i` of y.
  ///   - overlap: how many rows high the highest curve is.
  ///   - peak: the height that reaches this far; the highest of all rows if nil. Panels that are
  ///     compared need the same.
  public static func ridges(
    x: [Double], rows: [[Double]], overlap: Double = 1.6, peak: Double? = nil, fill: ColourRole,
    line: ColourRole
  ) -> Mark {
    Mark(
      train: { extents in
        for value in x { extents.x.include(value) }
      },
      margins: { panel in
        // Only what rises above the first row.
        let highest = highest(rows, peak)
        var above = 0.0
        for (index, row) in rows.enumerated() {
          let height = (row.max() ?? 0) / highest * overlap
          above = max(above, height - Double(index + 1))
        }
        return Insets(top: 6 + panel.y.bandWidth * above)
      },
      draw: { panel in
        let unit = panel.y.bandWidth * overlap / highest(rows, peak)
        var elements: [Element] = []
        for (index, heights) in rows.enumerated() {
          let base = panel.y.position(Double(index) + 0.5) - 1
          elements += ridge(
            zip(x, heights).map {
              Point(panel.x.position($0), base - $1 * unit)
            }, base: base, panel, fill, line)
        }
        return elements
      })
  }
}

private func ridge(
  _ points: [Point], base: Double, _ panel: Panel, _ fill: ColourRole, _ line: ColourRole
) -> [Element] {
  var area = PathData()
  var outline = PathData()
  for run in unbrokenRuns(points) {
    let inside = decimated(run).filter {
      $0.x >= panel.frame.x - 0.01 && $0.x <= panel.frame.right + 0.01
    }
    guard inside.count > 1, let first = inside.first, let last = inside.last else { continue }
    area.polygon([Point(first.x, base)] + inside + [Point(last.x, base)])
    outline.polyline(inside)
  }
  var ground = PathData()
  ground.segment(Point(panel.frame.x, base), Point(panel.frame.right, base))
  return [
    Ink.path(ground, stroke: Stroke(.grid), crisp: true),
    Ink.path(area, fill: Fill(fill)),
    Ink.path(outline, stroke: Stroke(line, width: 1.2)),
  ]
}

private func highest(_ rows: [[Double]], _ peak: Double?) -> Double {
  if let peak { return max(peak, 1e-300) }
  var highest = 1e-300
  for row in rows { for height in row where height.isFinite { highest = max(highest, height) } }
  return highest
}
