// Titles, captions and paragraphs around the figures of the short answer.
extension ShortAnswerText {
  // MARK: Figure: learning

  public static func learningTitle(
    deep: (question: Double, usual: Double), chance: Double, depth: Int
  ) -> String {
    let layers = Say.count(depth, "hidden layer", "hidden layers")
    if !deep.question.isFinite {
      return "With \(layers), the softmax net without output activation diverges"
    }
    if !deep.usual.isFinite {
      return "With \(layers), ReLU with sigmoid diverges; the softmax net ends at "
        + "\(Say.percent(deep.question)) right"
    }
    let (question, usual) = (Say.percent(deep.question), Say.percent(deep.usual))
    if deep.question < chance + Learning.accuracyMargin {
      let isMore = deep.question > chance && question != Say.percent(chance)
      return
        "With \(layers) and plain SGD, the softmax net is \(isMore ? "hardly" : "no") better than "
        + "always giving one answer: \(question) right, ReLU with sigmoid \(usual)"
    }
    let ends = "With \(layers), the softmax net ends at \(question) right, "
    if question == usual { return ends + "just like ReLU with sigmoid" }
    let gap = deep.question - deep.usual
    if abs(gap) <= accuracyMargin { return ends + "about as good as ReLU with sigmoid at \(usual)" }
    return ends + (gap > 0 ? "better than ReLU with sigmoid at " : "ReLU with sigmoid at ") + usual
  }
  /// Smaller differences in accuracy do not count; as in the verdicts.
  private static let accuracyMargin = 0.02

  public static func learningSubtitle(optimizer: String, rate: Double, seeds: Int) -> String {
    "Unseen points whose class is right, \(optimizer) at rate \(Say.number(rate)). "
      + "Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle half"
  }

  public static func learningCaption(
    dataset: String, seeds: Int, steps: Int, shallow: (question: Double, usual: Double),
    deep: (question: Double, usual: Double)
  ) -> Prose {
    """
    Left, one hidden layer: after \(steps) steps the net of the question has \
    \(accuracyOf(shallow.question)) of the unseen `\(dataset)` points right, the usual net \
    \(accuracyOf(shallow.usual)) (medians of \(Say.count(seeds, "seed", "seeds"))). Right, the same \
    nets with more layers: \(accuracyOf(deep.question)) against \(accuracyOf(deep.usual)). Dashed \
    lines have no activation at the output.
    """
  }

  public static let accuracyAxis = "accuracy on unseen points"
  public static let errorAxis = "error on unseen points"
  public static let stepAxis = "step"
  public static func oneAnswer(_ share: Double) -> String {
    "always the same answer: \(Say.percent(share))"
  }

  /// The four final scores of one depth, in the order ReLU + sigmoid, ReLU + none, softmax + sigmoid,
  /// softmax + none.
  public struct FourScores: Sendable {
    public var hiddenLayers: Int
    public var reluSigmoid: Double
    public var reluNone: Double
    public var softmaxSigmoid: Double
    public var softmaxNone: Double

    public init(
      hiddenLayers: Int, reluSigmoid: Double, reluNone: Double, softmaxSigmoid: Double,
      softmaxNone: Double
    ) {
      self.hiddenLayers = hiddenLayers
      self.reluSigmoid = reluSigmoid
      self.reluNone = reluNone
      self.softmaxSigmoid = softmaxSigmoid
      self.softmaxNone = softmaxNone
    }

    /// How much each change alone moves the score of the usual net; without limit where one of the two
    /// has no score.
    var outputEffect: Double { effect(reluNone) }
    var hiddenEffect: Double { effect(softmaxSigmoid) }

    private func effect(_ changed: Double) -> Double {
      let difference = abs(changed - reluSigmoid)
      return difference.isFinite ? difference : .infinity
    }
  }

  /// Which of the two changes matters, in the numbers of both depths.
  public static func lookAtLearning(shallow: FourScores, deep: FourScores) -> Prose {
    twoChanges(deep) + " " + twoChanges(shallow)
  }

  private static func twoChanges(_ scores: FourScores) -> Prose {
    let layers = Say.count(scores.hiddenLayers, "hidden layer", "hidden layers")
    let numbers: Prose = """
      without the sigmoid at the output the usual net \(change(scores.reluSigmoid, scores.reluNone)); with \
      softmax inside it \(change(scores.reluSigmoid, scores.softmaxSigmoid))
      """
    if scores.hiddenEffect > scores.outputEffect + accuracyMargin {
      return "With \(layers) it is the *hidden* layer that decides: " + numbers + "."
    }
    if scores.outputEffect > scores.hiddenEffect + accuracyMargin {
      return "With \(layers) it is rather the *output*: " + numbers + ". " + steepSigmoid
    }
    return "With \(layers), " + numbers + ": neither change decides alone."
  }

  /// `goes from 99 % to 50 %`, or `stays at 99 %`.
  private static func change(_ first: Double, _ last: Double) -> String {
    let (from, to) = (accuracyOf(first), accuracyOf(last))
    return from == to ? "stays at \(from)" : "goes from \(from) to \(to)"
  }

  /// Why an output without a sigmoid can be ahead.
  private static let steepSigmoid: Prose = """
    With the squared error the slope of the sigmoid, ¼ at most, multiplies every error signal; the chapter on \
    the output layer shows the loss with which it does not.
    """

  // MARK: The pair, step by step

  public static let watchHeading = "Watch the two of them"
  public static let watchParagraph: Prose = """
    The net of the question and the usual one, with several hidden layers, from the first step to the \
    last. Move the slider: both figures show the same step.
    """
  public static let answersCaption: Prose = """
    What each net answers at every point of the plane, with the examples that it trains on. A plane of one \
    colour means that the net gives the same answer to everything.
    """
  public static let byLayerCaption: Prose =
    """
    What reaches each layer of the [[error-signal|error signal]] that starts at the output (right) and \
    travels back to layer 1 (left). It can grow on the way as well as shrink: weights larger than 1 \
    multiply, too. This is one start, followed through its training; the next figure has several starts, before \
    any training. 
    """ + ChainRuleText.sharesDiffer

  // MARK: Figure: gradient

  public static let whyHeading = "Why: what reaches the first layer"

  public static func whyParagraph(_ fact: GradientFact) -> Prose {
    let shared: Prose = """
      A net learns by being told, at every step, in which direction each number inside it should move. \
      That message starts at the output and travels back through every layer, and every layer multiplies \
      it: by its weights, and by the [[local-derivative|slope]] of its [[activation-function|activation \
      function]]. ReLU's slope is 1 for every [[unit]] that is active (before training, about half of \
      them), so most of the message passes. Softmax makes the units of a layer share a fixed whole: raise \
      one and the others must fall. When \(Say.whole(ShortAnswerText.unitsPerLayer)) units share about \
      equally, each holds about 1/\(Say.whole(ShortAnswerText.unitsPerLayer)), and a small push on what \
      enters a unit moves what leaves it only about that much: \
      1/\(Say.whole(ShortAnswerText.unitsPerLayer)) of the message passes, in every layer again
      """
    return shared
      + (fact.isVanishing
        ? ". This is the [[vanishing-gradient|vanishing gradient]]."
        : ", give or take the weights.")
      + " What one step of such learning is, number by number, is told in the chapter “Going downhill”."
  }
  static let unitsPerLayer = 8

  public static func gradientTitle(_ fact: GradientFact) -> String {
    let layers = Say.count(fact.hiddenLayers, "hidden layer", "hidden layers")
    let shares =
      "Through \(layers), softmax hands back \(Say.fraction(fact.softmax)) of the message, ReLU "
      + Say.fraction(fact.relu)
    return fact.isEven ? shares + ": no large difference" : shares
  }

  public static func gradientSubtitle(seeds: Int) -> String {
    "Error signal at layer 1 as a share of that at the output, first step. "
      + "Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle half"
  }

  public static func gradientCaption(
    _ fact: GradientFact, softmaxPerLayer: Double, reluPerLayer: Double
  ) -> Prose {
    """
    The axis is logarithmic: equal distances are equal factors. Every further hidden layer multiplies what \
    arrives by about \(Say.number(softmaxPerLayer)) with softmax and by about \
    \(Say.number(reluPerLayer)) with ReLU, so after \(fact.hiddenLayers) layers \
    \(Say.fraction(fact.softmax)) and \(Say.fraction(fact.relu)) are left.
    """
  }

  public static let depthAxis = "hidden layers"
  public static let attenuationAxis = "share that reaches layer 1"

  // MARK: Figure: conditions

  public static let conditionsHeading = "When does it matter?"

  /// The set-ups in which the net of the question did not do worse, in words.
  public struct GoodOnes: Sendable {
    public var same: [String]
    public var better: [String]
    public var undecided: [String]

    public init(same: [String] = [], better: [String] = [], undecided: [String] = []) {
      self.same = same
      self.better = better
      self.undecided = undecided
    }

    var tally: Int { same.count + better.count + undecided.count }
  }

  /// - Parameter count: how many set-ups there are.
  public static func conditionsParagraph(_ good: GoodOnes, of count: Int) -> Prose {
    let tried: Prose = """
      The same nets were trained again with more layers, with another [[optimizer]] ([[adam|Adam]] rescales \
      every update by the usual size of that gradient; plain [[sgd|SGD]] takes the gradient as it comes), and \
      with each net's own best [[learning-rate|rate]].
      """
    if good.tally == 0 {
      return tried + " In none of them did the net of the question do as well as the usual one."
    }
    func told(_ names: [String], _ start: String) -> String {
      if names.isEmpty { return "" }
      if names.count == count { return " \(start) all of them." }
      return names.count <= 4
        ? " \(start): \(names.joined(separator: "; "))."
        : " \(start) \(Say.whole(names.count)) of them; the table says in which."
    }
    return tried
      + Prose(
        data: told(good.better, "It did clearly better in")
          + told(good.same, "It did about as well in")
          + told(good.undecided, "The medians differ, but the seeds disagree, in"))
  }

  public static func conditionsTitle(_ tally: Tally) -> String {
    "The net of the question: clearly worse in \(tally.worse) of \(tally.total) set-ups"
      + tally.rest
  }

  public static func conditionsSubtitle(seeds: Int) -> String {
    "Large mark: median of \(Say.count(seeds, "seed", "seeds")); bar: middle half; dots: every seed. "
      + "Open marks have no activation at the output"
  }

  public static func conditionsCaption(
    classification: String, regression: String, diverged: Int, runs: Int
  ) -> Prose {
    let base: Prose = """
      Left, the share of unseen `\(classification)` points that are right (further right is better); \
      right, the error on unseen `\(regression)` points (further left is better), as the root of the \
      mean square. All nets minimize the squared error. “Own best rate”: each net with the rate of \
      the printed grid that did best on other seeds.
      """
    return diverged == 0
      ? base
      : base + " " + """
        \(Say.whole(diverged)) of these \(Say.whole(runs)) runs diverged and have no dot.
        """
  }

  public static func panel(classification: String) -> String { "\(classification): right answers" }
  public static func panel(regression: String) -> String { "\(regression): error" }
}
