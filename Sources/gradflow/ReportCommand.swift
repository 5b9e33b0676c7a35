import Charts
import CommandOptions
import Experiments
import KernelChoice
import Lessons
import Report
import TraceFile
import Wording

/// `gradflow report`: trains, measures, draws, and writes the folder when everything is done.
struct ReportCommand {
  private let options: Parsed
  private let data: DataOptions
  private let folder: ReportFolder
  private let path: String
  private static let standardSeeds = 10
  private static let quickSeeds = 3

  init(_ parsed: Parsed) {
    options = parsed
    data = DataOptions(parsed)
    path = parsed.path("output") ?? "gradient-report"
    folder = ReportFolder(path)
  }

  func run() throws(Failure) -> ExitCode {
    let interruption = Interruption(stopsAtOnce: true)
    let sources = interruption.listen()
    defer { withExtendedLifetime(sources) {} }
    let progress = ProgressBar(
      ProgressBar.Style(isQuiet: options.has("quiet")), unit: CommandText.nets)
    let context = try context(progress)
    try folder.probe()
    let chapters = try chapters(context, progress)
    progress.finish()
    let checks = checks(chapters, context)
    var content = ReportContent(
      chapters: chapters, checks: checks, commandLine: commandLine, version: Gradflow.program)
    content.edition = edition
    interruption.hold()
    let files = ReportFiles.all(content).map { (path: $0.path, text: $0.text) }
    let runs = edition.isExercisesOnly ? [] : chapters.flatMap(\.runs)
    let traces = runs.lazy.map { run in
      (path: "traces/" + run.name + ".trace", text: TraceWriter.text(of: run.record))
    }
    let isWritten =
      try folder.write(files, then: traces) { !interruption.isAsked }
    guard isWritten else { throw Failure(.interrupted, CommandText.interrupted) }
    let page = path + (path.hasSuffix("/") ? "" : "/") + "index.html"
    try Console.print(page + "\n")
    if options.has("open") { open(page) }
    let failed = checks.filter { !$0.passed }.count
    if failed == 0 { return .done }
    throw Failure(.failure, CommandText.failedChecks(failed, of: checks.count))
  }

  private var edition: ReportEdition {
    ReportEdition(
      layout: options.word("layout").flatMap(ReportLayout.init) ?? .page,
      isExercisesOnly: options.has("exercises-only"),
      hasSolutions: options.word("solutions") != Solutions.off.rawValue)
  }

  private func context(_ progress: ProgressBar) throws(Failure) -> LessonContext {
    let seed = UInt64(options.integer("seed") ?? 1)
    let isQuick = options.has("quick")
    let chosen = try data.chosen(seed: seed)
    let kernels = try KernelName.chosen(options)
    do throws(TableError) {
      return LessonContext(
        program: Gradflow.program, seed: seed,
        seeds: options.integer("seeds") ?? (isQuick ? Self.quickSeeds : Self.standardSeeds),
        isQuick: isQuick, chosen: chosen,
        tables: try StandardTables(seed: seed, irisFile: DataOptions.irisFile), kernels: kernels,
        progress: Progress { done, total in progress.show(done, of: total) })
    } catch {
      throw .wrongContent("iris", error.sentence)
    }
  }

  private func chapters(
    _ context: LessonContext, _ progress: ProgressBar
  ) throws(Failure) -> [Chapter] {
    let asked = Set(options.words("lesson"))
    let lessons = LessonName.allCases.filter { asked.isEmpty || asked.contains($0.rawValue) }
    progress.begin(CommandText.chapterProgress(0, of: lessons.count))
    do throws(ChartProblem) {
      return try LessonName.chapters(
        of: lessons, context,
        Progress { done, total in
          progress.name(CommandText.chapterProgress(done, of: total))
        })
    } catch {
      progress.finish()
      throw Failure(.badInput, ChartCommand.embedded(error.sentence))
    }
  }

  private func checks(_ chapters: [Chapter], _ context: LessonContext) -> [GradientCheckSummary] {
    let standard = context.tables
    let tables =
      [context.chosen].compactMap { $0?.table }
      + [standard.spiral, standard.iris, standard.moons, standard.wave].map(\.table)
    let checks =
      GradientChecks.activations(context.kernels)
      + GradientChecks.nets(
        of: chapters, tables: tables, seed: context.seed, kernels: context.kernels)
    return checks.map(\.summary)
  }

  /// What makes this report again, wherever it is written.
  private var commandLine: String {
    var words = ["gradflow", "report"]
    for lesson in options.words("lesson") { words += ["--lesson", lesson] }
    for name in ["seed", "seeds"] where options.has(name) {
      words += ["--" + name, (options.integer(name) ?? 0).description]
    }
    words += data.arguments
    if options.has("quick") { words.append("--quick") }
    if edition.layout != .page { words += ["--layout", edition.layout.rawValue] }
    if edition.isExercisesOnly { words.append("--exercises-only") }
    if !edition.hasSolutions { words += ["--solutions", Solutions.off.rawValue] }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  private func open(_ page: String) {
    if !Browser.open(page) { Console.complain(CommandText.cannotOpen(Console.visible(page))) }
  }
}
