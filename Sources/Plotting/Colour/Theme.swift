/// How a file is coloured.
public enum Theme: String, CaseIterable, Sendable {
  /// Light, and dark where the reader's system says so.
  case auto
  case light, dark
  /// For paper without colour: greys, more kinds of dashes, and hatching where a grey says too little.
  case print

  /// The colours that stand in the attributes.
  public var palette: Palette {
    switch self {
    case .auto, .light: .light
    case .dark: .dark
    case .print: .print
    }
  }
}
