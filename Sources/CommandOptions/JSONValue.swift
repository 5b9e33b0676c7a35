/// A JSON value as it stands in a file. Numbers keep their digits, so that a reader that wants a whole
/// number can tell 8 from 8.0 and none loses a digit of a large seed.
public enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case list([JSONValue])
  /// In the order of the file; a key may be there twice.
  case object([JSONMember])
}

/// One `"key": value` of an object.
public struct JSONMember: Sendable, Equatable {
  public var key: String
  public var value: JSONValue

  public init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
  }
}

/// Why a file is no JSON. Lines count from 1; the sentences stand in `Sentences.swift`.
public enum JSONError: Error, Sendable, Equatable {
  case empty
  /// Bytes that are no UTF-8 text.
  case binary
  /// The file ends before the value does.
  case cut(line: Int)
  /// - Parameter found: the character that stands there.
  case unexpected(line: Int, found: String, expected: String)
  case wrongNumber(line: Int, text: String)
  case wrongEscape(line: Int)
  case tooDeep(line: Int)
}
