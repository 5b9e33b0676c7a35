import CommandOptions
import Experiments
import Recording
import Training
import Wording

/// `gradflow train … -o RUN.trace`: trains one net and writes every step as it happens.
struct TrainCommand {
  private let options: Parsed
  private let path: String
  private let isQuiet: Bool
  /// The largest training set that is one batch unless something else is asked for.
  private static let largestWholeBatch = 512
  private static let standardBatch = 32

  init(_ parsed: Parsed) {
    options = parsed
    path = parsed.path("output") ?? "-"
    isQuiet = parsed.has("quiet")
  }

  func run() throws(Failure) -> ExitCode {
    let experiment = try experiment()
    let interruption = Interruption(stopsAtOnce: false)
    let sources = interruption.listen()
    defer { withExtendedLifetime(sources) {} }
    var trace = try TraceOutput(path: path)
    defer { trace.close() }
    let start = experiment.emptyRecord()
    try trace.begin(start)

    let isDrawnOver = path == "-" && Console.outputIsTerminal
    let progress = ProgressBar(
      ProgressBar.Style(isQuiet: isQuiet || isDrawnOver), unit: CommandText.steps)
    progress.begin(experiment.label)
    var summary = RunSummary(columns: start.columns)
    var failure: Failure?
    let ending = experiment.run { line in
      do throws(Failure) {
        try trace.take(line)
      } catch {
        failure = error
        return false
      }
      summary.take(line)
      progress.show(summary.steps, of: experiment.settings.steps)
      return !interruption.isAsked
    }
    progress.finish()
    if let failure { throw failure }
    try trace.end(ending)
    tell(ending, summary.sentence, kept: trace.keptSentence)
    if case .interrupted = ending { return .interrupted }
    return .done
  }

  private func tell(_ ending: Ending, _ summary: String, kept: String) {
    if isQuiet { return }
    switch ending {
    case .diverged(let step): Console.complain(CommandText.diverged(step) + kept)
    case .interrupted(let step):
      let name = path == "-" ? CommandText.standardOutput : Console.visible(path)
      Console.complain(CommandText.stopped(step, path: name) + kept)
    case .completed, .unfinished: Console.remark(summary + kept)
    }
  }

  /// The net with all that decides its training.
  private func experiment() throws(Failure) -> Experiment {
    let batch = try batch()
    var experiment = try NetOptions(options).experiment()
    experiment.settings.optimizer = options.word("optimizer", as: OptimizerKind.self) ?? .sgd
    experiment.settings.rate = options.number("rate") ?? 0.1
    let isSmall = experiment.data.trainingExamples <= Self.largestWholeBatch
    experiment.settings.batchSize = batch ?? (isSmall ? .max : Self.standardBatch)
    experiment.settings.steps = options.integer("steps") ?? 500
    experiment.settings.precision = options.word("precision", as: Precision.self) ?? .single
    experiment.settings.frames = options.integer("frames") ?? 200
    if let label = options.text("label") { experiment.label = label }
    try NetOptions.check(experiment)
    return experiment
  }

  /// nil where it is not given; `.max` for `all`.
  private func batch() throws(Failure) -> Int? {
    guard let text = options.text("batch") else { return nil }
    if text == "all" { return .max }
    if let number = Int(text), number > 0 { return number }
    let isNumber = text.allSatisfy { "0"..."9" ~= $0 || $0 == "-" } && text.contains { $0 != "-" }
    throw .usage(
      isNumber
        ? .outOfRange("--batch", value: text, allowed: .integers(1...Int.max))
        : .notAnInteger("--batch", value: text))
  }
}

/// The last numbers of a run that is under way.
private struct RunSummary {
  private let columns: [Column]
  private(set) var steps = 0
  private var values: [Double] = []
  private var heldOut: Evaluation?

  init(columns: [Column]) { self.columns = columns }

  mutating func take(_ line: RecordLine) {
    switch line {
    case .row(let step, let values): (steps, self.values) = (step + 1, values)
    case .frame(let frame): heldOut = frame.heldOut ?? heldOut
    case .bucket, .event: break
    }
  }

  private func value(_ measure: RunMeasure) -> Double {
    guard let place = columns.firstIndex(of: .run(measure)), values.indices.contains(place) else {
      return .nan
    }
    return values[place]
  }

  var sentence: String {
    let trained = CommandText.trained(
      steps: steps, loss: value(.loss), accuracy: value(.accuracy))
    guard let heldOut else { return trained }
    return trained + CommandText.heldOut(loss: heldOut.loss, accuracy: heldOut.accuracy)
  }
}
