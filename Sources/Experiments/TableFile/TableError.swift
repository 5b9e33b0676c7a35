/// Why a table cannot be trained on. Lines and column numbers count from 1; the sentences stand in
/// `TableSentences.swift`.
public enum TableError: Error, Sendable, Equatable {
  case empty
  case headerOnly
  case binary
  case unnamedColumn(number: Int)
  case repeatedColumn(String)
  case ragged(line: Int, count: Int, columns: Int)
  case openQuote(line: Int)
  case textAfterQuote(line: Int)
  case tooManyBytes(count: Int, limit: Int)
  case tooManyCells(count: Int, limit: Int)
  case tooFewRows(count: Int, needed: Int)
  case missingValue(column: String, line: Int, cell: String)
  /// A number where the column's cells before it are texts, or the other way round.
  case mixed(column: String, line: Int, cell: String, isNumber: Bool)
  case hugeNumber(column: String, line: Int, cell: String)
  /// A number whose square would not be one.
  case unusableNumber(column: String, line: Int, cell: String)
  case unknownTarget(String, nearest: String?, columns: [String])
  case noFeatures(target: String)
  case tooManyFeatures(count: Int, limit: Int)
  case tooManyClasses(target: String, count: Int, limit: Int)
  case oneClass(target: String, name: String)
  /// Every row has a class of its own.
  case noClassTwice(target: String)
  case constantTarget(target: String, cell: String)
  /// A regression on a target that is text.
  case textTarget(target: String, line: Int, cell: String)
}
