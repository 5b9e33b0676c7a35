extension TableError {
  /// What is wrong, where, and what would be right, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .empty: return "the table is empty; its first line has to name the columns"
    case .headerOnly: return "the table has a header, but no rows of data below it"
    case .binary: return "this is not a text file in UTF-8, so it cannot be read as CSV"
    case .unnamedColumn(let number):
      return at(1) + "column " + number.description + " has no name; every column needs one"
    case .repeatedColumn(let name):
      return at(1) + "two columns are called " + shown(name) + "; every name may stand once"
    case .ragged(let line, let count, let columns):
      return at(line) + plural(count, "cell") + ", but the header names "
        + plural(columns, "column")
    case .openQuote(let line):
      return at(line)
        + "a quoted cell begins here and never ends; a quote within it is written twice"
    case .textAfterQuote(let line):
      return at(line) + "a quoted cell goes on after its quote; a quote within it is written twice"
    case .tooManyBytes(let count, let limit):
      return "the table has " + count.description + " bytes, but at most " + limit.description
        + " can be read"
    case .tooManyCells(let count, let limit):
      return "the table has " + count.description + " cells, but at most " + limit.description
        + " can be read; take fewer rows or columns"
    case .tooFewRows(let count, let needed):
      return "the table has " + plural(count, "row") + " of data, but at least "
        + needed.description + " are needed"
    case .missingValue(let column, let line, let cell):
      return at(line) + "column " + shown(column) + " has no value ("
        + (cell.isEmpty ? "an empty cell" : shown(cell)) + "); fill it in or remove the row"
    case .mixed(let column, let line, let cell, let isNumber):
      return at(line) + "column " + shown(column) + " has the "
        + (isNumber ? "number " : "text ") + shown(cell) + " among "
        + (isNumber ? "texts" : "numbers") + "; a column is all numbers or all text"
    case .hugeNumber(let column, let line, let cell):
      return at(line) + "column " + shown(column) + " has the number " + shown(cell)
        + ", which is too large for 64-bit floating point"
    case .unusableNumber(let column, let line, let cell):
      return at(line) + "column " + shown(column) + " has the number " + shown(cell)
        + ", which is too large to be standardized; numbers may go up to 1e150"
    case .unknownTarget(let name, let nearest?, let columns):
      return "there is no column " + shown(name) + "; did you mean " + shown(nearest)
        + "? The columns are " + list(columns)
    case .unknownTarget(let name, nil, let columns):
      return "there is no column " + shown(name) + "; the columns are " + list(columns)
    case .noFeatures(let target):
      return "there is no column besides the target " + shown(target)
        + "; at least one is needed to learn from"
    case .tooManyFeatures(let count, let limit):
      return "the columns make " + count.description + " features, counting one for each different"
        + " text of a text column, but at most " + limit.description
        + " can be shown; leave columns out"
    case .tooManyClasses(let target, let count, let limit):
      return "the target " + shown(target) + " has " + count.description
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
    case .textTarget(let target, let line, let cell):
      return at(line) + "the target " + shown(target) + " has the text " + shown(cell)
        + "; regression needs numbers, texts can be classified"
    }
  }
}

private func at(_ line: Int) -> String { "line " + line.description + ": " }

private func plural(_ count: Int, _ word: String) -> String {
  count.description + " " + word + (count == 1 ? "" : "s")
}

private func list(_ names: [String]) -> String {
  let rest = names.count > 30 ? ["and " + (names.count - 30).description + " more"] : []
  return (names.prefix(30).map(clipped) + rest).joined(separator: ", ")
}

private func shown(_ text: String) -> String { "'" + clipped(text) + "'" }

/// What stands in the file, without control characters that could act on a terminal, and not endlessly
/// long.
private func clipped(_ text: String) -> String {
  var visible = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(40) {
    let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
    visible.append(isControl ? "\u{FFFD}" : scalar)
  }
  return String(visible) + (text.unicodeScalars.dropFirst(40).isEmpty ? "" : "…")
}
