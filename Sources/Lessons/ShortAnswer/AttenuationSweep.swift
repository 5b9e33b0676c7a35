import Charts
import Experiments
import Numerals
import Training
import Wording

/// What reaches layer 1 at the first step, by depth; nothing is trained.
struct AttenuationSweep: Sendable {
  static let depths = Array(1...8)
  /// Per depth, one value per seed.
  let softmax: [[Double]]
  let relu: [[Double]]

  init(_ context: LessonContext, data: PreparedData) {
    struct Job: Sendable {
      var activation: ActivationFunction
      var output: ActivationFunction
      var depth: Int
      var seed: UInt64
    }
    let arms: [(ActivationFunction, ActivationFunction)] = [
      (.softmax, .identity), (.relu, .sigmoid),
    ]
    let jobs = arms.flatMap { hidden, output in
      Self.depths.flatMap { depth in
        (0..<context.seeds).map {
          Job(
            activation: hidden, output: output, depth: depth,
            seed: context.seed &+ UInt64($0))
        }
      }
    }
    let values = inParallel(jobs, context.progress) { job in
      context.experiment(
        ExperimentSettings(
          hidden: Array(repeating: ShortAnswerStudy.width, count: job.depth),
          activation: job.activation, outputActivation: job.output, loss: .squaredError, steps: 0,
          seed: job.seed), data
      ).outcome(evaluations: 1).attenuation.first ?? .nan
    }
    func series(_ activation: ActivationFunction) -> [[Double]] {
      Self.depths.map { depth in
        zip(jobs, values).filter { $0.0.activation == activation && $0.0.depth == depth }
          .map { $0.1 }
      }
    }
    softmax = series(.softmax)
    relu = series(.relu)
  }

  func fact(hiddenLayers: Int) -> ShortAnswerText.GradientFact {
    let index = Self.depths.firstIndex(of: hiddenLayers) ?? Self.depths.count - 1
    return ShortAnswerText.GradientFact(
      hiddenLayers: Self.depths[index], softmax: Quartiles(softmax[index]).median,
      relu: Quartiles(relu[index]).median)
  }

  /// The factor per further hidden layer: the geometric mean over the depths.
  func factorPerLayer(_ values: [[Double]]) -> Double {
    guard let first = values.first, let last = values.last, values.count > 1 else { return .nan }
    let ratio = Quartiles(last).median / Quartiles(first).median
    return ratio > 0 ? powerOfTen(decimalLogarithm(ratio) / Double(values.count - 1)) : 0
  }
}
