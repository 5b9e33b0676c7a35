/// Why a file cannot be read as a trace. Lines count from 1; the sentences stand in `Sentences.swift`.
public enum TraceError: Error, Sendable, Equatable {
  case empty
  case binary
  /// The first line is not the header of a trace.
  case notATrace
  /// The file ends within its first line.
  case headerCut
  case newerVersion(String)
  case notJSON(line: Int)
  /// A number that no 64-bit number of its kind can hold.
  case hugeNumber(line: Int)
  case missingField(line: Int, field: String)
  /// A field holds another kind of value than it should.
  case wrongKind(line: Int, field: String)
  case unknownWord(line: Int, field: String, word: String, allowed: [String])
  case outOfRange(line: Int, field: String, value: String, allowed: ClosedRange<Int>)
  case wrongCount(line: Int, field: String, count: Int, needed: [Int])
  /// Two limits that do not make a range, such as `[3, 1]`.
  case notARange(line: Int, field: String)
  case notFinite(line: Int, field: String)
  /// A number that nothing can be divided by.
  case notAScale(line: Int, field: String)
  case minimumAboveMaximum(line: Int, field: String)
  case repeatedColumn(String)
  case columnOfMissingLayer(String, layers: Int)
  case wrongRowLength(line: Int, count: Int, columns: Int)
  /// The first value of a row is not a step.
  case rowWithoutStep(line: Int)
  case stepNotAfter(line: Int, step: Int, previous: Int)
  case lineAfterEnd(line: Int)
}

/// What was read although something is not as it should be.
public enum TraceWarning: Sendable, Equatable {
  /// The file ends within this line, which was left out.
  case cut(line: Int)
  case noEnd(rows: Int)
  case unknownColumn(String)
  /// A line of a kind that this version does not know.
  case unknownLine(line: Int)
}
