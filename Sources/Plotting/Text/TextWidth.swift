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

  /// Breaks a text into lines that are no wider than `width`; a single long word stays whole.
  public static func wrap(
    _ text: String, width: Double, size: Double, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      let longer = line.isEmpty ? word : line + " " + word
      if !line.isEmpty && of(longer, size: size, bold: bold) * reserve > width {
        lines.append(line)
        line = word
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
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
