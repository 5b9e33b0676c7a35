import Experiments
import Recording
import Training

extension LessonContext {
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
    return command + " -o " + figure + ".svg"
  }

  /// Full batches for data sets of a size to draw, small ones beyond.
  func batchSize(for data: PreparedData) -> Int { data.trainingExamples <= 512 ? .max : 64 }
}
