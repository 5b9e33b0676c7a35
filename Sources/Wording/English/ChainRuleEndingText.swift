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
      /// The loss fell below half of that of the best constant answer, and the signal still arrives.
      case converged
      /// It fell although next to nothing arrives at layer 1.
      case learnedAnyway
      /// It did not fall, and next to nothing arrives.
      case lost
      /// It did not fall, although the signal arrives.
      case arrives
      /// There was no signal to compare.
      case unclear
      case diverged(step: Int)
    }
    public var label: String
    public var ending: Ending
    public var finalLoss: Double
    /// ‖δ‖ per example of the output, of layer 1, and their ratio, at the first step and the last.
    public var outputSignal: (first: Double, last: Double)
    public var firstSignal: (first: Double, last: Double)
    public var share: (first: Double, last: Double)

    public init(
      label: String, ending: Ending, finalLoss: Double, outputSignal: (Double, Double),
      firstSignal: (Double, Double), share: (Double, Double)
    ) {
      self.label = label
      self.ending = ending
      self.finalLoss = finalLoss
      self.outputSignal = outputSignal
      self.firstSignal = firstSignal
      self.share = share
    }
  }

  public static func verdict(_ ending: DeepNet.Ending) -> Prose {
    switch ending {
    case .converged: "converged"
    case .learnedAnyway: "learned all the same"
    case .lost: "lost on the way"
    case .arrives: "arrives, but not learned"
    case .unclear: "no signal"
    case .diverged(let step): "diverged at step \(step)"
    }
  }

  /// nil where not both happen: a net that learned and has less to send, and one that lost its signal.
  public static func byLayerTitle(_ nets: [DeepNet], step: Int) -> String? {
    let quiet = nets.filter {
      $0.ending == .converged && $0.outputSignal.last < $0.outputSignal.first / 2
    }
    let lost = nets.filter {
      $0.ending == .lost && $0.outputSignal.last > $0.outputSignal.first / 2
    }
    guard !quiet.isEmpty, !lost.isEmpty else { return nil }
    return "At step \(Say.whole(step)): \(Say.list(quiet.map { $0.label })) "
      + "\(quiet.count == 1 ? "has" : "have") learned and less error to send; "
      + "\(Say.list(lost.map { $0.label })) \(lost.count == 1 ? "has" : "have") as much as ever and "
      + "\(lost.count == 1 ? "loses" : "lose") it on the way"
  }
  public static let byLayerCaption: Prose = """
    The size of the error signal at every layer, at the step of the slider; dotted: at the first step. \
    A line that falls from the output (right) to layer 1 (left) is a signal that gets lost. A line whose \
    right end has sunk belongs to a net whose error itself has become smaller.
    """

  public static func endingCaption(lostBelow: Double) -> Prose {
    """
    First step → last step. “Lost” means that less than \(Say.fraction(lostBelow)) of the output's signal \
    arrives; “learned” that the loss is below half of that of the best constant answer. Both limits are \
    this project's own.
    """
  }
  public static let endingHeader: [Prose] = [
    "hidden activation", "signal at the output", "share that arrives", "signal at layer 1",
    "loss at the end", "so",
  ]
  public static func change(_ first: String, _ last: String) -> Prose { "\(first) → \(last)" }

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
        "Converged: \(labels(.converged)). The way is open, and the net answers so well that there is less to send"
      )
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
