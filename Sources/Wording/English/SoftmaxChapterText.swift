/// The words of the chapter on the Jacobian of softmax.
public enum SoftmaxChapterText {
  public static let shortTitle = "Softmax has a matrix"
  public static let question =
    "Softmax has a matrix where sigmoid has a number. When is it small?"

  /// How the examples of a softmax layer stand at one step, as medians over the seeds.
  public struct Kinds: Sendable {
    public var label: String
    /// Share of examples with one share of 0.95 or more; NaN where too many runs diverged.
    public var confident: Double
    /// Share of examples with a norm below 0.1 and no such share.
    public var diffuse: Double
    /// Mean over the examples of ‖J‖₂.
    public var norm: Double

    public init(label: String, confident: Double, diffuse: Double, norm: Double) {
      self.label = label
      self.confident = confident
      self.diffuse = diffuse
      self.norm = norm
    }

    public enum Verdict: Int, Sendable {
      case diffuse, confident, neither
    }

    public var isKnown: Bool { norm.isFinite }

    /// What more than half of the examples are.
    public var verdict: Verdict {
      if confident > 0.5 { return .confident }
      return diffuse > 0.5 ? .diffuse : .neither
    }
  }

  /// ‖J‖₂ of two made cases.
  public struct Extremes: Sendable {
    public var units: Int
    /// All shares equal.
    public var equal: Double
    /// The largest share of the other case, and its norm.
    public var share: Double
    public var confident: Double

    public init(units: Int, equal: Double, share: Double, confident: Double) {
      self.units = units
      self.equal = equal
      self.share = share
      self.confident = confident
    }
  }

  // MARK: The answer

  public static func answer(
    _ extremes: Extremes, start: Kinds, units: Int, layer: Int
  ) -> Prose {
    let rule: Prose = """
      **In two ways.** When one share has nearly everything, nothing moves it: with \
      \(Say.percent(extremes.share)) for one of \(extremes.units) units, the [[jacobian|Jacobian]] passes on at most \
      **\(Say.number(extremes.confident))** of a [[gradient]]. And when all shares are alike, the more there are, the \
      less passes: with \(extremes.units), at most **\(Say.number(extremes.equal))**. 
      """
    return rule + atStart(start, units: units, layer: layer)
  }

  private static func atStart(_ start: Kinds, units: Int, layer: Int) -> Prose {
    guard start.isKnown else { return "" }
    let norm = Say.number(start.norm)
    switch start.verdict {
    case .diffuse:
      return """
        The second is how a hidden softmax layer can *start*: layer \(layer) of a fresh net, \(units) units \
        wide, lets through \(norm) at most, on average, before anything has been learned or \
        [[saturation|saturated]].
        """
    case .confident:
      return """
        The first is how layer \(layer) of the net trained for this page *starts*: most examples have one \
        share of 95 % or more, and \(norm) is let through at most, on average.
        """
    case .neither:
      return """
        Layer \(layer) of the net trained for this page, \(units) units wide, starts in neither: it lets \
        through \(norm) at most, on average.
        """
    }
  }

  // MARK: The matrix

  public static let matrixParagraph: Prose = """
    A [[sigmoid]] unit looks at its own sum alone, so one number says how it reacts: its [[slope]]. \
    [[softmax|Softmax]] divides one whole among all units of a layer. If one sum grows, its own share \
    grows and *all others* shrink. It takes a table to say that: row $i$, column $j$ holds how much share \
    $i$ moves when sum $j$ does.
    """

  /// One made case.
  public struct Case: Sendable {
    public var name: String
    public var norm: Double
    public var largest: Double

    public init(name: String, norm: Double, largest: Double) {
      self.name = name
      self.norm = norm
      self.largest = largest
    }

    public var heading: String { "\(name): ‖J‖₂ = \(Say.number(norm))" }
  }

  public static let twoEqual = "2 equal shares"
  public static func equal(_ units: Int) -> String { "\(Say.whole(units)) equal shares" }
  public static func leaders(_ count: Int, of units: Int) -> String {
    count == 1
      ? "1 of \(Say.whole(units)) has nearly all"
      : "\(Say.whole(count)) of \(Say.whole(units)) share nearly all"
  }
  /// About the largest and the smallest norm.
  public static func matricesTitle(_ cases: [Case]) -> String {
    guard let most = cases.max(by: { $0.norm < $1.norm }),
      let least = cases.min(by: { $0.norm < $1.norm })
    else { return "" }
    return "\(most.name): up to \(Say.number(most.norm)) of a gradient comes through; "
      + "\(least.name): \(Say.number(least.norm))"
  }
  public static let matricesSubtitle =
    "J: how much each share S (row) moves per unit of each sum z (column). One colour scale"
  public static let sums = "the sums z_{j}"
  public static let colourBar = "∂S_{i}/∂z_{j}"
  public static func share(_ value: Double) -> String { "S = \(Say.number(value))" }
  public static func matricesCaption(_ cases: [Case], largestRowSum: Double) -> Prose {
    """
    Largest entries: \(Say.list(cases.map { "\(Say.number($0.largest)) (\($0.name))" })). ¼ is the most that \
    any entry can be, where a share is ½. Every row adds up to 0 (here to within \
    \(Say.number(largestRowSum)); what is printed is rounded): what one share gains the others lose. ‖J‖₂, the \
    [[spectral-norm|largest factor]] by which the table can stretch a gradient, is never above ½.
    """
  }
  public static let lookHeading = "What to look at"
  public static let look: [Prose] = [
    """
    **Blue on the diagonal, brown beside it.** A sum that grows lifts its own share and takes from the others: \
    no share moves alone.
    """,
    """
    **Below right.** One share has nearly all, and the table is almost empty: whatever the sums do, the shares \
    hardly move. That is [[saturation]], as with sigmoid.
    """,
    """
    **Below left.** Here nothing is decided, no share is sure of anything, and the entries are small all the same: \
    each unit owns only a small part of the whole, so there is little to move.
    """,
  ]
  public static let matricesColumns = ["case", "share", "sum", "S", "∂S/∂z"]

  // MARK: Two ways to be small

  public static let waysHeading = "Two ways to be small"
  public static let waysParagraph: Prose = """
    Let one share lead and divide the rest equally. On the left of the first panel all shares are alike \
    (*diffuse*), on the right one has everything (*confident*). In between the layer can be moved.
    """
  public static func waysTitle(_ extremes: Extremes) -> String {
    "J is small at both ends: \(Say.number(extremes.equal)) with \(Say.whole(extremes.units)) equal shares, "
      + "\(Say.number(extremes.confident)) where one of them has \(Say.percent(extremes.share))"
  }
  public static let waysSubtitle =
    "‖J‖₂, the most that a softmax layer can pass back. Dotted: ½, which it never exceeds"
  public static let leaderPanel = "One share leads, the rest is equal"
  public static let equalPanel = "All shares equal"
  public static let leaderAxis = "the largest share"
  public static let unitsAxis = "units in the layer"
  public static let normAxis = "‖J‖₂"
  public static func units(_ count: Int) -> String { "\(Say.whole(count)) units" }
  public static func waysCaption(_ peaks: [(units: Int, norm: Double)], equal: [(Int, Double)])
    -> Prose
  {
    let highest = Say.list(peaks.map { "\(Say.number($0.norm)) with \($0.units) units" })
    let starts = Say.list(equal.map { "\(Say.number($0.1)) with \($0.0)" })
    return """
      Highest points on the left: \(highest). The more units, the lower they begin: equal shares pass on \
      1/n, which is \(starts). Only two units reach ½, at equal shares.
      """
  }
  public static let waysColumns = ["panel", "units", "largest share", "‖J‖₂"]

  public static let temperatureHeading = "One knob from one end to the other"
  public static let temperatureParagraph: Prose = """
    Dividing all sums by a [[temperature]] before softmax moves a layer between the two ends. Low: \
    the largest sum takes all. High: all shares become alike.
    """
  public static func temperatureTitle(best: Double, norm: Double, low: Double, high: Double)
    -> String
  {
    "The same sums pass on most, \(Say.number(norm)), at temperature \(Say.precise(best)); "
      + "\(Say.number(low)) and \(Say.number(high)) at the ends"
  }
  public static func temperatureSubtitle(_ logits: [Double]) -> String {
    "Sums \(Say.list(logits.map { Say.number($0) })), divided by the temperature T; log axis"
  }
  public static let temperatureAxis = "temperature T"
  public static let largestShare = "largest share"
  public static let norm = "‖J‖₂"
  public static let temperatureCaption: Prose = """
    Left: confident, one share has all. Right: diffuse, and besides, every change of a sum is divided by \
    T before it counts. At either end little of a gradient comes through.
    """
  public static let temperatureColumns = ["temperature", "largest share", "‖J‖₂"]
}
