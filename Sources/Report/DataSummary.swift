import Experiments
import Wording

/// How a table was read, in words: for the terminal and for the card in a page.
public struct DataSummary: Sendable {
  public let name: String
  /// What there is to say about the table as a whole, with what it is about.
  public let facts: [(String, String)]
  /// One row of cells for each column: name, kind, range or words, use.
  public let columns: [[String]]
  public let remarks: [String]

  private static let mostWords = 8
  private static let mostFeatures = 30

  /// - Parameter heldOutPercent: how many of a hundred examples are held out.
  public init(_ reading: TableReading, heldOutPercent: Int) {
    name = reading.name
    facts = Self.facts(reading, heldOutPercent)
    columns = reading.columns.map { Self.row($0, classes: reading.classNames.count) }
    remarks = reading.remarks.map(\.sentence)
  }

  private static func facts(_ reading: TableReading, _ percent: Int) -> [(String, String)] {
    let separator = reading.separator.map(DataText.separatorName) ?? DataText.noSeparator
    let lines = reading.separator == nil ? nil : (first: reading.firstLine, last: reading.lastLine)
    let shown = reading.featureNames.prefix(mostFeatures).map(visible)
    var facts = [
      (DataText.separator, separator),
      (DataText.header, DataText.headerLine(reading.headerLine)),
      (DataText.rows, DataText.rowCount(reading.rows, lines: lines, blank: reading.blankRows)),
      (DataText.features, DataText.featureList(reading.featureNames.count, shown)),
    ]
    if reading.separator != nil {
      facts.insert((DataText.encoding, reading.encoding.rawValue), at: 0)
      facts.insert((DataText.decimalSign, reading.decimal?.rawValue ?? DataText.noDecimals), at: 2)
    }
    if !reading.classNames.isEmpty {
      let counts = zip(reading.classNames, reading.classCounts).map {
        DataText.classCount(visible($0), $1)
      }
      facts.append((DataText.classes, counts.joined(separator: ", ")))
    }
    if let split = reading.split(heldOut: percent) {
      let counts = DataText.splitCounts(training: split.training, heldOut: split.heldOut)
      facts.append((DataText.split, counts))
    }
    return facts
  }

  private static func row(_ column: ColumnReading, classes: Int) -> [String] {
    var kind = DataText.nothing
    var content = DataText.nothing
    switch column.content {
    case .numbers(let lowest, let highest):
      (kind, content) = (DataText.number, DataText.range(plain(lowest), plain(highest)))
    case .times(let lowest, let highest):
      (kind, content) = (DataText.time, DataText.range(plain(lowest), plain(highest)))
    case .words(let words, _, let count):
      kind = DataText.text
      content = DataText.words(words.prefix(mostWords).map(visible), count: count)
    case .nothing: break
    }
    let use =
      switch column.use {
      case .target: classes > 0 ? DataText.targetClasses(classes) : DataText.target
      case .features(let count): DataText.features(count)
      case .leftOut(let reason): DataText.leftOut(reason.sentence())
      }
    return [visible(column.name), kind, content, use]
  }

  /// The shortest digits that are read as the same number.
  private static func plain(_ number: Double) -> String {
    let digits = number.description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  /// What stands in a file, without what could act on a terminal.
  private static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(60) {
      visible.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(visible) + (text.unicodeScalars.count > 60 ? "…" : "")
  }
}
