/// The colours of all roles in one theme.
///
/// Those of the screen were found by search (docs/plotting.md): marks have a contrast of at least 3:1 against the
/// background, text 4.5:1, and any two identities of one group an Oklab distance of at least 0.10
/// in normal sight and under simulated protanopia, deuteranopia and tritanopia. Tests measure it.
public struct Palette: Sendable {
  public static let light = Palette(kind: .light)
  public static let dark = Palette(kind: .dark)
  /// Greys (`PrintPalette.swift`).
  public static let print = Palette(kind: .print)

  enum Kind: Sendable {
    case light, dark, print
  }

  let kind: Kind

  public func colour(_ role: ColourRole) -> RGB {
    switch kind {
    case .light: colours(of: role).light
    case .dark: colours(of: role).dark
    case .print: printedColour(of: role)
    }
  }
}

private typealias Pair = (light: RGB, dark: RGB)

private func colours(of role: ColourRole) -> Pair {
  switch role {
  case .background: (RGB(0xffffff), RGB(0x0d1117))
  case .ink: (RGB(0x1f2328), RGB(0xe6edf3))
  case .mutedInk: (RGB(0x59636e), RGB(0x9aa4af))
  case .axis: (RGB(0x818b98), RGB(0x6e7781))
  case .grid: (RGB(0xe4e8ec), RGB(0x262c36))
  case .surface: (RGB(0xf3f5f7), RGB(0x171d26))
  case .accent: (RGB(0xb3261e), RGB(0xff8a80))
  case .exactZero: (RGB(0xc97f00), RGB(0xd48910))
  case .missing: (RGB(0xd0d4d9), RGB(0x3d444d))
  case .notANumber: (RGB(0x9c849c), RGB(0x000000))
  case .infinite: (RGB(0xe49c9c), RGB(0x840000))
  case .series(let identity): colours(of: identity)
  case .state(let state): colours(of: state)
  case .classMark(let identity): colours(of: identity)
  case .classRegion(let identity): regionColours(of: identity)
  case .ramp(let level): Ramp.sequential(level)
  case .diverging(let level): Ramp.diverging(level)
  }
}

/// Shaded, nearly half of the way to the ink, which is darker in the light and lighter in the dark.
private func colours(of identity: SeriesIdentity) -> Pair {
  let own = colours(of: identity.name)
  guard identity.isShaded else { return own }
  let ink = colours(of: ColourRole.ink)
  return (own.light.mixed(with: ink.light, 0.45), own.dark.mixed(with: ink.dark, 0.45))
}

private func colours(of name: SeriesIdentity.Name) -> Pair {
  switch name {
  case .identity: (RGB(0x5b5c6f), RGB(0x7d6665))
  case .sigmoid: (RGB(0x467dfd), RGB(0x84bdfe))
  case .tanh: (RGB(0x723502), RGB(0xc73605))
  case .relu: (RGB(0x7d9803), RGB(0x8ea00f))
  case .leakyReLU: (RGB(0x8b5b06), RGB(0xe6df06))
  case .softplus: (RGB(0xbd4bbf), RGB(0xb13caf))
  case .softmax: (RGB(0xf45592), RGB(0xf953b2))
  case .elu: (RGB(0x024354), RGB(0x46f1ff))
  case .gelu: (RGB(0x4d1c0a), RGB(0xfeaa7e))
  case .silu: (RGB(0x1c1c4d), RGB(0x078ff5))
  case .armA: (RGB(0x4e47cd), RGB(0x5b5fe6))
  case .armB: (RGB(0x974006), RGB(0xe36800))
  case .armC: (RGB(0x042900), RGB(0x15beb5))
  case .armD: (RGB(0x5b0069), RGB(0x86556c))
  case .armE: (RGB(0xce7503), RGB(0xfebf06))
  case .armF: (RGB(0x8790a3), RGB(0xdaecfd))
  }
}

private func colours(of state: UnitState) -> Pair {
  switch state {
  case .healthy: (RGB(0x3e96ea), RGB(0x0f74c5))
  case .saturated: (RGB(0x986109), RGB(0xf7a73b))
  case .inactive: (RGB(0x7c8186), RGB(0x9a9fa5))
  case .dead: (RGB(0x76041b), RGB(0xc13a46))
  case .frozen: (RGB(0x066166), RGB(0x8ceaef))
  }
}

private func colours(of identity: ClassIdentity) -> Pair {
  switch identity {
  case .a: (RGB(0x02489e), RGB(0x2d7ff2))
  case .b: (RGB(0xa04a05), RGB(0xf18848))
  case .c: (RGB(0x29a077), RGB(0x84f1c4))
  case .d: (RGB(0x6e034f), RGB(0xb23e88))
  }
}

private func regionColours(of identity: ClassIdentity) -> Pair {
  switch identity {
  case .a: (RGB(0xd3e2fb), RGB(0x17325f))
  case .b: (RGB(0xfce0c0), RGB(0x54330f))
  case .c: (RGB(0xcdeedd), RGB(0x123f30))
  case .d: (RGB(0xf7d3e6), RGB(0x521f3d))
  }
}
