import Charts
import CommandOptions
import Experiments
import KernelChoice
import Lessons
import Plotting
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
  /// In the unit of `LessonName.cost`, twice what they take: one core does them, while others wait.
  private static let checksCost = 200
  private static let pagesCost = 1100
  private static let writingCost = 2500

  init(_ parsed: Parsed) {
    options = parsed
    data = DataOptions(parsed)
    path = parsed.path("output") ?? "gradient-report"
    folder = ReportFolder(path, isForced: parsed.has("force"))
  }

  func run() throws(Failure) -> ExitCode {
    let interruption = Interruption(stopsAtOnce: true)
    let sources = interruption.listen()
    defer { withExtendedLifetime(sources) {} }
    let progress = ProgressBar(ProgressBar.Style(isQuiet: options.has("quiet")), of: .work)
    let chosen = try data.chosen(seed: seed)
    let context = try context(chosen?.data)
    try folder.probe()
    let meter = WorkMeter(
      total: LessonName.cost(of: lessons, seeds: context.seeds, isQuick: context.isQuick)
        + Self.checksCost + Self.pagesCost + Self.writingCost
    ) { done, total in progress.show(done, of: total) }
    progress.begin(CommandText.chapterProgress(0, of: lessons.count))
    defer { progress.finish() }
    let chapters = try chapters(context, meter, progress)
    let checks = checks(chapters, context)
    meter.advance(Self.checksCost)
    var content = ReportContent(
      chapters: chapters, checks: checks, commandLine: commandLine, version: Gradflow.program)
    content.edition = edition
    content.theme = theme
    content.data = chosen?.reading.map {
      DataSummary($0, heldOutPercent: PreparedData.usualHeldOut)
    }
    interruption.hold()
    let files = ReportFiles.all(content).map { (path: $0.path, text: $0.text) }
    let runs = edition.isExercisesOnly ? [] : chapters.flatMap(\.runs)
    let traces = runs.lazy.map { run in
      (path: "traces/" + run.name + ".trace", text: TraceWriter.text(of: run.record))
    }
    meter.advance(Self.pagesCost)
    let share = Self.writingCost / max(files.count + runs.count, 1)
    let isWritten = try folder.write(files, then: traces) {
      meter.advance(share)
      return !interruption.isAsked
    }
    progress.finish()
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

  private var lessons: [LessonName] {
    let asked = Set(options.words("lesson"))
    return LessonName.allCases.filter { asked.isEmpty || asked.contains($0.rawValue) }
  }

  private var theme: Theme { options.word("theme", as: Theme.self) ?? .light }

  private var seed: UInt64 { UInt64(options.integer("seed") ?? 1) }

  private func context(_ chosen: ChosenData?) throws(Failure) -> LessonContext {
    let isQuick = options.has("quick")
    if options.has("scaling"), !data.isGiven { throw .usage(CommandText.scalesNoData) }
    let kernels = try KernelName.chosen(options)
    do throws(TableError) {
      var context = LessonContext(
        program: Gradflow.program, seed: seed,
        seeds: options.integer("seeds") ?? (isQuick ? Self.quickSeeds : Self.standardSeeds),
        isQuick: isQuick, chosen: chosen,
        tables: try StandardTables(seed: seed, irisFile: DataOptions.irisFile), kernels: kernels,
        progress: Progress())
      context.theme = theme
      return context
    } catch {
      throw .wrongContent("iris", error.sentence)
    }
  }

  private func chapters(
    _ context: LessonContext, _ meter: WorkMeter, _ progress: ProgressBar
  ) throws(Failure) -> [Chapter] {
    let lessons = lessons
    do throws(ChartProblem) {
      return try LessonName.chapters(of: lessons, context, meter: meter) { done in
        progress.name(CommandText.chapterProgress(done, of: lessons.count))
      }
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
    if theme != .light { words += ["--theme", theme.rawValue] }
    if !edition.hasSolutions { words += ["--solutions", Solutions.off.rawValue] }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  private func open(_ page: String) {
    if !Browser.open(page) { Console.complain(CommandText.cannotOpen(Console.visible(page))) }
  }
}
