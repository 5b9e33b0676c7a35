/// What was guessed about a table, or found odd in it. The sentences stand in `RemarkSentences.swift`.
public enum TableRemark: Sendable, Equatable {
  case encoding(TextEncoding)
  case separatorLine
  /// Lines before the header.
  case passed([CellExample])
  /// Lines among the rows that begin with `#`.
  case comments(count: Int, first: CellExample)
  case blankRows(count: Int, firstLine: Int)
  /// Nothing stands in the cells behind the last column.
  case cellsBehind(rows: Int)
  case commentHeader(line: Int)
  case namesAreNumbers(line: Int)
  case noHeader(columns: Int)
  case rowNames
  /// A column with values and without a name.
  case nameless(column: String)
  /// Numbers with a decimal comma.
  case decimalComma(column: String, cell: String)
  case numberForm(column: String, cell: String, value: Double)
  /// What another column tells about the decimal sign.
  case byOtherColumn(column: String, cell: String, value: Double, other: String, otherCell: String)
  /// A point before three digits in a table with commas between cells.
  case pointAssumed(column: String, cell: String)
  case marksDiffer(point: String, comma: String)
  case time(column: String, cell: String, value: Double)
  case text(column: String, words: Int, examples: [String])
  case leftOut(column: String, LeftOut)
  case countsRows(column: String)
  /// Whole numbers in a column that is called like one of keys.
  case numbersAsNames(column: String, cell: String)
  /// A number such as -999 far from all others.
  case codeForNothing(column: String, code: Double, rows: Int, lowest: Double, highest: Double)
  /// The last row has a word for a sum or a mean.
  case totals(line: Int, text: String)
  /// Few whole numbers are taken for classes.
  case numbersAsClasses(target: String, count: Int)
  case leadingZeros(column: String, cell: String)
  case looksLikeDates(column: String, cell: String)
  case longNumbersAreText(column: String, cell: String)
  case lookAlikes(column: String, String, String)
  case unevenBlanks(column: String, String)
  case trainingLog
  case images(from: [Int], to: [Int])
}
