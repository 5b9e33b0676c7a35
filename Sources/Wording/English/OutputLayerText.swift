/// The words of the chapter on the output layer.
public enum OutputLayerText {
  public static let shortTitle = "The output layer"
  public static let question = "Do I need an activation at the output?"

  /// One pairing of output activation and loss on one data set; medians over the seeds, NaN where most
  /// runs diverged.
  public struct Pairing: Sendable {
    public var label: String
    public var rate: Double
    /// Accuracy on unseen examples, or the root of the mean squared error.
    public var score: Double
    /// Share of outputs below 0 or above 1.
    public var outside: Double
    /// Mean distance of an example's outputs from summing to 1; NaN for a single output.
    public var sumError: Double

    public init(label: String, rate: Double, score: Double, outside: Double, sumError: Double) {
      self.label = label
      self.rate = rate
      self.score = score
      self.outside = outside
      self.sumError = sumError
    }
  }

  public static func pairing(_ output: String, _ loss: String) -> String { "\(output) + \(loss)" }

  /// What the captions of narrow panels explain.
  public static func shortPairing(_ output: String, isSquared: Bool) -> String {
    "\(output) + \(isSquared ? "squared" : "entropy")"
  }
  static let shortNames: Prose = "“Squared” is the squared error, “entropy” cross-entropy."

  /// What two losses send back through the same sigmoid when the net is wrong.
  public struct WrongSignals: Sendable {
    /// What the net says for the right class.
    public var said: Double
    public var squared: Double
    public var entropy: Double

    public init(said: Double, squared: Double, entropy: Double) {
      self.said = said
      self.squared = squared
      self.entropy = entropy
    }
  }

  /// A difference in accuracy that counts.
  static let margin = 0.02

  // MARK: The answer

  /// - Parameters:
  ///   - number: no activation and sigmoid, with squared error, on numbers from 0 to 1.
  ///   - none: no activation with squared error, on classes.
  ///   - usual: the customary pair for these classes.
  public static func answer(
    number: (dataset: String, isScaled: Bool, none: Pairing, sigmoid: Pairing), none: Pairing,
    usual: Pairing,
    dataset: String, signals: WrongSignals
  ) -> Prose {
    numberVerdict(
      number.none, number.sigmoid, dataset: number.dataset, isScaled: number.isScaled)
      + "To choose a *class*, " + verdict(none: none, usual: usual, dataset: dataset)
      + outside(none) + """
        And the [[loss]] belongs to the pair: when a [[sigmoid]] says only \(Say.percent(signals.said)) for \
        the right class, [[squared-error|squared error]] sends back \(Say.number(signals.squared)), \
        [[cross-entropy]] **\(Say.number(signals.entropy))**.
        """
  }

  private static func numberVerdict(
    _ none: Pairing, _ sigmoid: Pairing, dataset: String, isScaled: Bool
  ) -> Prose {
    guard none.score.isFinite, sigmoid.score.isFinite, none.score > 1.1 * sigmoid.score else {
      return "To predict a *number*, no. "
    }
    let limits = isScaled ? "are scaled to 0 … 1" : "lie between 0 and 1"
    return """
      To predict a *number* it is not needed, though on `\(dataset)`, where all numbers \(limits), \
      a sigmoid came nearer. 
      """
  }

  private static func verdict(none: Pairing, usual: Pairing, dataset: String) -> Prose {
    guard none.score.isFinite else {
      return "a net without one mostly diverged on `\(dataset)`. "
    }
    guard usual.score.isFinite else {
      return """
        a net without one got \(Say.percent(none.score)) of unseen examples of `\(dataset)` right, while \
        the usual pair mostly diverged. 
        """
    }
    let gap = usual.score - none.score
    let scores: Prose = """
      \(Say.percent(none.score)) of unseen examples of `\(dataset)` right without, \
      **\(Say.percent(usual.score))** with \(usual.label)
      """
    if gap > margin { return "it helped here: " + scores + ". " }
    if gap < -margin { return "not here, without one it went better: " + scores + ". " }
    return "no, as long as only its name counts: " + scores + ". "
  }

  private static func outside(_ none: Pairing) -> Prose {
    guard none.outside.isFinite else { return "" }
    guard none.outside > 0 else {
      return "None of its answers lay outside 0 … 1 in this run, but nothing keeps them there. "
    }
    return """
      But then the answers are no probabilities: **\(Say.percent(none.outside))** of them were below 0 or \
      above 1. 
      """
  }

  // MARK: What comes back

  public static func gradientTitle(_ signals: WrongSignals) -> String {
    "Saying \(Say.percent(signals.said)) for the right class: squared error through a sigmoid sends "
      + "back \(Say.number(signals.squared)), cross-entropy \(Say.number(signals.entropy))"
  }
  public static let gradientSubtitle =
    "Size of the error signal δ at the output for one example, by what the net says for the right class"
  public static let saidAxis = "what the net says for the right class"
  public static let signalAxis = "|δ|"
  public static let entropyBoth = "sigmoid or softmax + cross-entropy"
  public static let mostWrong = "entirely wrong, and nothing comes back"
  public static func gradientCaption(_ peak: (said: Double, signal: Double)) -> Prose {
    """
    Left is entirely wrong, right is right. With [[cross-entropy]] the [[error-signal|error signal]] is just \
    the mistake: what is missing to 100 %. With squared error it is multiplied by the [[slope]] of the output, \
    so that it is largest (\(Say.number(peak.signal)) for sigmoid) at \(Say.percent(peak.said)) and goes to 0 where \
    the net is *most* wrong. Without an output activation, nothing flattens.
    """
  }
  public static let gradientColumns = ["output and loss", "said for the right class", "|δ|"]

  public static let lookHeading = "What to look at"
  public static let look: [Prose] = [
    "**The left end.** There a net has most to learn. Two of the curves go to 0 just there.",
    """
    **Which loss goes with which output.** Sigmoid for yes or no and [[softmax]] for one of several, both with \
    cross-entropy, have the same straight line. It is no accident: see the mathematics below.
    """,
    "**No activation.** Its line is straight, too. Its trouble is elsewhere: what do its answers mean?",
  ]

  // MARK: A wrong start

  public static let startHeading = "Sure and wrong at the start"
  public static func startParagraph(dataset: String, rate: Double) -> Prose {
    """
    To see the left end at work, one output layer without hidden ones starts on `\(dataset)` with weights that \
    point the wrong way and are large: it is sure, and wrong. Same start, same examples, [[learning-rate|rate]] \
    \(Say.number(rate)); only the loss differs.
    """
  }

  /// How the two losses got away from a wrong start.
  public struct Escape: Sendable {
    /// Median accuracy before the first update and after the last.
    public var first: Double
    public var squared: Double
    public var entropy: Double
    /// What both are to reach, and the first evaluated step at which they do; nil for never.
    public var goal: Double
    public var squaredStep: Int?
    public var entropyStep: Int?
    public var steps: Int

    public init(
      first: Double, squared: Double, entropy: Double, goal: Double, squaredStep: Int?,
      entropyStep: Int?, steps: Int
    ) {
      self.first = first
      self.squared = squared
      self.entropy = entropy
      self.goal = goal
      self.squaredStep = squaredStep
      self.entropyStep = entropyStep
      self.steps = steps
    }

    var isKnown: Bool { first.isFinite && squared.isFinite && entropy.isFinite }
  }

  public static func startTitle(_ escape: Escape) -> String {
    guard escape.isKnown else { return "From a wrong start, most runs diverged" }
    func words(_ step: Int?) -> String {
      step.map { "by step \(Say.whole($0))" } ?? "not within \(Say.whole(escape.steps)) steps"
    }
    return "From a wrong start to \(Say.percent(escape.goal)) right: cross-entropy "
      + "\(words(escape.entropyStep)), squared error \(words(escape.squaredStep))"
  }
  public static func startSubtitle(seeds: Int) -> String {
    "Unseen examples right. Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle half"
  }
  public static func startCaption(_ escape: Escape) -> Prose {
    guard escape.isKnown else { return "Most of these runs diverged." }
    let course: Prose = """
      Both start with \(Say.percent(escape.first)) right. After \(escape.steps) steps cross-entropy has \
      \(Say.percent(escape.entropy)), squared error \(Say.percent(escape.squared)). 
      """
    return isSlower(escape)
      ? course + "The flat stretch of squared error is the left end of the figure above."
      : course + "This run does not show squared error to be the slower one."
  }
  private static func isSlower(_ escape: Escape) -> Bool {
    guard let entropy = escape.entropyStep else { return false }
    return entropy < escape.squaredStep ?? .max
  }
  public static let stepAxis = "step"
  public static let accuracyAxis = "unseen examples right"
}
