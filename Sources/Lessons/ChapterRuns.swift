import Experiments
import Recording
import Training

extension LessonContext {
  /// The command that makes the trace of one experiment again, with every setting that decides it.
  func trainCommand(_ settings: ExperimentSettings, data: ChosenData, name: String) -> String {
    var command = "gradflow train " + data.arguments
    if !settings.hidden.isEmpty {
      command += " --hidden " + settings.hidden.map { $0.description }.joined(separator: ",")
    }
    command += " --activation " + settings.activation.rawValue
    command += " --output-activation " + settings.outputActivation.rawValue
    command += " --loss " + settings.loss.rawValue
    command += " --init " + settings.initialization.rawValue
    if settings.hiddenBias != 0 { command += " --hidden-bias=" + settings.hiddenBias.description }
    command += " --optimizer " + settings.optimizer.rawValue
    command += " --rate " + settings.rate.description
    command += " --batch " + (settings.batchSize == .max ? "all" : settings.batchSize.description)
    command += " --steps " + settings.steps.description + " --seed " + settings.seed.description
    if settings.seed != seed { command += " --data-seed " + seed.description }
    return command + " --frames " + settings.frames.description + " --label " + name
      + " -o " + name + ".trace"
  }

  /// The command that draws a named chart from traces of this report.
  func chartCommand(_ chart: String, _ traces: [String], figure: String) -> String {
    "gradflow chart \(chart) " + traces.map { "traces/\($0).trace" }.joined(separator: " ")
      + " -o \(figure).svg"
  }

  /// Full batches for data sets of a size to draw, small ones beyond.
  func batchSize(for data: PreparedData) -> Int { data.trainingExamples <= 512 ? .max : 64 }
}
