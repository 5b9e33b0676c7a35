import Markup

/// Small multiples: panels of one size on the same scales.
public struct Facets: Sendable {
  public var plots: [Plot]
  public var columns: Int
  public var gap: Double
  public var sharesX: Bool
  public var sharesY: Bool

  public init(
    _ plots: [Plot], columns: Int, gap: Double = 16, sharesX: Bool = true, sharesY: Bool = true
  ) {
    self.plots = plots
    self.columns = max(1, columns)
    self.gap = gap
    self.sharesX = sharesX
    self.sharesY = sharesY
  }

  public var rows: Int { (plots.count + columns - 1) / columns }

  /// Panels of one size. A column shares its left and right margins and a row its top and bottom
  /// ones; labels stand only at the outside where the scale is shared.
  public func elements(in rect: Rect) -> [Element] {
    let plots = withOuterLabels()
    let extents = trainedExtents(plots)
    let cells = rect.grid(columns: columns, rows: max(1, rows), gap: gap)
    var byColumn = [Insets](repeating: Insets(), count: columns)
    var byRow = [Insets](repeating: Insets(), count: rows)
    for index in plots.indices {
      let margins = plots[index].margins(in: cells[index], extents: extents[index])
      byColumn[index % columns] = byColumn[index % columns].union(margins)
      byRow[index / columns] = byRow[index / columns].union(margins)
    }
    var free = Point(
      rect.width - gap * Double(columns - 1), rect.height - gap * Double(max(1, rows) - 1))
    for margins in byColumn { free.x -= margins.left + margins.right }
    for margins in byRow { free.y -= margins.top + margins.bottom }
    let size = Point(free.x / Double(columns), free.y / Double(max(1, rows)))
    var elements: [Element] = []
    var top = rect.y
    for row in 0..<rows {
      var left = rect.x
      for column in 0..<columns {
        let index = row * columns + column
        guard index < plots.count else { break }
        let frame = Rect(
          x: left + byColumn[column].left, y: top + byRow[row].top, width: size.x, height: size.y)
        elements += plots[index].elements(
          in: frame, extents: extents[index], headingAt: top + 12)
        left = frame.right + byColumn[column].right + gap
      }
      top += byRow[row].top + size.y + byRow[row].bottom + gap
    }
    return elements
  }

  private func withOuterLabels() -> [Plot] {
    var plots = plots
    for index in plots.indices {
      if sharesY && index % columns != 0 { plots[index].axes.y = false }
      if sharesX && index + columns < plots.count {
        plots[index].axes.xLabel = false
        plots[index].axes.xTickLabels = false
      }
    }
    return plots
  }

  private func trainedExtents(_ plots: [Plot]) -> [Extents] {
    var all = plots.map { $0.extents() }
    var union = Extents()
    for extents in all { union.formUnion(extents) }
    for index in all.indices {
      if sharesX { all[index].x = union.x }
      if sharesY { all[index].y = union.y }
    }
    return all
  }
}
