// The curve, the mathematics, the quiz and the sources of the chapter.
extension DescentText {
  public static let curveHeading = "The same walk, seen from the examples"
  public static let curveParagraph: Prose = """
    A place on the map is a net, and a net is a curve through the examples. Here are the two nets of the \
    step that the slider shows.
    """

  public static func curveCaption(_ walks: [Walk]) -> Prose {
    let list = walks.map {
      "from \($0.place), \(Say.precise($0.first)) to \(Say.precise($0.last))"
    }
    return """
      Rings: the examples; lines: what the two nets answer. Loss over all \
      \(Say.count(walks.first?.steps ?? 0, "step", "steps")): \(list.joined(separator: "; ")).
      """
  }

  public static func lossCaption(_ walks: [Walk], limit: Int) -> Prose {
    let list = walks.map { walk -> String in
      guard let step = walk.halving else {
        return "from \(walk.place) not within \(Say.count(limit, "step", "steps"))"
      }
      return "from \(walk.place) at step \(Say.whole(step))"
    }
    return """
      The height of the ground at every step. Half of the loss of the start is gone: \
      \(list.joined(separator: ", ")) (trained on for that, beyond what is drawn).
      """
  }

  // MARK: Mathematics

  public static let mathSummary = "The mathematics"

  public static let mathematics: [(text: Prose, formula: Prose?)] = [
    (
      "With $a_i = \\sigma(w x_i + b)$ for example $i$ of $N$, the loss is",
      "$L(w, b) = \\frac{1}{N} \\sum_{i=1}^{N} (a_i - y_i)^2$"
    ),
    (
      """
      and the chain rule gives its slopes. Each example brings how wrong it is, times the slope of the \
      sigmoid where it stands, times its input (or 1, for the bias):
      """,
      """
      $\\frac{\\partial L}{\\partial w} = \\frac{1}{N} \\sum_{i=1}^{N} 2 (a_i - y_i) a_i (1 - a_i) x_i, \\quad \
      \\frac{\\partial L}{\\partial b} = \\frac{1}{N} \\sum_{i=1}^{N} 2 (a_i - y_i) a_i (1 - a_i)$
      """
    ),
    (
      """
      Where all $a_i$ are close to 0 or to 1, the factor $a_i (1 - a_i)$ is close to 0 for every example, \
      and so are both slopes, however large $a_i - y_i$ is. A step with the rate $\\eta$ is
      """,
      """
      $w \\gets w - \\eta \\frac{\\partial L}{\\partial w}, \\quad b \\gets b - \\eta \
      \\frac{\\partial L}{\\partial b}$
      """
    ),
  ]

  public static func firstStep(from: Double, slope: Double, to: Double, rate: Double) -> Prose {
    """
    The first step from the slope, with its numbers: \(exact(from)) − \(Say.number(rate)) × \
    (\(exact(slope))) = \(exact(to)).
    """
  }

  // MARK: Quiz and sources

  public static func quizQuestion(slope: Int?, limit: Int) -> Prose {
    let fact =
      slope.map { "From the slope, the net halves its loss in \(Say.count($0, "step", "steps"))." }
      ?? "From the slope, the net does not halve its loss within \(Say.whole(limit)) steps."
    return "\(fact) How many steps does it take from the plateau?"
  }
  public static func quizChoices(limit: Int) -> [Prose] {
    [
      "at most twice as many", "up to ten times as many",
      "more than ten times as many, but it gets there",
      "it does not get there within \(Say.whole(limit)) steps",
    ]
  }
  public static func quizAnswer(slope: Int?, plateau: Int?, limit: Int) -> Int {
    guard let plateau else { return 3 }
    let ratio = Double(plateau) / Double(max(slope ?? limit, 1))
    return ratio <= 2 ? 0 : (ratio <= 10 ? 1 : 2)
  }
  public static func quizExplanation(_ walks: [Walk], limit: Int) -> Prose {
    let list = walks.map { walk in
      "from \(walk.place): "
        + (walk.halving.map { Say.count($0, "step", "steps") }
          ?? "not within \(Say.count(limit, "step", "steps"))")
    }
    return """
      Measured: \(list.joined(separator: "; ")). A step is as long as the slope is steep, so a plateau is \
      crossed slowly, if at all.
      """
  }

  public static let sources: [Prose] = [
    """
    Cauchy, A. (1847). Méthode générale pour la résolution des systèmes d’équations simultanées. Comptes \
    rendus 25: the first description of going down along the slope.
    """,
    """
    Rumelhart, D. E., Hinton, G. E. & Williams, R. J. (1986). [Learning representations by \
    back-propagating errors](https://doi.org/10.1038/323533a0). Nature 323.
    """,
    """
    Li, H., Xu, Z., Taylor, G., Studer, C. & Goldstein, T. (2018). [Visualizing the loss landscape of \
    neural nets](https://arxiv.org/abs/1712.09913). NeurIPS.
    """,
  ]
}
