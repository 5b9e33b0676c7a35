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
func decimated(_ points: [Point]) -> [Point] {
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
      kept += extremes(of: points[start..<end])
    }
    start = end
  }
  return kept
}

private func extremes(of column: ArraySlice<Point>) -> [Point] {
  var lowest = column.startIndex
  var highest = column.startIndex
  for index in column.indices {
    if column[index].y < column[lowest].y { lowest = index }
    if column[index].y > column[highest].y { highest = index }
  }
  let first = column.startIndex
  let last = column.endIndex - 1
  let inner = lowest < highest ? [lowest, highest] : [highest, lowest]
  var chosen = [first]
  for index in inner + [last] where index != chosen.last { chosen.append(index) }
  return chosen.map { column[$0] }
}
