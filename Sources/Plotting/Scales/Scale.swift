import Numerals

/// A trained scale: where a value lies between the two ends of an axis.
public struct Scale: Sendable {
  public let kind: ScaleKind
  /// The values at the two ends, for a log scale without the zero lane.
  public let lower: Double
  public let upper: Double
  public let format: ValueFormat
  let start: Double
  let end: Double
  let zeroLaneWidth: Double
  /// The decimal logarithms of the two ends of a log scale.
  private let logarithms: (lower: Double, upper: Double)

  /// The room of the zero lane between the axis' end and its smallest value.
  static let zeroLane = 32.0
  /// The part of it that is drawn as a surface; the rest sets it apart from the values.
  static let zeroSurface = 18.0

  public init(_ axis: Axis, extent: Extent, from start: Double, to end: Double) {
    kind = axis.kind
    format = axis.format
    self.start = start
    self.end = end
    let ends = Scale.ends(of: axis, extent: extent)
    lower = ends.lower
    upper = ends.upper
    if case .log = axis.kind {
      logarithms = (decimalLogarithm(ends.lower), decimalLogarithm(ends.upper))
    } else {
      logarithms = (0, 1)
    }
    zeroLaneWidth = Scale.hasZeroLane(axis.kind, extent) ? Scale.zeroLane : 0
  }

  public var hasZeroLane: Bool { zeroLaneWidth > 0 }

  /// The place of a value in user units; NaN if it has none.
  public func position(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    switch kind {
    case .linear, .steps, .ordinal:
      let near = min(max(value, -2 * Scale.reach), 2 * Scale.reach)
      return place((near - lower) / (upper - lower))
    case .log:
      if value == 0 && hasZeroLane { return zeroPosition }
      guard value > 0 else { return .nan }
      let low = logarithms.lower
      return place((decimalLogarithm(value) - low) / (logarithms.upper - low))
    }
  }

  /// The smallest value that has a place; none above it that is finite lacks one.
  var lowestDrawable: Double {
    guard case .log = kind else { return -Double.greatestFiniteMagnitude }
    return hasZeroLane ? 0 : .leastNonzeroMagnitude
  }

  /// The middle of the zero lane.
  public var zeroPosition: Double { start + direction * Scale.zeroSurface / 2 }

  /// Where the values begin, beyond the zero lane.
  public var valueStart: Double { start + direction * zeroLaneWidth }

  /// The room of one category.
  public var bandWidth: Double { abs(end - start) / max(upper - lower, 1e-300) }

  private var direction: Double { end < start ? -1 : 1 }

  private func place(_ share: Double) -> Double { valueStart + share * (end - valueStart) }
}

extension Scale {
  private static func hasZeroLane(_ kind: ScaleKind, _ extent: Extent) -> Bool {
    guard case .log(let lane) = kind else { return false }
    switch lane {
    case .automatic: return extent.holdsZero
    case .always: return true
    case .never: return false
    }
  }

  private static func ends(of axis: Axis, extent: Extent) -> (lower: Double, upper: Double) {
    if case .ordinal(let categories) = axis.kind { return (-0.5, Double(categories.count) - 0.5) }
    if let domain = axis.domain {
      var ends = (lower: domain.lowerBound, upper: domain.upperBound)
      if case .linear = axis.kind { ends = (max(ends.lower, -reach), min(ends.upper, reach)) }
      if ends.lower < ends.upper { return ends }
    }
    switch axis.kind {
    case .log: return (extent.decades.lowerBound, extent.decades.upperBound)
    case .steps: return stepEnds(extent)
    case .linear(let includesZero): return linearEnds(extent, includesZero: includesZero)
    case .ordinal: return (0, 1)
    }
  }

  /// How far a linear scale reaches: differences of numbers of twice this size are finite.
  private static let reach = 4e307

  /// Widened to the next ticks, so that the outermost values are read off.
  private static func linearEnds(
    _ extent: Extent, includesZero: Bool
  ) -> (lower: Double, upper: Double) {
    guard !extent.isEmpty else { return (0, 1) }
    var lower = min(max(extent.lower, -reach), reach)
    var upper = min(max(extent.upper, -reach), reach)
    if includesZero {
      lower = min(lower, 0)
      upper = max(upper, 0)
    }
    // What is closer has no ticks between that could be told apart.
    if upper - lower <= max(1e-13 * max(abs(lower), abs(upper)), Ticks.leastSpan) {
      let half = abs(lower) <= Ticks.leastSpan ? 1 : abs(lower) * 0.1
      return (lower - half, upper + half)
    }
    let step = Ticks.step(from: lower, to: upper, count: 10)
    return (wholeBelow(lower / step) * step, -wholeBelow(-upper / step) * step)
  }

  private static func stepEnds(_ extent: Extent) -> (lower: Double, upper: Double) {
    guard !extent.isEmpty else { return (0, 1) }
    return extent.lower == extent.upper
      ? (extent.lower - 0.5, extent.upper + 0.5) : (extent.lower, extent.upper)
  }
}
