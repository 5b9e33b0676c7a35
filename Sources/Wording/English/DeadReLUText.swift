/// The words of the chapter on ReLU's own problem.
public enum DeadReLUText {
  public static let shortTitle = "Dead ReLU"
  public static let question = "ReLU has derivative 1 — what is the catch?"

  /// What became of the net with the fault and of its mended twin.
  public struct Pair: Sendable {
    public var faultDead: Int
    public var faultUnits: Int
    public var faultLoss: Double
    public var mendedDead: Int
    public var mendedLoss: Double
    public var faultRate: Double
    public var mendedRate: Double
    /// The step at which the net with the fault diverged; its dead units are counted just before.
    public var divergedAt: Int?

    public init(
      faultDead: Int, faultUnits: Int, faultLoss: Double, mendedDead: Int, mendedLoss: Double,
      faultRate: Double, mendedRate: Double, divergedAt: Int?
    ) {
      self.divergedAt = divergedAt
      self.faultDead = faultDead
      self.faultUnits = faultUnits
      self.faultLoss = faultLoss
      self.mendedDead = mendedDead
      self.mendedLoss = mendedLoss
      self.faultRate = faultRate
      self.mendedRate = mendedRate
    }

    var showsDeath: Bool { faultDead > mendedDead }
    var faultEnd: String {
      divergedAt.map { "diverged at step \(Say.whole($0))" }
        ?? "final loss \(Say.precise(faultLoss))"
    }
  }

  public static func answer(_ pair: Pair) -> Prose {
    let rule: Prose = """
      Its slope is 1 only where its input is positive; elsewhere it is exactly 0, and a [[unit]] whose input \
      is negative for *every* example gets no [[gradient]] of its own any more: it is [[dead-unit|dead]]. 
      """
    let end = pair.divergedAt.map { "when it diverged at step \(Say.whole($0))" } ?? "at the end"
    let numbers: Prose = """
      of the \(pair.faultUnits) hidden units of a net trained at rate \(Say.number(pair.faultRate)), \
      **\(pair.faultDead)** were dead \(end); at rate \(Say.number(pair.mendedRate)), with the same \
      start and data, **\(pair.mendedDead)**.
      """
    let start: Prose =
      pair.showsDeath
      ? "Here, " : "In this run that did not happen more often at the larger rate: "
    return rule + start + numbers
  }

  // MARK: Life and death

  /// - Parameter isCheckedAlways: every step sees all examples; else units are checked at frames only.
  public static func lifeParagraph(
    layers: Int, units: Int, dataset: String, isCheckedAlways: Bool
  ) -> Prose {
    let checks: Prose =
      isCheckedAlways
      ? "at every step." : "every few steps, because a step sees a few of them only."
    return """
      Two nets with \(layers) hidden layers of \(units) ReLU units learn `\(dataset)`. They start from the same \
      weights and see the same examples; only the [[learning-rate|rate]] differs. Every row is a unit, every \
      column a step; a unit is checked against *all* training examples \(checks)
      """
  }

  public static func lifeCaption(
    _ pair: Pair, events: (bornDead: Int, died: Int, revived: Int)
  ) -> Prose {
    """
    Above: rate \(Say.number(pair.faultRate)), \(pair.faultEnd). Below: rate \
    \(Say.number(pair.mendedRate)), final loss \(Say.precise(pair.mendedLoss)). In the upper net \
    \(Say.count(events.bornDead, "unit was", "units were")) dead from the start, units died \
    \(events.died) times and came back \(events.revived) times: while layers before it still change, a dead \
    unit can be pushed back to life, but nothing that it does itself helps it.
    """
  }

  public static let inactiveHeading = "Inactive is not dead"
  public static func inactiveParagraph(share: Double) -> Prose {
    """
    For one example, a ReLU unit that stays at 0 is only [[inactive]]: before training, \
    \(Say.percent(share)) of all unit–example pairs of the first hidden layer are. It is dead only when \
    no example at all reaches it.
    """
  }
  public static let shareCaption: Prose = """
    Share of all hidden units that are dead, at every step, for several nets on the same data.
    """
  public static let networkCaption: Prose = """
    The net with the large rate. Crossed units are dead on all training examples; no gradient passes \
    through them, and a connection whose gradient is exactly 0 has a colour of its own.
    """

  /// What the last step looks like when a whole layer is dead; nil when none is.
  public static func deadLayer(_ layer: Int?) -> Prose? {
    layer.map {
      """
      At the end *every* unit of layer \($0) is dead. Nothing passes it, neither forward nor back: the net \
      gives the same answer to everything, and all gradients before it are exactly 0. The units that are \
      still alive there cannot learn either. This net is frozen for good.
      """
    }
  }

  // MARK: The first deaths

  public static let deathsHeading = "The step at which it died"
  public static func deathsParagraph(_ count: Int) -> Prose {
    count > 0
      ? """
      A unit dies when one step moves its input below zero for all examples: by the [[update]] of its own \
      weights and [[bias]], or by those of the layers before it, whose outputs it adds up. The largest input \
      before and after tells how far it went.
      """
      : "In this run no unit died after the start, so there is no such update to show."
  }
  public static func deathsCaption(shown: Int, of count: Int) -> Prose {
    """
    The first \(Say.count(shown, "death", "deaths")) of \(count) in the net with the large rate. Its own \
    update is the length of the change to its incoming weights and bias in the step before.
    """
  }
  public static let deathsHeader: [Prose] = [
    "layer", "unit", "died at step", "largest input before", "after", "size of its own update",
    "came back?",
  ]
  /// A range where not every step was checked.
  public static func diedAt(step: Int, since: Int) -> Prose {
    since + 1 == step ? "\(step)" : "\(since + 1)–\(step)"
  }
  public static func cameBack(step: Int) -> Prose { "at step \(step)" }
  public static let never: Prose = "never"

  // MARK: Remedies

  public static let remediesHeading = "What causes it, and what helps"
  public static let remediesParagraph: Prose = """
    Three ways to get dead ReLU units, and what people do about each: a smaller [[learning-rate|rate]], \
    [[leaky-relu|leaky ReLU]] (whose slope is never 0), another [[initialization]], wider layers. A net \
    whose units cannot die has not yet learned anything: look at both halves of the figure.
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
      the net does on unseen examples. Medians: \(parts.joined(separator: "; ")). Rows with the same numbers \
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
  public static func quizExplanation(leaky: String, mended: String) -> Prose {
    """
    Leaky ReLU at the large rate: \(leaky). ReLU at the small rate: \(mended). (Medians over the seeds.) \
    A slope that is never zero keeps units from dying; it does not make a rate that is too large right.
    """
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
