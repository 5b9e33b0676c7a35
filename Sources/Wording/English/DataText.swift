/// What `gradflow data` prints, and the card of the data in a page.
public enum DataText {
  public static let encoding = "encoding"
  public static let separator = "separator"
  public static let decimalSign = "decimal sign"
  public static let header = "header"
  public static let rows = "rows"
  public static let features = "features"
  public static let classes = "classes"
  public static let split = "split"
  public static let remarks = "remarks"
  public static let noGuess =
    "Nothing had to be guessed. What a net gets of each column stands here."
  public static let guesses =
    "What was guessed about the table, or found odd in it. If something is wrong, the option beside it "
    + "decides otherwise."
  public static let heading = "How the table was read"

  public static let columnsHeader = ["column", "kind", "range or words", "what a net gets of it"]

  public static func separatorName(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "bar"
    default: String(decoding: [byte], as: UTF8.self)
    }
  }

  public static let noSeparator = "none; the file is an array"
  public static let noDecimals = "none is used"
  public static func headerLine(_ line: Int?) -> String {
    line.map { "line \($0.description)" } ?? "none; the columns are called c1, c2 …"
  }

  /// - Parameter lines: of the first and the last row; nil for an array.
  public static func rowCount(_ rows: Int, lines: (first: Int, last: Int)?, blank: Int) -> String {
    let place = lines.map { ", lines \($0.first.description) to \($0.last.description)" } ?? ""
    let left = blank == 0 ? "" : "; \(Say.count(blank, "empty row", "empty rows")) left out"
    return Say.whole(rows) + place + left
  }

  public static let number = "number"
  public static let time = "time"
  public static let text = "text"
  public static let nothing = "–"

  public static func range(_ lowest: String, _ highest: String) -> String {
    lowest == highest ? "always \(lowest)" : "\(lowest) to \(highest)"
  }

  /// - Parameter count: nil where there are too many to be counted.
  public static func words(_ words: [String], count: Int?) -> String {
    let number = count.map { Say.count($0, "word", "words") } ?? "more than 10,000 words"
    return "\(number): \(words.joined(separator: ", "))\((count ?? .max) > words.count ? " …" : "")"
  }

  public static let target = "the target"
  public static func targetClasses(_ count: Int) -> String {
    "the target, \(Say.count(count, "class", "classes"))"
  }
  public static func features(_ count: Int) -> String { Say.count(count, "feature", "features") }
  public static func leftOut(_ reason: String) -> String { "left out: \(reason)" }

  /// - Parameter shown: the first names, or all.
  public static func featureList(_ count: Int, _ shown: [String]) -> String {
    "\(Say.whole(count)): \(shown.joined(separator: ", "))\(count > shown.count ? " …" : "")"
  }

  public static func classCount(_ name: String, _ count: Int) -> String {
    "\(name) (\(Say.whole(count)))"
  }

  public static func splitCounts(training: Int, heldOut: Int) -> String {
    "\(Say.whole(training)) examples to train on, \(Say.whole(heldOut)) held out"
  }

  public static func moreRemarks(_ count: Int, file: String) -> String {
    "\(Say.count(count, "more remark", "more remarks")); 'gradflow data \(file)' tells all"
  }
}
