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

    public init(worse: Int, same: Int, better: Int) {
      self.worse = worse
      self.same = same
      self.better = better
    }

    public var total: Int { worse + same + better }
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
    if tally.worse == 0 {
      if tally.better == 0 { return "**In these runs, yes.**" }
      return tally.same == 0
        ? "**In these runs, it did even better.**" : "**In these runs, yes, or even better.**"
    }
    return tally.same + tally.better == 0 ? "**No.**" : "**Not in general.**"
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
    the net of the question did clearly worse in \(tally.worse), about as well in \(tally.same), better \
    in \(tally.better).
    """
  }

  // MARK: The four nets

  public static let fourNets: Prose = """
    Four nets are compared, so that each of the two changes is seen alone. They start from the same \
    random numbers (the same [[seed]]), see the same examples in the same order and minimize the same \
    [[squared-error|squared error]]. They differ only in this:
    """

  public static let adviceHeading = "So what should I use?"
  public static func advice(_ tally: Tally) -> Prose {
    let usual: Prose = """
      The usual recipe: ReLU (or one of its relatives) in the hidden layers; at the output a sigmoid with \
      cross-entropy for a yes or no, softmax with cross-entropy for one of several classes, nothing with \
      squared error for a number. 
      """
    return tally.better == 0
      ? usual + """
        In none of the \(tally.total) set-ups here did the net of the question do clearly better than ReLU \
        with a sigmoid, in \(tally.worse) clearly worse.
        """
      : usual + """
        In \(tally.better) of the \(tally.total) set-ups here the net of the question did clearly better \
        than ReLU with a sigmoid, in \(tally.worse) clearly worse: recipes are habits, not laws.
        """
  }

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
