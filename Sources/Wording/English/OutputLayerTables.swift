import Numerals

// The comparison, logistic regression, tables, mathematics, quiz and sources of the chapter on outputs.
extension OutputLayerText {
  // MARK: Five pairings

  public static let pairingsHeading = "Five ways to end a net, on classes"
  public static func pairingsParagraph(
    datasets: [String], units: Int, optimizer: String, rates: [Double], steps: Int
  ) -> Prose {
    """
    The same net with one hidden layer of \(units) [[relu|ReLU]] units, trained on \
    \(Say.list(datasets)) for \(steps) steps of [[sgd|\(optimizer)]] with five pairs of output and loss. \
    Squared error and cross-entropy are not on one scale, so each pair has its own best \
    [[learning-rate|rate]] out of \(Say.list(rates.map { Say.number($0) })), chosen on seeds and examples that \
    are not counted. Whatever the output, the class is the largest one (with a single output: above ½). The \
    pair of no activation and cross-entropy is missing: cross-entropy takes the logarithm of an answer, and a \
    negative answer has none. (Where a library computes it “from logits”, the sigmoid or softmax is inside \
    the loss.)
    """
  }
  /// About the data set on which the pairings differ most.
  public static func pairingsTitle(dataset: String, _ pairings: [Pairing]) -> String {
    let known = pairings.filter { $0.score.isFinite }
    guard let best = known.max(by: { $0.score < $1.score }),
      let worst = known.min(by: { $0.score < $1.score })
    else { return "On \(dataset), most runs diverged" }
    guard best.score - worst.score > margin else {
      return "On \(dataset), all pairs end within 2 points: \(Say.percent(worst.score)) to "
        + "\(Say.percent(best.score)) right"
    }
    return "On \(dataset): \(best.label) \(Say.percent(best.score)) right, \(worst.label) "
      + Say.percent(worst.score)
  }
  public static func pairingsSubtitle(seeds: Int) -> String {
    "Unseen examples right. Dots: \(Say.count(seeds, "seed", "seeds")); bar: middle half; large mark: "
      + "median. Open marks: squared error"
  }
  public static func pairingsCaption(_ tasks: [(dataset: String, pairings: [Pairing])]) -> Prose {
    let parts = tasks.map { task -> String in
      let scores = task.pairings.map { pairing in
        "\(pairing.label) \(pairing.score.isFinite ? Say.percent(pairing.score) : "diverged")"
      }
      return "\(task.dataset): \(Say.list(scores))"
    }
    return "Medians on unseen examples. \(parts.joined(separator: ". "))."
  }

  public static func finding(dataset: String, _ pairings: [Pairing], none: Pairing) -> Prose {
    let known = pairings.filter { $0.score.isFinite }
    guard none.score.isFinite, let best = known.max(by: { $0.score < $1.score }) else {
      return "On `\(dataset)` the net without output activation mostly diverged. "
    }
    if best.score - none.score > margin {
      let printed = Say.points(none.score, best.score)
      return """
        On `\(dataset)` no activation with squared error is \(printed.gap) points behind the best pair, \
        \(best.label): \(printed.first) % right against \(printed.second) %. 
        """
    }
    guard best.score > none.score else {
      return """
        On `\(dataset)` no pair does better than no activation with squared error: \
        \(Say.percent(none.score)) right. 
        """
    }
    return """
      On `\(dataset)` no activation with squared error does about as well as any: \
      \(Say.percent(none.score)) right, the best pair \(Say.percent(best.score)). 
      """
  }

  public static let answersHeading = "What the answers mean"
  public static func answersParagraph(outside: Double, sum: Double?) -> Prose {
    let share: Prose = """
      Naming a class takes only the largest output. To say *how sure* it is, a net needs numbers from 0 to 1 \
      that add up to 1. [[softmax|Softmax]] gives such numbers whatever its sums are. Without an activation, \
      \(Say.percent(outside)) of the answers to unseen examples were outside 0 … 1
      """
    guard let sum, sum.isFinite else { return share + "." }
    return share + """
      , and with several outputs their sum was off 1 by \(Say.number(sum)) on average. 
      """
      + "(Numbers that look like probabilities need not be right ones; that is another question.)"
  }
  public static let mapCaption: Prose = """
    The class that each net names at every point of the plane, with the training examples, at the step of the \
    slider: the same hidden layer at the start, three ways to end the net. To draw a border, outputs need not be \
    probabilities. One start; the medians are above. \(shortNames)
    """
  public static let accuracyCaption: Prose = """
    How many examples three of the nets get right while they train; dotted: unseen ones. \(shortNames)
    """

  public static let tableCaption: Prose = """
    The five pairs, medians over the seeds. Outside: share of outputs below 0 or above 1. Sum: how far the outputs of \
    an example are from adding up to 1, where there are several.
    """
  public static let tableHeader: [Prose] = [
    "data", "output and loss", "rate", "unseen right", "outside 0 … 1", "sum off by",
  ]

  public static let numberHeading = "When the answer is a number"
  public static func numberParagraph(
    dataset: String, isScaled: Bool, none: Pairing, sigmoid: Pairing
  ) -> Prose {
    let limits = isScaled ? "scaled to 0 … 1" : "numbers from 0 to 1"
    let start: Prose = """
      On `\(dataset)` the targets are \(limits), so that even a sigmoid could reach them. 
      """
    let rule: Prose = """
       An output without activation can take any value, which is what a number needs; a sigmoid can never \
      answer below 0 or above 1.
      """
    guard none.score.isFinite, sigmoid.score.isFinite else {
      return start + "Here most runs diverged." + rule
    }
    let errors: Prose = """
      Error on unseen examples: \(Say.precise(none.score)) without an activation, \
      \(Say.precise(sigmoid.score)) with a sigmoid, both with squared error
      """
    if none.score > 1.1 * sigmoid.score {
      return start + errors
        + ". Here, where its limits are those of the targets, the sigmoid did better."
        + rule
    }
    if sigmoid.score > 1.1 * none.score {
      return start + errors + ": no activation did better." + rule
    }
    return start + errors + ", which is about the same." + rule
  }

  // MARK: Logistic regression

  public static let twinHeading = "One sigmoid unit is logistic regression"
  public static let twinParagraph: Prose = """
    A single sigmoid unit with cross-entropy, trained by gradient descent, looks for the same numbers as \
    statistics’ [[logistic-regression|logistic regression]]; a softmax layer for those of the multinomial one. To see \
    it, they were computed a second time by an old method that knows no nets: Newton’s, also called IRLS.
    """

  /// How near a trained layer came to the independent fit.
  public struct Agreement: Sendable {
    public var dataset: String
    public var isSigmoid: Bool
    public var steps: Int
    /// The largest difference of a coefficient at the end; nil where no best fit exists.
    public var difference: Double?
    public var newtonSteps: Int

    public init(
      dataset: String, isSigmoid: Bool, steps: Int, difference: Double?, newtonSteps: Int
    ) {
      self.dataset = dataset
      self.isSigmoid = isSigmoid
      self.steps = steps
      self.difference = difference
      self.newtonSteps = newtonSteps
    }

    public var label: String {
      (isSigmoid ? "sigmoid unit on " : "softmax layer on ") + dataset
    }
  }

  public static func twinTitle(_ agreements: [Agreement]) -> String {
    let known = agreements.compactMap { one in one.difference.map { (one, $0) } }
    guard !known.isEmpty else { return "" }
    return "Largest difference of a coefficient from the independent fit: "
      + Say.list(known.map { "\(Say.number($0.1)) for the \($0.0.label)" })
  }
  public static let twinSubtitle =
    "Largest difference between a trained weight or bias and the independent fit; log axis"
  public static let differenceAxis = "largest difference"
  public static func twinCaption(_ agreements: [Agreement]) -> Prose {
    let parts = agreements.compactMap { one in
      one.difference.map {
        "the \(one.label) after \(Say.whole(one.steps)) steps \(Say.number($0)) "
          + "(the independent fit took \(Say.whole(one.newtonSteps)))"
      }
    }
    return """
      Two ways to the same numbers: \(Say.list(parts)). Below 10⁻¹⁰ only rounding is left. Computed in 64 \
      bits.
      """
  }
  public static func twinFinding(_ agreements: [Agreement]) -> Prose {
    let sentences = agreements.map { one -> String in
      guard let difference = one.difference else {
        return
          "For the \(one.label) there is no best fit: its classes can be parted without error, so that "
          + "larger weights are always better, or its features repeat each other."
      }
      return difference < 1e-6
        ? "The \(one.label) ends with the numbers of the fit."
        : "The \(one.label) is still on its way: \(Say.number(difference)) off after "
          + "\(Say.whole(one.steps)) steps."
    }
    return Prose(data: sentences.joined(separator: " "))
  }
  public static let twinColumns = ["layer", "step", "largest difference"]
  public static let coefficientsCaption: Prose = """
    The same coefficients twice, for features scaled to mean 0 and deviation 1. Of several classes each is compared with \
    the last one, because adding the same to all sums changes no share.
    """
  public static let coefficientsHeader: [Prose] = [
    "layer", "class", "coefficient of", "trained", "independent fit",
  ]
  public static let intercept = "bias"

  // MARK: Mathematics, quiz, sources

  public static let mathSummary = "The mathematics: where the slope goes"
  public static let mathematics: [Prose] = [
    """
    Write $y$ for the target, $z$ for the output’s sum, $a = \\sigma(z)$. Squared error $\\ell = (a - y)^2$ gives \
    $\\delta = \\frac{\\partial \\ell}{\\partial z} = 2 (a - y) \\sigma'(z) = 2 (a - y) a (1 - a)$: near $a = 0$ and near \
    $a = 1$ it is small, right or wrong. For $y = 1$ its size $2 a (1 - a)^2$ is largest at $a = \\frac{1}{3}$, with \
    $\\frac{8}{27}$.
    """,
    """
    Cross-entropy $\\ell = -y \\ln a - (1 - y) \\ln(1 - a)$ has $\\frac{\\partial \\ell}{\\partial a} = \\frac{a - y}{a (1 - a)}$. \
    Its denominator is just $\\sigma'$, so $\\delta = a - y$. Softmax with $\\ell = -\\sum_k y_k \\ln S_k$ likewise: \
    $\\frac{\\partial \\ell}{\\partial z_j} = \\sum_k y_k (S_j - \\delta_{kj}) = S_j - y_j$, because the targets add up to 1.
    """,
    """
    Why just this loss? If each example’s class is drawn with the probability that the net says, the probability of \
    all classes together is the product of those said for the right ones. Minus its logarithm is the sum \
    of $-\\ln a$ (or $-\\ln(1 - a)$): the [[cross-entropy]] is the negative log-likelihood, of a Bernoulli variable for two \
    classes and of a categorical one for more. Making it small is making the data likely.
    """,
    """
    One layer: $P(k|x) = e^{\\theta_k \\cdot x} / \\sum_l e^{\\theta_l \\cdot x}$ is multinomial logistic regression. Its loss is \
    convex, so that wherever a best fit exists, gradient descent and Newton’s $\\theta \\leftarrow \\theta - H^{-1} g$ \
    go to the same place.
    """,
  ]

  /// - Parameter outputs: how many outputs the net has.
  public static func quizQuestion(dataset: String, outputs: Int) -> Prose {
    outputs == 1
      ? """
      Take the nets of `\(dataset)` without output activation, *trained* as above, and put a [[sigmoid]] \
      behind their output only now. The class is again decided at ½. What becomes of their accuracy?
      """
      : """
      Take the nets of `\(dataset)` without output activation, *trained* as above, and put a [[softmax]] \
      behind their outputs only now. The class is again the largest one. What becomes of their accuracy?
      """
  }
  public static let quizChoices: [Prose] = [
    "it falls by more than 2 points", "it stays about the same", "it rises by more than 2 points",
  ]
  public static func quizAnswer(score: Double, squashed: Double) -> Int {
    if squashed < score - margin { return 0 }
    return squashed > score + margin ? 2 : 1
  }
  public static func quizExplanation(score: Double, squashed: Double, outputs: Int) -> Prose {
    guard score.isFinite, squashed.isFinite else {
      return "Most of these runs diverged, so there is nothing to tell."
    }
    let measured: Prose = """
      Measured, medians over the seeds: \(Say.percent(score)) before, \(Say.percent(squashed)) after. 
      """
    return outputs == 1
      ? measured + """
        A sigmoid is above ½ wherever its sum is above 0, but these nets were trained to part the classes \
        at ½: what lay between 0 and ½ changes sides. Output and loss are a pair, and belong to the training.
        """
      : measured + """
        Softmax keeps the order of its sums, so the largest stays the largest. That the numbers now add up \
        to 1 does not make them probabilities that the net was trained for.
        """
  }

  public static let sources: [Prose] = [
    """
    Shalev-Shwartz, S. & Ben-David, S. (2014). *Understanding Machine Learning*, section 24.1: \
    maximum likelihood and cross-entropy. Cambridge University Press.
    """,
    """
    McCullagh, P. & Nelder, J. A. (1989). *Generalized Linear Models*, 2nd edition: iteratively reweighted \
    least squares. Chapman & Hall.
    """,
    """
    Nielsen, M. (2015). *Neural Networks and Deep Learning*, chapter 3: a sigmoid unit that starts badly wrong, \
    with either loss.
    """,
    """
    Glorot, X. & Bengio, Y. (2010). [Understanding the difficulty of training deep feedforward neural \
    networks](https://proceedings.mlr.press/v9/glorot10a.html). AISTATS: plateaus of squared error against \
    cross-entropy.
    """,
  ]
}
