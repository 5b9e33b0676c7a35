import Numerals

/// Values over x as they were given, with what makes drawing many of them quick.
struct Trace: Sendable {
  let x: [Double]
  let y: [Double]
  /// Whether x never falls and is finite everywhere, as steps are.
  let ascends: Bool

  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
    ascends = Trace.ascends(x)
  }

  /// Adds all values to what the scales will span.
  func train(_ extents: inout Extents) {
    if ascends { extents.x.include(ascending: x) } else { extents.x.include(contentsOf: x) }
    extents.y.include(contentsOf: y)
  }

  /// The unbroken runs in places of a panel, at most four points for each pixel column.
  func runs(on panel: Panel) -> [[Point]] {
    let count = min(x.count, y.count)
    guard ascends, Double(count) > 4 * panel.frame.width else {
      return unbrokenRuns(zip(x, y).map { panel.point($0, $1) }).map { decimated($0) }
    }
    return columns(on: panel, count: count)
  }

  /// The same for many points: since both scales keep the order of values, each column's outline is found
  /// among the values, and only its points become places.
  private func columns(on panel: Panel, count: Int) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    func add(_ range: Range<Int>, _ span: FiniteSpan, _ values: UnsafeBufferPointer<Double>) {
      var low = range.lowerBound
      var high = low
      while values[low] != span.low { low += 1 }
      while values[high] != span.high { high += 1 }
      for index in outline(first: range.lowerBound, low, high, last: range.upperBound - 1) {
        let place = panel.point(x[index], values[index])
        if place.isFinite { run.append(place) }
      }
    }
    func end() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    let least = panel.y.lowestDrawable
    y.withUnsafeBufferPointer { values in
      var start = 0
      while start < count {
        let column = start..<columnEnd(from: start, on: panel, count: count)
        start = column.upperBound
        if let span = FiniteSpan(values, column), span.low >= least {
          add(column, span, values)
          continue
        }
        // A column with gaps, each of which ends a run.
        var next = column.lowerBound
        for part in drawableParts(of: column, in: values, from: least) {
          if part.lowerBound > next { end() }
          if let span = FiniteSpan(values, part) { add(part, span, values) }
          next = part.upperBound
        }
        if next < column.upperBound { end() }
      }
    }
    end()
    return runs.map { simplified($0) }
  }

  private func drawableParts(
    of column: Range<Int>, in values: UnsafeBufferPointer<Double>, from least: Double
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = column.lowerBound
    for index in column {
      if values[index] >= least && values[index] <= .greatestFiniteMagnitude { continue }
      if start < index { parts.append(start..<index) }
      start = index + 1
    }
    if start < column.upperBound { parts.append(start..<column.upperBound) }
    return parts
  }

  /// The first index beyond the pixel column of another one: in strides that double, then by halves.
  private func columnEnd(from start: Int, on panel: Panel, count: Int) -> Int {
    let column = floorInt(panel.x.position(x[start]))
    var inside = start
    var stride = 1
    while inside + stride < count, floorInt(panel.x.position(x[inside + stride])) == column {
      inside += stride
      stride *= 2
    }
    var outside = min(inside + stride, count)
    while outside - inside > 1 {
      let middle = (inside + outside) / 2
      if floorInt(panel.x.position(x[middle])) == column {
        inside = middle
      } else {
        outside = middle
      }
    }
    return outside
  }

  private static func ascends(_ x: [Double]) -> Bool {
    guard let first = x.first, let last = x.last, first.isFinite, last.isFinite else {
      return false
    }
    return x.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      var index = 1
      while index + 8 <= values.count {
        let before = bytes.loadUnaligned(fromByteOffset: (index - 1) * 8, as: SIMD8<Double>.self)
        let later = bytes.loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
        if any(.!(before .<= later)) { return false }
        index += 8
      }
      while index < values.count {
        if !(values[index - 1] <= values[index]) { return false }
        index += 1
      }
      return true
    }
  }
}
