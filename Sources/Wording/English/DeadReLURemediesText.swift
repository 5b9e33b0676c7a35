// Causes and remedies, nets born dead, the mathematics, the quiz and the sources of the chapter.
extension DeadReLUText {
  // MARK: Remedies

  public static let remediesHeading = "What causes it, and what helps"
  public static let remediesParagraph: Prose = """
    Three ways to get dead ReLU units, and what people do about each: a smaller [[learning-rate|rate]], \
    [[leaky-relu|leaky ReLU]] (whose slope is never 0), another [[initialization]], wider layers. A net \
    whose units cannot die has not yet learned anything: look at both halves of the figure. “Clearly” below \
    means a tenth of the way to a perfect score, and ahead in at least 80 % of the seeds.
    """

  /// What a remedy did to its fault: fewer dead units, a better score, or not.
  public struct Remedy: Sendable {
    public var fault: String
    public var remedy: String
    public var savesUnits: Bool
    public var learns: Bool

    public init(fault: String, remedy: String, savesUnits: Bool, learns: Bool) {
      self.fault = fault
      self.remedy = remedy
      self.savesUnits = savesUnits
      self.learns = learns
    }
  }

  public static func remediesFinding(_ remedies: [Remedy]) -> Prose {
    func list(_ kept: (Remedy) -> Bool) -> String {
      Say.list(remedies.filter(kept).map { "\($0.remedy) (\($0.fault))" })
    }
    var parts: [String] = []
    let both = list { $0.savesUnits && $0.learns }
    let alive = list { $0.savesUnits && !$0.learns }
    let neither = list { !$0.savesUnits && !$0.learns }
    let net = list { !$0.savesUnits && $0.learns }
    if !both.isEmpty { parts.append("Saved the units and clearly helped the net: " + both) }
    if !alive.isEmpty { parts.append("saved the units but not the net: " + alive) }
    if !net.isEmpty { parts.append("clearly helped the net, though not the units: " + net) }
    if !neither.isEmpty { parts.append("saved neither: " + neither) }
    return Prose(data: parts.joined(separator: "; ") + ".")
  }

  public static let largeRate = "large rate"
  public static let negativeBias = "negative bias"
  public static let deepNarrow = "deep and narrow"

  public static func fault(_ cause: String, rate: Double) -> String {
    "\(cause): \(Say.number(rate))"
  }
  public static func biasFault(_ bias: Double) -> String {
    "\(negativeBias): all biases \(Say.number(bias))"
  }
  public static func narrowFault(layers: Int, width: Int) -> String {
    "\(deepNarrow): \(layers) layers of \(width)"
  }
  public static func rateLabel(_ rate: Double) -> String { "rate \(Say.number(rate))" }
  public static func smallRate(_ rate: Double) -> String { "rate \(Say.number(rate))" }
  public static let leaky = "leaky ReLU"
  public static let he = "He initialization"
  public static let zeroBias = "biases 0"
  public static let wide = "fewer, wider layers"
  public static func remedyRow(_ remedy: String) -> String { "… with \(remedy)" }

  /// - Parameter dead: NaN where all nets diverged, which are neither alive nor dead; so is `left`.
  public static func remediesTitle(
    faultRate: Double, dead: Double, mendedRate: Double, left: Double
  ) -> String {
    func end(_ rate: Double, _ dead: Double) -> String {
      dead.isFinite
        ? "at rate \(Say.number(rate)), \(Say.percent(dead)) of the ReLU units end dead"
        : "at rate \(Say.number(rate)), the nets diverge"
    }
    let sentence = end(faultRate, dead) + "; " + end(mendedRate, left)
    return "A" + sentence.dropFirst()
  }

  public static func lifeTitle(_ pair: Pair) -> String {
    "At rate \(Say.number(pair.faultRate)), \(pair.faultDead) of \(pair.faultUnits) units are dead "
      + (pair.divergedAt == nil ? "at the end" : "when the net diverges")
      + "; at rate \(Say.number(pair.mendedRate)), \(pair.mendedDead)"
  }
  public static func remediesSubtitle(seeds: Int) -> String {
    "Large mark: median of \(Say.count(seeds, "seed", "seeds")); bar: middle half; dots: every seed"
  }
  public static func remediesCaption(
    _ rows: [(label: String, dead: Double, score: String)]
  ) -> Prose {
    let parts = rows.map { row in
      row.dead.isFinite
        ? "\(row.label): \(Say.percent(row.dead)) dead, \(row.score)" : "\(row.label): \(row.score)"
    }
    return """
      Left, the share of hidden units that are dead on all training examples at the end; right, how well \
      the net does on unseen examples. Medians of the runs that did not diverge: \(parts.joined(separator: "; ")). Rows with the same numbers \
      are the same net, which mends more than one fault.
      """
  }
  public static let deadAxis = "dead units at the end"
  public static let deadPanel = "dead units"
  public static let accuracyPanel = "unseen examples right"
  public static let errorPanel = "error on unseen examples"
  public static func accuracyScore(_ value: Double) -> String {
    value.isFinite ? "\(Say.percent(value)) right" : "diverged"
  }
  /// ` (2 of 10 diverged)`, or nothing.
  public static func diverged(_ count: Int, of runs: Int) -> String {
    count == 0 ? "" : " (\(ComparisonText.divergedRuns(count, of: runs)))"
  }
  public static func errorScore(_ value: Double) -> String {
    value.isFinite ? "error \(Say.number(value))" : "diverged"
  }

  // MARK: Born dead

  public static let bornHeading = "Born dead"
  public static let bornParagraph: Prose = """
    No training is needed for the worst case. In a deep and narrow net it can happen that *all* units of \
    one layer are dead from the start: nothing gets past them, the net gives the same answer for every \
    input, and no gradient ever reaches the layers before. Lu and others showed that with depth this \
    becomes certain.
    """
  public static func bornTitle(width: Int, depth: Int, share: Double) -> String {
    "Of fresh nets with \(depth) hidden layers of \(width) ReLU units, \(Say.percent(share)) are born "
      + "dead"
  }
  public static func bornSubtitle(nets: Int) -> String {
    "Share of nets with a layer that is dead on all examples, before any training; "
      + "\(Say.whole(nets)) random nets per line. Dotted: for a single example, by theory"
  }
  public static func bornCaption(
    width: Int, depth: Int, measured: Double, predicted: Double, single: Double
  ) -> Prose {
    """
    For a *single* example the chance that a layer of \(width) units is silent is $2^{-\(width)}$, whatever \
    came before; that some layer of \(depth) is silent has the chance \
    $1 - (1 - 2^{-\(width)})^{\(depth)}$ = \(Say.percent(predicted)) (measured: \(Say.percent(single))). To be \
    dead a layer must be silent for *all* examples, which is rarer: \(Say.percent(measured)).
    """
  }
  public static let bornColumns = [
    "units per layer", "hidden layers", "dead on all examples", "silent for one example",
    "silent for one example, by theory",
  ]
  public static let bornDepthAxis = "hidden layers"
  public static let bornAxis = "nets born dead"
  public static func bornLine(width: Int) -> String { "\(width) units wide" }

  // MARK: Mathematics, quiz, sources

  public static let mathSummary = "The mathematics"
  public static let mathematics: [Prose] = [
    """
    For a unit with $z = w \\cdot x + b$ and $a = \\max(0, z)$ the derivative is $\\varphi'(z) = 1$ for $z > 0$ and \
    $0$ for $z \\le 0$. The gradient with respect to its weights is $\\delta x$ with $\\delta = g \\varphi'(z)$: if \
    $z \\le 0$ for every example, all of them are $0$, and the unit's own weights never change again.
    """,
    """
    Born dead, for one example: with weights symmetric around 0, no bias and a layer before that is not \
    silent, each unit's $z$ is negative with chance $1/2$, independently given the layer before. All $n$ are \
    with $2^{-n}$, and $L$ layers stay awake with $(1 - 2^{-n})^L$. This short argument is this project's \
    own; the figure checks it.
    """,
  ]

  public static func quizQuestion(rate: Double) -> Prose {
    """
    The same net at the large rate \(Say.number(rate)), but with leaky ReLU: no unit can die now. How does \
    it do on unseen examples, compared with the ReLU net at the small rate?
    """
  }
  public static let quizChoices: [Prose] = ["clearly worse", "about as well", "clearly better"]
  /// - Parameter answer: index into `quizChoices`.
  public static func quizExplanation(answer: Int, leaky: String, mended: String) -> Prose {
    let numbers: Prose = """
      Leaky ReLU at the large rate: \(leaky). ReLU at the small rate: \(mended). (Medians over the seeds.) A \
      slope that is never zero keeps units from dying; 
      """
    return answer == 0
      ? numbers + "it does not make a rate that is too large right."
      : numbers + "here the rate that killed the others was not too large for it."
  }

  public static let sources: [Prose] = [
    """
    Lu, L., Shin, Y., Su, Y. & Karniadakis, G. E. (2020). [Dying ReLU and initialization: theory and \
    numerical examples](https://arxiv.org/abs/1903.06733). Communications in Computational Physics 28(5).
    """,
    """
    He, K., Zhang, X., Ren, S. & Sun, J. (2015). [Delving deep into \
    rectifiers](https://arxiv.org/abs/1502.01852). ICCV.
    """,
  ]
}
