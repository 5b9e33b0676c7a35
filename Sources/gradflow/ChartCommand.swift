import Charts
import CommandOptions
import Plotting
import Recording
import TraceFile
import Wording

/// The widths of a figure as words.
enum WidthName: String, CaseIterable {
  case column, page, slide

  var width: FigureWidth {
    switch self {
    case .column: .column
    case .page: .page
    case .slide: .slide
    }
  }
}

/// `gradflow chart NAME [RUN.trace]… -o FILE.svg`: one figure from recorded runs.
struct ChartCommand {
  private let name: ChartName
  private let traces: [String]
  private let output: OutputFile
  private let options: Parsed

  init(_ parsed: Parsed) throws(Failure) {
    let word = parsed.argument("NAME") ?? ""
    guard let name = ChartName(rawValue: word) else { throw .usage(.unexpectedArgument(word)) }
    self.name = name
    let given = parsed.arguments("RUN.trace")
    traces = given.isEmpty ? ["-"] : given
    output = OutputFile(path: parsed.path("output") ?? "-")
    options = parsed
  }

  func run() throws(Failure) -> ExitCode {
    let target = PlacedName(output.path).path
    if output.path != "-", traces.contains(where: { $0 != "-" && PlacedName($0).path == target }) {
      throw .cannotWrite(output.path, CommandText.isInput)
    }
    try output.probe()
    if traces == ["-"], Console.inputIsTerminal { throw .usage(CommandText.noTrace) }
    var runs: [RunRecord] = []
    for trace in traces { runs.append(try read(trace)) }
    let request = ChartRequest(
      runs: runs, step: options.integer("step"), title: options.text("title"),
      width: options.word("width", as: WidthName.self)?.width ?? .page,
      layer: options.integer("layer"))
    let picture: Picture
    do throws(ChartProblem) {
      picture = try name.draw(request).picture
    } catch {
      throw Failure(.badInput, Self.embedded(error.sentence))
    }
    try output.write(Array(SVGFile.text(picture, identifier: identifier).utf8))
    return .done
  }

  /// What the names inside the file begin with, so that two files can stand in one document: the file's
  /// own name where that can be a class name, else the chart's.
  private var identifier: String {
    let file = output.path.split(separator: "/").last.map(String.init) ?? ""
    let stem = file.hasSuffix(".svg") ? String(file.dropLast(4)) : file
    let isName =
      stem.first?.isLetter == true
      && stem.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return isName ? stem : name.rawValue
  }

  private func read(_ path: String) throws(Failure) -> RunRecord {
    let file = InputFile(path: path)
    let bytes = try file.bytes(limit: InputFile.largestTrace)
    do throws(TraceError) {
      let reading = try TraceReader.read(bytes)
      if !options.has("quiet") {
        for warning in reading.warnings {
          let text = CommandText.wrongContent(Console.visible(file.name), warning.sentence)
          Console.complain(text)
        }
      }
      return reading.record
    } catch {
      throw .wrongContent(file.name, error.sentence)
    }
  }

  /// `The chart … .` becomes `the chart …`, as it stands after the program's name.
  static func embedded(_ sentence: String) -> String {
    let text = Console.visible(sentence)
    let rest = text.dropFirst()
    return text.prefix(1).lowercased() + (rest.hasSuffix(".") ? rest.dropLast() : rest)
  }
}
