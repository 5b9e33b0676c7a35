import Charts
import CommandOptions
import Experiments
import KernelChoice
import Lessons
import Recording
import Training
import Wording

/// What `list` can be asked for.
enum ListName: String, CaseIterable {
  case lessons, charts, activations, losses, datasets, optimizers, initializations, schedules
  case normalizations, scalings, kernels

  var words: [String] {
    switch self {
    case .lessons: LessonName.allCases.map(\.rawValue)
    case .charts: ChartName.allCases.map(\.rawValue)
    case .activations: ActivationFunction.allCases.map(\.rawValue)
    case .losses: LossFunction.allCases.map(\.rawValue)
    case .datasets: DatasetName.allCases.map(\.rawValue)
    case .optimizers: OptimizerKind.allCases.map(\.rawValue)
    case .initializations: Initialization.allCases.map(\.rawValue)
    case .schedules: LearningRateSchedule.allCases.map(\.rawValue)
    case .normalizations: Normalization.allCases.map(\.rawValue)
    case .scalings: Scaling.allCases.map(\.rawValue)
    case .kernels: KernelName.allCases.map(\.rawValue)
    }
  }
}

/// `gradflow list NAME`: the words of a kind, one on each line, with what they mean.
struct ListCommand {
  private let name: ListName

  init(_ parsed: Parsed) throws(Failure) {
    let word = parsed.argument("NAME") ?? ""
    guard let name = ListName(rawValue: word) else {
      throw .usage(.unexpectedArgument(word))
    }
    self.name = name
  }

  func run() throws(Failure) -> ExitCode {
    let words = name.words
    let width = words.map(\.count).max() ?? 0
    let lines = words.map { word in
      let gap = String(repeating: " ", count: width - word.count + 2)
      return word + gap + CommandLists.description(name.rawValue, word) + facts(word) + "\n"
    }
    try Console.print(lines.joined())
    return .done
  }

  /// What is measured against a number of a chart: the range and the steepest slope of an activation.
  /// Of kernels, whether this machine has them.
  private func facts(_ word: String) -> String {
    if let kernels = KernelName(rawValue: word), name == .kernels {
      return kernels == .auto
        ? CommandLists.widestKernels(KernelName.widestName.rawValue)
        : CommandLists.kernelsHere(kernels.kernels != nil)
    }
    guard name == .activations, let function = ActivationFunction(rawValue: word) else { return "" }
    let facts = function.facts
    return "; "
      + CommandLists.facts(
        range: facts.range, largestSlope: facts.largestSlope, isJoint: facts.isJoint)
  }
}
