extension TableError {
  /// What is wrong, where, and what would be right, in one sentence without a full stop; of several faults a
  /// line for each.
  public var sentence: String {
    switch self {
    case .several(let faults, let count):
      var text = count.description + " things are wrong with this table"
      text +=
        count > faults.count
        ? "; the first" + (faults.count > 1 ? " " + faults.count.description : "") + ":" : ":"
      var last: String?
      for fault in faults {
        let wayOut = fault.wayOut
        // What helps against several is said once.
        text += "\n  " + fault.plainSentence + (wayOut == last ? "" : wayOut ?? "")
        last = wayOut
      }
      return text
    default: return plainSentence + (wayOut ?? "")
    }
  }

  private var plainSentence: String {
    fileSentence ?? lineSentence ?? cellSentence ?? columnSentence ?? ""
  }

  private var fileSentence: String? {
    switch self {
    case .empty: return "the table is empty; its first line has to name the columns"
    case .headerOnly: return "the table has a header, but no rows of data below it"
    case .binary:
      return "this is not a text file, so it cannot be read as a table; save the table as CSV"
    case .otherFile(let signature): return signature.sentence
    case .notUTF8(let line, let byte, let text):
      return at(line) + "the byte " + hexadecimal(byte)
        + " is no UTF-8; in Windows-1252 the line is "
        + quoted(text) + "; save the table again as \"CSV UTF-8\", which Excel offers under Save As"
    case .trainingLog:
      return
        "this is the log of a training run, with a row for each epoch or step, and not a table with a "
        + "row for each example; gradflow draws runs from their traces, which docs/trace-format.md shows how "
        + "to write"
    case .blanksBetween(let line, let text):
      return at(line) + "there seem to be blanks between the cells: " + quoted(text)
        + "; save the table with commas, semicolons or tabs between them"
    case .unknownSeparator(let line, let text, let sign):
      return at(line) + "the cells seem to be separated by " + shown(sign) + ": " + quoted(text)
        + "; save the table with commas, semicolons or tabs between them, or write sep="
        + clipped(sign)
        + " in a line above its header"
    case .oneCell(let line, let text):
      return at(line) + "the whole line is one cell: " + quoted(text)
        + "; take away double quotes around whole lines, or say --separator with what separates its cells"
    case .oddUTF16:
      return "the file ends within a character of UTF-16; part of it is missing; save it again"
    case .array(let problem): return problem.sentence
    case .tooFewRows(let count, let needed):
      return "the table has " + plural(count, "row") + " of data, but at least "
        + needed.description + " are needed"
    default: return nil
    }
  }

  private var lineSentence: String? {
    switch self {
    case .ragged(let line, let count, let columns, let text):
      return at(line) + plural(count, "cell") + ", but the header names "
        + plural(columns, "column") + ": " + quoted(text)
    case .commasWithinNumbers(let line, let count, let columns, let text):
      return at(line) + plural(count, "cell") + " as in every row, but the header names "
        + plural(columns, "column") + ": " + quoted(text)
        + "; if the commas are decimal signs, save the table with semicolons or tabs between its cells; if the "
        + "first cell names the row, write a name above it"
    case .repeatedHeader(let line):
      return at(line)
        + "the names of the columns stand here once more, as where two tables were put "
        + "together; remove the line, or say --no-header if no line names the columns"
    case .secondHeader(let line, let text):
      return at(line)
        + "texts stand above numbers here, as in a line of units or a second header: "
        + quoted(text)
        + "; remove the line, or correct it if it is a row of data"
    case .openQuote(let line, let text):
      return at(line) + "a quoted cell begins here and never ends: " + quoted(text)
        + "; put a quote at its end, and write one within it twice"
    case .textAfterQuote(let line, let text):
      return at(line) + "a quoted cell goes on after its quote: " + quoted(text)
        + "; a quote within it is written twice"
    case .noHeader(let line, let text):
      return at(line) + "this looks like a row of data and not like names of columns: "
        + quoted(text)
        + "; write names above it, or use --no-header, which calls the columns c1, c2 …"
    default: return nil
    }
  }

  private var cellSentence: String? {
    switch self {
    case .missingValue(let column, let line, let cell, _):
      let start = at(line) + named(column) + " has no value ("
      return start + (cell.isEmpty ? "an empty cell" : shown(cell)) + ")"
    case .mixed(let column, let line, let cell, let isNumber):
      return at(line) + named(column) + " has the "
        + (isNumber ? "number " : "text ") + shown(cell) + " among "
        + (isNumber ? "texts" : "numbers")
    case .hugeNumber(let column, let line, let cell):
      return at(line) + named(column) + " has the number " + shown(cell)
        + ", which is too large for 64-bit floating point"
    case .unusableNumber(let column, let line, let cell):
      return at(line) + named(column) + " has the number " + shown(cell)
        + ", which is too large to be standardized; numbers may go up to 1e150"
    case .textTarget(let target, let line, let cell):
      return at(line) + "the target " + shown(target) + " has the text " + shown(cell)
        + "; regression needs numbers, texts can be classified"
    default: return nil
    }
  }

  /// What would help, with the semicolon before it; nil where the sentence says it.
  private var wayOut: String? {
    switch self {
    case .missingValue(let column, _, let cell, _):
      if cell.isEmpty {
        return "; fill it in, remove the row, or leave the column out with "
          + option("drop-columns", column)
      }
      if cell.utf8.first == UInt8(ascii: "#") {
        return "; this is an error of the spreadsheet: mend its formula or remove the row"
      }
      return "; fill it in or remove the row; if it is a word, say "
        + option("text-columns", column)
    case .mixed(let column, _, _, _):
      return "; a column is all numbers or all text: correct the cell, or say "
        + option("text-columns", column)
    case .ragged(_, let count, let columns, _):
      return count < columns
        ? "; where there is no value, the place of its cell stays empty between two separators"
        : "; a cell that has the separator within it stands in double quotes"
    default: return nil
    }
  }

  private var columnSentence: String? {
    markSentence ?? unitSentence ?? choiceSentence ?? targetSentence
  }

  private var markSentence: String? {
    switch self {
    case .ambiguousMark(let column, let cell):
      return named(column) + " can be read in two ways: " + shown(cell.text)
        + " in line "
        + cell.line.description + " is " + valueText(ColumnPlans.value(cell.text, .point))
        + " with a decimal point, and " + valueText(ColumnPlans.value(cell.text, .comma))
        + " with a decimal comma; say --decimal point or --decimal comma"
    case .bothMarks(let column, let point, let comma):
      return named(column) + " has numbers with a decimal point, such as "
        + shown(point.text) + " in line " + point.line.description
        + ", and with a decimal comma, such as "
        + shown(comma.text) + " in line " + comma.line.description + "; write all in one way"
    case .wrongMark(let column, let said, let cell):
      return at(cell.line) + named(column) + " has " + shown(cell.text)
        + ", which is no number with a decimal " + said.rawValue + "; try --decimal "
        + said.other.rawValue
    default: return nil
    }
  }

  private var unitSentence: String? {
    switch self {
    case .unitMissing(let column, let with, let without):
      return named(column) + " has " + shown(with.text) + " in line "
        + with.line.description + " and " + shown(without.text) + " in line "
        + without.line.description + ", so it is not clear what the number without a unit counts; "
        + "write the same unit in each cell, or none"
    case .twoUnits(let column, let one, let other):
      return named(column) + " has two units: " + shown(one.text) + " in line "
        + one.line.description + " and " + shown(other.text) + " in line " + other.line.description
        + "; write all in one unit, or say " + option("text-columns", column)
        + " if they are words"
    case .twoKindsOfTime(let column, let one, let other):
      return named(column) + " has times in two forms: " + shown(one.text) + " in line "
        + one.line.description + " and " + shown(other.text) + " in line " + other.line.description
        + "; write all in one form"
    case .longNumber(let column, let cell):
      return at(cell.line) + named(column) + " has the number " + shown(cell.text)
        + ", which has too many digits to be kept exactly; if it is a name, say "
        + option("text-columns", column) + "; if it was measured, write it as 1.5e20"
    default: return nil
    }
  }

  private var choiceSentence: String? {
    switch self {
    case .repeatedColumn(let name):
      return "two columns are called " + shown(name) + "; give each a name of its own"
    case .unknownColumn(let option, let name, let nearest, let columns):
      return "--" + option + ": " + unknown(name, nearest, columns)
    case .unknownTarget(let name, let nearest, let columns):
      return unknown(name, nearest, columns)
    case .noFeatures(let target, let leftOut):
      let others =
        leftOut.isEmpty
        ? "" : " (left out: " + list(leftOut) + "; 'gradflow data' says why)"
      return "there is no column besides the target " + shown(target) + " to learn from" + others
        + "; at least one is needed"
    case .tooManyFeatures(let count, let limit, let column, let words):
      let start =
        "the columns make " + counted(count) + " features, but at most "
        + limit.description + " can be shown; "
      guard let column else { return start + "leave some out with --drop-columns" }
      return start + counted(words) + " of them are the words of " + named(column)
        + ", which "
        + option("drop-columns", column) + " leaves out"
    default: return nil
    }
  }

  private var targetSentence: String? {
    switch self {
    case .targetLeftOut(let target, let reason):
      return "the target " + shown(target) + " cannot be learnt: " + reason.sentence(isTarget: true)
    case .tooManyClasses(let target, let count, let limit):
      return "the target " + shown(target) + " has " + counted(count)
        + " different values, but at most " + limit.description
        + " can be classes; choose another target or regression"
    case .oneClass(let target, let name):
      return "the target " + shown(target) + " has the one class " + shown(name)
        + " only; two are needed"
    case .noClassTwice(let target):
      return "the target " + shown(target) + " is different in every row, so no class can be both"
        + " learnt and tested; choose another target or regression"
    case .constantTarget(let target, let cell):
      return "the target " + shown(target) + " is " + shown(cell)
        + " in every row, so there is nothing to learn"
    default: return nil
    }
  }

  private func unknown(_ name: String, _ nearest: String?, _ columns: [String]) -> String {
    guard let nearest else {
      return "there is no " + named(name) + "; the columns are " + list(columns)
    }
    return "there is no " + named(name) + "; did you mean " + shown(nearest)
      + "? The columns are " + list(columns)
  }
}
