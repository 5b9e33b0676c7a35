import Numerals

// Softmax in softplus' place, the many nets, the mathematics, the quiz and the sources.
extension StatQuestText {
  public static func net(units: Int, _ activation: String) -> String {
    "\(units.description) \(activation) units"
  }

  // MARK: The swap

  public static let swapHeading = "Put softmax in its place"
  public static let swapParagraph: Prose = """
    Now the same task from scratch: the weights start at random, and nothing but the hidden layer differs. \
    The two shares of a softmax layer always add up to 1, so the second tells nothing that the first does \
    not; and a share can only rise with the dose or only fall. A line in it, which is all that the output \
    makes of it, cannot go up *and* come down.
    """
  public static func fitTitle(_ nets: [(label: String, answers: [Double])], step: Int) -> String {
    let parts = nets.compactMap { net -> String? in
      guard net.answers.count == 3, net.answers.allSatisfy({ $0.isFinite }) else { return nil }
      return "\(net.label): \(net.answers.map(tenths).joined(separator: ", "))"
    }
    if parts.isEmpty { return "No net came to an end" }
    return "At step \(Say.whole(step)), the answers to 0, 1, 0 – " + parts.joined(separator: "; ")
  }
  public static let fitCaption: Prose = """
    The answer of three nets for every dose, at the step of the slider, with the three examples as rings. \
    Watch the net with two softmax units: it may tilt and become steeper, but it never turns round.
    """

  private static func tenths(_ value: Double) -> String {
    NumberText.fixed(value, decimals: 2)
  }

  // MARK: Many nets

  public static func setUp(steps: Int, optimizers: [(name: String, rate: Double)]) -> Prose {
    let list = optimizers.map { "\($0.name) at rate \(Say.number($0.rate))" }
    return """
      One run proves little, so here are many: \(Say.whole(steps)) steps each, from different random \
      starts, with \(Say.list(list)). The scores are sums of three [[squared-error|squared errors]]. \
      Answering ⅓ to everything scores ⅔.
      """
  }
  public static func seedsTitle(_ tallies: [Tally]) -> String {
    let parts = tallies.map { "\($0.count) with \($0.label)" }
    return "Nets that fit the three examples: " + Say.list(parts)
  }
  public static func seedsSubtitle(steps: Int, seeds: Int) -> String {
    "Sum of squared errors after \(Say.whole(steps)) steps; large mark: median of "
      + "\(Say.count(seeds, "seed", "seeds")), bar: middle half, dots: every seed"
  }
  public static func seedsCaption(_ tallies: [Tally], seeds: Int) -> Prose {
    let best = tallies.filter { $0.best.isFinite }.map { "\($0.label) \(bestText($0.best))" }
    return """
      The best of all: \(best.joined(separator: "; ")). The dotted line at ½ is the bound for two softmax \
      units, by mathematics and not by trying. A net fits here when its sum is below \(Say.number(fits)).
      """
  }
  public static func optimizer(_ name: String, rate: Double) -> String {
    "\(name), rate \(Say.number(rate))"
  }
  public static let errorAxis = "sum of squared errors"
  public static let bound = "bound for two softmax units: ½"

  public static func finding(_ tallies: [Tally]) -> Prose {
    guard tallies.count == 3 else { return "" }
    let (plus, two, three) = (tallies[0], tallies[1], tallies[2])
    var parts: [String] = []
    if two.best > 0.5 {
      // Within a tenth of ½ is near, as in the answer to the question at the end.
      parts.append(
        "The best net with two softmax units ends at \(bestText(two.best)): "
          + (two.best <= 0.55 ? "just above" : "well above")
          + " the bound of ½, which none can reach")
    } else if two.best.isFinite {
      parts.append(
        "A net with two softmax units ends at \(bestText(two.best)), which the bound of ½ forbids: do not "
          + "trust this run")
    }
    func others(_ tally: Tally) -> String {
      let missing = tally.nets - tally.fitted
      if missing == 0 { return "all \(Say.whole(tally.nets)) nets with \(tally.label) fit" }
      if tally.fitted == 0 { return "no net with \(tally.label) fits, although one could" }
      return
        "\(Say.whole(missing)) of \(Say.whole(tally.nets)) nets with \(tally.label) do not fit, "
        + "although they could"
    }
    parts.append("For the others nothing stands in the way: \(others(plus)), and \(others(three))")
    return Prose(data: parts.joined(separator: ". ") + ".")
  }

  /// Enough digits to tell a number from ½ from the bound itself.
  private static func bestText(_ error: Double) -> String {
    let excess = error - 0.5
    guard excess > 0, excess < 0.005 else { return Say.precise(error) }
    return "½ + \(Say.number(excess))"
  }

  // MARK: Mathematics

  public static let mathSummary = "Why two softmax units cannot, and three can"
  public static let shareMath: Prose = """
    Two softmax units have the shares $S_1$ and $S_2 = 1 - S_1$, and the first is a sigmoid of a difference \
    that is a straight line in the dose:
    """
  public static let shareFormula: Prose = """
    $S_1 = \\frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \\sigma(z_1 - z_2), \\quad y = (v_1 - v_2) S_1 + v_2 + b$
    """
  public static let monotoneMath: Prose = """
    So $y$ only rises or only falls with $d$. Among all rising answers $y_1 \\le y_2 \\le y_3$ to 0, 1, 0 the \
    best is 0, ½, ½, with errors 0, ½, ½ and the sum ½; for falling ones it is the mirror image. A sigmoid is \
    never quite flat, so ½ itself is out of reach: the sum is above ½, the mean above $\\frac{1}{6}$. It comes \
    as near as one likes when the softmax becomes steeper. For $z_1 - z_2 = s (d - \\frac{1}{4})$ and the best \
    output weights:
    """
  public static let steeperCaption: Prose = """
    The steeper the softmax, the nearer to ½, and the flatter its slopes at the examples: a net that trains \
    by gradients gets there more and more slowly.
    """
  public static let steeperHeader: [Prose] = ["$s$", "sum of squared errors", "above ½ by"]
  public static let threeMath: Prose = """
    Three units have two free shares. Let unit 2 win in the middle, with $z = (0, 10 d - 2.5, 20 d - 10)$: its \
    share is high at $d = \\frac{1}{2}$ and low at both ends, and the output needs to look at nothing else. \
    This argument is this project's own; the figure checks it.
    """

  // MARK: Quiz and sources

  public static let quizQuestion: Prose = """
    The net with two softmax units that the figure shows has finished training. What does it answer at half the \
    dose, where 1 is wanted?
    """
  static let levels = [0, 1.0 / 3, 0.5, 1]
  public static let quizChoices: [Prose] = ["about 0", "about ⅓", "about ½", "about 1"]

  /// The nearest of the choices; the first where there is no answer.
  public static func quizAnswer(_ answer: Double) -> Int {
    levels.indices.min { abs(levels[$0] - answer) < abs(levels[$1] - answer) } ?? 0
  }

  /// How many of the nets of one kind came near the least sum of squared errors that there is, ½.
  public struct NearBest: Sendable {
    public var nets: Int
    public var of: Int

    public init(nets: Int, of: Int) {
      self.nets = nets
      self.of = of
    }
  }

  public static func quizExplanation(_ answers: [Double], _ others: NearBest) -> Prose {
    explanation(answers) + """
       That is one net. Of all \(Say.whole(others.of)) with two softmax units, from other starts and with either \
      optimizer, \(Say.whole(others.nets)) came within a tenth of the least error that such a net can have.
      """
  }

  private static func explanation(_ answers: [Double]) -> Prose {
    guard answers.count == 3, answers.allSatisfy({ $0.isFinite }) else {
      return "This net diverged and answers nothing."
    }
    let told = Say.list(answers.map(tenths))
    let nearHalf = quizAnswer(answers[1]) == 2
    return nearHalf
      ? """
      It answers \(told). One end is right; the middle and the other end share one value, because the curve \
      cannot turn round between them, and ½ is the best compromise.
      """
      : "It answers \(told). A curve that cannot turn round has to compromise somewhere."
  }

  public static let sources: [Prose] = [
    """
    Starmer, J. (2020). Neural Networks Pt. 1: Inside the Black Box. StatQuest. \
    [Video](https://www.youtube.com/watch?v=CqOfi41LfDw).
    """,
    """
    The question that it led to: \
    [stats.stackexchange.com, question 534572](https://stats.stackexchange.com/questions/534572).
    """,
    """
    Dugas, C., Bengio, Y., Bélisle, F., Nadeau, C. & Garcia, R. (2001). Incorporating second-order \
    functional knowledge for better option pricing. NIPS 13. (Where softplus was proposed.)
    """,
    """
    Bridle, J. S. (1990). Probabilistic interpretation of feedforward classification network outputs. In: \
    Neurocomputing, Springer. (Where softmax got its name.)
    """,
  ]
}
