import Numerals

/// Values over x as they were given, with what makes drawing many of them quick.
struct Trace: Sendable {
  let x: [Double]
  let y: SpannedValues
  /// Whether x never falls and is finite everywhere, as steps are.
  let ascends: Bool

  init(x: Abscissa, y: [Double]) {
    self.x = x.values
    self.y = SpannedValues(y)
    ascends = x.ascends
  }

  /// Adds all values to what the scales will span.
  func train(_ extents: inout Extents) {
    if ascends {
      extents.x.include(ascending: x)
    } else {
      for value in x { extents.x.include(value) }
    }
    y.train(&extents.y)
  }

  /// The unbroken runs in places of a panel, at most four points for each pixel column.
  func runs(on panel: Panel, tolerance: Double = areaTolerance) -> [[Point]] {
    let count = min(x.count, y.values.count)
    guard ascends, Double(count) > 4 * panel.frame.width else {
      return unbrokenRuns(zip(x, y.values).map { panel.point($0, $1) }).map {
        decimated($0, tolerance: tolerance)
      }
    }
    return columns(on: panel, count: count).map { simplified($0, tolerance: tolerance) }
  }

  /// The same for many points: since both scales keep the order of values, each column's outline is found
  /// among the values, and only its points become places.
  private func columns(on panel: Panel, count: Int) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    func add(_ range: Range<Int>, _ span: FiniteSpan) {
      let low = y.firstIndex(of: span.low, in: range)
      let high = y.firstIndex(of: span.high, in: range)
      for index in outline(first: range.lowerBound, low, high, last: range.upperBound - 1) {
        let place = panel.point(x[index], y.values[index])
        if place.isFinite { run.append(place) }
      }
    }
    func end() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    let least = panel.y.lowestDrawable
    var start = 0
    var length = 1
    while start < count {
      let column = start..<columnEnd(from: start, length: length, on: panel, count: count)
      start = column.upperBound
      length = column.count
      if let span = y.span(of: column), span.low >= least {
        add(column, span)
        continue
      }
      // A column with gaps, each of which ends a run.
      var next = column.lowerBound
      for part in drawableParts(of: column, from: least) {
        if part.lowerBound > next { end() }
        if let span = y.span(of: part) { add(part, span) }
        next = part.upperBound
      }
      if next < column.upperBound { end() }
    }
    end()
    return runs
  }

  private func drawableParts(
    of column: Range<Int>, from least: Double
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = column.lowerBound
    for index in column {
      let value = y.values[index]
      if value >= least && value <= .greatestFiniteMagnitude { continue }
      if start < index { parts.append(start..<index) }
      start = index + 1
    }
    if start < column.upperBound { parts.append(start..<column.upperBound) }
    return parts
  }

  /// The first index beyond the pixel column of another one: about as far as in the column before, then in
  /// strides that double, then by halves.
  private func columnEnd(from start: Int, length: Int, on panel: Panel, count: Int) -> Int {
    let column = floorInt(panel.x.position(x[start]))
    func isInside(_ index: Int) -> Bool {
      index < count && floorInt(panel.x.position(x[index])) == column
    }
    var inside = start
    if length > 2, isInside(start + length - 2) { inside += length - 2 }
    var stride = 1
    while isInside(inside + stride) {
      inside += stride
      stride *= 2
    }
    var outside = min(inside + stride, count)
    while outside - inside > 1 {
      let middle = (inside + outside) / 2
      if isInside(middle) {
        inside = middle
      } else {
        outside = middle
      }
    }
    return outside
  }
}
