import Charts
import Experiments
import Recording
import Training
import Wording

/// What the study says, as the numbers that the chapter's sentences need.
struct ShortAnswerFindings {
  let study: ShortAnswerStudy

  /// The net of the question and the usual one.
  static func question(_ arms: [Arm]) -> Arm { arms[3] }
  static func usual(_ arms: [Arm]) -> Arm { arms[0] }

  static var conditions: [Condition] {
    Condition.Task.allCases.flatMap { ShortAnswerStudy.conditions($0) }
  }

  func pair(_ condition: Condition, _ arms: [Arm]) -> (question: StudyCell, usual: StudyCell)? {
    guard let question = study.cell(condition, Self.question(arms)),
      let usual = study.cell(condition, Self.usual(arms))
    else { return nil }
    return (question, usual)
  }

  func tally(_ arms: [Arm]) -> ShortAnswerText.Tally {
    var tally = ShortAnswerText.Tally(worse: 0, same: 0, better: 0)
    for condition in Self.conditions {
      guard let pair = pair(condition, arms) else { continue }
      switch Verdict(question: pair.question, usual: pair.usual) {
      case .worse: tally.worse += 1
      case .same: tally.same += 1
      case .undecided: tally.undecided += 1
      case .better: tally.better += 1
      }
    }
    return tally
  }

  /// The classification condition in which the usual net leads by most; nil if it leads in none.
  func worst(_ arms: [Arm]) -> ShortAnswerText.Extreme? {
    var widest: (gap: Double, condition: Condition)?
    for condition in ShortAnswerStudy.conditions(.classification) {
      guard let pair = pair(condition, arms),
        Verdict(question: pair.question, usual: pair.usual) == .worse
      else { continue }
      let gap = pair.usual.median - (pair.question.median.isFinite ? pair.question.median : 0)
      if gap > widest?.gap ?? -1 { widest = (gap, condition) }
    }
    guard let condition = widest?.condition, let pair = pair(condition, arms) else { return nil }
    return ShortAnswerText.Extreme(
      condition: ShortAnswerText.conditionInSentence(
        hiddenLayers: condition.hiddenLayers, optimizer: condition.optimizer.displayName,
        rate: condition.rateChoice == .shared ? pair.question.rate : nil, steps: study.steps),
      questionScore: ShortAnswerText.accuracyOf(pair.question.median),
      usualScore: ShortAnswerText.accuracyOf(pair.usual.median))
  }

  /// The classification condition of the first figure: SGD at the shared rate.
  static func learningCondition(hiddenLayers: Int) -> Condition {
    Condition(
      task: .classification, hiddenLayers: hiddenLayers, optimizer: .sgd, rateChoice: .shared)
  }

  func medians(hiddenLayers: Int) -> (question: Double, usual: Double) {
    let condition = Self.learningCondition(hiddenLayers: hiddenLayers)
    guard let pair = pair(condition, Arm.sameLoss) else { return (.nan, .nan) }
    return (pair.question.median, pair.usual.median)
  }

  /// The final medians of all four nets in the set-up of the first figure.
  func fourScores(hiddenLayers: Int) -> ShortAnswerText.FourScores {
    let condition = Self.learningCondition(hiddenLayers: hiddenLayers)
    let medians = Arm.sameLoss.map { study.cell(condition, $0)?.median ?? .nan }
    return ShortAnswerText.FourScores(
      hiddenLayers: hiddenLayers, reluSigmoid: medians[0], reluNone: medians[1],
      softmaxSigmoid: medians[2], softmaxNone: medians[3])
  }

  /// The conditions with one verdict on the net of the question.
  func conditions(_ verdict: Verdict) -> [Condition] {
    Self.conditions.filter { condition in
      guard let pair = pair(condition, Arm.sameLoss) else { return false }
      return Verdict(question: pair.question, usual: pair.usual) == verdict
    }
  }

  /// The held-out accuracy of always naming the commonest training class; 0 where nothing is held out.
  var oneAnswerAccuracy: Double {
    study.classification.constantAccuracy.heldOut ?? 0
  }

  /// The median first step at which the held-out squared error is half of that of the best constant
  /// answer; nil where half of the runs or more never get there.
  func halfWay(_ cell: StudyCell) -> Int? {
    let data = cell.condition.task == .classification ? study.classification : study.regression
    let outputs = cell.outputs(for: data)
    let target =
      data.errorUnit * data.errorUnit * Learning.learnedBelow
      * data.constantLoss(.squaredError, outputs: outputs)
    let steps = cell.outcomes.map { $0.firstStep(reaching: target) ?? .max }.sorted()
    guard !steps.isEmpty else { return nil }
    let median = steps[steps.count / 2]
    return median == .max ? nil : median
  }

  /// How many runs the figures of some arms show; a best rate that is the shared one adds none.
  func runs(_ arms: [Arm]) -> (count: Int, diverged: Int) {
    var result = (count: 0, diverged: 0)
    for cell in study.cells where arms.contains(cell.arm) {
      var shared = cell.condition
      shared.rateChoice = .shared
      let isRepeated =
        cell.condition.rateChoice == .best && study.cell(shared, cell.arm)?.rate == cell.rate
      if isRepeated { continue }
      result.count += cell.outcomes.count
      result.diverged += cell.divergedRuns
    }
    return result
  }
}

extension StudyCell {
  func outputs(for data: PreparedData) -> Int {
    ExperimentSettings(
      hidden: [], activation: arm.hidden, outputActivation: arm.output, loss: arm.loss
    ).outputs(for: data)
  }
}
