import Numerals

/// Runs of drawable points; whatever is missing parts a line in two.
func unbrokenRuns(_ points: [Point]) -> [[Point]] {
  var runs: [[Point]] = []
  var run: [Point] = []
  for point in points {
    if point.isFinite {
      run.append(point)
    } else if !run.isEmpty {
      runs.append(run)
      run = []
    }
  }
  return run.isEmpty ? runs : runs + [run]
}

/// At most four points for each pixel column: the first, the lowest, the highest and the last. The
/// line looks the same, since a column holds no more than its vertical span.
func decimated(_ points: [Point], tolerance: Double = areaTolerance) -> [Point] {
  guard points.count > 4 else { return points }
  var kept: [Point] = []
  var start = points.startIndex
  while start < points.endIndex {
    let column = floorInt(points[start].x)
    var end = start + 1
    while end < points.endIndex && floorInt(points[end].x) == column { end += 1 }
    if end - start <= 4 {
      kept += points[start..<end]
    } else {
      var lowest = start
      var highest = start
      for index in start..<end {
        if points[index].y < points[lowest].y { lowest = index }
        if points[index].y > points[highest].y { highest = index }
      }
      kept += outline(first: start, lowest, highest, last: end - 1).map { points[$0] }
    }
    start = end
  }
  return simplified(kept, tolerance: tolerance)
}

/// The indices of a column's outline in their order, each once.
func outline(first: Int, _ lowest: Int, _ highest: Int, last: Int) -> [Int] {
  var chosen = [first]
  for index in [min(lowest, highest), max(lowest, highest), last] where index != chosen.last {
    chosen.append(index)
  }
  return chosen
}

/// How far a point may lie above or below the edge that leaves it out: as far as places are rounded.
let areaTolerance = 0.1

extension Stroke {
  /// How far a point may lie above or below the line that leaves it out: a tenth of the line's own width,
  /// which is less than a pixel of any screen shows.
  var tolerance: Double { width / 10 }
}

/// The line without points that nobody could see: from one kept point to the next, all between them
/// lie within the tolerance of the straight way. Where x does not grow, every point is kept.
///
/// The slopes that pass all points since the last kept one are an interval, which each point narrows;
/// a point whose own slope is outside of it ends the way at the point before.
func simplified(_ points: [Point], tolerance: Double) -> [Point] {
  guard var anchor = points.first, points.count > 2 else { return points }
  var kept = [anchor]
  var last = anchor
  var steepestFall = -Double.infinity
  var steepestRise = Double.infinity
  for point in points.dropFirst() {
    let step = point.x - anchor.x
    let slope = (point.y - anchor.y) / step
    let isAhead = last.x > anchor.x && point.x > last.x
    if last != anchor, !isAhead || slope < steepestFall || slope > steepestRise {
      kept.append(last)
      anchor = last
      steepestFall = -.infinity
      steepestRise = .infinity
    }
    let run = point.x - anchor.x
    if run > 0 {
      steepestFall = max(steepestFall, (point.y - anchor.y - tolerance) / run)
      steepestRise = min(steepestRise, (point.y - anchor.y + tolerance) / run)
    }
    last = point
  }
  kept.append(last)
  return kept
}
