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
    /// Over how many steps the losses are means.
    public var lastSteps = 1

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

    /// What the loss is called.
    public var loss = ChartText.loss

    var means: String {
      lastSteps == 1 ? "" : " (means of the last \(Say.whole(lastSteps)) steps)"
    }
    var showsDeath: Bool { faultDead > mendedDead }
    var mendedEnd: String {
      mendedLoss.isFinite
        ? "final \(loss) \(Say.precise(mendedLoss))" : "without a finite loss in the end"
    }
    var faultEnd: String {
      divergedAt.map { "diverged at step \(Say.whole($0))" }
        ?? "final \(loss) \(Say.precise(faultLoss))"
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
    \(Say.number(pair.mendedRate)), \(pair.mendedEnd)\(pair.means). In the upper net \
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
    Share of all hidden units that are dead, at every step, for several nets on the same data, each from one \
    start; the medians follow below.
    """
  public static let networkCaption: Prose = """
    The net with the large rate. Crossed units are dead on all training examples; no gradient passes \
    through them, and a connection whose gradient is exactly 0 has a colour of its own.
    """

  /// What the last step looks like when a whole layer is dead; nil when none is.
  public static func deadLayer(_ layer: Int?) -> Prose? {
    layer.map {
      """
      At the end *every* unit of layer \($0) is dead. No training example passes it, neither forward nor \
      back: the net gives the same answer to all of them, and all gradients before it are exactly 0. The \
      units that are still alive there cannot learn either; those weights will never change again.
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
}
