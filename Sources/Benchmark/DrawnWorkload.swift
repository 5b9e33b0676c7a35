import Plotting

/// The five drawings of `Tests/benchmark/drawing.py`, from numbers in memory to the text of a file.
enum DrawnWorkload: String, CaseIterable {
  /// Ten lines of 2 000 points on a log axis.
  case lines
  /// 50 × 200 cells.
  case heatMap = "heat-map"
  /// Forty distributions below each other.
  case ridges
  /// Twelve panels of five lines of 500 points.
  case panels
  /// Four lines of 1 000 000 points.
  case million

  /// How the numbers of the file are parted into rows.
  var columns: Int {
    switch self {
    case .lines: 2000
    case .heatMap: 200
    case .ridges: 64
    case .panels: 500
    case .million: 1_000_000
    }
  }

  /// The file's text.
  ///
  /// - Parameter rows: the numbers, one list for each line, row of cells or distribution.
  func draw(_ rows: [[Double]]) -> String {
    let picture =
      switch self {
      case .lines: lines(rows, y: .log("norm"))
      case .million: lines(rows, y: .linear("value"))
      case .heatMap: heatMap(rows)
      case .ridges: ridges(rows)
      case .panels: panels(rows)
      }
    return SVGFile.text(picture, identifier: "b")
  }

  private func figure(_ title: String) -> Figure {
    Figure(title: title, subtitle: "Drawn to be timed", description: title)
  }

  private func lines(_ rows: [[Double]], y: Axis) -> Picture {
    let x = steps(rows)
    let shared = Abscissa(x)
    let identities = SeriesIdentity.Name.allCases.map { SeriesIdentity($0) }
    var marks = rows.enumerated().map { Mark.line(x: shared, y: $1, identities[$0].stroke) }
    marks.append(
      .endLabels(
        rows.enumerated().map { EndLabel("layer \($0)", identities[$0], x: x, y: $1) }))
    return figure("Lines").picture(height: 420, Plot(x: .steps("step"), y: y, marks: marks))
  }

  private func heatMap(_ rows: [[Double]]) -> Picture {
    let scale = ColourScale(.linear, spanning: Extent(ofAll: rows))
    let edges = (0...columns).map { Double($0) }
    let plot = Plot(
      x: .steps("step"), y: .ordinal((1...rows.count).map { "\($0)" }, "layer"), axes: .noGrid,
      marks: [.cells(CellGrid(columnEdges: edges, values: rows, scale: scale), scale)])
    return figure("Cells").picture(height: 460) { rect in
      let bar = ColourBar(scale, label: "value")
      let above = Rect(
        x: rect.x, y: rect.y, width: rect.width, height: rect.height - ColourBar.height)
      let below = Rect(x: rect.x, y: above.bottom, width: rect.width, height: ColourBar.height)
      return plot.elements(in: above) + bar.elements(in: below)
    }
  }

  private func ridges(_ rows: [[Double]]) -> Picture {
    let x = (0..<columns).map { -3 + 6 * Double($0) / Double(columns - 1) }
    let plot = Plot(
      x: .linear("z"), y: .ordinal(rows.indices.map { "\($0)" }, "step"), axes: .noGrid,
      marks: [.ridges(x: x, rows: rows, fill: .surface, line: .ink)])
    return figure("Ridges").picture(height: 500, plot)
  }

  private func panels(_ rows: [[Double]]) -> Picture {
    let x = steps(rows)
    let plots = stride(from: 0, to: rows.count, by: 5).map { first in
      let marks = rows[first..<(first + 5)].enumerated().map { index, row in
        Mark.line(x: x, y: row, .arm(index))
      }
      return Plot("layer", x: .steps("step"), y: .linear(), marks: marks)
    }
    return figure("Panels").picture(height: 560, Facets(plots, columns: 4, sharesY: false))
  }

  private func steps(_ rows: [[Double]]) -> [Double] {
    (0..<(rows.first?.count ?? 0)).map { Double($0) }
  }
}
