/// The size of exponents and indices, relative to their line.
let scriptScale = 0.82

/// A line with raised `^{…}` and lowered `_{…}` parts, as in `10^{−5}` or `δ_{1}`.
///
/// Names that somebody else gave are no such notation: `TextWidth.shortened`, through which they all come,
/// parts the two characters by `TextLine.noNotation`, which is never drawn.
public enum TextLine {
  /// A code point that no text has by itself (a noncharacter of Unicode).
  static let noNotation: UInt32 = 0xFDD0

  enum Level: Sendable {
    case base, raised, lowered
  }

  struct Run: Sendable {
    var text: String
    var level: Level
  }

  /// The parts of a line in their order. Braces that do not close run to the end.
  static func runs(of text: String) -> [Run] {
    if isPlain(text) { return text.isEmpty ? [] : [Run(text: text, level: .base)] }
    var runs: [Run] = []
    var current = String.UnicodeScalarView()
    var level = Level.base
    var pending: Unicode.Scalar?
    func close() {
      if !current.isEmpty { runs.append(Run(text: String(current), level: level)) }
      current = String.UnicodeScalarView()
    }
    for scalar in safeScalars(of: text) {
      if scalar.value == noNotation {
        if let mark = pending { current.append(mark) }
        pending = nil
        continue
      }
      if let mark = pending {
        pending = nil
        if scalar == "{" {
          close()
          level = mark == "^" ? .raised : .lowered
          continue
        }
        current.append(mark)
      }
      if level == .base && (scalar == "^" || scalar == "_") {
        pending = scalar
      } else if level != .base && scalar == "}" {
        close()
        level = .base
      } else {
        current.append(scalar)
      }
    }
    if let pending { current.append(pending) }
    close()
    return runs
  }

  /// Whether a line is ASCII without raised or lowered parts, as most labels are.
  static func isPlain(_ text: String) -> Bool {
    for byte in text.utf8 where byte > 0x7E || byte == 0x5E || byte == 0x5F { return false }
    return true
  }

  /// A name as it was given, for tables.
  public static func given(_ text: String) -> String {
    if isPlain(text) { return text }
    var given = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value != noNotation { given.append(scalar) }
    return String(given)
  }

  /// The line for readers of plain text, with superscript and subscript characters if they exist.
  public static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for run in runs(of: text) {
      for scalar in run.text.unicodeScalars {
        switch run.level {
        case .base: plain.append(scalar)
        case .raised: plain.append(raised(scalar))
        case .lowered: plain.append(lowered(scalar))
        }
      }
    }
    return String(plain)
  }
}

/// The line in characters that every renderer's fonts have: `‖` becomes two bars, a no-break space a
/// space, superscript and subscript characters become raised and lowered ones.
private func safeScalars(of text: String) -> String.UnicodeScalarView {
  var safe = String.UnicodeScalarView()
  var open: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    let small = smallForm(scalar)
    if open != small?.mark {
      if open != nil { safe.append("}") }
      if let mark = small?.mark {
        safe.append(mark)
        safe.append("{")
      }
      open = small?.mark
    }
    if scalar == "‖" { safe.append("|") }
    safe.append(small?.base ?? plainForm(scalar))
  }
  if open != nil { safe.append("}") }
  return safe
}

/// Nothing in a figure wraps by itself, so a no-break space is a space.
private func plainForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "‖": "|"
  case "\u{A0}": " "
  default: scalar
  }
}

/// What a superscript or subscript character is raised or lowered from.
private func smallForm(
  _ scalar: Unicode.Scalar
) -> (mark: Unicode.Scalar, base: Unicode.Scalar)? {
  switch scalar.value {
  case 0x2070, 0x2074...0x2079: ("^", Unicode.Scalar(scalar.value - 0x2040) ?? scalar)
  case 0x00B9: ("^", "1")
  case 0x00B2: ("^", "2")
  case 0x00B3: ("^", "3")
  case 0x207B: ("^", "\u{2212}")
  case 0x1D40: ("^", "T")
  case 0x2080...0x2089: ("_", Unicode.Scalar(scalar.value - 0x2050) ?? scalar)
  case 0x1D62: ("_", "i")
  case 0x2C7C: ("_", "j")
  default: nil
  }
}

private func raised(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x2212: "⁻"
  case 0x31: "¹"
  case 0x32: "²"
  case 0x33: "³"
  case 0x30, 0x34...0x39: Unicode.Scalar(0x2070 + scalar.value - 0x30) ?? scalar
  default: scalar
  }
}

private func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x30...0x39: Unicode.Scalar(0x2080 + scalar.value - 0x30) ?? scalar
  default: scalar
  }
}
