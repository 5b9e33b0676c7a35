/// What a chart's author says about an axis; the data say the rest.
public struct Axis: Sendable {
  public var kind: ScaleKind
  /// What the axis shows, with its unit.
  public var label: String
  /// Fixed ends instead of those of the data.
  public var domain: ClosedRange<Double>?
  /// How values of a linear axis are written; nil chooses the decimals by the ticks.
  public var format: ValueFormat
  /// What the zero lane is called, in the language of the figure.
  public var zeroLabel = "exactly 0"

  public init(
    _ kind: ScaleKind, _ label: String = "", domain: ClosedRange<Double>? = nil,
    format: ValueFormat = .automatic
  ) {
    self.kind = kind
    self.label = label
    self.domain = domain
    self.format = format
  }

  public static func linear(
    _ label: String = "", domain: ClosedRange<Double>? = nil, includesZero: Bool = false,
    format: ValueFormat = .automatic
  ) -> Axis {
    Axis(.linear(includesZero: includesZero), label, domain: domain, format: format)
  }

  /// A log axis; a value of exactly zero gets its own lane at the low end.
  public static func log(
    _ label: String = "", domain: ClosedRange<Double>? = nil, zeroLane: ZeroLane = .automatic,
    zeroLabel: String = "exactly 0"
  ) -> Axis {
    var axis = Axis(.log(zeroLane), label, domain: domain)
    axis.zeroLabel = zeroLabel
    return axis
  }

  /// Steps, epochs, examples: whole numbers from the first to the last, not widened.
  public static func steps(_ label: String = "", domain: ClosedRange<Double>? = nil) -> Axis {
    Axis(.steps, label, domain: domain)
  }

  /// Categories; category `i` is the value `Double(i)`, its edges are `i ± 0.5`.
  public static func ordinal(_ categories: [String], _ label: String = "") -> Axis {
    Axis(.ordinal(categories), label)
  }
}

/// The ways from a value to a place.
public enum ScaleKind: Sendable {
  case linear(includesZero: Bool)
  case log(ZeroLane)
  case steps
  case ordinal([String])
}

/// When a log axis has a lane for exact zeros.
public enum ZeroLane: Sendable {
  /// If a value is exactly zero.
  case automatic
  case always
  case never
}

/// How the numbers of a linear axis are written.
public enum ValueFormat: Sendable {
  case automatic, percent
}
