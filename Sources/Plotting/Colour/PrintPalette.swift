// Greys for paper without colour. What a screen tells apart by hue is told apart here by dash and marker
// (lines), by shape (units, classes) or by hatching (regions, exact zero, the lower half of a diverging
// ramp): never by grey alone, except on a ramp, where grey is the value.

/// Contrast against white: text at least 7:1, marks at least 4.5:1.
func printedColour(of role: ColourRole) -> RGB {
  switch role {
  case .background: RGB(0xffffff)
  case .ink, .accent: RGB(0x111111)
  case .mutedInk: RGB(0x4a4a4a)
  case .axis: RGB(0x767676)
  case .grid: RGB(0xdedede)
  case .surface: RGB(0xf2f2f2)
  case .exactZero, .missing, .notANumber, .infinite: RGB(0xffffff)
  case .series(let identity): printedColour(of: identity)
  case .state(let state):
    switch state {
    case .healthy: RGB(0x767676)
    case .saturated, .inactive, .frozen: RGB(0x333333)
    case .dead: RGB(0x111111)
    }
  case .classMark(let identity):
    switch identity {
    case .a: RGB(0x111111)
    case .b: RGB(0x767676)
    case .c: RGB(0x333333)
    case .d: RGB(0x555555)
    }
  case .classRegion: RGB(0xffffff)
  case .ramp(let level): grey(Double(min(max(level, 0), Ramp.levels - 1)) / Double(Ramp.levels - 1))
  case .diverging(let level):
    grey(Double(min(abs(level), Ramp.divergingReach)) / Double(Ramp.divergingReach))
  }
}

/// Black for the first of a kind, a dark grey for the next.
private func printedColour(of identity: SeriesIdentity) -> RGB {
  switch identity.name {
  case .sigmoid, .relu, .softplus, .elu, .armA, .armC, .armE: RGB(0x111111)
  case .tanh, .softmax, .silu, .armB, .armF: RGB(0x5a5a5a)
  case .identity, .leakyReLU, .gelu, .armD: RGB(0x707070)
  }
}

/// From nearly white (0) to nearly black (1), evenly in the coded value, which is about even in lightness.
private func grey(_ share: Double) -> RGB {
  let value = UInt32(245 - 225 * share)
  return RGB(value << 16 | value << 8 | value)
}

extension SeriesIdentity {
  /// The dashes on paper, where colour does not help: no two identities of a group have the same, and none
  /// has that of an annotation, which is dotted or short.
  public var printedDash: String? {
    let all = SeriesIdentity.printedDashes
    return all[(printedDashIndex + variant) % all.count]
  }

  private static let printedDashes: [String?] = [
    nil, "9 3", "5 5", "9 2.5 2 2.5", "6 2 6 7", "9 2.5 2 2.5 2 2.5", "16 3 3 3 3 3", "15 4",
    "15 3 4 3", "4 2 1.5 2",
  ]

  private var printedDashIndex: Int {
    switch name {
    case .sigmoid, .armA: 0
    case .relu, .armB: 1
    case .softmax, .armC: 2
    case .tanh, .armD: 3
    case .leakyReLU, .armE: 4
    case .softplus, .armF: 5
    case .identity: 6
    case .elu: 7
    case .gelu: 8
    case .silu: 9
    }
  }
}

extension ColourRole {
  /// The lines that are drawn over a surface on paper; nil for a surface that a grey describes.
  var printedHatch: Hatch? {
    switch self {
    case .exactZero: Hatch(.rising, spacing: 4, role: .ink)
    case .missing: Hatch(.level, spacing: 5, role: .axis)
    case .notANumber: Hatch(.falling, spacing: 4, role: .ink)
    case .infinite: Hatch(.level, spacing: 2.5, role: .ink)
    case .classRegion(.b): Hatch(.rising, spacing: 7, width: 0.6, role: .axis)
    case .classRegion(.c): Hatch(.falling, spacing: 7, width: 0.6, role: .axis)
    case .classRegion(.d): Hatch(.level, spacing: 5, width: 0.6, role: .axis)
    case .diverging(let level) where level < 0:
      // Thin and far apart: the grey below still has to tell how much.
      Hatch(.falling, spacing: 7, width: 0.6, role: level < -4 ? .background : .ink)
    default: nil
    }
  }

  /// A stroke that means more than its grey.
  var printedStrokeDash: String? {
    switch self {
    case .exactZero: "1.5 3"
    case .missing: "1.5 5"
    default: nil
    }
  }

  /// White is for surfaces; as lines these are dark.
  var printedStroke: ColourRole {
    switch self {
    case .exactZero: .ink
    case .missing: .axis
    case .notANumber, .infinite: .ink
    default: self
    }
  }
}
