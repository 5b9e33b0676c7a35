import Charts
import CommandOptions
import Plotting
import Recording
import Wording

/// `gradflow chart NAME [RUN.trace]… -o FILE.svg`: one figure from recorded runs.
struct ChartCommand {
  private let name: ChartName
  private let traces: [String]
  private let output: OutputFile
  private let options: Parsed
  private let format: FigureFormat
  private let steps: ClosedRange<Int>?
  private let layers: ClosedRange<Int>?

  init(_ parsed: Parsed) throws(Failure) {
    let word = parsed.argument("NAME") ?? ""
    guard let name = ChartName(rawValue: word) else { throw .usage(.unexpectedArgument(word)) }
    self.name = name
    let given = parsed.arguments("RUN.trace")
    traces = given.isEmpty ? ["-"] : given
    output = try OutputFile(parsed, .picture)
    options = parsed
    try ChartFormat.check(name, parsed)
    format = try ChartFormat.read(parsed)
    steps = try ChartFormat.range("steps", of: parsed, least: 0)
    layers = try ChartFormat.range("layers", of: parsed, least: 1)
  }

  func run() throws(Failure) -> ExitCode {
    let target = PlacedName(output.path).path
    if !output.isStandardOutput,
      traces.contains(where: { $0 != "-" && PlacedName($0).path == target })
    {
      throw .cannotWrite(output.path, CommandText.isInput)
    }
    try output.probe()
    if traces == ["-"], Console.inputIsTerminal { throw .usage(CommandText.noTrace) }
    var runs: [RunRecord] = []
    for trace in traces { runs.append(try read(trace)) }
    let request = ChartRequest(
      runs: runs, step: options.integer("step"), steps: steps, title: options.text("title"),
      layer: options.integer("layer"), layers: layers,
      scale: options.word("scale", as: ValueScale.self), format: format)
    let pictures = try pictures(request)
    if let height = options.integer("height"), let needed = pictures.first?.height,
      needed > Double(height) + 0.5
    {
      let least = Int(needed.rounded(.up))
      throw .usage(CommandText.needsHeight(name.rawValue, least: least, given: height))
    }
    try output.write(Array(try text(pictures).utf8))
    return .done
  }

  /// How many frames an animation has at most, and how large its file may become.
  private static let frameCount = 16
  private static let largestAnimation = 300_000

  /// One picture, or the frames of an animation.
  private func pictures(_ request: ChartRequest) throws(Failure) -> [Picture] {
    do throws(ChartProblem) {
      if options.has("animate") { return try name.frames(request, count: Self.frameCount) }
      if let count = options.integer("film") {
        return [try name.film(request, count: count).picture]
      }
      return [try name.draw(request).picture]
    } catch {
      throw Failure(.badInput, Self.embedded(error.sentence))
    }
  }

  private func text(_ pictures: [Picture]) throws(Failure) -> String {
    let theme = options.word("theme", as: Theme.self) ?? .light
    guard options.has("animate") else {
      return SVGFile.text(pictures[0], identifier: identifier, theme: theme)
    }
    guard let animation = try? Animation(pictures), animation.moves else {
      throw Failure(.badInput, CommandText.nothingMoves(name.rawValue))
    }
    let text = SVGFile.text(animation, identifier: identifier, theme: theme)
    guard text.utf8.count > Self.largestAnimation, pictures.count > 4 else { return text }
    // Every other frame, the last among them.
    let fewer = pictures.indices.filter { (pictures.count - 1 - $0) % 2 == 0 }
    return try self.text(fewer.map { pictures[$0] })
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
    let reading = try InputFile(path: path).trace()
    if !options.has("quiet") {
      for warning in reading.warnings {
        let name = InputFile(path: path).name
        Console.complain(CommandText.wrongContent(Console.visible(name), warning.sentence))
      }
    }
    return reading.record
  }

  /// `The chart … .` becomes `the chart …`, as it stands after the program's name.
  static func embedded(_ sentence: String) -> String {
    let text = Console.visible(sentence)
    let rest = text.dropFirst()
    return text.prefix(1).lowercased() + (rest.hasSuffix(".") ? rest.dropLast() : rest)
  }
}
