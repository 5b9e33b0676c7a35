import Experiments
import Recording
import Training

extension LessonContext {
  /// One net on one set of examples, under the program's name and with the kernels of this report.
  func experiment(
    _ settings: ExperimentSettings, _ data: PreparedData, label: String = ""
  ) -> Experiment {
    Experiment(
      settings: settings, data: data, label: label, program: program, kernels: kernels)
  }

  /// Trains a net that a chapter draws, and names the command that makes its trace again.
  ///
  /// - Parameter source: where `data` came from.
  func recorded(
    _ settings: ExperimentSettings, _ data: PreparedData, of source: ChosenData, label: String,
    name: String
  ) -> ChapterRun {
    ChapterRun(
      name: name, record: experiment(settings, data, label: label).recorded(),
      command: trainCommand(settings, data: source, label: label, name: name))
  }

  /// Does the same to every arm of a comparison with every seed of the report.
  ///
  /// - Returns: for each arm its results, in the order of the seeds.
  func withEverySeed<Arm: Sendable, Result: Sendable>(
    _ arms: [Arm], _ body: @Sendable (Arm, _ seed: UInt64) -> Result
  ) -> [[Result]] {
    let jobs = arms.indices.flatMap { arm in
      (0..<seeds).map { (arm: arm, seed: seed &+ UInt64($0)) }
    }
    let results = inParallel(jobs, progress) { body(arms[$0.arm], $0.seed) }
    return arms.indices.map { Array(results[$0 * seeds..<($0 + 1) * seeds]) }
  }

  /// The command that makes the trace of one experiment again, with every setting that decides it.
  func trainCommand(
    _ settings: ExperimentSettings, data: ChosenData, label: String, name: String
  ) -> String {
    var command = "gradflow train " + data.arguments
    if !settings.hidden.isEmpty {
      command += " --hidden " + settings.hidden.map { $0.description }.joined(separator: ",")
    }
    command += " --activation " + settings.activation.rawValue
    command += " --output-activation " + settings.outputActivation.rawValue
    command += " --loss " + settings.loss.rawValue
    command += " --init " + settings.initialization.rawValue
    if settings.normalization != .none {
      command += " --normalization " + settings.normalization.rawValue
    }
    if settings.skip != 0 { command += " --skip " + settings.skip.description }
    if settings.hiddenBias != 0 { command += " --hidden-bias=" + settings.hiddenBias.description }
    command += " --optimizer " + settings.optimizer.rawValue
    command += " --rate " + settings.rate.description
    if let clipping = settings.clipping {
      command += " --clip-" + clipping.kind.rawValue + " " + clipping.limit.description
    }
    command += " --batch " + (settings.batchSize == .max ? "all" : settings.batchSize.description)
    command += " --steps " + settings.steps.description + " --seed " + settings.seed.description
    if settings.precision != .single { command += " --precision " + settings.precision.rawValue }
    if settings.seed != seed { command += " --data-seed " + seed.description }
    command += " --frames " + settings.frames.description
    return command + " --label " + ShellWord.quoted(label) + " -o " + name + ".trace"
  }

  /// The command that draws a named chart from traces of this report.
  ///
  /// - Parameter step: the step that is looked at; nil for the last.
  func chartCommand(
    _ chart: String, _ traces: [String], step: Int?, title: String?, figure: String
  ) -> String {
    var command = "gradflow chart " + chart
    for trace in traces { command += " traces/" + trace + ".trace" }
    if let step { command += " --step " + step.description }
    if let title { command += " --title " + ShellWord.quoted(title) }
    if theme != .light { command += " --theme " + theme.rawValue }
    return command + " -o " + figure + ".svg"
  }

  /// Full batches for data sets of a size to draw, small ones beyond.
  func batchSize(for data: PreparedData) -> Int { data.trainingExamples <= 512 ? .max : 64 }
}

extension [ChapterRun] {
  var records: [RunRecord] { map(\.record) }
  var names: [String] { map(\.name) }

  /// The steps of the frames of the run that lived longest.
  var frameSteps: [Int] {
    records.max { $0.frames.count < $1.frames.count }?.frames.map(\.step) ?? []
  }
}
