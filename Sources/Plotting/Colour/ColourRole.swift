/// What a colour is for. Marks never name a colour, only its role; `Palette` knows both themes.
public enum ColourRole: Sendable, Equatable {
  case background
  /// Text and marks that are read first.
  case ink
  /// Axis labels, subtitles, notes.
  case mutedInk
  /// Axis lines and outlines of things that carry no value themselves.
  case axis
  /// Lines that only help to read off.
  case grid
  /// A faint surface: the zero lane, an inactive panel.
  case surface
  /// What the annotation speaks of.
  case accent
  /// A value that is exactly zero; never on the ramp.
  case exactZero
  /// No value was recorded.
  case missing
  /// What was reckoned is not a number, or infinite.
  case notANumber, infinite
  case series(SeriesIdentity)
  case state(UnitState)
  /// The points of a class.
  case classMark(ClassIdentity)
  /// The region that a net gives to a class.
  case classRegion(ClassIdentity)
  /// A level of the sequential ramp, 0 (little) to `Ramp.levels - 1` (much).
  case ramp(Int)
  /// A level of the diverging ramp, `-Ramp.divergingReach` to `Ramp.divergingReach`; 0 is neutral.
  case diverging(Int)

  /// The word of the role in class names.
  public var token: String {
    switch self {
    case .background: "bg"
    case .ink: "ink"
    case .mutedInk: "muted"
    case .axis: "axis"
    case .grid: "grid"
    case .surface: "surface"
    case .accent: "accent"
    case .exactZero: "zero"
    case .missing: "missing"
    case .notANumber: "nan"
    case .infinite: "inf"
    case .series(let identity): "s-" + identity.token
    case .state(let state): "u-" + state.token
    case .classMark(let identity): "c-" + identity.token
    case .classRegion(let identity): "k-" + identity.token
    case .ramp(let level): "r" + String(level)
    case .diverging(let level): level < 0 ? "n" + String(-level) : "p" + String(level)
    }
  }

  /// Every role, in a fixed order.
  public static let all: [ColourRole] = {
    var roles: [ColourRole] = [
      .background, .ink, .mutedInk, .axis, .grid, .surface, .accent, .exactZero, .missing,
      .notANumber, .infinite,
    ]
    for variant in 0...1 {
      roles += SeriesIdentity.Name.allCases.map { .series(SeriesIdentity($0, variant: variant)) }
    }
    roles += UnitState.allCases.map { .state($0) }
    roles += ClassIdentity.allCases.map { .classMark($0) }
    roles += ClassIdentity.allCases.map { .classRegion($0) }
    roles += (0..<Ramp.levels).map { .ramp($0) }
    roles += (-Ramp.divergingReach...Ramp.divergingReach).map { .diverging($0) }
    return roles
  }()
}

/// How a colour is used; part of the class name.
public enum ColourUse: Sendable, Equatable {
  case fill, stroke

  var suffix: String { self == .fill ? "-f" : "-s" }
  var property: String { self == .fill ? "fill" : "stroke" }
}

extension ColourRole {
  /// The class token in trees and in the page: `gf-ink-f`. Standalone files replace the prefix.
  public func className(_ use: ColourUse) -> String { "gf-" + token + use.suffix }
}
