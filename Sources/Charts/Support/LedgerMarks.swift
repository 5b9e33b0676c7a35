import Markup
import Numerals
import Plotting
import Wording

extension Mark {
  /// Thin lines that lead a level from one row to the next, and a tick at the output.
  static func ledgerLevels(_ rows: [LedgerBook.Row]) -> Mark {
    Mark { panel in
      var lines = PathData()
      var start = PathData()
      for (index, row) in rows.enumerated() where row.kind != .total && row.from > 0 && row.to > 0 {
        let x = panel.x.position(row.to)
        guard x.isFinite else { continue }
        let y = panel.y.position(Double(index))
        if row.kind == .start {
          let half = panel.y.bandWidth * 0.31
          start.segment(Point(x, y - half), Point(x, y + half))
        }
        lines.segment(Point(x, y), Point(x, panel.y.position(Double(index) + 0.69)))
      }
      return [
        Ink.path(lines, stroke: Stroke(.axis), crisp: true),
        Ink.path(start, stroke: Stroke(.ink, width: 2.5)),
      ]
    }
  }

  /// The whole way as an arrow.
  static func ledgerTotal(_ rows: [LedgerBook.Row]) -> Mark {
    Mark { panel in
      var shaft = PathData()
      var head = PathData()
      if let row = rows.last, row.kind == .total {
        let y = panel.y.position(Double(rows.count - 1))
        let a = Point(panel.x.position(row.from), y)
        let b = Point(panel.x.position(row.to), y)
        if a.isFinite && b.isFinite {
          let back = b.x < a.x ? 6.0 : -6.0
          shaft.segment(a, Point(b.x + back / 2, y))
          head.polygon([b, Point(b.x + back, y - 4), Point(b.x + back, y + 4)])
        }
      }
      return [Ink.path(shaft, stroke: Stroke(.ink, width: 1.6)), Ink.path(head, fill: Fill(.ink))]
    }
  }

  /// What each row multiplies by, flush right beside the panel.
  static func ledgerFactors(_ rows: [LedgerBook.Row], shows: Bool) -> Mark {
    let width = TextWidth.of("× 8.8·10⁻³⁸", size: 11)
    return Mark(
      margins: { _ in Insets(right: width * TextWidth.reserve + 10) },
      draw: { panel in
        var elements: [Element] = []
        for (index, row) in rows.enumerated() where shows || row.kind == .total {
          let isTotal = row.kind == .total
          let factor = row.to / row.from
          let text =
            row.kind == .start || !factor.isFinite ? "" : "× " + NumberText.significant(factor)
          let place = Point(panel.frame.right + 8, panel.y.position(Double(index)))
          elements += Ink.centredText(
            text, at: place, TextStyle(size: 11, role: isTotal ? .ink : .mutedInk, bold: isTotal),
            parts: 2)
        }
        return elements
      })
  }

  /// Where the way ends, if it does.
  static func ledgerEnd(_ rows: [LedgerBook.Row], _ arrival: Arrival) -> Mark {
    Mark { panel in
      var place = Point(panel.frame.x + 30, panel.frame.bottom - panel.y.bandWidth)
      if case .nothing = arrival, let end = rows.firstIndex(where: { $0.to == 0 }) {
        // Below the row in which it ends, or beside its bar where the row of all together comes next.
        let isLast = end + 2 >= rows.count
        place.y = panel.y.position(Double(isLast ? end : end + 1))
        let start = panel.x.position(rows[end].from)
        if isLast, start.isFinite { place.x = start + 10 }
      }
      return Ink.centredText(LedgerText.end(arrival), at: place, .annotation)
    }
  }
}
