import Charts
import CommandOptions
import Wording

/// The program from its arguments to its exit code.
enum Gradflow {
  static let version = "0.1.0"
  /// The program with its version, as it stands in traces and reports.
  static let program = "gradflow " + version

  static func run(_ arguments: [String]) -> ExitCode {
    do throws(Failure) {
      return try perform(arguments)
    } catch {
      Console.complain(error.sentence)
      return error.code
    }
  }

  private static func perform(_ arguments: [String]) throws(Failure) -> ExitCode {
    let declaration = declaration
    let invocation: Invocation
    do throws(OptionError) {
      invocation = try declaration.parse(arguments)
    } catch {
      if case .unknownWord(_, ChartName.lossContour, _, _) = error {
        throw Failure(.usage, ChartProblemText.lossContour)
      }
      throw Failure(
        .usage, error.sentence + CommandText.hint(declaration.helpHint(for: arguments)))
    }
    switch invocation {
    case .help(let text):
      try Console.print(text)
      return .done
    case .version(let text):
      try Console.print(text + "\n")
      return .done
    case .run(let parsed): return try perform(parsed)
    }
  }

  private static func perform(_ parsed: Parsed) throws(Failure) -> ExitCode {
    switch parsed.command.name {
    case "report": try ReportCommand(parsed).run()
    case "train": try TrainCommand(parsed).run()
    case "data": try DataCommand(parsed).run()
    case "chart": try ChartCommand(parsed).run()
    case "check": try CheckCommand(parsed).run()
    case "lab": try LabCommand(parsed).run()
    case "list": try ListCommand(parsed).run()
    default: preconditionFailure("the command " + parsed.command.name + " does nothing")
    }
  }
}

/// Why the program ends without what it was asked for: an exit code and one sentence without a full
/// stop.
struct Failure: Error {
  var code: ExitCode
  var sentence: String

  init(_ code: ExitCode, _ sentence: String) {
    self.code = code
    self.sentence = sentence
  }

  static func usage(_ sentence: String) -> Failure { Failure(.usage, sentence) }

  static func usage(_ error: OptionError) -> Failure { Failure(.usage, error.sentence) }

  /// - Parameter reason: words for what the system said.
  static func cannotRead(_ path: String, _ reason: String) -> Failure {
    Failure(.badInput, CommandText.cannotRead(Console.visible(path), reason))
  }

  static func cannotWrite(_ path: String, _ reason: String) -> Failure {
    Failure(.cannotWrite, CommandText.cannotWrite(Console.visible(path), reason))
  }

  /// A file that can be read, but is not what it should be.
  static func wrongContent(_ path: String, _ sentence: String) -> Failure {
    Failure(.badInput, CommandText.wrongContent(Console.visible(path), sentence))
  }
}
