extension TraceError {
  /// What is wrong, where, and what would be right, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .empty: "the file is empty; a trace has at least a header line"
    case .binary: "the file is binary; a trace is text with one JSON value per line"
    case .notATrace:
      "this is not a trace: line 1 has to be a JSON object with \"format\": \"gradflow-trace\""
    case .headerCut: "the file ends within line 1, its header, so nothing can be read"
    case .newerVersion(let version):
      "the trace has version " + shown(version) + ", but this program reads version "
        + TraceWriter.version.description + " only"
    case .notJSON(let line): at(line) + "not valid JSON"
    case .hugeNumber(let line): at(line) + "a number is too large"
    case .missingField(let line, let field): at(line) + "the field " + shown(field) + " is missing"
    case .wrongKind(let line, let field):
      at(line) + "the field " + shown(field) + " holds a value of the wrong kind"
    case .unknownWord(let line, let field, let word, let allowed):
      at(line) + "unknown word " + shown(word) + " in " + shown(field) + "; it can be "
        + allowed.joined(separator: ", ")
    case .outOfRange(let line, let field, let value, let allowed):
      at(line) + shown(field) + " is " + clipped(value) + ", but has to be from "
        + allowed.lowerBound.description + " to " + allowed.upperBound.description
    case .wrongCount(let line, let field, let count, let needed):
      at(line) + shown(field) + " has " + count.description + " entries instead of "
        + needed.map(\.description).joined(separator: " or ")
    case .notARange(let line, let field):
      at(line) + shown(field) + " has to give a finite lower and a greater upper limit"
    case .notFinite(let line, let field):
      at(line) + shown(field) + " has to be a finite number"
    case .notAScale(let line, let field):
      at(line) + shown(field) + " has to be a finite number other than 0"
    case .minimumAboveMaximum(let line, let field):
      at(line) + shown(field) + " is above the maximum"
    case .repeatedColumn(let name): at(1) + "the column " + shown(name) + " is there twice"
    case .columnOfMissingLayer(let name, let layers):
      at(1) + "there is a column " + shown(name) + ", but the last layer is " + layers.description
    case .wrongRowLength(let line, let count, let columns):
      at(line) + "the row has " + count.description
        + " values after its step, but the header names "
        + columns.description + " columns"
    case .rowWithoutStep(let line):
      at(line) + "a row has to begin with its step, a whole number from 0 to 1000000000"
    case .stepNotAfter(let line, let step, let previous):
      at(line) + "step " + step.description + " comes after step " + previous.description
        + ", but steps have to increase"
    case .lineAfterEnd(let line): at(line) + "something stands after the end line"
    }
  }
}

extension TraceWarning {
  /// What is not as it should be and what was done, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .cut(let line): "the file ends within line " + line.description + ", which is left out"
    case .noEnd(let rows):
      "the trace has no end line: the run is still going or was cut off after " + rows.description
        + " rows"
    case .unknownColumn(let name): "the column " + shown(name) + " is unknown and left out"
    case .unknownLine(let line): at(line) + "an unknown kind of line is left out"
    }
  }
}

private func at(_ line: Int) -> String { "line " + line.description + ": " }

private func shown(_ text: String) -> String { "'" + clipped(text) + "'" }

/// What stands in the file, without control characters that could act on a terminal, and not endlessly
/// long.
private func clipped(_ text: String) -> String {
  var visible = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(60) {
    visible.append(scalar.properties.generalCategory == .control ? "�" : scalar)
  }
  return String(visible) + (text.unicodeScalars.count > 60 ? "…" : "")
}
