/// What can be wrong with a command line. Options are named as they were typed or declared, with their
/// dashes; the sentences stand in `Sentences.swift`.
public enum OptionError: Error, Sendable, Equatable {
  case missingCommand(known: [String])
  case unknownCommand(String, nearest: String?, known: [String])
  case unknownOption(String, nearest: String?)
  case missingValue(String, ValueKind)
  /// A flag was given a value.
  case unexpectedValue(String, value: String)
  case notAnInteger(String, value: String)
  case notANumber(String, value: String)
  case outOfRange(String, value: String, allowed: AllowedRange)
  case wrongCount(String, count: Int, allowed: ClosedRange<Int>)
  case unknownWord(String, word: String, nearest: String?, allowed: [String])
  /// A number after the colon of a word that takes none.
  case unexpectedNumber(String, word: String)
  /// A key of a settings file that is no option.
  case unknownKey(String, nearest: String?, known: [String])
  /// A value of a settings file that is of another type; nil for a flag.
  case wrongType(String, found: JSONValue, ValueKind?)
  case missingArgument(String, help: String)
  case unexpectedArgument(String)
  case tooManyArguments(String, count: Int, limit: Int)
  case repeatedOption(String)
  case missingOption(String, help: String)
  /// At most one of the two can be given.
  case conflictingOptions(String, String)
  /// The first needs the second.
  case missingCompanion(String, needs: String)

  /// The numbers that would have been right.
  public enum AllowedRange: Sendable, Equatable {
    case integers(ClosedRange<Int>)
    case numbers(NumberRange)
  }
}
