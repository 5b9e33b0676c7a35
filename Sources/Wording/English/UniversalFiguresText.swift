// The table, the error by steps, the mathematics, the quiz and the sources.
extension UniversalText {
  // MARK: Table

  public static func tableCaption(widest: Int) -> Prose {
    """
    Errors on unseen examples with \(widest) hidden units (root of the mean square). “Can”: by hand below a \
    quarter of the best constant answer. “Does”: within one and a half times of what it can. The \
    limits are this project's own.
    """
  }
  public static let tableHeader: [Prose] = [
    "task", "hidden activation", "one constant answer", "by hand", "Adam", "SGD", "so",
  ]
  public static func verdict(_ result: Result) -> Prose {
    guard result.canDoIt else { return "cannot" }
    switch (result.adamGetsThere, result.sgdGetsThere) {
    case (true, true): return "can, and does"
    case (true, false): return "does with Adam"
    case (false, true): return "does with SGD"
    case (false, false): return "can, but does not"
    }
  }

  // MARK: By steps

  public static let stepsHeading = "Getting there"
  public static let stepsParagraph: Prose = """
    The same nets, the widest ones, step by step. A line that still falls at the right end would get \
    further with more steps; a flat one has stopped.
    """
  public static func stepsTitle(_ results: [Result], steps: Int) -> String {
    let reached = results.filter { $0.canDoIt && $0.sgdGetsThere }.map { $0.label }
    let missing = results.filter { $0.canDoIt && !$0.sgdGetsThere }.map { $0.label }
    let task = results.first.map { " on \($0.task)" } ?? ""
    let after = "After \(Say.whole(steps)) steps of SGD\(task), "
    if reached.isEmpty && missing.isEmpty { return "What the widest nets reach, step by step" }
    if missing.isEmpty { return after + "all nets are near what they can do" }
    if reached.isEmpty { return after + "no net is near what it can do" }
    return after
      + "\(Say.list(reached)) \(reached.count == 1 ? "is" : "are") near what can be done, "
      + "\(Say.list(missing)) \(missing.count == 1 ? "is" : "are") not"
  }
  public static func stepsSubtitle(seeds: Int) -> String {
    "Error on unseen examples. Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle "
      + "half"
  }
  public static func stepsCaption(_ results: [Result], widest: Int) -> Prose {
    let parts = results.map {
      "\($0.label) \(errorText($0.adam)) with Adam, \(errorText($0.sgd)) with SGD"
    }
    return """
      Nets with \(widest) hidden units; above `\(results.first?.task ?? "")`, where they end at: \
      \(parts.joined(separator: "; ")). The dotted line is the best that was made by hand.
      """
  }
  public static let stepAxis = "step"
  public static let bestByHand = "best by hand"
  public static let stepsColumns = [
    "task", "optimizer", "hidden activation", "step", "lower quartile", "median",
    "upper quartile",
  ]

  public static let fitHeading = "Watch the curves bend"
  public static func fitCaption(width: Int, optimizer: String) -> Prose {
    """
    What three nets with \(width) hidden units answer while \(optimizer) trains them, at the step of the \
    slider; rings are the examples that they learn from.
    """
  }

  // MARK: Mathematics

  public static let mathSummary = "The mathematics"
  public static let theoremMath: Prose = """
    The *universal approximation* theorems (Cybenko 1989, Hornik 1991, Leshno and others 1993): one hidden \
    layer with enough units comes as near as one likes to any continuous function on a bounded range, as \
    long as the activation function is not a polynomial. They say that weights exist. They do not say how \
    many units it takes, nor that training finds them.
    """
  public static let softmaxMath: Prose = """
    Those theorems speak of activation functions that look at one number. For softmax a construction shows \
    it directly. Cut the range into $n$ pieces of the length $h$ with centres $c_k$, and let
    """
  public static let softmaxFormula: Prose = """
    $z_k = \\frac{\\beta}{h^2} (c_k x - \\frac{c_k^2}{2}), \\quad S_k = \\frac{e^{-\\beta (x - c_k)^2 / 2 h^2}}{\\sum_j e^{-\\beta (x - c_j)^2 / 2 h^2}}$
    """
  public static let rangeMath: Prose = """
    (the parts of the square that do not depend on $k$ cancel). For large $\\beta$ the share of the nearest \
    centre is 1 and $\\sum_k v_k S_k$ is a staircase with the heights $v_k$; for moderate $\\beta$ the stairs are \
    rounded. With enough stairs every continuous function is met. This is the net made by hand above; its \
    $v_k$ are those with the least squared error.
    """
  public static let slopeMath: Prose = """
    Why training may miss it: at the start all shares are near $1/n$, where $\\|J\\|_2 = 1/n$. Sharp stairs need \
    large $z$, and the gradient that should make them large is multiplied by that matrix.
    """

  // MARK: Quiz and sources

  public static func quizQuestion(narrow: Int, wide: Int) -> Prose {
    """
    A softmax net with one hidden layer is trained on `sine` with plain SGD. You give it \(wide) hidden units \
    instead of \(narrow), for as many steps, and the rate that suits it. What happens to its error on unseen \
    examples?
    """
  }
  public static let quizChoices: [Prose] = [
    "It becomes clearly smaller.", "It stays about the same.", "It becomes clearly larger.",
  ]
  /// Clearly: by a fifth less, or by a quarter more. Nets that diverged are as wrong as can be.
  public static func quizAnswer(_ result: Result) -> Int {
    let wide = result.sgd.isFinite ? result.sgd : .infinity
    let narrow = result.sgdNarrow.isFinite ? result.sgdNarrow : .infinity
    if wide < 0.8 * narrow { return 0 }
    return wide > 1.25 * narrow ? 2 : 1
  }
  public static func quizExplanation(_ result: Result, narrow: Int, wide: Int) -> Prose {
    let byHand = Say.number(result.byHand)
    let able = result.canDoIt ? "\(byHand) is possible" : "\(byHand) is the best made by hand"
    return """
      With \(narrow) units it ends at \(errorText(result.sgdNarrow)), with \(wide) at \
      \(errorText(result.sgd)) (medians), although with \(wide) \(able). What a net can do and what training \
      makes of it are two questions.
      """
  }

  public static let sources: [Prose] = [
    """
    Cybenko, G. (1989). Approximation by superpositions of a sigmoidal function. Mathematics of Control, \
    Signals, and Systems 2.
    """,
    """
    Hornik, K. (1991). Approximation capabilities of multilayer feedforward networks. Neural Networks 4(2).
    """,
    """
    Leshno, M., Lin, V. Ya., Pinkus, A. & Schocken, S. (1993). Multilayer feedforward networks with a \
    nonpolynomial activation function can approximate any function. Neural Networks 6(6).
    """,
    """
    Kingma, D. P. & Ba, J. (2015). [Adam: a method for stochastic \
    optimization](https://arxiv.org/abs/1412.6980). ICLR.
    """,
  ]
}
