import Charts
import Experiments
import Recording
import Training
import Wording

/// The net of the question and the usual one, recorded step by step in the set-up of the first figure:
/// deep, plain gradient descent, one rate, squared error.
struct WatchedPair {
  let runs: [ChapterRun]

  init(_ context: LessonContext, data: PreparedData, steps: Int) {
    let arms = [
      (ShortAnswerFindings.usual(Arm.sameLoss), "usual"),
      (ShortAnswerFindings.question(Arm.sameLoss), "question"),
    ]
    runs = inParallel(arms, context.progress) { arm, word in
      let settings = ExperimentSettings(
        hidden: Array(
          repeating: ShortAnswerStudy.width, count: ShortAnswerStudy.depths.last ?? 1),
        activation: arm.hidden, outputActivation: arm.output, loss: arm.loss, optimizer: .sgd,
        rate: RateGrid(.sgd, isQuick: context.isQuick).shared,
        batchSize: ShortAnswerStudy.batchSize, steps: steps, seed: context.seed,
        frames: FourNets.frames)
      let name = "short-answer-" + word
      let label = ShortAnswerText.netName(
        hidden: arm.hidden.displayName, output: arm.output.displayName)
      return context.recorded(
        settings, data, of: context.classification, label: label, name: name)
    }
  }
}
