import Wording

/// One line about how far a job is: `2 of 3 chapters [######------] 37 %, about 0:12 left`.
struct ProgressLine {
  var title: String
  var done: Int
  var total: Int
  /// What is done, in words.
  var count: String
  /// Seconds since the beginning.
  var elapsed: Double
  private static let barWidth = 24
  private static let leastBar = 8
  private static let leastTitle = 8
  /// Before so much of the whole is done, the time left would be a guess.
  private static let leastShare = 0.01

  /// What is done and how long the rest takes at the pace so far.
  var words: String {
    let share = Double(done) / Double(max(total, 1))
    guard share >= Self.leastShare else { return count }
    let left = (elapsed / share * max(1 - share, 0)).rounded(.up)
    return count + ", " + CommandText.timeLeft(seconds: Int(min(left, 1e6)))
  }

  /// The line, narrower than the terminal, because one that touches its edge would go on below. What says
  /// most stays longest: the words, then the title, then the bar.
  func text(columns: Int) -> String {
    let room = max(columns - 1, 1)
    let words = TerminalText.cut(words, columns: room)
    var rest = room - TerminalText.columns(words)
    let wanted = title.isEmpty ? 0 : TerminalText.columns(title) + 1
    var bar = min(Self.barWidth, rest - 3 - min(wanted, max(rest / 2, Self.leastTitle + 1)))
    if bar < Self.leastBar { bar = 0 } else { rest -= bar + 3 }
    var start = ""
    if wanted > 0, rest > Self.leastTitle || rest >= wanted {
      start = TerminalText.cut(title, columns: rest - 1) + " "
    }
    return start + (bar > 0 ? self.bar(bar) + " " : "") + words
  }

  private func bar(_ width: Int) -> String {
    let filled = min(width, max(0, width * done / max(total, 1)))
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: width - filled) + "]"
  }
}

/// Text in the columns of a terminal.
enum TerminalText {
  /// How many columns a text takes.
  static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

  /// As much of a text as has room, with an ellipsis where it was cut.
  static func cut(_ text: String, columns room: Int) -> String {
    if columns(text) <= room { return text }
    var (kept, used) = ("", 0)
    for character in text {
      used += columns(character)
      if used > room - 1 { break }
      kept.append(character)
    }
    return room > 0 ? kept + "…" : ""
  }

  /// 2 for letters of East Asia and pictures, 0 for what combines with the letter before.
  private static func columns(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, columns($1)) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Unicode's East Asian Width W and F, in whole blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
