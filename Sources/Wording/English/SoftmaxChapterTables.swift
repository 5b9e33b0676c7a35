// The trained nets, the tables, the mathematics, the quiz and the sources of the chapter on the Jacobian.
extension SoftmaxChapterText {
  // MARK: A trained layer

  public static let trainedHeading = "In a net that learns"
  public static func trainedParagraph(
    dataset: String, layers: Int, units: Int, layer: Int, steps: Int,
    optimizers: [(name: String, rate: Double)]
  ) -> Prose {
    """
    A net with \(layers) hidden softmax layers of \(units) units is trained on `\(dataset)` for \(steps) \
    [[step|steps]], once with \
    \(Say.list(optimizers.map { "\($0.name) at rate \(Say.number($0.rate))" })), from the same random \
    numbers. Move the slider to see the table of hidden layer \(layer), averaged over the examples, change. \
    What this layer sees are shares, small numbers that differ little, so its own sums differ little at the \
    start.
    """
  }
  public static let trainedCaption: Prose = """
    Mean over the examples of each one’s own table. A mean can be pale for two reasons: every table is, or the \
    tables are large in different places. The next figure tells them apart, it looks at each example alone. \
    Colours mean the same at every step.
    """

  public static func kindsTitle(_ ends: [Kinds], steps: Int) -> String {
    let known = ends.filter { $0.isKnown }
    guard !known.isEmpty else { return "Most runs diverged" }
    return "After \(Say.whole(steps)) steps, examples with a small J: "
      + known.map {
        "\($0.label) \(Say.percent($0.diffuse)) diffuse, \(Say.percent($0.confident)) confident"
      }.joined(separator: "; ")
  }
  public static func kindsSubtitle(layer: Int, seeds: Int) -> String {
    "Share of examples in hidden layer \(layer.description). Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle "
      + "half"
  }
  public static let diffuse = "diffuse"
  public static let confident = "confident"
  public static let stepAxis = "step"
  public static let kindsAxis = "examples with a small J"
  public static func kindsCaption(_ first: [Kinds], _ last: [Kinds]) -> Prose {
    let courses = zip(first, last).filter { $0.isKnown && $1.isKnown }.map { first, last in
      "\(first.label) from \(Say.precise(first.norm)) to \(Say.precise(last.norm))"
    }
    let definition: Prose = """
      *Diffuse*: ‖J‖₂ below 0.1 and no share of 95 % or more. *Confident*: one share of 95 % or more. Both \
      limits are this project’s own. 
      """
    guard !courses.isEmpty else { return definition + "Most runs diverged." }
    return definition + "Mean ‖J‖₂, first to last step: \(Say.list(courses))."
  }

  /// What became of the layer in each net.
  public static func finding(_ first: [Kinds], _ last: [Kinds]) -> Prose {
    var sentences: [String] = []
    for (first, last) in zip(first, last) {
      guard first.isKnown, last.isKnown else {
        sentences.append("With \(last.label) most runs diverged.")
        continue
      }
      switch (first.verdict, last.verdict) {
      case (.diffuse, .diffuse):
        sentences.append(
          "With \(last.label) the layer starts diffuse and mostly stays so: "
            + "\(Say.percent(first.diffuse)) of the examples at the start, \(Say.percent(last.diffuse)) at the end."
        )
      case (.diffuse, .neither):
        sentences.append(
          "With \(last.label) it starts diffuse and gets out: at the end \(Say.percent(last.diffuse)) of the "
            + "examples are diffuse and \(Say.percent(last.confident)) confident; the others have a table that "
            + "lets something through, and the mean ‖J‖₂ went from \(Say.number(first.norm)) to "
            + "\(Say.number(last.norm)).")
      case (.diffuse, .confident):
        sentences.append(
          "With \(last.label) it goes from one end to the other: diffuse at the start, confident at the "
            + "end.")
      case (.neither, .neither):
        sentences.append(
          "With \(last.label) it is at neither end, at the start or later: this run does not show a small "
            + "table.")
      case (_, .confident):
        sentences.append("With \(last.label) it ends confident.")
      case (_, .diffuse):
        sentences.append("With \(last.label) it ends diffuse.")
      case (.confident, .neither):
        sentences.append("With \(last.label) it starts confident and gets out.")
      }
    }
    return Prose(data: sentences.joined(separator: " "))
  }

  // MARK: Facts

  public static let factsHeading = "What is always true"
  public static func factsCaption(samples: Int) -> Prose {
    """
    Measured with the program’s own softmax at \(Say.whole(samples)) random sets of 2 to 12 sums, beside \
    what the mathematics below says. Differences of 10⁻¹⁵ and less are rounding.
    """
  }
  public static let factsHeader: [Prose] = ["what", "measured", "theory"]
  public static let rowSums: Prose = "largest sum of a row of J, in size"
  public static let asymmetry: Prose = "largest difference between J and its mirror image"
  public static let diagonal: Prose = "largest entry on the diagonal"
  public static let offDiagonal: Prose = "smallest entry"
  public static let norms: Prose = "largest ‖J‖₂"
  public static let sigmoidDifference: Prose =
    "two units: largest difference between $S_1$ and $\\sigma(z_1 - z_2)$"
  public static let atMostQuarter: Prose = "at most ¼"
  public static let atLeastMinusQuarter: Prose = "at least −¼"
  public static let atMostHalf: Prose = "at most ½"
  public static let exactlyZero: Prose = "0"

  // MARK: Mathematics, quiz, sources

  public static let mathSummary = "The mathematics"
  public static let mathematics: [Prose] = [
    """
    With $S_i = e^{z_i} / \\sum_k e^{z_k}$ we have $\\ln S_i = z_i - \\ln \\sum_k e^{z_k}$, so \
    $\\frac{\\partial \\ln S_i}{\\partial z_j} = \\delta_{ij} - S_j$, where $\\delta_{ij}$ is 1 for $i = j$ and 0 \
    otherwise. Multiplied by $S_i$: $J_{ij} = \\frac{\\partial S_i}{\\partial z_j} = S_i (\\delta_{ij} - S_j)$, in one \
    piece $J = \\diag(S) - S S^{\\top}$.
    """,
    """
    Rows: $\\sum_j J_{ij} = S_i (1 - \\sum_j S_j) = 0$. Adding the same number to all sums changes nothing. \
    Diagonal: $S_i (1 - S_i) \\le \\frac{1}{4}$, reached at $S_i = \\frac{1}{2}$; elsewhere $-S_i S_j \\ge -\\frac{1}{4}$. \
    So an entry is largest where a share is one half, and *all* are small where every share is near 0 or \
    1, or where there are many small ones.
    """,
    """
    Stretching: $v^{\\top} J v = \\sum_i S_i v_i^2 - (\\sum_i S_i v_i)^2$ is the variance of $v$ under the shares. A \
    variance is at most a quarter of the squared range, and the squared range at most $2 \\|v\\|^2$, so \
    $\\|J\\|_2 \\le \\frac{1}{2}$. At $n$ equal shares $J = \\frac{1}{n} (I - \\frac{1}{n} 1 1^{\\top})$ and $\\|J\\|_2 = \\frac{1}{n}$.
    """,
    """
    Two units: $S_1 = \\frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \\frac{1}{1 + e^{-(z_1 - z_2)}} = \\sigma(z_1 - z_2)$. A temperature: \
    $S = \\softmax(z/T)$ has the Jacobian $\\frac{1}{T} (\\diag(S) - S S^{\\top})$.
    """,
    """
    At the *output*, with [[cross-entropy]], the table cancels and $S - y$ is left (see the chapter on the \
    output layer). In a *hidden* layer nothing cancels it.
    """,
  ]

  public static func quizQuestion(units: Int, optimizer: String, steps: Int) -> Prose {
    """
    The figures showed hidden layer 2. Now layer *1* of the net trained with \(optimizer), \(units) softmax \
    units, after \(steps) steps: what are most of its examples?
    """
  }
  public static let quizChoices: [Prose] = [
    "diffuse: the shares are nearly alike", "confident: one share has 95 % or more",
    "neither: the table lets something through",
  ]
  public static func quizExplanation(_ kinds: Kinds, seeds: Int) -> Prose {
    guard kinds.isKnown else { return "Most of these runs diverged, so there is nothing to tell." }
    return """
      Measured, median of \(Say.count(seeds, "seed", "seeds")): \(Say.percent(kinds.diffuse)) diffuse, \
      \(Say.percent(kinds.confident)) confident, mean ‖J‖₂ \(Say.precise(kinds.norm)), where 0.5 is the most \
      that any softmax layer can have.
      """
  }

  public static let sources: [Prose] = [
    """
    Bridle, J. S. (1990). Probabilistic interpretation of feedforward classification network outputs, with \
    relationships to statistical pattern recognition. Neurocomputing, Springer: softmax and its name.
    """,
    """
    Nair, P. (2025). [Softmax is 1/2-Lipschitz](https://arxiv.org/abs/2510.23012): the bound ½.
    """,
    """
    Guo, C., Pleiss, G., Sun, Y. & Weinberger, K. Q. (2017). [On calibration of modern neural \
    networks](https://arxiv.org/abs/1706.04599). ICML: temperature.
    """,
  ]
}
