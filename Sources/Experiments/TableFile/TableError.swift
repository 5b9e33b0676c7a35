/// Why a table cannot be trained on. Lines and column numbers count from 1; the sentences stand in
/// `TableSentences.swift`.
public enum TableError: Error, Sendable, Equatable {
  // The file.
  case empty
  case headerOnly
  case binary
  case otherFile(FileSignature)
  /// A byte that is no UTF-8, with its line read as Windows-1252.
  case notUTF8(line: Int, byte: UInt8, text: String)
  /// A UTF-16 text that ends within a character.
  case oddUTF16
  case array(ArrayProblem)
  /// What Keras, Lightning or MLflow write down while they train.
  case trainingLog
  case blanksBetween(line: Int, text: String)
  /// A sign between the cells that separates them in no usual table.
  case unknownSeparator(line: Int, text: String, sign: String)
  /// The header is one cell with separators within it.
  case oneCell(line: Int, text: String)

  // Its lines.
  case ragged(line: Int, count: Int, columns: Int, text: String)
  /// As many more cells in every row as there are commas in its numbers.
  case commasWithinNumbers(line: Int, count: Int, columns: Int, text: String)
  case repeatedHeader(line: Int)
  /// Units or further names below the header.
  case secondHeader(line: Int, text: String)
  case openQuote(line: Int, text: String)
  case textAfterQuote(line: Int, text: String)
  case noHeader(line: Int, text: String)
  case repeatedColumn(String)
  case tooFewRows(count: Int, needed: Int)

  // Cells.
  case missingValue(column: String, line: Int, cell: String, rows: Int)
  /// A number where the column's cells before it are texts, or the other way round.
  case mixed(column: String, line: Int, cell: String, isNumber: Bool)
  case hugeNumber(column: String, line: Int, cell: String)
  /// A number whose square would not be one.
  case unusableNumber(column: String, line: Int, cell: String)

  // Columns.
  /// A mark that can be the decimal sign or part thousands.
  case ambiguousMark(column: String, CellExample)
  case bothMarks(column: String, point: CellExample, comma: CellExample)
  /// What was said about the decimal sign does not fit.
  case wrongMark(column: String, said: DecimalMark, CellExample)
  case unitMissing(column: String, with: CellExample, without: CellExample)
  case twoUnits(column: String, CellExample, CellExample)
  case twoKindsOfTime(column: String, CellExample, CellExample)
  case longNumber(column: String, CellExample)
  case unknownColumn(option: String, String, nearest: String?, columns: [String])
  case unknownTarget(String, nearest: String?, columns: [String])
  case targetLeftOut(target: String, LeftOut)
  case noFeatures(target: String, leftOut: [String])
  case tooManyFeatures(count: Int, limit: Int, column: String?, words: Int)
  case tooManyClasses(target: String, count: Int, limit: Int)
  case oneClass(target: String, name: String)
  /// Every row has a class of its own.
  case noClassTwice(target: String)
  case constantTarget(target: String, cell: String)
  /// A regression on a target that is text.
  case textTarget(target: String, line: Int, cell: String)

  /// The first of all that is wrong, and how much that is.
  case several([TableError], count: Int)

  /// So many faults of a file are told one by one.
  public static let mostShown = 10

  /// The line that it is about; 0 where it is about the table or a column.
  var line: Int {
    switch self {
    case .notUTF8(let line, _, _), .ragged(let line, _, _, _), .repeatedHeader(let line),
      .commasWithinNumbers(let line, _, _, _), .openQuote(let line, _),
      .textAfterQuote(let line, _), .noHeader(let line, _), .missingValue(_, let line, _, _),
      .mixed(_, let line, _, _), .hugeNumber(_, let line, _), .unusableNumber(_, let line, _),
      .textTarget(_, let line, _), .secondHeader(let line, _), .oneCell(let line, _):
      return line
    default: return 0
    }
  }

  /// The same with the line that it is about, as it stands in the file.
  func quoting(_ text: String) -> TableError {
    switch self {
    case .openQuote(let line, _): .openQuote(line: line, text: text)
    case .textAfterQuote(let line, _): .textAfterQuote(line: line, text: text)
    default: self
    }
  }
}

/// Why a column is no part of what a net learns from.
public enum LeftOut: Sendable, Equatable {
  /// Somebody asked for it.
  case dropped
  case empty
  case rowNumbers
  case dates(example: String)
  /// A different word in nearly every row; the number of words is nil where there are too many to be counted.
  case identifiers(words: Int?, rows: Int, example: String)
}

/// What is wrong with a file of an array.
public enum ArrayProblem: Sendable, Equatable {
  case cut
  case notTwoDimensional(shape: [Int])
  case notNumbers(type: String)
  /// More bytes than the header promises, as where several arrays were saved into one file.
  case goesOn
  case notFinite(row: Int, column: Int)
  /// A whole number that 64-bit floating point would round.
  case longNumber(row: Int, column: Int)
  /// An IDX file without the file of its labels.
  case needsLabels
  case labelCount(images: Int, labels: Int)
  case labelsAreNoFile
}

/// Faults as they are found: the first ones, and how many there are.
struct FaultList {
  private(set) var faults: [TableError] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// - Parameter times: how many there are of this kind, of which one is told.
  mutating func add(_ fault: TableError, times: Int = 1) {
    count += times
    if faults.count < 20 * TableError.mostShown { faults.append(fault) }
  }

  /// One for each of the first cells of a kind.
  mutating func add(_ tally: Tally, _ fault: (CellExample) -> TableError) {
    for example in tally.examples { add(fault(example)) }
    count += tally.count - tally.examples.count
  }

  mutating func add(_ other: FaultList) {
    for fault in other.faults { add(fault) }
    count += other.count - other.faults.count
  }

  /// Further ones of a kind that is told already.
  mutating func addUntold(_ more: Int) { count += more }

  /// The only one, or all of them in the order of their lines.
  func check() throws(TableError) {
    guard let first = faults.first else { return }
    if count == 1 { throw first }
    let order = faults.indices.sorted {
      (faults[$0].line, $0) < (faults[$1].line, $1)
    }
    throw .several(order.prefix(TableError.mostShown).map { faults[$0] }, count: count)
  }
}
