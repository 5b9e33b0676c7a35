import Markup

extension Mark {
  /// A line through values over x. Missing values part it; a value alone between two gaps is a dot.
  public static func line(x: [Double], y: [Double], _ stroke: Stroke) -> Mark {
    line(x: Abscissa(x), y: y, stroke)
  }

  /// One of several lines over the same x.
  public static func line(x: Abscissa, y: [Double], _ stroke: Stroke) -> Mark {
    let trace = Trace(x: x, y: y)
    return Mark(
      train: { trace.train(&$0) },
      draw: { panel in
        var path = PathData()
        for run in trace.runs(on: panel, tolerance: stroke.tolerance) {
          if run.count == 1, let only = run.first, panel.frame.contains(only) {
            path.circle(at: only, radius: stroke.width / 2)
          }
          for piece in panel.frame.clip(run) { path.polyline(piece) }
        }
        return [Ink.path(path, stroke: stroke)]
      })
  }

  /// The line of an identity, with its dash and, if asked for, its markers.
  public static func line(
    x: [Double], y: [Double], _ identity: SeriesIdentity, markers: Bool = false
  ) -> Mark {
    let line = line(x: x, y: y, identity.stroke)
    guard markers else { return line }
    let dots = dots(x: x, y: y, identity.marker, role: .series(identity), radius: 3.5)
    return Mark(train: line.train) { panel in line.draw(panel) + dots.draw(panel) }
  }

  /// The area between two values over x, such as the quartiles of several seeds.
  public static func band(x: [Double], lower: [Double], upper: [Double], _ fill: Fill) -> Mark {
    let low = Mark(x: x, y: lower) { _ in [] }
    let high = Mark(x: x, y: upper) { _ in [] }
    return Mark(
      train: { extents in
        low.train(&extents)
        high.train(&extents)
      },
      draw: { panel in
        var path = PathData()
        for range in drawableRanges(panel, x, lower, upper) {
          // Decimated like a line, so that band and line agree.
          let top = decimated(range.map { panel.frame.clamp(panel.point(x[$0], upper[$0])) })
          let bottom = decimated(range.map { panel.frame.clamp(panel.point(x[$0], lower[$0])) })
          path.polygon(top + bottom.reversed())
        }
        return [Ink.path(path, fill: fill)]
      })
  }

  /// The faint band of an identity.
  public static func band(
    x: [Double], lower: [Double], upper: [Double], _ identity: SeriesIdentity
  ) -> Mark {
    band(x: x, lower: lower, upper: upper, Fill(.series(identity), opacity: 0.2))
  }

  /// The area from the bottom of the panel up to the values.
  public static func area(x: [Double], y: [Double], _ fill: Fill) -> Mark {
    let trace = Trace(x: Abscissa(x), y: y)
    return Mark(
      train: { trace.train(&$0) },
      draw: { panel in
        var path = PathData()
        for run in trace.runs(on: panel) {
          let top = run.map { panel.frame.clamp($0) }
          guard let first = top.first, let last = top.last else { continue }
          path.polygon(
            [Point(first.x, panel.frame.bottom)] + top + [Point(last.x, panel.frame.bottom)])
        }
        return [Ink.path(path, fill: fill)]
      })
  }
}

private func drawableRanges(
  _ panel: Panel, _ x: [Double], _ lower: [Double], _ upper: [Double]
) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  let count = min(x.count, min(lower.count, upper.count))
  for index in 0...count {
    let drawable =
      index < count && panel.point(x[index], lower[index]).isFinite
      && panel.point(x[index], upper[index]).isFinite
    if !drawable {
      if index - start > 1 { ranges.append(start..<index) }
      start = index + 1
    }
  }
  return ranges
}
