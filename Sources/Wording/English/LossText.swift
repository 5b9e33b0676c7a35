/// What the loss and accuracy charts say.
public enum LossText {
  public enum End: Sendable {
    /// Below nine tenths of the best constant answer's loss, hardly below it, or not (`Learning`).
    case learned, hardlyBelowConstant, notBelowConstant, notMeasured, notANumber, infinite
    case diverged(step: Int)
  }

  /// The loss of one run at its beginning and end.
  public struct Fate: Sendable {
    public var label: String
    public var first: Double
    /// At the last step, or the mean over the last steps.
    public var last: Double
    /// How many these are.
    public var lastSteps: Int
    /// The loss of the best constant answer.
    public var constant: Double
    public var end: End
    /// Whether there are more steps than one.
    public var hasCourse: Bool
    /// True where it is the loss of a target that was moved onto 0 … 1.
    public var isScaled = false

    var lossName: String { ChartText.loss(isScaled: isScaled) }

    public init(
      label: String, first: Double, last: Double, lastSteps: Int = 1, constant: Double, end: End,
      hasCourse: Bool = true
    ) {
      self.label = label
      self.first = first
      self.last = last
      self.lastSteps = lastSteps
      self.constant = constant
      self.end = end
      self.hasCourse = hasCourse
    }

    var lastWords: String {
      switch end {
      case .notMeasured: "a loss that was not measured"
      case .notANumber: "what is not a number"
      case .infinite: "infinity"
      default: Say.precise(last)
      }
    }
    var isLearned: Bool { if case .learned = end { true } else { false } }
    var isHardlyBelow: Bool { if case .hardlyBelowConstant = end { true } else { false } }
    var isNotBelow: Bool { if case .notBelowConstant = end { true } else { false } }
    var isStuck: Bool { isHardlyBelow || isNotBelow }
    /// ` (mean of the last 40 steps)`; nothing for the loss of one step.
    var mean: String {
      lastSteps == 1 ? "" : " (mean of the last \(Say.whole(lastSteps)) steps)"
    }
    var isBroken: Bool { !isLearned && !isStuck }
  }

  /// The finding: who learned, who stayed with a constant answer, who broke.
  public static func title(_ fates: [Fate], lastStep: Int, close: Close = .end) -> String {
    if let only = fates.first, fates.count == 1 {
      return title(only, lastStep: lastStep, close: close)
    }
    let learned = fates.filter { $0.isLearned }
    let stuck = fates.filter { $0.isStuck }
    let broken = fates.filter { $0.isBroken }
    var parts: [String] = []
    if learned.isEmpty && broken.isEmpty {
      return close.isEnd
        ? "No net gets clearly below the loss of the best constant answer"
        : "\(close.capital) no net is clearly below the loss of the best constant answer"
    }
    if let best = learned.min(by: { $0.last < $1.last }) {
      // From the other end, so that of equal runs two are named and not one twice.
      let worst = learned.reversed().max { $0.last < $1.last } ?? best
      parts.append(
        "\(best.label) \(verb(close)) a \(best.lossName) of \(Say.number(best.last))\(best.mean)"
          + close.after)
      if stuck.isEmpty && broken.isEmpty && learned.count > 1 {
        let name = worst.isScaled == best.isScaled ? "" : "a \(worst.lossName) of "
        parts.append("\(worst.label) at \(name)\(Say.number(worst.last))")
      }
    }
    for (own, word) in [
      (stuck.filter { $0.isHardlyBelow }, "hardly"), (stuck.filter { $0.isNotBelow }, "no"),
    ] where !own.isEmpty {
      let verb = own.count == 1 ? "does" : "do"
      let names = Say.list(own.map { $0.label })
      parts.append("\(names) \(verb) \(word) better than a constant answer")
    }
    if !broken.isEmpty {
      parts += broken.map { fate in
        if case .diverged(let step) = fate.end {
          return ChartText.divergedRun(fate.label, step: step)
        }
        return "the loss of \(fate.label) " + state(fate, close)
      }
    }
    return parts.joined(separator: "; ")
  }

  /// A run that goes on does not end.
  private static func verb(_ close: Close) -> String { close.isEnd ? "ends at" : "is at" }

  /// Of a loss that is no finite number.
  private static func state(_ fate: Fate, _ close: Close) -> String {
    switch fate.end {
    case .notMeasured: "\(ChartText.wasNotMeasured) \(close.words)"
    case .infinite: "\(ChartText.isInfinite) \(close.words)"
    default: "\(ChartText.isNotANumber) \(close.words)"
    }
  }

  private static func title(_ fate: Fate, lastStep: Int, close: Close) -> String {
    switch fate.end {
    case .diverged(let step): return ChartText.divergedRun(fate.label, step: step)
    case .notMeasured, .notANumber, .infinite:
      return "The loss of \(fate.label) " + state(fate, close)
    case .hardlyBelowConstant, .notBelowConstant:
      let losses = Say.apart([fate.last, fate.constant])
      return "The \(fate.lossName) of \(fate.label) \(verb(close)) \(losses[0])\(fate.mean)"
        + "\(close.after): \(fate.isHardlyBelow ? "hardly" : "no") better than a constant answer, "
        + "which has \(losses[1])"
    case .learned:
      guard fate.hasCourse, fate.first.isFinite else {
        return "The \(fate.lossName) of \(fate.label) is \(Say.precise(fate.last)) at step "
          + Say.whole(lastStep)
      }
      if fate.first == fate.last {
        return
          "The \(fate.lossName) of \(fate.label) is \(Say.precise(fate.last)) at the first step "
          + "and\(fate.mean) at step \(Say.whole(lastStep))"
      }
      let ends = Say.apart([fate.first, fate.last], most: 9)
      return "The \(fate.lossName) of \(fate.label) goes from \(ends[0]) to "
        + "\(ends[1])\(fate.mean) by step \(Say.whole(lastStep))"
    }
  }

  public static func description(
    _ fates: [Fate], reference: Double?, firstStep: Int, lastStep: Int, axis: String
  ) -> String {
    var text = "Lines of the training loss on a \(axis) axis from step \(Say.whole(firstStep)) to "
    text += "\(Say.whole(lastStep)). "
    for fate in fates {
      text += "\(fate.label)\(fate.isScaled ? ", scaled" : ""): from \(Say.precise(fate.first))"
      if case .diverged(let step) = fate.end {
        text += " until it diverges at step \(Say.whole(step)). "
      } else {
        text += " to \(fate.lastWords)\(fate.mean). "
      }
    }
    if let reference {
      text += "A dashed line marks the best constant answer at \(Say.precise(reference))."
    }
    return text
  }
}
