// The trained nets, the tables, the mathematics, the quiz and the sources of the chapter on activations.
extension ActivationsText {
  // MARK: Units on their curves

  public static let unitsHeading = "Where real units stand"
  public static func unitsParagraph(
    dataset: String, layers: Int, units: Int, optimizer: String, rate: Double, steps: Int
  ) -> Prose {
    """
    Curves are one thing, where the units stand on them another. Four nets with \(layers) hidden layers of \
    \(units) units, which differ in nothing but the activation function, are trained on `\(dataset)` with \
    [[adam|\(optimizer)]] at [[learning-rate|rate]] \(Say.number(rate)) for \(steps) steps. Move the slider: each mark is \
    a unit of layer 1 at its mean sum over all examples.
    """
  }
  public static let unitsCaption: Prose = """
    A unit’s look says what it is for most examples. Units spread out as their [[weight|weights]] grow. \
    Where the curve is flat, that costs them the gradient; where it is straight, it costs nothing. A \
    saturated unit in the middle is no mistake: on average its sum is near 0, but from example to example \
    it jumps from one flat end to the other.
    """

  public static func slopesTitle(_ slopes: [Slopes], steps: Int) -> String {
    let known = slopes.filter { $0.isKnown }
    guard !known.isEmpty else { return "In every net most runs diverged" }
    return "Average slope in layer 1 after \(Say.whole(steps)) steps: "
      + Say.list(known.map { "\(Say.number($0.last)) in \($0.label)" })
  }
  public static func slopesSubtitle(seeds: Int) -> String {
    "Mean of φ′ over units and examples, at each step. Line: median of "
      + "\(Say.count(seeds, "seed", "seeds")); band: middle half"
  }
  public static let stepAxis = "step"
  public static let slopeAxis = "average slope in layer 1"
  public static func slopesCaption(_ slopes: [Slopes], seeds: Int) -> Prose {
    let parts = slopes.filter { $0.isKnown }.map {
      "\($0.label) from \(Say.precise($0.first)) to \(Say.precise($0.last))"
    }
    let lost = slopes.filter { !$0.isKnown }.map { $0.label }
    let course: Prose = """
      The same four nets from \(Say.count(seeds, "start", "different starts")): \(Say.list(parts)). This \
      is what the gradient is multiplied by in this layer, on average. 
      """
    return lost.isEmpty
      ? course : course + "Most runs diverged, and no end is known, for \(Say.list(lost))."
  }

  public static func finding(_ slopes: [Slopes]) -> Prose {
    let known = slopes.filter { $0.isKnown }
    let fell = known.filter { $0.fell }.map { $0.label }
    let rose = known.filter { $0.rose }.map { $0.label }
    let stayed = known.filter { !$0.fell && !$0.rose }.map { $0.label }
    var parts: [String] = []
    if !fell.isEmpty { parts.append("fell by more than a tenth in \(Say.list(fell))") }
    if !rose.isEmpty { parts.append("rose by more than a tenth in \(Say.list(rose))") }
    if !stayed.isEmpty { parts.append("stayed about the same in \(Say.list(stayed))") }
    guard !parts.isEmpty else {
      return "In this report no net came to an end that could be compared."
    }
    let moved: Prose = "Over the training the average slope of layer 1 \(Say.list(parts)). "
    return fell.isEmpty
      ? moved + "This run does not show units that walk out into flat ends."
      : moved + """
        That is how [[saturation]] arises: training drives units outwards, and the further out they are the \
        less they can be called back.
        """
  }

  // MARK: Tables

  public static let tableCaption: Prose = """
    The nine curves in numbers. Steepest: the largest slope found between −6 and 6. The other slopes are \
    taken at the sums in the heading.
    """
  public static func tableHeader(at z: [Double]) -> [Prose] {
    ["activation function", "φ(z)", "steepest"]
      + z.map { Prose(data: "slope at \(Say.number($0))") }
      + ["flat"]
  }
  public static let neverFlat = "nowhere"

  public static let checkSummary = "Is σ′ = σ(1 − σ) right? Measured"
  public static func checkParagraph(step: Double, difference: Double) -> Prose {
    """
    A slope can be measured without any formula: move $z$ by \(Say.number(step)) to either side and see how \
    much $\\sigma$ changes. Formula and measurement differ by at most \(Say.number(difference)) here; the \
    report’s [[gradient-check|gradient check]] does the same for whole nets.
    """
  }
  public static let checkCaption: Prose = "The slope of sigmoid by its formula and by measuring."
  public static let checkHeader: [Prose] = [
    "z", "σ(z)", "σ(z)(1 − σ(z))", "measured", "difference",
  ]

  // MARK: Mathematics, quiz, sources

  public static let mathSummary = "The mathematics: where σ′ = σ(1 − σ) comes from"
  public static let mathematics: [Prose] = [
    """
    With $\\sigma(z) = \\frac{1}{1 + e^{-z}}$ and the rule $(1/u)' = -u'/u^2$: \
    $\\sigma'(z) = \\frac{e^{-z}}{(1 + e^{-z})^2} = \\frac{1}{1 + e^{-z}} \\cdot \\frac{e^{-z}}{1 + e^{-z}}$. The \
    first factor is $\\sigma(z)$, the second $1 - \\sigma(z)$, so $\\sigma' = \\sigma (1 - \\sigma)$.
    """,
    """
    $\\sigma (1 - \\sigma) = \\frac{1}{4} - (\\sigma - \\frac{1}{2})^2$: at most $\\frac{1}{4}$, reached where \
    $\\sigma = \\frac{1}{2}$, at $z = 0$, and close to 0 wherever $\\sigma$ is close to 0 or 1.
    """,
    """
    The relatives: $\\tanh z = 2 \\sigma(2z) - 1$, so $\\tanh' z = 4 \\sigma'(2z) = 1 - \\tanh^2 z$ is at most 1. \
    The slope of softplus, $\\ln(1 + e^z)$, is $\\sigma(z)$ itself. A unit with activation $a = \\varphi(z)$ \
    passes back $\\frac{\\partial \\ell}{\\partial z} = \\varphi'(z) \\frac{\\partial \\ell}{\\partial a}$.
    """,
  ]

  public static func quizQuestion(steps: Int) -> Prose {
    """
    The last figure was about hidden layer 1. Now hidden layer *2* of the same nets after \(steps) steps: in which \
    of them is the average slope the smallest?
    """
  }
  public static func quizExplanation(_ slopes: [Slopes]) -> Prose {
    let parts = slopes.map {
      $0.isKnown ? "\($0.label) \(Say.precise($0.last))" : "\($0.label) unknown, most runs diverged"
    }
    return """
      Measured at the last step, median over the seeds: \(Say.list(parts)). Every one of these factors \
      stands in the product that reaches layer 1.
      """
  }

  public static let sources: [Prose] = [
    """
    Glorot, X. & Bengio, Y. (2010). [Understanding the difficulty of training deep feedforward neural \
    networks](https://proceedings.mlr.press/v9/glorot10a.html). AISTATS: how sigmoid and tanh units \
    saturate while they learn.
    """,
    """
    Nair, V. & Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann machines. ICML: \
    ReLU.
    """,
    """
    Clevert, D.-A., Unterthiner, T. & Hochreiter, S. (2016). [Fast and accurate deep network learning by \
    exponential linear units](https://arxiv.org/abs/1511.07289). ICLR: ELU.
    """,
    """
    Hendrycks, D. & Gimpel, K. (2016). [Gaussian error linear units](https://arxiv.org/abs/1606.08415): \
    GELU, and SiLU beside it.
    """,
    """
    Gulcehre, C., Moczulski, M., Denil, M. & Bengio, Y. (2016). [Noisy activation \
    functions](https://arxiv.org/abs/1603.00391). ICML: soft and hard saturation.
    """,
  ]
}
