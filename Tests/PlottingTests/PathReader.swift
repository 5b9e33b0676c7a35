import Plotting

/// What a path draws, read from its `d` as a renderer does: the places of each stroke. Arcs and curves
/// count by their ends.
func strokes(of data: String) -> [[Point]] {
  var strokes: [[Point]] = []
  var pen = Point(0, 0)
  for match in data.matches(of: /([A-Za-z])([^A-Za-z]*)/) {
    let letter = match.1
    let isRelative = letter == letter.lowercased()
    let numbers = match.2.matches(of: /-?(?:\d+\.?\d*|\.\d+)/).compactMap { Double($0.0) }
    func end(_ dx: Double?, _ dy: Double?) -> Point {
      isRelative
        ? Point(pen.x + (dx ?? 0), pen.y + (dy ?? 0)) : Point(dx ?? pen.x, dy ?? pen.y)
    }
    let size =
      switch letter.lowercased() {
      case "m", "l": 2
      case "h", "v": 1
      case "q": 4
      case "a": 7
      default: 0
      }
    if size == 0 {
      if let first = strokes.last?.first { pen = first }
      continue
    }
    for start in stride(from: 0, to: numbers.count, by: size) {
      let own = Array(numbers[start..<min(start + size, numbers.count)])
      switch letter.lowercased() {
      case "h": pen = end(own[0], nil)
      case "v": pen = end(nil, own[0])
      default: pen = end(own[own.count - 2], own[own.count - 1])
      }
      if letter.lowercased() == "m" && start == 0 { strokes.append([]) }
      strokes[strokes.count - 1].append(pen)
    }
  }
  return strokes
}
