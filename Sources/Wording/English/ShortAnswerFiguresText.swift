// Titles, captions and paragraphs around the figures of the short answer.
extension ShortAnswerText {
  // MARK: Figure: learning

  public static func learningTitle(
    shallow: (question: Double, usual: Double), deep: (question: Double, usual: Double),
    chance: Double, depth: Int
  ) -> String {
    let layers = Say.count(depth, "hidden layer", "hidden layers")
    if !deep.question.isFinite {
      return "With \(layers), the softmax net without output activation diverges"
    }
    if deep.question < chance + 0.05 {
      return "With \(layers), the softmax nets learn nothing: \(Say.percent(deep.question)) right, "
        + "as if they always gave one answer"
    }
    if deep.question < deep.usual - 0.02 {
      return "With \(layers), the softmax net ends at \(Say.percent(deep.question)) right, ReLU "
        + "with sigmoid at \(Say.percent(deep.usual))"
    }
    return "With \(layers), the softmax net ends at \(Say.percent(deep.question)) right, no worse "
      + "than ReLU with sigmoid at \(Say.percent(deep.usual))"
  }

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
    \(Say.percent(shallow.question)) of the unseen `\(dataset)` points right, the usual net \
    \(Say.percent(shallow.usual)) (medians of \(Say.count(seeds, "seed", "seeds"))). Right, the same \
    nets with more layers: \(Say.percent(deep.question)) against \(Say.percent(deep.usual)). Dashed \
    lines have no activation at the output.
    """
  }

  public static let accuracyAxis = "accuracy on unseen points"
  public static let errorAxis = "error on unseen points"
  public static let stepAxis = "step"
  public static func oneAnswer(_ share: Double) -> String {
    "always the same answer: \(Say.percent(share))"
  }

  public static let lookAtLearning: Prose = """
    Look at the colours before the dashes: what decides is the *hidden* layer. Leaving out the sigmoid \
    at the output changes much less here than putting softmax inside.
    """
  public static let lookAtLearningEven: Prose = """
    Look at where the lines end and how long they take. In this run neither the hidden layer nor the \
    output decides by itself; the table below says where they differ.
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
  public static let byLayerCaption: Prose = """
    What reaches each layer of the [[error-signal|error signal]] that starts at the output (right) and \
    travels back to layer 1 (left). Each line of the grid is a tenth of the one above.
    """

  // MARK: Figure: gradient

  public static let whyHeading = "Why: what reaches the first layer"

  public static func whyParagraph(_ fact: GradientFact) -> Prose {
    let shared: Prose = """
      A net learns by being told, at every step, in which direction each number inside it should move. \
      That message starts at the output and travels back through every layer, and every layer multiplies \
      it: by its weights, and by the [[local-derivative|slope]] of its [[activation-function|activation \
      function]]. ReLU's slope is 1 for every [[unit]] that is active, so the message passes. Softmax \
      makes the units of a layer share a fixed whole: raise one and the others must fall. With \
      \(Say.whole(ShortAnswerText.unitsPerLayer)) units each gets about \
      1/\(Say.whole(ShortAnswerText.unitsPerLayer)), and the message is multiplied by about that much in \
      every layer
      """
    return shared
      + (fact.isVanishing
        ? ". This is the [[vanishing-gradient|vanishing gradient]]."
        : ", give or take the weights.")
  }
  static let unitsPerLayer = 8

  public static func gradientTitle(_ fact: GradientFact) -> String {
    let layers = Say.count(fact.hiddenLayers, "hidden layer", "hidden layers")
    return fact.isVanishing
      ? "Through \(layers), softmax hands back \(Say.fraction(fact.softmax)) of the message, ReLU "
        + Say.fraction(fact.relu)
      : "Through \(layers), softmax hands back \(Say.fraction(fact.softmax)), ReLU "
        + "\(Say.fraction(fact.relu)): no large difference"
  }

  public static func gradientSubtitle(seeds: Int) -> String {
    "Error signal at layer 1 as a share of that at the output, first step. "
      + "Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle half"
  }

  public static func gradientCaption(
    _ fact: GradientFact, softmaxPerLayer: Double, reluPerLayer: Double
  ) -> Prose {
    """
    The axis is logarithmic: each line down is a tenth. Every further hidden layer multiplies what \
    arrives by about \(Say.number(softmaxPerLayer)) with softmax and by about \
    \(Say.number(reluPerLayer)) with ReLU, so after \(fact.hiddenLayers) layers \
    \(Say.number(fact.softmax)) and \(Say.number(fact.relu)) are left.
    """
  }

  public static let depthAxis = "hidden layers"
  public static let attenuationAxis = "share that reaches layer 1"

  // MARK: Figure: conditions

  public static let conditionsHeading = "When does it matter?"

  public static func conditionsParagraph(_ tally: Tally) -> Prose {
    tally.same + tally.better > 0 && tally.worse > 0
      ? """
      Softmax inside is not hopeless. With few layers, or with an [[optimizer]] such as [[adam|Adam]] \
      that rescales every update so that small gradients still move the weights, the same net can do \
      well, if the [[learning-rate|rate]] is right. Plain gradient descent ([[sgd|SGD]]) takes the \
      gradient as it comes, and there the difference shows.
      """
      : """
      The same nets were trained again with more layers, with another [[optimizer]] ([[adam|Adam]] \
      instead of plain [[sgd|SGD]]), and with each net's own best [[learning-rate|rate]].
      """
  }

  public static func conditionsTitle(_ tally: Tally) -> String {
    "The net of the question: clearly worse in \(tally.worse) of \(tally.total) set-ups, as good in "
      + "\(tally.same), better in \(tally.better)"
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
