/// What the program tells the shell when it ends; the numbers are those of BSD's `sysexits`, where it
/// has one.
public enum ExitCode: Int32, CaseIterable, Sendable {
  case done = 0
  /// The program ran and found a failure, such as a gradient that is wrong.
  case failure = 1
  /// The command line cannot be understood.
  case usage = 64
  /// A file that was read is not what it should be.
  case badInput = 65
  case cannotWrite = 73
  /// Stopped by Ctrl-C; what was recorded until then is kept.
  case interrupted = 130

  /// What the number means, for a help screen.
  public var meaning: String {
    switch self {
    case .done: "done"
    case .failure: "ran and found a failure"
    case .usage: "the command line is wrong"
    case .badInput: "an input file is wrong"
    case .cannotWrite: "a file cannot be written"
    case .interrupted: "interrupted; what is recorded is kept"
    }
  }
}
