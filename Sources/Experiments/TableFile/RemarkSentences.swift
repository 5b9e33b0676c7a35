extension TableRemark {
  /// What was guessed, in one sentence without a full stop, with the option that decides otherwise.
  public var sentence: String {
    fileSentence ?? numberSentence ?? columnSentence
  }

  private var fileSentence: String? {
    switch self {
    case .encoding(let encoding): "the text is in " + encoding.rawValue
    case .separatorLine: "line 1 says what separates the cells, and is read past"
    case .passed(let lines):
      (lines.count == 1
        ? "line " + (lines.first?.line.description ?? "")
          + " stands before the header and is read past: "
        : "lines " + lines.prefix(5).map { $0.line.description }.joined(separator: ", ")
          + (lines.count > 5 ? " …" : "") + " stand before the header and are read past: ")
        + quoted(lines.first?.text ?? "")
    case .comments(let count, let first):
      plural(count, "line")
        + (first.text.utf8.first == UInt8(ascii: "#") ? " beginning with # " : " of dashes ")
        + (count == 1 ? "is" : "are")
        + " read past, the first in line " + first.line.description
    case .blankRows(let count, let line):
      plural(count, "empty row") + " left out, the first in line " + line.description
    case .cellsBehind(let rows):
      "empty cells behind the last column left out in " + plural(rows, "row")
    case .commentHeader(let line):
      "the columns are named by the comment in line " + line.description
    case .namesAreNumbers(let line):
      "the names in line " + line.description
        + " are numbers; if they are a row of data, say --no-header"
    case .noHeader(let columns):
      "no line names the columns; they are called c1 to c" + columns.description
    case .totals(let line, let text):
      "line " + line.description
        + " looks like a row of totals, and is learnt from like the others: "
        + quoted(text) + "; remove it if it is no example"
    case .numbersAsClasses(let target, let count):
      "the target " + shown(target) + " has " + count.description
        + " different whole numbers, which are taken for classes; --task regression takes them for numbers"
    case .rowNames: "the header has no name for the first column, which names the rows"
    case .trainingLog:
      "this looks like the log of a training run, with a row for each epoch, and not like a table of "
        + "examples; a run is drawn from its trace (docs/trace-format.md)"
    case .images(let from, let to):
      "the images of " + from.map { $0.description }.joined(separator: " × ") + " pixels become "
        + to.map { $0.description }.joined(separator: " × ")
        + ", each the mean of a square, because at most 200 features can be shown"
    default: nil
    }
  }

  private var numberSentence: String? {
    switch self {
    case .decimalComma(let column, let cell):
      "numbers have a decimal comma, such as " + shown(cell) + " in " + named(column)
    case .numberForm(let column, let cell, let value):
      named(column) + ": numbers; " + shown(cell) + " is read as " + valueText(value)
    case .byOtherColumn(let column, let cell, let value, let other, let otherCell):
      named(column) + ": " + shown(cell) + " is read as " + valueText(value)
        + ", because " + named(other) + " has " + shown(otherCell)
        + "; --decimal decides otherwise"
    case .pointAssumed(let column, let cell):
      named(column) + ": the point in " + shown(cell)
        + " is taken for a decimal point; --decimal comma makes it part thousands"
    case .marksDiffer(let point, let comma):
      named(point) + " has a decimal point and " + named(comma)
        + " a decimal comma; each is read by its own"
    case .time(let column, let cell, let value):
      named(column) + ": times; " + shown(cell) + " is read as " + valueText(value)
    case .codeForNothing(let column, let code, let rows, let lowest, let highest):
      named(column) + " has the number " + valueText(code) + " in " + plural(rows, "row")
        + ", far from its others, " + valueText(lowest) + " to " + valueText(highest)
        + "; if it stands for no value, remove " + (rows == 1 ? "the row" : "these rows")
    case .leadingZeros(let column, let cell):
      named(column) + ": numbers with zeros or a plus sign before them, such as " + shown(cell)
        + "; if they are names, say " + option("text-columns", column)
    case .looksLikeDates(let column, let cell):
      named(column) + ": whole numbers that look like dates, such as " + shown(cell)
        + "; " + option("drop-columns", column) + " leaves them out"
    case .longNumbersAreText(let column, let cell):
      named(column) + ": whole numbers too long to be kept exactly, such as "
        + shown(cell)
        + ", are taken for words"
    default: nil
    }
  }

  private var columnSentence: String {
    switch self {
    case .nameless(let column):
      return named(column) + " has no name; write one above it to know what is learnt from"
    case .text(let column, let words, let examples):
      return named(column) + ": text, " + plural(words, "different word") + " ("
        + examples.map { clipped($0) }.joined(separator: ", ")
        + (words > examples.count ? " …" : "")
        + "), a feature for each"
    case .leftOut(let column, let reason):
      var text = named(column) + " left out: " + reason.sentence()
      if case .identifiers = reason { text += "; " + option("text-columns", column) + " keeps it" }
      return text
    case .countsRows(let column):
      return named(column) + " counts the rows; " + option("drop-columns", column)
        + " leaves it out"
    case .numbersAsNames(let column, let cell):
      return named(column) + ": numbers, such as " + shown(cell)
        + ", though it is called like names; " + option("drop-columns", column) + " leaves it out, "
        + option("text-columns", column) + " takes them for words"
    case .lookAlikes(let column, let one, let other):
      return named(column) + ": " + shown(one) + " and " + shown(other)
        + " differ only in capitals, blanks or invisible characters, and are two words"
    case .unevenBlanks(let column, let word):
      return named(column) + ": " + shown(word)
        + " stands with and without blanks around it, and is one word"
    default: return ""
    }
  }
}
