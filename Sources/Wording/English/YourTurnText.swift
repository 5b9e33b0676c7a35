/// The words of the chapter on asking and on exercises. Every sentence that claims an outcome is chosen by
/// the outcome.
public enum YourTurnText {
  public static let shortTitle = "Your turn"
  public static let question =
    "What would I have to tell someone who should help me with my net?"

  /// How far one thing that was not said moves the score; NaN for a value at which a run diverged.
  public struct Range: Sendable {
    public var thing: String
    public var tried: [String]
    public var worstName: String
    public var worst: Double
    public var bestName: String
    public var best: Double
    public var isClassification: Bool

    public init(
      thing: String, tried: [String], worstName: String, worst: Double, bestName: String,
      best: Double, isClassification: Bool
    ) {
      self.thing = thing
      self.tried = tried
      self.worstName = worstName
      self.worst = worst
      self.bestName = bestName
      self.best = best
      self.isClassification = isClassification
    }

    /// How far apart worst and best are; ∞ where the worst diverged and the best did not.
    public var width: Double {
      if worst.isFinite && best.isFinite { return abs(best - worst) }
      return best.isFinite ? .infinity : 0
    }

    public func text(_ score: Double) -> String {
      YourTurnText.score(score, isClassification: isClassification)
    }

    /// The larger the better.
    func merit(_ score: Double) -> Double {
      score.isFinite ? (isClassification ? score : -score) : -.infinity
    }
    /// Moves the score by more than five percentage points, or a tenth of the error.
    var matters: Bool { width > (isClassification ? 0.05 : 0.1 * (worst.isFinite ? worst : 0)) }
  }

  /// `97 % right`, or `an error of 0.12`.
  public static func score(_ score: Double, isClassification: Bool) -> String {
    guard score.isFinite else { return "diverged" }
    return isClassification ? "\(Say.percent(score)) right" : "error \(Say.number(score))"
  }

  /// How what was not said is called.
  public static func thing(_ word: String) -> String {
    switch word {
    case "hidden-layers": "hidden layers"
    case "units": "units per layer"
    case "rate": "learning rate"
    case "batch": "batch"
    default: word
    }
  }
  public static func layers(_ count: Int) -> String {
    Say.count(count, "hidden layer", "hidden layers")
  }
  public static func units(_ count: Int) -> String { "\(count) units" }
  public static func initialization(_ word: String) -> String {
    "\(NameText.initialization(word)) weights"
  }
  public static func rate(_ rate: Double) -> String { "rate \(Say.number(rate))" }
  public static func batch(_ size: Int) -> String {
    size == .max ? "all examples" : "batches of \(size)"
  }
  public static func steps(_ count: Int) -> String { Say.count(count, "step", "steps") }
  public static func seed(_ seed: Int) -> String { "seed \(seed)" }
  public static func net(with option: String) -> String { "the net with \(option)" }

  // MARK: The answer

  /// The worst and the best of all rows.
  private static func extremes(_ ranges: [Range]) -> (worst: Range, best: Range)? {
    guard let worst = ranges.min(by: { $0.merit($0.worst) < $1.merit($1.worst) }),
      let best = ranges.max(by: { $0.merit($0.best) < $1.merit($1.best) })
    else { return nil }
    return (worst, best)
  }

  public static func answer(_ ranges: [Range]) -> Prose {
    let rule: Prose = """
      Everything that another person needs to train the same net: the task and the data, the layers and \
      their [[activation-function|activation functions]], the [[loss]], how it was trained, and what came \
      out. 
      """
    guard let (worst, best) = extremes(ranges) else { return rule }
    let (low, high) = (worst.text(worst.worst), best.text(best.best))
    if !ranges.contains(where: { $0.matters }) {
      return rule + """
        In this run it hardly mattered: all nets that fit the words “softmax hidden layers, no activation at \
        the output” came out between \(low) and \(high).
        """
    }
    return rule + """
      “Softmax hidden layers and no activation at the output” leaves so much open that nets which fit these \
      very words came out anywhere from **\(low)** (\(worst.worstName)) to **\(high)** (\(best.bestName)).
      """
  }

  public static func setUp(dataset: String, seeds: Int) -> Prose {
    """
    The question on the first page names two things: what the hidden layers apply, and that the output \
    applies nothing. Everything else was chosen by somebody else. Here that net learns `\(dataset)` again and \
    again, each time with *one* of the things changed that were not said. \
    \(values(seeds)) (The first chapter compares it with the usual net, which \
    had the same optimizer and as many layers; here it is compared with nothing but itself.)
    """
  }

  /// What a value stands for: a median, except where the seed itself is what was not said.
  private static func values(_ seeds: Int) -> String {
    seeds == 1
      ? "Each value is the score of one run."
      : "Each value is the median of \(Say.whole(seeds)) seeds, but in the row of the seed itself: there "
        + "each is the score of one run."
  }

  // MARK: The comparison

  public static func comparisonTitle(_ ranges: [Range]) -> String {
    guard let (worst, best) = extremes(ranges) else { return "What was not said" }
    return "The same words, many nets: from \(worst.text(worst.worst)) to \(best.text(best.best))"
  }
  public static func comparisonSubtitle(seeds: Int) -> String {
    let stands =
      seeds == 1 ? "one run" : "the median of \(Say.whole(seeds)) seeds, of a seed one run"
    return
      "Each dot is one value of a thing that the question does not say, on unseen examples (\(stands)); "
      + "the ends by name"
  }
  public static func comparisonCaption(_ ranges: [Range]) -> Prose {
    let parts = ranges.map { "\($0.thing): \($0.text($0.worst)) to \($0.text($0.best))" }
    return "From the worst to the best value that was tried: \(parts.joined(separator: "; "))."
  }
  public static let accuracyAxis = "unseen examples right"
  public static let errorAxis = "error on unseen examples"
  public static func columns(isClassification: Bool) -> [String] {
    ["not said", "value", isClassification ? accuracyAxis : errorAxis, "median of runs"]
  }

  public static func lookAt(_ ranges: [Range]) -> Prose {
    let strong = ranges.filter { $0.matters }.sorted { $0.width > $1.width }.map { $0.thing }
    let weak = ranges.filter { !$0.matters }.map { $0.thing }
    if strong.isEmpty {
      return """
        Look at how close the dots of a row are: in this run none of these things moved the result much. \
        With other data it may be different, and only who has the card can tell.
        """
    }
    let rest: Prose =
      weak.isEmpty
      ? "" : Prose(data: " Little depended on \(Say.list(weak)), but that too is known only now.")
    return "Look at the long rows: " + Prose(data: Say.list(strong))
      + """
       moved the result clearly. Whoever wants to help without knowing them can only guess.
      """ + rest
  }

  public static let tableCaption: Prose = """
    What was tried for each thing that the question does not say, and the value that did worst and best.
    """
  public static let tableHeader: [Prose] = ["not said", "tried", "worst", "best"]
  public static func cell(_ name: String, _ score: String) -> Prose { "\(name): \(score)" }

  public static let sameWordsCaption: Prose = """
    The loss of the worst and the best of these nets, step by step, each with the first of its seeds; the \
    scores above are medians. Both nets fit the words of the question.
    """

  // MARK: Again

  public static let againHeading = "To make it again"
  public static let again: [Prose] = [
    """
    Every run that this page draws has a card at the end of the page, under *The runs*, with the command that \
    makes its trace again, digit by digit.
    """,
    """
    Every figure has its own command, folded under *Use this figure*, beside the picture and its numbers as \
    a table.
    """,
    """
    `gradflow report --data yours.csv --target column` makes all of this page from your own table, and says \
    so where *your* numbers show something else.
    """,
  ]

  // MARK: Quiz and sources

  public static let quizQuestion: Prose = """
    Which of the things that the question does not say moves the result most in these runs?
    """
  public static func quizExplanation(_ ranges: [Range]) -> Prose {
    let parts = ranges.sorted { $0.width > $1.width }.map {
      "\($0.thing) (\($0.text($0.worst)) to \($0.text($0.best)))"
    }
    return "From the most to the least: \(parts.joined(separator: ", "))."
  }

  public static let sources: [Prose] = [
    """
    Mitchell, M. and others (2019). [Model cards for model reporting](https://arxiv.org/abs/1810.03993). \
    FAT*.
    """,
    """
    Pineau, J. and others (2021). [Improving reproducibility in machine learning \
    research](https://arxiv.org/abs/2003.12206). Journal of Machine Learning Research 22.
    """,
    """
    Bouthillier, X. and others (2021). [Accounting for variance in machine learning \
    benchmarks](https://arxiv.org/abs/2103.03098). MLSys.
    """,
  ]
}
