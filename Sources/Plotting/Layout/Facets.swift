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

  /// All panels get the margins of the neediest, so that rows share baselines and sizes.
  public func elements(in rect: Rect) -> [Element] {
    var plots = plots
    for index in plots.indices where plots[index].axes.yLabel {
      plots[index].axes.yLabel = index % columns == 0 || !sharesY
    }
    for index in plots.indices where plots[index].axes.xLabel {
      plots[index].axes.xLabel = index + columns >= plots.count || !sharesX
    }
    let extents = trainedExtents(plots)
    let cells = rect.grid(columns: columns, rows: max(1, rows), gap: gap)
    var margins = Insets()
    for index in plots.indices {
      margins = margins.union(plots[index].margins(in: cells[index], extents: extents[index]))
    }
    var elements: [Element] = []
    for index in plots.indices {
      elements += plots[index].elements(
        in: cells[index], extents: extents[index], margins: margins)
    }
    return elements
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
