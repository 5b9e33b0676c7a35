import CommandOptions
import Lab
import Report
import Wording

/// `gradflow lab [--from RUN.trace] [-o FILE.html]`: a page in which nets are trained.
struct LabCommand {
  private let options: Parsed
  private let output: OutputFile

  init(_ parsed: Parsed) throws(Failure) {
    options = parsed
    output = try OutputFile(parsed, .lab)
  }

  func run() throws(Failure) -> ExitCode {
    try output.probe()
    var state = ""
    if let path = options.path("from") { state = try settings(of: path) }
    var content = ReportContent(
      chapters: [], checks: [], commandLine: CommandText.labCommand, version: Gradflow.program)
    content.lab = state
    try output.write(Array(Page(content).text.utf8))
    if output.isStandardOutput { return .done }
    try Console.print(output.path + "\n")
    if options.has("open"), !Browser.open(output.path) {
      Console.complain(CommandText.cannotOpen(Console.visible(output.path)))
    }
    return .done
  }

  /// The address that makes the lab begin with a recorded run.
  private func settings(of path: String) throws(Failure) -> String {
    let file = InputFile(path: path)
    let record = try file.trace().record
    do throws(LabRefusal) {
      var state = LabState()
      state.first = try LabSettings(record.manifest, irisFile: DataOptions.irisFile) { number in
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      }
      return state.text
    } catch {
      throw .wrongContent(file.name, error.sentence)
    }
  }
}

extension LabRefusal {
  /// One sentence without a full stop.
  fileprivate var sentence: String {
    switch self {
    case .data(let name): CommandText.labHasNoData(Console.visible(name))
    case .size: CommandText.labIsTooSmall
    case .weights: CommandText.labWeights
    case .layers: CommandText.labLayers
    case .setting(let problem): String(problem.sentence.dropLast())
    }
  }
}
