import Numerals

/// From values to the levels of a ramp, one path for each.
public struct ColourScale: Sendable {
  /// What a cell shows.
  public enum Level: Sendable, Equatable {
    case value(Int)
    /// Exactly zero.
    case zero
    /// Not recorded, which no number tells.
    case missing
    case notANumber, infinite
    case classRegion(ClassIdentity)

    public var role: ColourRole { role(diverging: false) }

    /// What text has on a cell of a diverging scale to be read in every theme, 4.5 : 1 at least.
    public var inkOnIt: ColourRole {
      if case .value(let level) = self, abs(level) > 4 { .background } else { .ink }
    }

    func role(diverging: Bool) -> ColourRole {
      switch self {
      case .value(let level): diverging ? .diverging(level) : .ramp(level)
      case .zero: .exactZero
      case .missing: .missing
      case .notANumber: .notANumber
      case .infinite: .infinite
      case .classRegion(let identity): .classRegion(identity)
      }
    }
  }

  public enum Kind: Sendable {
    case linear, log
    /// Symmetric around a neutral zero; `upper` is the reach on both sides.
    case diverging
  }

  public let kind: Kind
  public let lower: Double
  public let upper: Double
  /// The decimal logarithms of both for a log scale.
  private let logarithms: (lower: Double, upper: Double)

  public init(_ kind: Kind, lower: Double, upper: Double) {
    self.kind = kind
    self.lower = lower
    self.upper = upper > lower ? upper : lower + 1
    logarithms =
      kind == .log ? (decimalLogarithm(lower), decimalLogarithm(self.upper)) : (0, 1)
  }

  /// Spans values; a log scale from whole decade to whole decade.
  public init(_ kind: Kind, spanning extent: Extent) {
    switch kind {
    case .linear:
      self.init(
        .linear, lower: extent.isEmpty ? 0 : extent.lower, upper: extent.isEmpty ? 1 : extent.upper)
    case .log:
      let scale = Scale(.log(zeroLane: .never), extent: extent, from: 0, to: 1)
      self.init(.log, lower: scale.lower, upper: scale.upper)
    case .diverging:
      let reach = extent.isEmpty ? 1 : max(abs(extent.lower), abs(extent.upper))
      self.init(.diverging, lower: -reach, upper: reach)
    }
  }

  /// The level of a value. Zero has its own on a log scale; beyond the ends it is the outermost.
  public func level(_ value: Double) -> Level {
    guard value.isFinite else { return value.isNaN ? .notANumber : .infinite }
    switch kind {
    case .linear: return .value(step((value - lower) / (upper - lower)))
    case .log:
      if value == 0 { return .zero }
      guard value > 0 else { return .missing }
      let low = logarithms.lower
      return .value(step((decimalLogarithm(value) - low) / (logarithms.upper - low)))
    case .diverging:
      let level = roundInt(value / upper * Double(Ramp.divergingReach))
      return .value(min(max(level, -Ramp.divergingReach), Ramp.divergingReach))
    }
  }

  /// The levels from little to much.
  var levels: ClosedRange<Int> {
    kind == .diverging ? -Ramp.divergingReach...Ramp.divergingReach : 0...(Ramp.levels - 1)
  }

  /// All levels that a cell can have, in drawing order: always as many, so that frames keep shape.
  func allLevels() -> [Level] { levels.map { .value($0) } + Self.otherLevels }

  private static let otherLevels: [Level] = [.zero, .missing]

  private func step(_ share: Double) -> Int {
    min(max(floorInt(share * Double(Ramp.levels)), 0), Ramp.levels - 1)
  }
}
