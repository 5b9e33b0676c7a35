import Markup
import Numerals
import Plotting
import Wording

extension Mark {
  /// The axis of powers of two, marked at powers of ten, and the name of the lane of zeros.
  static func octaveAxis(_ bins: RidgeBins) -> Mark {
    Mark(
      margins: { _ in Insets(right: 12, bottom: 38) },
      draw: { panel in
        var line = PathData()
        let bottom = panel.frame.bottom
        let start = panel.x.position(bins.hasNegative ? bins.lower - bins.upper : 0)
        line.segment(Point(start, bottom), Point(panel.frame.right, bottom))
        let style = TextStyle(size: 11, role: .mutedInk, anchor: .middle)
        var labels: [Element] = []
        var end = start - 40
        for tick in ticks(bins) {
          let x = panel.x.position(tick.value)
          let half = TextWidth.of(tick.label, size: 11) / 2
          guard x - half > end + 6 else { continue }
          line.segment(Point(x, bottom), Point(x, bottom + 4))
          labels += Ink.text(tick.label, at: Point(x, bottom + 16), style)
          end = x + half
        }
        let lane = panel.x.position((bins.lane.lowerBound + bins.lane.upperBound) / 2)
        labels += Ink.text(ChartText.exactlyZero, at: Point(lane, bottom + 16), style)
        labels += Ink.text(
          HistogramText.activation, at: Point((start + panel.frame.right) / 2, bottom + 32),
          TextStyle(size: 11, anchor: .middle))
        return [Ink.path(line, stroke: Stroke(.axis), crisp: true)] + labels
      })
  }

  private static func ticks(_ bins: RidgeBins) -> [Tick] {
    let binaryOrders = 3.321_928_094_887_362
    let low = ceilInt(bins.lower / binaryOrders)
    let high = floorInt(bins.upper / binaryOrders)
    guard low <= high else { return [] }
    let stride = max(1, (high - low) / (bins.hasNegative ? 2 : 3))
    var ticks: [Tick] = []
    for exponent in low...high where (high - exponent) % stride == 0 {
      let place = Double(exponent) * binaryOrders - bins.lower
      let label = NumberText.decade(exponent)
      ticks.append(Tick(place, label))
      // Next to the middle the two signs would collide.
      if bins.hasNegative && place > 1 { ticks.append(Tick(-place, "\u{2212}" + label)) }
    }
    return ticks.sorted { $0.value < $1.value }
  }

  /// The share of exact zeros as a bar in its lane, with its number.
  static func zeroBars(_ shares: [Double], lane: ClosedRange<Double>, _ role: ColourRole) -> Mark {
    Mark { panel in
      let left = panel.x.position(lane.lowerBound)
      let right = panel.x.position(lane.upperBound)
      let text = 34.0
      var elements = [
        Ink.rect(
          Rect(x: left, y: panel.frame.y, width: right - left, height: panel.frame.height),
          fill: Fill(.surface))
      ]
      for (index, share) in shares.enumerated() {
        let base = panel.y.position(Double(index) + 0.5) - 1
        let height = min(12, panel.y.bandWidth * 0.6)
        let width = share.isFinite ? (right - left - text) * share : 0
        var bar = PathData()
        bar.rectangle(Rect(x: left, y: base - height, width: width, height: height))
        elements.append(Ink.path(bar, fill: Fill(role)))
        elements += Ink.text(
          share.isFinite ? NumberText.percent(share) : "", at: Point(left + width + 3, base - 1),
          TextStyle(size: 10, role: .mutedInk))
      }
      return elements
    }
  }

  /// A small arrow at the row of the step that is looked at.
  static func rowPointer(_ row: Int?) -> Mark {
    Mark { panel in
      var head = PathData()
      if let row {
        let (x, y) = (panel.frame.right + 1, panel.y.position(Double(row) + 0.5) - 4)
        head.polygon([Point(x, y), Point(x + 6, y - 4), Point(x + 6, y + 4)])
      }
      return [Ink.path(head, fill: Fill(.ink))]
    }
  }
}
