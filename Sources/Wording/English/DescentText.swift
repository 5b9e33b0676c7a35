import Numerals

/// The words of the chapter on gradient descent. Every sentence that claims an outcome is chosen by the
/// outcome.
public enum DescentText {
  public static let shortTitle = "Going downhill"
  public static let question = "What is a gradient step, anyway?"

  /// One way over the map, from one start.
  public struct Walk: Sendable {
    /// Where it begins, such as `the slope`.
    public var place: String
    public var weight: Double
    public var bias: Double
    public var steps: Int
    /// What the loss is called.
    public var loss = ChartText.loss
    /// The loss at the start and after the last step.
    public var first: Double
    public var last: Double
    /// ‖∂L/∂(w, b)‖ at the start.
    public var slope: Double
    /// Mean of σ′ over the examples at the start.
    public var sigmoidSlope: Double
    /// Steps until the loss was halved; nil where that took longer than was waited.
    public var halving: Int?

    public init(
      place: String, weight: Double, bias: Double, steps: Int, first: Double, last: Double,
      slope: Double, sigmoidSlope: Double, halving: Int?
    ) {
      self.place = place
      self.weight = weight
      self.bias = bias
      self.steps = steps
      self.first = first
      self.last = last
      self.slope = slope
      self.sigmoidSlope = sigmoidSlope
      self.halving = halving
    }

    /// The share of the loss that the walk took away.
    var gain: Double { first > 0 ? 1 - last / first : 0 }
  }

  /// Where a walk begins, and the name of the net that takes it.
  public static func place(_ word: String) -> String { "the " + word }
  public static func net(_ word: String) -> String { "the \(word)’s net" }

  /// True where the first walk got down and the second, from a flatter place, hardly did.
  static func showsPlateau(_ walks: [Walk]) -> Bool {
    walks.count == 2 && walks[0].gain > 0.5 && walks[1].gain < 0.1
      && walks[1].slope < walks[0].slope / 3
  }

  // MARK: The answer

  public static func answer(_ walks: [Walk]) -> Prose {
    let rule: Prose = """
      A look at how steep the [[loss]] is under your feet, and one step downhill: every [[weight]] is moved \
      a little against its own [[slope]]. Where the ground is flat, the step is tiny. 
      """
    guard walks.count == 2 else { return rule }
    let (slope, plateau) = (walks[0], walks[1])
    let numbers: Prose = """
      In \(Say.count(slope.steps, "step", "steps")) from a steep place the \(slope.loss) went from \
      \(Say.precise(slope.first)) to **\(Say.precise(slope.last))**; with the same rule and the same \
      examples, from another start, from \(Say.precise(plateau.first)) to **\(Say.precise(plateau.last))**
      """
    guard showsPlateau(walks) else {
      return rule + numbers + ". This run does not show a plateau that holds the net: "
        + instead(slope, plateau) + "."
    }
    return rule + numbers + """
      : there the [[sigmoid]] is [[saturation|saturated]], and the ground was \
      \(Say.fraction(plateau.slope / slope.slope)) as steep.
      """
  }

  /// What two walks did that are not one down a slope and one on a plateau.
  private static func instead(_ first: Walk, _ second: Walk) -> Prose {
    if first.gain > 0.5 && second.gain > 0.5 { return "both walks halved their loss" }
    if first.gain < 0.1 && second.gain < 0.1 {
      return "neither walk got down by a tenth of its loss"
    }
    return second.slope < first.slope / 3
      ? "one walk got further, but not as far as that"
      : "the second start is hardly flatter than the first"
  }

  public static func setUp(dataset: String, examples: Int, rate: Double) -> Prose {
    """
    The smallest net there is: one input $x$, one [[unit]], $a = \\sigma(w x + b)$. It has two numbers to \
    learn, the weight $w$ and the [[bias]] $b$, so its loss can be drawn like a landscape. It learns \
    `\(dataset)` (\(Say.whole(examples)) training examples, all of them in every step) with the \
    [[squared-error|squared error]] at the [[learning-rate|rate]] \(Say.number(rate)).
    """
  }

  public static let map: Prose = """
    Every place on the map is one net: so much $w$, so much $b$. The colour says how wrong that net is, and \
    lines join nets that are equally wrong, as contour lines join places of one height. The dots are \
    training: one dot per step. Move the slider to walk.
    """

  // MARK: The maps

  /// - Parameter walk: up to the step that is shown.
  public static func mapTitle(_ walk: Walk) -> String {
    if walk.steps == 0 {
      return "From \(walk.place), before the first step: the loss is \(Say.precise(walk.first))"
    }
    let count = Say.count(walk.steps, "step", "steps")
    let leads = walk.steps == 1 ? "leads" : "lead"
    let course =
      walk.gain > 0.5
      ? "\(count) \(leads) down"
      : (walk.gain > 0.1
        ? "\(count) \(leads) down only a part of the way" : "\(count) hardly \(leads) anywhere")
    return
      "From \(walk.place), \(course): the \(walk.loss) goes from "
      + "\(Say.precise(walk.first)) to \(Say.precise(walk.last))"
  }

  public static func mapCaption(_ walk: Walk) -> Prose {
    """
    Start at $w$ = \(Say.number(walk.weight)), $b$ = \(Say.number(walk.bias)). There the \(walk.loss) rises by \
    \(Say.number(walk.slope)) for every unit of way straight uphill, and the slope of the sigmoid, averaged \
    over the examples, is \(Say.number(walk.sigmoidSlope)) of at most 0.25. After \
    \(Say.count(walk.steps, "step", "steps")) the \(walk.loss) is \(Say.precise(walk.last)). Both maps show the same \
    landscape.
    """
  }

  public static func lookAt(_ walks: [Walk]) -> Prose {
    guard walks.count == 2 else { return "" }
    let (slope, plateau) = (walks[0], walks[1])
    guard showsPlateau(walks) else {
      return """
        Look at the distance between the dots: it is long where the lines are close and short where they are \
        far apart. In this run the two walks are not as different as they are on most data: the loss fell \
        by \(Say.percent(max(0, slope.gain))) from the first start and by \(Say.percent(max(0, plateau.gain))) \
        from the second.
        """
    }
    return """
      Look at the distance between the dots. On the slope the steps are long where the ground is steep, and short \
      towards the bottom, where the ground becomes level because there is nothing left to gain. On the plateau they \
      are so short that the dots lie on each other, although the loss is still \(Say.precise(plateau.last)): the ground is \
      level there because $w x + b$ is large for every example and the sigmoid answers nearly 1 to all. \
      *A small gradient does not mean that a net is good.*
      """
  }

  // MARK: One step by hand

  public static let stepHeading = "One step, by hand"
  public static func stepParagraph(rate: Double) -> Prose {
    """
    The slope with respect to $w$ says how much the loss changes when $w$ grows a little; that with respect \
    to $b$ says the same of $b$. Together they are the [[gradient]]. A step takes each number, subtracts \
    \(Say.number(rate)) times its slope, and that is all: take a row of the table, work it out, and compare \
    with the next.
    """
  }
  public static func tableCaption(rate: Double) -> Prose {
    """
    The first steps of both walks. Each new $w$ is the old one less \(Say.number(rate)) × its slope, and so \
    for $b$.
    """
  }
  public static let tableHeader: [Prose] = [
    "start", "step", "$w$", "$b$", "slope for $w$", "slope for $b$", "loss",
  ]
  /// Enough digits to work a step out.
  public static func exact(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return NumberText.significant(value, digits: 5)
  }
}
