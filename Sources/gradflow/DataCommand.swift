import CommandOptions
import Experiments
import Recording
import Report
import TraceFile
import Wording

/// `gradflow data FILE.csv [--target COLUMN] [--json]`: how a table is read, without training.
struct DataCommand {
  private let options: Parsed
  private let file: TableFile

  init(_ parsed: Parsed) {
    options = parsed
    file = TableFile(parsed, path: parsed.argument("FILE.csv") ?? "-")
  }

  func run() throws(Failure) -> ExitCode {
    let reading = try file.read(target: options.text("target"), keepsValues: false).reading
    let heldOut = options.integer("held-out") ?? PreparedData.usualHeldOut
    let summary = DataSummary(reading, heldOutPercent: heldOut)
    try Console.print(options.has("json") ? Self.json(reading, heldOut) : Self.text(summary))
    return .done
  }

  // MARK: Text

  private static func text(_ summary: DataSummary) -> String {
    var text = Console.visible(summary.name) + "\n" + table(summary.facts.map { [$0.0, $0.1] })
    text += "\n" + table([DataText.columnsHeader] + summary.columns)
    if !summary.remarks.isEmpty {
      text += "\n" + DataText.remarks + "\n"
      for remark in summary.remarks { text += "  " + remark + "\n" }
    }
    return text
  }

  /// Columns of text, of which the last may be long.
  private static func table(_ rows: [[String]]) -> String {
    let count = rows.first?.count ?? 0
    let widths = (0..<count).map { column in
      min(rows.map { $0[column].count }.max() ?? 0, 60)
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == count - 1
          ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  // MARK: JSON

  private static func json(_ reading: TableReading, _ percent: Int) -> String {
    var json = JSONText()
    json.open("{")
    json.field("name", reading.name)
    json.field("encoding", reading.encoding.rawValue)
    json.field("separator", reading.separator.map(DataText.separatorName))
    json.field("decimal", reading.decimal?.rawValue)
    json.field("headerLine", reading.headerLine)
    json.field("rows", reading.rows)
    json.field("firstLine", reading.firstLine)
    json.field("lastLine", reading.lastLine)
    json.field("emptyRowsLeftOut", reading.blankRows)
    json.key("columns")
    json.open("[")
    for column in reading.columns { json.write(column) }
    json.close("]")
    json.field("task", reading.task?.rawValue)
    json.key("classes")
    json.open("[")
    for (name, count) in zip(reading.classNames, reading.classCounts) {
      json.open("{")
      json.field("name", name)
      json.field("examples", count)
      json.close("}")
    }
    json.close("]")
    json.field("features", reading.featureNames)
    if let split = reading.split(heldOut: percent) {
      json.field("trainingExamples", split.training)
      json.field("heldOutExamples", split.heldOut)
    }
    json.field("remarks", reading.remarks.map(\.sentence))
    json.close("}")
    return json.text + "\n"
  }
}

extension JSONText {
  fileprivate mutating func field(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    write(value)
  }

  fileprivate mutating func field(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    write(value)
  }

  fileprivate mutating func field(_ name: StaticString, _ values: [String]) {
    key(name)
    open("[")
    for value in values { write(value) }
    close("]")
  }

  fileprivate mutating func write(_ column: ColumnReading) {
    open("{")
    field("name", column.name)
    switch column.content {
    case .numbers(let lowest, let highest): writeRange("number", lowest, highest)
    case .times(let lowest, let highest): writeRange("time", lowest, highest)
    case .words(let words, _, let count):
      field("kind", "text")
      field("differentWords", count)
      field("words", Array(words.prefix(TabularData.mostFeatures)))
    case .nothing: break
    }
    switch column.use {
    case .target: field("use", "target")
    case .features(let count):
      field("use", "features")
      field("features", count)
    case .leftOut(let reason):
      field("use", "left out")
      field("reason", reason.sentence())
    }
    close("}")
  }

  private mutating func writeRange(_ kind: String, _ lowest: Double, _ highest: Double) {
    field("kind", kind)
    key("lowest")
    write(lowest)
    key("highest")
    write(highest)
  }
}
