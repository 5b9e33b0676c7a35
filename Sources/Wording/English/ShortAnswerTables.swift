// The tables, the method, the quiz and the sources of the short answer.
extension ShortAnswerText {
  // MARK: Figure: natural losses

  public static let naturalHeading = "With the loss that belongs to each output"

  public static let naturalParagraph: Prose = """
    So far all nets minimized the same loss, so that nothing else differs. In practice a sigmoid output \
    is trained with [[cross-entropy]], which belongs to it, and an output without activation with the \
    squared error. Here are the same nets with their own losses.
    """

  public static func naturalTitle(_ tally: Tally) -> String {
    "With each output's own loss: clearly worse in \(tally.worse) of \(tally.total)" + tally.rest
  }

  public static let naturalCaption: Prose = """
    As above, with cross-entropy for the nets with a sigmoid output. The error shown is the root of the \
    mean square for all, so that they can be compared.
    """

  // MARK: The verdict table

  public static func tableCaption(seeds: Int, steps: Int) -> Prose {
    """
    The net of the question against the usual one, medians of \(Say.count(seeds, "seed", "seeds")) after \
    \(steps) steps. “Clearly” means: the same net won from at least 80 % of the starts, and the medians \
    differ by more than 2 percentage points, or more than a tenth of the error. “Half-way” is the first \
    step at which the median net has halved the error of the best constant answer.
    """
  }

  public static let tableHeader: [Prose] = [
    "task", "set-up", "softmax + none", "ReLU + sigmoid", "half-way: softmax", "half-way: ReLU",
    "softmax net is …",
  ]

  public static let worse: Prose = "**clearly worse**"
  public static let same: Prose = "about as good"
  /// The medians differ, but not the same way in most seeds.
  public static let undecided: Prose = "undecided: the seeds disagree"
  public static let better: Prose = "**clearly better**"
  public static let never: Prose = "never"
  public static let allDiverged: Prose = "diverged"

  public static func classificationTask(_ dataset: String) -> Prose { "`\(dataset)` classes" }
  public static func regressionTask(_ dataset: String) -> Prose { "`\(dataset)` values" }
  public static func stepNumber(_ step: Int) -> Prose { "step \(step)" }

  // MARK: Method

  public static let methodSummary = "How this was measured"

  public static func method(
    classification: String, regression: String, isScaled: Bool, width: Int, batch: Int, steps: Int,
    seeds: Int,
    selectionSeeds: Int, sgd: [Double], adam: [Double], atEnd: (count: Int, of: Int), runs: Int
  ) -> [Prose] {
    [
      """
      Two tasks: `\(classification)`, where the net has to name a class, and `\(regression)`, where it \
      has to give a number \(isScaled ? "that is scaled to 0 … 1" : "between 0 and 1"). A quarter of the examples is held out; every score on this \
      page is on those.
      """,
      """
      Every hidden layer has \(width) units, weights start with Glorot's initialization in all nets, \
      batches have \(batch) examples, and training takes \(steps) steps. Nets that are compared share \
      their random numbers; \(Say.count(seeds, "seed", "seeds")) make the bands.
      """,
      """
      Rates tried: SGD \(Say.list(sgd.map(Say.number))); Adam \(Say.list(adam.map(Say.number))). The \
      shared rate is the middle one. The best rate of each net is the one with the smallest median error \
      over \(Say.count(selectionSeeds, "other seed", "other seeds")) on a quarter of the training \
      examples, put aside for that: no score is on examples that helped to choose. On the seeds that \
      are compared it need not be the best. Of the \(atEnd.of) rates chosen so, \(atEnd.count) \
      \(atEnd.count == 1 ? "is" : "are") the smallest or the largest that was tried, so that a better one may lie \
      beyond.
      """,
      "In all, \(Say.whole(runs)) nets are in these figures.",
    ]
  }

  public static let rateCaption: Prose = "The best rate of each net, chosen on other seeds."

  public static let mathSummary = "The mathematics"

  public static let mathematics: [Prose] = [
    """
    Write $z_l$ for what enters the activation of layer $l$, $a_l = \\varphi(z_l)$ for what leaves it, and \
    $\\delta_l = \\partial \\ell / \\partial z_l$ for the error signal. The chain rule gives \
    $\\delta_l = J_l^{\\top} W_{l+1} \\delta_{l+1}$ with $J_l$ the derivative of the activation: for ReLU a \
    diagonal of ones and zeros, for softmax the matrix $J_{ij} = S_i (\\delta_{ij} - S_j)$.
    """,
    """
    For softmax $\\|J\\|_2 \\le 1/2$ always, because $v^{\\top} J v$ is the variance of $v$ under the shares \
    $S$, and a variance is at most a quarter of the squared range (Popoviciu). At equal shares \
    $\\|J\\|_2 = 1/n$: a softmax layer of $n$ units starts small before anything saturates.
    """,
  ]

  // MARK: Quiz and sources

  public static func quizQuestion(depth: Int, optimizer: String, rate: Double) -> Prose {
    """
    The softmax net without output activation has \(Say.count(depth, "hidden layer", "hidden layers")) \
    and is trained with \(optimizer) at the shared rate \(Say.number(rate)), where every net gets the \
    same rate. What happens, compared with plain SGD?
    """
  }
  public static let quizChoices: [Prose] = [
    "It ends about where it ends with SGD.",
    "It gets clearly better than with SGD.",
    "It gets clearly worse than with SGD.",
  ]
  public static func quizExplanation(sgd: String, adam: String) -> Prose {
    """
    Unseen points right with SGD: \(sgd), with Adam: \(adam). Adam divides every update by the usual size of that \
    gradient, so a gradient that is small but points the right way still moves the weights. What it \
    cannot repair is a gradient of 0, or one so small that it drowns in the small number that keeps Adam from \
    dividing by 0.
    """
  }

  public static let sources: [Prose] = [
    """
    The question and an answer whose claims this page measures: \
    [stats.stackexchange.com, question 534572](https://stats.stackexchange.com/questions/534572).
    """,
    """
    Glorot, X. & Bengio, Y. (2010). [Understanding the difficulty of training deep feedforward neural \
    networks](https://proceedings.mlr.press/v9/glorot10a.html). AISTATS.
    """,
    """
    Nair (2025). [Softmax is 1/2-Lipschitz](https://arxiv.org/abs/2510.23012). arXiv 2510.23012.
    """,
    """
    Kingma, D. P. & Ba, J. (2015). [Adam: a method for stochastic \
    optimization](https://arxiv.org/abs/1412.6980). ICLR.
    """,
  ]
}
