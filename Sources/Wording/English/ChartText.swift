/// Axis labels, legends, subtitles and column names of the named charts.
public enum ChartText {
  public static let step = "step"
  public static let layer = "layer"
  public static let outputLayer = "output"
  public static let run = "run"
  public static let value = "value"
  public static let loss = "loss"
  /// The loss of a target that was moved onto 0 … 1.
  public static let scaledLoss = "scaled loss"
  public static func loss(isScaled: Bool) -> String { isScaled ? scaledLoss : loss }
  /// The axis of the losses of several runs.
  ///
  /// - Parameter areScaled: one for each run.
  public static func lossAxis(areScaled: [Bool]) -> String {
    if !areScaled.contains(true) { return loss }
    return areScaled.contains(false) ? "loss, of some runs scaled" : scaledLoss
  }
  /// What scaled means, at the end of a subtitle.
  public static func scaling(_ name: String?, from least: Double, to most: Double) -> String {
    let (low, high) = Say.ends(least, most)
    return "; scaled: \(name ?? "the target") from \(low) to \(high) counts as 0 to 1"
  }
  public static let ownScaling = "; scaled: the training targets of each run count as 0 to 1"
  public static let accuracy = "right answers"
  public static let training = "training"
  public static let heldOut = "held out"
  public static func heldOutLoss(isScaled: Bool) -> String {
    "held-out \(loss(isScaled: isScaled))"
  }
  public static let bestConstant = "best constant answer"
  public static let exactlyZero = "exactly 0"
  /// What is no number, and why.
  public static let notMeasured = "not measured"
  public static let notANumber = "not a number"
  public static let infinite = "infinite"
  public static let wasNotMeasured = "was not measured"
  public static let isNotANumber = "is not a number"
  public static let isInfinite = "is infinite"
  /// - Parameter exists: whether it was not measured in a layer that could have it.
  public static func noShare(exists: Bool) -> String {
    exists ? "does not exist or not measured" : "does not exist"
  }

  public static func stepOf(_ step: String, last: String) -> String {
    "step\u{A0}\(step)\u{A0}of\u{A0}\(last)"
  }

  public static func stepsOf(_ first: String, _ last: String, last end: String) -> String {
    "steps\u{A0}\(first)\u{A0}to\u{A0}\(last)\u{A0}of\u{A0}\(end)"
  }

  public static func stepHeading(_ step: Int) -> String { "step \(Say.whole(step))" }
  public static let stepByStep = "step by step"
  /// The word of the scale that sizes have where nothing else is asked for.
  public static let log = "log"
  public static let linear = "linear"
  /// Behind a subtitle, where an axis would be logarithmic but for numbers below zero.
  public static let noLogBelowZero = "; a log axis has no place below 0"

  public static func divergedRun(_ run: String, step: Int) -> String {
    "\(run) diverges at step \(Say.whole(step))"
  }

  /// A share that is 0 % or 100 % only if it is exactly that.
  public static func share(_ share: Double) -> String {
    if share > 0 && share < 0.005 { return "under 1\u{A0}%" }
    if share < 1 && share >= 0.995 { return "over 99\u{A0}%" }
    return Say.percent(share)
  }

  public static func divergedAt(_ step: Int) -> String { "diverged at step \(Say.whole(step))" }
  public static func lossOf(_ run: String, isScaled: Bool = false) -> String {
    "\(loss(isScaled: isScaled)), \(run)"
  }
  public static func accuracyOf(_ run: String) -> String { "accuracy, \(run)" }
  public static func layerOf(_ run: String, _ layer: Int) -> String {
    "\(run), layer \(layer.description)"
  }

  public static func lossSubtitle(batch: Int?, axis: String) -> String {
    guard let batch else { return "Training loss at every step, \(axis) axis" }
    return "Training loss of every step’s batch of \(Say.whole(batch)), \(axis) axis"
  }

  public static let accuracySubtitle = "Share of the batch’s examples whose class is right"

  // The way back of the gradient.
  public static let heatmapSubtitleLinear =
    "Size of the error signal δ at each layer and step; output on top; one linear colour scale"
  public static let errorSignal = "error signal per example, ‖δ‖/√N"
  public static func errorSignalSubtitle(_ step: String) -> String {
    "Size of the error signal δ = N·∂L/∂z at each layer, \(step)"
  }
  public static func errorSignalAtStep(_ step: Int) -> String {
    "error signal at step \(step.description)"
  }
  public static let atThisStep = "at this step"
  public static func atFirstStep(_ step: Int) -> String { "at step \(Say.whole(step))" }
  public static let heatmapSubtitle =
    "Size of the error signal δ at each layer and step; output on top; one colour scale"

  public static let saturationScale = "share of the layer"

  // The ledger.
  public static func ledgerSubtitle(_ step: String) -> String {
    "From the output’s error signal (top) back to layer 1, \(step)"
  }
  public static let weightsPass = "the weights multiply"
  public static let ceilingTakes = "what the activation’s steepest slope takes at least"
  public static let activationTakes = "what its actual slopes take besides"
  public static let ledgerRow = "row"
  public static let before = "before"
  public static let after = "after"
  public static let factor = "factor"
  public static let ceiling = "largest possible factor"

  // Decision maps and curves.
  public static let answer = "answer"
  public static let shareOfPlane = "share of the plane"
  public static let outputAndTarget = "output and target"
  public static let output = "output"
  public static let input = "input"
}
