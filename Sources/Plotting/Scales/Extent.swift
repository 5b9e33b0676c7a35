import Numerals

/// What a channel's values span, collected from all marks before a scale is made.
public struct Extent: Sendable, Equatable {
  public private(set) var lower = Double.infinity
  public private(set) var upper = -Double.infinity
  /// The smallest value above zero, where a log scale begins.
  public private(set) var smallestPositive = Double.infinity
  /// Whether a value is exactly zero, so that a log scale needs its zero lane.
  public private(set) var holdsZero = false

  public init() {}

  public init(_ values: [Double]) {
    for value in values { include(value) }
  }

  /// What some series span together.
  public init(ofAll series: [[Double]]) {
    for values in series { for value in values { include(value) } }
  }

  public var isEmpty: Bool { lower > upper }

  /// Values that are not finite are missing and do not count.
  public mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
    if value > 0 { smallestPositive = min(smallestPositive, value) }
    if value == 0 { holdsZero = true }
  }

  /// Finite values that never fall: their ends, and those around zero.
  mutating func include(ascending values: [Double]) {
    guard let first = values.first, let last = values.last else { return }
    include(first)
    include(last)
    var below = 0
    var above = values.count
    while below < above {
      let middle = (below + above) / 2
      if values[middle] > 0 { above = middle } else { below = middle + 1 }
    }
    if below < values.count { include(values[below]) }
    if below > 0, values[below - 1] == 0 { include(0) }
  }

  public mutating func formUnion(_ other: Extent) {
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
    smallestPositive = min(smallestPositive, other.smallestPositive)
    holdsZero = holdsZero || other.holdsZero
  }
}

extension Extent {
  /// What a log axis spans: whole decades where the positive data span more than one, else a fifth of a
  /// decade of air; one decade where nothing is positive. Neither end is 0 or infinite, however extreme the
  /// data.
  public var decades: ClosedRange<Double> {
    guard smallestPositive.isFinite, upper > 0 else { return 0.1...1 }
    let low = decimalLogarithm(smallestPositive)
    let high = decimalLogarithm(upper)
    let ends =
      high - low < 1
      ? (powerOfTen(low - 0.2), powerOfTen(high + 0.2))
      : (powerOfTen(floorInt(low + 0.02)), powerOfTen(ceilInt(high - 0.02)))
    let least = max(ends.0, .leastNonzeroMagnitude)
    return least...max(least, min(ends.1, .greatestFiniteMagnitude))
  }
}

/// The extents of both channels of a plot.
public struct Extents: Sendable, Equatable {
  public var x = Extent()
  public var y = Extent()

  public init() {}

  public mutating func formUnion(_ other: Extents) {
    x.formUnion(other.x)
    y.formUnion(other.y)
  }
}
