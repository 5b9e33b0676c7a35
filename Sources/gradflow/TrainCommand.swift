import Charts
import CommandOptions
import Experiments
import Recording
import Wording

/// `gradflow train … -o RUN.trace`: trains one net and writes every step as it happens.
struct TrainCommand {
  private let options: Parsed
  private let output: OutputFile
  private let isQuiet: Bool

  init(_ parsed: Parsed) throws(Failure) {
    options = try ExperimentFile.completing(parsed)
    output = try OutputFile(parsed, .trace)
    isQuiet = parsed.has("quiet")
  }

  func run() throws(Failure) -> ExitCode {
    let experiment = try NetOptions(options).experiment()
    let interruption = Interruption(stopsAtOnce: false)
    let sources = interruption.listen()
    defer { withExtendedLifetime(sources) {} }
    var trace = try TraceOutput(output)
    do throws(Failure) {
      return try run(experiment, into: &trace, interruption)
    } catch {
      trace.abandon()
      throw error
    }
  }

  private func run(
    _ experiment: Experiment, into trace: inout TraceOutput, _ interruption: Interruption
  ) throws(Failure) -> ExitCode {
    let start = experiment.emptyRecord()
    try trace.begin(start)
    let isDrawnOver = output.isStandardOutput && Console.outputIsTerminal
    let progress = ProgressBar(
      ProgressBar.Style(isQuiet: isQuiet || isDrawnOver), of: .steps)
    progress.begin(Console.visible(experiment.label))
    var summary = RunSummary(start)
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
    let place = try trace.end(ending)
    tell(ending, summary.sentence, kept: trace.keptSentence, in: place)
    if case .interrupted = ending { return .interrupted }
    return .done
  }

  private func tell(_ ending: Ending, _ summary: String, kept: String, in place: String) {
    if isQuiet { return }
    switch ending {
    case .diverged(let step): Console.complain(CommandText.diverged(step) + kept)
    case .interrupted(let step):
      let isBeside = !output.isStandardOutput && place != output.path
      let sentence = CommandText.stopped(step, path: Console.visible(place)) + kept
      Console.complain(
        isBeside ? sentence + CommandText.olderStays(Console.visible(output.path)) : sentence)
    case .completed, .unfinished: Console.remark(summary + kept)
    }
  }
}

/// The last numbers of a run that is under way.
private struct RunSummary {
  private let columns: [Column]
  private let manifest: RunManifest
  private(set) var steps = 0
  private var values: [Double] = []
  private var heldOut: Evaluation?

  /// - Parameter start: what the record starts with.
  init(_ start: RunRecord) { (columns, manifest) = (start.columns, start.manifest) }

  mutating func take(_ line: RecordLine) {
    switch line {
    case .row(let step, let values): (steps, self.values) = (step, values)
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
      steps: steps, ChartText.loss(of: manifest), value(.loss), accuracy: value(.accuracy))
    guard let heldOut else { return trained }
    return trained + CommandText.heldOut(loss: heldOut.loss, accuracy: heldOut.accuracy)
      + error(heldOut.loss)
  }

  /// What a squared error is in the unit of the table.
  private func error(_ loss: Double) -> String {
    guard manifest.task == .regression, manifest.loss == .squaredError else { return "" }
    let error = loss.squareRoot() * manifest.targetScale.scale
    return CommandText.offBy(error, target: manifest.targetName.map(Console.visible))
  }
}
