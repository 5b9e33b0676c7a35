/// The words of the chapter that follows four nets through their training.
public enum TrainingText {
  public static let shortTitle = "While it trains"
  public static let question = "What does it look like while the net trains?"

  /// What became of one net.
  public struct Fate: Sendable {
    public enum Kind: Sendable, Equatable {
      case ended(Learning)
      case diverged(step: Int)
    }
    public var label: String
    public var kind: Kind
    /// Mean over the last tenth of the run.
    public var finalLoss: Double
    /// Share of unseen examples that are right; NaN for regression.
    public var accuracy: Double
    /// ‖δ₁‖ / ‖δ_L‖ at the first step.
    public var firstAttenuation: Double

    public init(
      label: String, kind: Kind, finalLoss: Double, accuracy: Double, firstAttenuation: Double
    ) {
      self.label = label
      self.kind = kind
      self.finalLoss = finalLoss
      self.accuracy = accuracy
      self.firstAttenuation = firstAttenuation
    }

    public var isStuck: Bool {
      if case .ended(let learning) = kind { learning.isStuck } else { false }
    }
    public var hasLearned: Bool { kind == .ended(.learned) }
    var hasLearnedInPart: Bool { kind == .ended(.partly) }
    var hasNoFiniteLoss: Bool { kind == .ended(.unknown) }
    var hasDiverged: Bool { if case .diverged = kind { true } else { false } }
  }

  // MARK: The answer

  /// - Parameter commonest: the share of unseen examples that always giving the commonest class gets right;
  ///   NaN where there are no classes.
  public static func answer(
    _ fates: [Fate], dataset: String, steps: Int, constantLoss: Double,
    loss: String = ChartText.loss, commonest: Double
  ) -> Prose {
    let learned = fates.filter { $0.hasLearned }.map { $0.label }
    let stuck = fates.filter { $0.isStuck }
    let partly = fates.filter { $0.hasLearnedInPart }
    let diverged = fates.filter { $0.hasDiverged }.map { $0.label }
    let unknown = fates.filter { $0.hasNoFiniteLoss }.map { $0.label }
    var sentence: Prose = """
      Four nets that differ in nothing but their [[activation-function|activation function]] were \
      trained for \(steps) steps on `\(dataset)`: 
      """
    if learned.isEmpty {
      sentence = sentence + "none of them learned it"
    } else if learned.count == fates.count {
      sentence = sentence + "all of them learned it"
    } else {
      sentence = sentence + "**\(Say.list(learned))** learned it"
    }
    if !stuck.isEmpty {
      sentence = sentence + ", while " + LearningText.stuck(stuck, constantLoss, loss: loss)
    }
    if !partly.isEmpty {
      sentence = sentence + ", **\(Say.list(partly.map { $0.label }))** only in part"
    }
    if !diverged.isEmpty { sentence = sentence + ", \(Say.list(diverged)) diverged" }
    if !unknown.isEmpty {
      sentence = sentence + ", \(Say.list(unknown)) ended without a loss to compare"
    }
    return sentence + ". " + LearningText.guesses(stuck, commonest: commonest) + firstStep(fates)
  }

  private static func firstStep(_ fates: [Fate]) -> Prose {
    guard let (least, most) = extremes(fates) else { return "" }
    return """
      Before the first update, the first layer of the \(least.label) net received \
      \(Say.fraction(least.firstAttenuation)) of the output's [[error-signal|error signal]], that of the \
      \(most.label) net \(Say.fraction(most.firstAttenuation)).
      """
  }

  // MARK: What to do with the figures

  public static func setUp(layers: Int, units: Int, optimizer: String, rate: Double) -> Prose {
    """
    Each net has \(layers) hidden layers of \(units) units, the same random numbers in its weights \
    (Glorot's [[initialization]]) and sees the same examples in the same order; all are trained with \
    [[sgd|\(optimizer)]] at [[learning-rate|rate]] \(Say.number(rate)). The slider moves all figures of \
    this chapter to the same [[step]]; at first they show an early one, where the nets are apart and \
    something is still left to learn.
    """
  }

  public static let lossCaption: Prose = """
    The [[loss]] of the four nets at every step, on a logarithmic axis. The dotted line is what a net \
    would get that always gives the same, best answer: a net whose line stays there is not yet sure of \
    anything.
    """

  public static let seedsHeading = "Luck, or a rule?"
  public static func seedsTitle(_ stuck: [(label: String, stuck: Int)], seeds: Int) -> String {
    let parts = stuck.map { "\($0.label) \($0.stuck)" }
    return "Starts of \(Say.whole(seeds)) that did not learn: " + Say.list(parts)
  }
  public static func seedsSubtitle(seeds: Int) -> String {
    "Loss on unseen examples. Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle half"
  }
  public static func seedsCaption(seeds: Int) -> Prose {
    """
    The same four nets from \(Say.count(seeds, "other start", "different starts")). “Did not learn” \
    means: after the last step the loss on unseen examples is not below half of that of the \
    best constant answer.
    """
  }
  public static func lossAxis(_ loss: String) -> String { "\(loss) on unseen examples" }
  public static let stepAxis = "step"

  public static let gradientHeading = "Where the gradient goes"
  public static let gradientParagraph: Prose = """
    The [[error-signal|error signal]] δ says how much the loss would change if a unit's input changed a \
    little. It is computed from the output back to the first layer, and every layer changes its size. A \
    layer that receives next to nothing changes next to nothing: it keeps its random start.
    """
  public static func gradientTitle(_ fates: [Fate]) -> String? {
    guard let (least, most) = extremes(fates) else { return nil }
    return "Before the first update, layer 1 receives \(Say.fraction(least.firstAttenuation)) of "
      + "the output’s error signal in \(least.label), \(Say.fraction(most.firstAttenuation)) in "
      + most.label
  }

  private static func extremes(_ fates: [Fate]) -> (Fate, Fate)? {
    let known = fates.filter { $0.firstAttenuation.isFinite }
    guard let least = known.min(by: { $0.firstAttenuation < $1.firstAttenuation }),
      let most = known.max(by: { $0.firstAttenuation < $1.firstAttenuation }), known.count > 1
    else { return nil }
    return (least, most)
  }

  /// The root mean square of ∂L/∂W in two layers before the first update.
  public struct WeightGradients: Sendable {
    public var label: String
    public var output: Double
    public var first: Double

    public init(label: String, output: Double, first: Double) {
      self.label = label
      self.output = output
      self.first = first
    }
  }

  public static func weightParagraph(_ nets: [WeightGradients]) -> Prose {
    let rule: Prose = """
      The error signal is not yet what a weight is told. That is the error signal of its unit *times what comes \
      in through the weight*, averaged over the examples: the [[weight-gradient|weight gradient]]. Where no error \
      signal arrives, the weights hear nothing either; where it starts, at the output, they may hear a healthy \
      gradient while the layers before stay as they are.
      """
    let known = nets.filter { $0.output.isFinite && $0.first.isFinite }
    guard !known.isEmpty else { return rule }
    let list = known.map {
      "\(Say.number($0.output)) and \(Say.number($0.first)) in \($0.label)"
    }
    return rule + """
       Before the first update, the weights of the output layer and those of layer 1 have gradients of \
      \(Say.list(list)) (root mean squares).
      """
  }

  /// - Parameter sizes: the root mean square of ∂L/∂W of the first layer at the first step.
  public static func networkTitle(
    _ sizes: [(label: String, size: Double)], step: Int
  ) -> String? {
    let known = sizes.filter { $0.size.isFinite && $0.size > 0 }
    guard let least = known.min(by: { $0.size < $1.size }),
      let most = known.max(by: { $0.size < $1.size }), known.count > 1
    else { return nil }
    return "At step \(Say.whole(step)): a weight of layer 1 has a gradient of "
      + "\(Say.number(least.size)) in \(least.label), \(Say.number(most.size)) in \(most.label)"
  }

  /// - Parameter gains: the product of what the activation functions of all hidden layers let through.
  public static func ledgerTitle(
    _ gains: [(label: String, gain: Double)], step: Int
  ) -> String? {
    guard let least = gains.min(by: { $0.gain < $1.gain }),
      let most = gains.max(by: { $0.gain < $1.gain }), gains.count > 1
    else { return nil }
    return "At step \(Say.whole(step)): the activation functions let \(Say.fraction(least.gain)) "
      + "through in \(least.label), \(Say.fraction(most.gain)) in \(most.label)"
  }

  public static let byLayerCaption: Prose = """
    Size of the error signal at every layer (its length per example, as the root of the mean square over \
    the examples), at the step of the slider. The axis is logarithmic; what is exactly zero stands in a lane of its own. A line \
    that falls to the left is a [[vanishing-gradient|vanishing gradient]]. Compare slopes, not heights: a \
    net that has learned its examples has little error left to send back at all.
    """
  public static let heatmapCaption: Prose =
    """
    The same for every step: one row per layer, the output on top, one column per step, all nets on one \
    colour scale. 
    """ + ChainRuleText.sharesDiffer

  public static let ledgerHeading = "The bill, layer by layer"
  public static let ledgerParagraph: Prose = """
    The [[ledger]] splits what happens on the way back into two factors per layer: what the weights of \
    the next layer hand back, and what the activation function lets through. The second has a ceiling \
    that no weights can lift: the largest [[local-derivative|slope]] of the activation, ¼ for sigmoid, 1 \
    for tanh and ReLU, ½ for softmax. (That softmax has the higher ceiling than sigmoid helps it little: only \
    two equal shares reach it, and $n$ equal shares pass on $1/n$.)
    """
  public static let ledgerCaption: Prose = """
    Read from the output down to layer 1. A bar to the left is a loss, to the right a gain. Grey: what the \
    weights do. In colour: what the activation function takes; the hatched part is what even its steepest \
    slope takes (the ceiling), the solid part what its actual slopes take besides. That the bars meet is bookkeeping, not proof that the gradients are right; that is checked \
    separately, below.
    """

  public static let saturationHeading = "Saturated, inactive, awake"
  public static func saturationParagraph(threshold: Double) -> Prose {
    """
    A sigmoid or tanh unit is called [[saturated-share|saturated]] here for an example when its slope is \
    below \(Say.percent(threshold)) of the largest it can have; a softmax layer when its whole \
    [[jacobian|Jacobian]] is that small. The left side of ReLU is not nearly flat but exactly, and for that \
    this page has a word of its own: the unit is [[inactive]]. The limit is this project's own choice.
    """
  }
  /// How a net that did not learn stands at the first step.
  public struct StuckNet: Sendable {
    public var label: String
    /// Mean share of saturated entries over the hidden layers.
    public var saturated: Double
    /// Mean over the hidden layers of what the activation lets through, A = ‖δ‖ / ‖g‖.
    public var passes: Double

    public init(label: String, saturated: Double, passes: Double) {
      self.label = label
      self.saturated = saturated
      self.passes = passes
    }
  }

  /// Whether the nets that did not learn are saturated at all.
  public static func saturationFinding(_ nets: [StuckNet]) -> Prose? {
    guard !nets.isEmpty else { return nil }
    let shares = nets.map { "\($0.label) \(Say.percent($0.saturated))" }
    let passes = nets.map { "\(Say.number($0.passes)) in \($0.label)" }
    if nets.allSatisfy({ $0.saturated < 0.05 && $0.passes < 0.5 }) {
      let saturated: Prose =
        nets.allSatisfy { $0.saturated == 0 }
        ? "not saturated at all when they start"
        : "hardly saturated when they start (\(Say.list(shares)))"
      return "Note what is *not* the matter here: the nets that did not learn are " + saturated
        + """
        . Even so their activation functions let little through there: per layer about \(Say.list(passes)), \
        and these numbers are multiplied with each other.
        """
    }
    return """
      The nets that did not learn start with this share of saturated entries: \(Say.list(shares)). Per \
      layer their activation function lets through about \(Say.list(passes)), and these numbers are \
      multiplied with each other.
      """
  }

  public static let saturationCaption: Prose = """
    Share of unit–example pairs that are saturated (for ReLU: inactive), for every layer and step. \
    Inactive now is not dead: about half of a fresh ReLU layer is inactive for any one example.
    """
  public static let histogramCaption: Prose = """
    How the activations of one layer are spread, at several steps from top to bottom. Each ridge counts \
    all units and examples.
    """

  public static let networkHeading = "The net itself"
  public static let networkCaption: Prose = """
    Circles are units; fill, hatching or a cross tells their state on the training examples. Lines are \
    weights, the thicker the larger their gradient at this step, on one scale for all four nets; inputs \
    and outputs have no state.
    """
  public static let regionsCaption: Prose = """
    The answer of each net for every point of the plane, with the training examples on top, at the step \
    of the slider.
    """
  public static let stripCaption: Prose = """
    The same at three steps, side by side.
    """
  public static let fitCaption: Prose = """
    The answer of each net along its input, with the training examples, at the step of the slider.
    """
}
