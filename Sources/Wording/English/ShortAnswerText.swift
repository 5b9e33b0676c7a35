/// The words of the chapter that answers the beginner's question. Every sentence with a number takes
/// that number, and every sentence that claims an outcome is chosen by the outcome.
public enum ShortAnswerText {
  public static let shortTitle = "The short answer"
  public static let question =
    "Can I use softmax for the hidden layers and no activation at the output, instead of ReLU and "
    + "sigmoid, and get the same result?"

  /// How often the net of the question did worse, the same, or better than the usual one.
  public struct Tally: Sendable, Equatable {
    public var worse: Int
    public var same: Int
    public var better: Int
    /// The medians differ, but too few of the seeds agree.
    public var undecided: Int

    public init(worse: Int, same: Int, better: Int, undecided: Int = 0) {
      self.worse = worse
      self.same = same
      self.better = better
      self.undecided = undecided
    }

    public var total: Int { worse + same + better + undecided }

    /// `as good in 1, undecided in 1`: what there is besides the worse ones.
    var rest: String {
      [("as good in ", same), ("better in ", better), ("undecided in ", undecided)]
        .filter { $0.1 > 0 }.map { ", " + $0.0 + Say.whole($0.1) }.joined()
    }
  }

  /// The condition in which the two nets differ most, with what each reached there.
  public struct Extreme: Sendable {
    public var condition: String
    public var questionScore: String
    public var usualScore: String

    public init(condition: String, questionScore: String, usualScore: String) {
      self.condition = condition
      self.questionScore = questionScore
      self.usualScore = usualScore
    }
  }

  /// What reaches layer 1 at the first step, as a share of what stands at the output; medians.
  public struct GradientFact: Sendable {
    public var hiddenLayers: Int
    public var softmax: Double
    public var relu: Double

    public init(hiddenLayers: Int, softmax: Double, relu: Double) {
      self.hiddenLayers = hiddenLayers
      self.softmax = softmax
      self.relu = relu
    }

    /// Softmax passes on clearly less than ReLU.
    public var isVanishing: Bool { softmax < relu / 3 }
    /// Neither passes on clearly less than the other.
    public var isEven: Bool { !isVanishing && softmax <= relu * 3 }
  }

  // MARK: The answer

  /// - Parameter worst: nil where the usual net leads clearly in no set-up with classes.
  public static func answer(_ tally: Tally, worst: Extreme?, gradient: GradientFact) -> Prose {
    verdict(tally) + " " + example(tally, worst) + " " + reason(gradient)
  }

  private static func verdict(_ tally: Tally) -> Prose {
    if tally.worse == tally.total { return "**No.**" }
    if tally.worse > 0 { return "**Not in general.**" }
    if tally.undecided == tally.total { return "**In these runs, the seeds disagree.**" }
    if tally.better == tally.total { return "**In these runs, it did even better.**" }
    let mostly: Prose = tally.undecided > 0 ? "**In these runs, mostly yes" : "**In these runs, yes"
    return mostly + (tally.better == 0 ? ".**" : ", or even better.**")
  }

  private static func example(_ tally: Tally, _ worst: Extreme?) -> Prose {
    guard let worst else {
      if tally.worse > 0 {
        return """
          In \(tally.worse) of the \(tally.total) set-ups trained for this page, none of them with classes, \
          that net did clearly worse than [[relu|ReLU]] with a [[sigmoid]] output.
          """
      }
      return """
        In none of the \(tally.total) set-ups trained for this page did that net do clearly worse than \
        [[relu|ReLU]] with a [[sigmoid]] output.
        """
    }
    return """
      With \(worst.condition), that net ended at **\(worst.questionScore)** of unseen points right, \
      [[relu|ReLU]] with a [[sigmoid]] output at **\(worst.usualScore)**.
      """
  }

  private static func reason(_ fact: GradientFact) -> Prose {
    let layers = Say.count(fact.hiddenLayers, "hidden layer", "hidden layers")
    let shares: Prose = """
      through \(layers), [[softmax]] hands back \(Say.fraction(fact.softmax)) of the \
      [[error-signal|error signal]] that the first layer should learn from, ReLU \
      \(Say.fraction(fact.relu)).
      """
    return fact.isVanishing
      ? "The reason is there before training starts: " + shares
      : "The [[gradient]] at the start does not explain it here: " + shares
  }

  public static func counts(_ tally: Tally) -> Prose {
    """
    Figure 1.1 shows one set-up of several. Of \(tally.total) in all – with few layers and with more, two \
    tasks, two [[optimizer|optimizers]], one shared [[learning-rate|rate]] and each net's own best one – \
    the net of the question did clearly worse in \(tally.worse), about as well in \(tally.same) and clearly \
    better in \(tally.better).
    """ + undecided(tally)
  }

  private static func undecided(_ tally: Tally) -> Prose {
    tally.undecided == 0
      ? "" : " In \(tally.undecided) the medians differ, but the seeds disagree about who is ahead."
  }

  // MARK: The four nets

  public static let fourNets: Prose = """
    Four nets are compared, so that each of the two changes is seen alone. They start from the same \
    random numbers (the same [[seed]]), see the same examples in the same order and minimize the same \
    [[squared-error|squared error]]. They differ only in this:
    """

  public static let adviceHeading = "So what should I use?"
  /// - Parameters:
  ///   - tally: with the squared error for all nets.
  ///   - natural: with the loss that belongs to each output, as the recipe has it.
  public static func advice(_ tally: Tally, natural: Tally) -> Prose {
    let usual: Prose = """
      The usual recipe: ReLU (or one of its relatives) in the hidden layers; at the output a sigmoid with \
      cross-entropy for a yes or no, softmax with cross-entropy for one of several classes, nothing with \
      squared error for a number. Of the \(tally.total) set-ups here, the net of the question did clearly \
      better than ReLU with a sigmoid in \(none(tally.better)) and clearly worse in \(none(tally.worse)), all \
      nets with the squared error; with each output's own loss, as in the recipe, it is better in \
      \(none(natural.better)) and worse in \(none(natural.worse)).
      """
    return tally.better + natural.better == 0
      ? usual : usual + " Recipes are habits, not laws."
  }

  private static func none(_ count: Int) -> String { count == 0 ? "none" : Say.whole(count) }

  public static func netName(hidden: String, output: String) -> String {
    hidden + " + " + output
  }

  public static func netMeaning(hidden: String, hasOutput: Bool, isQuestion: Bool) -> Prose {
    let output = hasOutput ? "a sigmoid at the output" : "no activation at the output"
    return isQuestion
      ? "\(hidden) in the hidden layers, \(output): **the net of the question**"
      : "\(hidden) in the hidden layers, \(output)"
  }

  // MARK: Conditions

  public static func condition(hiddenLayers: Int, optimizer: String, rate: Double?) -> String {
    let layers = Say.count(hiddenLayers, "hidden layer", "hidden layers")
    guard let rate else { return "\(layers), \(optimizer), own best rate" }
    return "\(layers), \(optimizer), rate \(Say.number(rate))"
  }

  public static func conditionInSentence(
    hiddenLayers: Int, optimizer: String, rate: Double?, steps: Int
  ) -> String {
    let layers = Say.count(hiddenLayers, "hidden layer", "hidden layers")
    let training = "\(Say.whole(steps)) steps of \(optimizer)"
    guard let rate else { return "\(layers) and \(training), each net at its own best rate" }
    return "\(layers) and \(training) at rate \(Say.number(rate))"
  }

  public static func accuracyOf(_ share: Double) -> String {
    share.isFinite ? Say.percent(share) : "no result at all"
  }
}
