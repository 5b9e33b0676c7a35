// How training ends: a signal that is lost, and one that is not needed any more.
extension ChainRuleText {
  // MARK: Vanished or converged

  public static let endingHeading = "Vanished, or just converged?"
  public static func endingParagraph(steps: Int, optimizer: String, rate: Double) -> Prose {
    """
    A tiny gradient at layer 1 can mean two things: the layers have lost it, or the net answers well and \
    there is hardly an error to send back. The gradient alone does not tell; the share that arrives and \
    the [[loss]] do. Here the same four nets train for \(Say.whole(steps)) steps of \(optimizer) at rate \
    \(Say.number(rate)).
    """
  }

  /// What became of one deep net.
  public struct DeepNet: Sendable {
    public enum Ending: Sendable, Equatable {
      /// It learned, the way is open, and the signal has become small and stays so.
      case converged
      /// It learned and the way is open, but the signal is still large or comes back now and then.
      case stillLearning
      /// It learned although next to nothing arrives at layer 1.
      case learnedAnyway
      /// It did not learn, and next to nothing arrives.
      case lost
      /// It did not learn, although the signal arrives.
      case arrives
      /// There was no signal to compare.
      case unclear
      case diverged(step: Int)
    }

    /// ‖δ‖ per example of one layer.
    public struct Course: Sendable {
      /// At the first step.
      public var first: Double
      /// Mean over the last tenth of the run, and the largest there.
      public var last: Double
      public var largest: Double

      public init(first: Double, last: Double, largest: Double) {
        self.first = first
        self.last = last
        self.largest = largest
      }

      /// All through the last tenth of the run it is below this share of what it was at the first step.
      func isQuiet(below share: Double) -> Bool { largest < share * first }
    }

    public var label: String
    public var ending: Ending
    /// Mean over the last tenth of the run.
    public var finalLoss: Double
    /// The smallest and the largest loss in the last tenth of the run.
    public var loss: (least: Double, most: Double)
    public var outputSignal: Course
    public var firstSignal: Course

    public init(
      label: String, ending: Ending, finalLoss: Double, loss: (Double, Double),
      outputSignal: Course, firstSignal: Course
    ) {
      self.label = label
      self.ending = ending
      self.finalLoss = finalLoss
      self.loss = loss
      self.outputSignal = outputSignal
      self.firstSignal = firstSignal
    }

    /// What arrives at layer 1 as a share of what stands at the output, of the numbers that are told.
    public var share: (first: Double, last: Double) {
      (firstSignal.first / outputSignal.first, firstSignal.last / outputSignal.last)
    }

    /// Gives a net that came to its end the name for what became of it.
    ///
    /// - Parameters:
    ///   - lostBelow: the share of the output's signal below which what arrives is called lost.
    ///   - quietBelow: the share of the first step's signal below which one has become small.
    public mutating func judge(hasLearned: Bool, lostBelow: Double, quietBelow: Double) {
      let isLost = share.last < lostBelow
      if share.last.isNaN {
        ending = hasLearned && outputSignal.last == 0 ? .converged : .unclear
      } else if !hasLearned {
        ending = isLost ? .lost : .arrives
      } else if isLost {
        ending = .learnedAnyway
      } else {
        let isQuiet =
          firstSignal.isQuiet(below: quietBelow) && outputSignal.isQuiet(below: quietBelow)
        ending = isQuiet ? .converged : .stillLearning
      }
    }
  }

  public static func verdict(_ ending: DeepNet.Ending) -> Prose {
    switch ending {
    case .converged: "converged"
    case .stillLearning: "learned, not settled"
    case .learnedAnyway: "learned all the same"
    case .lost: "lost on the way"
    case .arrives: "arrives, but not learned"
    case .unclear: "no signal"
    case .diverged(let step): "diverged at step \(step)"
    }
  }

  /// nil where not both happen: a net that converged, and one that lost its signal.
  public static func byLayerTitle(_ nets: [DeepNet], step: Int) -> String? {
    let quiet = nets.filter { $0.ending == .converged }
    let lost = nets.filter {
      $0.ending == .lost && $0.outputSignal.last > $0.outputSignal.first / 2
    }
    guard !quiet.isEmpty, !lost.isEmpty else { return nil }
    return "At step \(Say.whole(step)): \(Say.list(quiet.map { $0.label })) "
      + "\(quiet.count == 1 ? "has" : "have") learned, so there is little error left to send back; "
      + "\(Say.list(lost.map { $0.label })) still \(lost.count == 1 ? "has its" : "have their") error, "
      + "and it gets lost on the way"
  }
  public static let byLayerCaption: Prose = """
    The size of the error signal at every layer, at the step of the slider; dotted: at the first step. \
    A line that falls from the output (right) to layer 1 (left) is a signal that gets lost. A line whose \
    right end has sunk belongs to a net whose error itself has become smaller.
    """

  /// - Parameter steps: of the last tenth of the run.
  public static func endingCaption(steps: Int, lostBelow: Double, quietBelow: Double) -> Prose {
    """
    First step → mean of the last \(Say.count(steps, "step", "steps")), in which the loss ranges as the next \
    column says. “Learned”: the mean loss is below half of that of the best constant answer. “Lost”: less than \
    \(Say.fraction(lostBelow)) of the output's signal arrives. “Converged”: learned, not lost, and in all of \
    these steps the signals at the output and at layer 1 are below \(Say.percent(quietBelow)) of those of the \
    first step. The limits are this project's own.
    """
  }
  public static func endingHeader(loss: String) -> [Prose] {
    [
      "hidden activation", "signal at the output", "share that arrives", "signal at layer 1",
      Prose(data: loss + " at the end"), "from … to", "so",
    ]
  }
  public static func change(_ first: String, _ last: String) -> Prose { "\(first) → \(last)" }
  public static func range(_ least: String, _ most: String) -> Prose { "\(least) … \(most)" }

  public static func endingFinding(_ nets: [DeepNet]) -> Prose {
    func labels(_ ending: DeepNet.Ending) -> String {
      Say.list(nets.filter { $0.ending == ending }.map { $0.label })
    }
    let broken = nets.filter { if case .diverged = $0.ending { true } else { false } }
    var parts: [String] = []
    if !labels(.lost).isEmpty {
      parts.append(
        "Vanished: \(labels(.lost)). The output has an error, layer 1 does not hear of it")
    }
    if !labels(.converged).isEmpty {
      parts.append(
        "Converged: \(labels(.converged)). The way is open, and the answers are so good that there is hardly an "
          + "error left to send")
    }
    if !labels(.stillLearning).isEmpty {
      parts.append(
        "Learned, but not settled: \(labels(.stillLearning)). The way is open, and what comes back is not yet "
          + "small for good: a large gradient late in training is no fault")
    }
    if !labels(.learnedAnyway).isEmpty {
      parts.append(
        "Learned with hardly any signal at layer 1: \(labels(.learnedAnyway)). The later layers did it"
      )
    }
    if !labels(.arrives).isEmpty {
      parts.append(
        "Not learned although the signal arrives: \(labels(.arrives)). The reason is another one, such "
          + "as the rate or too few steps")
    }
    if !labels(.unclear).isEmpty { parts.append("No signal to judge by: \(labels(.unclear))") }
    if !broken.isEmpty { parts.append("Diverged: \(Say.list(broken.map { $0.label }))") }
    return Prose(data: parts.joined(separator: ". ") + ".")
  }
}
