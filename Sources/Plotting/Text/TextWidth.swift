/// How wide a text will be, so that labels neither overlap nor are cut.
public enum TextWidth {
  /// Substitute faces are up to a tenth wider than the table; half of that is kept free.
  public static let reserve = 1.05

  /// The width of one run without raised parts.
  static func ofRun(_ run: String, size: Double, bold: Bool) -> Double {
    var thousandths = 0
    for scalar in run.unicodeScalars { thousandths += GlyphWidths.width(of: scalar, bold: bold) }
    return Double(thousandths) * size / 1000
  }

  /// The width of a line as it is drawn, raised and lowered parts included.
  public static func of(_ text: String, size: Double, bold: Bool = false) -> Double {
    var width = 0.0
    for run in TextLine.runs(of: text) {
      width += ofRun(run.text, size: run.level == .base ? size : size * scriptScale, bold: bold)
    }
    return width
  }

  /// A name that may be of any length, cut to a width and ended by `…`. What has no glyph is left out:
  /// control characters, and signs that turn the direction of what follows. Braces in it lower or raise nothing.
  public static func shortened(
    _ text: String, to width: Double, size: Double, bold: Bool = false
  ) -> String {
    let end = "…" as Unicode.Scalar
    let room = width / size * 1000 / reserve
    var kept = String.UnicodeScalarView()
    var taken = 0
    // As much as leaves room for the sign of the end.
    var short = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      let next: Unicode.Scalar = isSpace(scalar) ? " " : scalar
      if next == "{", let mark = kept.last, mark == "_" || mark == "^",
        let parting = Unicode.Scalar(TextLine.noNotation)
      {
        kept.append(parting)
      }
      taken += GlyphWidths.width(of: next, bold: bold)
      if Double(taken) > room {
        short.append(end)
        return String(short)
      }
      kept.append(next)
      if Double(taken + GlyphWidths.width(of: end, bold: bold)) <= room { short = kept }
    }
    return String(kept)
  }

  /// Breaks a text into lines that are no wider than `width`. A word that is wider than a line is cut.
  public static func wrap(
    _ text: String, width: Double, size: Double, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    func fits(_ text: String) -> Bool { of(text, size: size, bold: bold) * reserve <= width }
    for word in words(of: text) {
      let longer = line.isEmpty ? word : line + " " + word
      if fits(longer) {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = word
      while !fits(line), line.unicodeScalars.count > 1 {
        var part = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
          if !part.isEmpty && !fits(String(part) + String(scalar)) { break }
          part.append(scalar)
        }
        lines.append(String(part))
        line = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(part.count)))
        if line.isEmpty { break }
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  (0x09...0x0D).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D: false
  case 0...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF,
    0xFDD0...0xFDEF:
    true
  default: false
  }
}

/// What may stand on a line of its own; `40 000` stays together.
private func words(of text: String) -> [String] {
  var words: [String] = []
  for part in text.utf8.split(separator: 0x20) {
    let word = String(decoding: part, as: UTF8.self)
    if let before = words.last, isDigit(before.utf8.last), isDigit(part.first) {
      words[words.count - 1] = before + " " + word
    } else {
      words.append(word)
    }
  }
  return words
}

private func isDigit(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return byte >= 0x30 && byte <= 0x39
}
