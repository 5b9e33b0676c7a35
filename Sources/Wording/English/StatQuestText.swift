import Numerals

/// The words of the chapter on the video behind the question.
public enum StatQuestText {
  public static let shortTitle = "The video"
  public static let question = "The video that started it: which net was it?"

  /// A sum of squared errors below which a net fits the three examples; this project's own limit.
  public static let fits = 0.01

  /// What became of all nets of one kind.
  public struct Tally: Sendable {
    public var label: String
    public var nets: Int
    /// How many ended with a sum of squared errors below the limit.
    public var fitted: Int
    /// The smallest sum of squared errors; NaN where all diverged.
    public var best: Double

    public init(label: String, nets: Int, fitted: Int, best: Double) {
      self.label = label
      self.nets = nets
      self.fitted = fitted
      self.best = best
    }

    var count: String { "\(Say.whole(fitted)) of \(Say.whole(nets))" }
  }

  // MARK: The answer

  /// - Parameter tallies: two softplus units, two softmax units, three softmax units.
  public static func answer(_ tallies: [Tally]) -> Prose {
    let start: Prose = """
      It has two hidden units with **[[softplus]]**, and no activation at the output. Softplus is not \
      [[softmax]]: the names are alike, and that is probably how the question came up.
      """
    guard tallies.count == 3 else { return start }
    let (two, three) = (tallies[1], tallies[2])
    if two.fitted == 0 {
      return start + " " + """
        With two softmax units in their place the net **cannot** do the video's task, however long it \
        trains: of \(Say.whole(two.nets)) tries here none fits; with softplus \
        \(tallies[0].count) do. With *three* softmax units it can (\(three.count)).
        """
    }
    // The bound forbids it; a reader should hear that something is wrong.
    return start + " " + """
      Two softmax units in their place should not be able to do the video's task, yet \(two.count) tries fit \
      it here: that contradicts the bound below, so something is wrong with this run.
      """
  }

  // MARK: Two names

  public static let namesTitle =
    "Softplus bends one number; softmax divides a whole among all units"
  public static let namesSubtitle =
    "Left: softplus and, below it, ReLU. Right: the two shares of a softmax layer of two units"
  public static let namesCaption: Prose = """
    Softplus looks at one number at a time and grows without limit. Softmax looks at all units of its \
    layer: what one share gains, the other loses, and together they are 1. With two units each share is a \
    sigmoid of the difference of the two sums.
    """
  public static let namesParagraph: Prose = """
    The video's units are of the left kind: a [[relu|ReLU]] with a rounded corner. Nothing in the video \
    is a softmax, and what is said there about softplus need not hold for softmax.
    """
  public static let softplusPanel = "softplus: ln(1 + exp z)"
  public static let softmaxPanel = "softmax of two units"
  public static let oneInput = "z of the unit"
  public static let twoInputs = "z of unit 1 less z of unit 2"
  public static let outputAxis = "activation"
  public static let shareAxis = "share"
  public static func share(_ unit: Int) -> String { "share \(unit.description)" }
  public static let namesColumns = ["z, or difference", "softplus", "share 1", "share 2"]

  // MARK: The published net

  public static let publishedHeading = "The very net of the video"
  public static let publishedParagraph: Prose = """
    Three doses of a medicine: none and the full one do not help, half of it does. The net takes the dose \
    $d$ and gives the effectiveness. With the numbers that the video shows, and $\\sp$ for softplus, it is \
    $z_1 = -34.4 d + 2.14$, $z_2 = -2.52 d + 1.29$ and $y = -1.30 \\sp(z_1) + 2.28 \\sp(z_2) - 0.58$.
    """
  public static func publishedTitle(_ answers: [Double]) -> String {
    "The published net answers \(Say.list(answers.map(answerText))) where 0, 1 and 0 are asked for"
  }
  public static let publishedSubtitle =
    "What each unit adds, and the sum of both with the output’s bias; dots: the three examples"
  public static func publishedCaption(
    _ answers: [Double], hump: (dose: Double, answer: Double), slope: Double
  ) -> Prose {
    """
    Two bent lines added up make a curve that goes up and comes down again. At the three examples it is \
    \(Say.list(answers.map(answerText))). Between them nothing was asked for: at the dose \
    \(Say.precise(hump.dose)) it rises to \(answerText(hump.answer))\(hump.answer > 2 ? ", more than twice as high as any example" : "").
    """
  }
  public static func humpRemark(_ hump: (dose: Double, answer: Double)) -> String {
    "highest at dose \(Say.precise(hump.dose)): \(answerText(hump.answer))"
  }
  public static func contribution(_ unit: Int) -> String { "unit \(unit.description)" }
  public static let sum = "answer"
  public static let doseAxis = "dose"
  public static let answerAxis = "effectiveness"
  public static let publishedColumns = ["dose", "unit 1 adds", "unit 2 adds", "answer"]
  public static let tableCaption: Prose = """
    The published net at the three doses: sum, activation and [[local-derivative|slope]] of both hidden \
    units, and the answer.
    """
  public static let tableHeader: [Prose] = [
    "dose", "sum $z_1$", "activation $a_1$", "slope 1", "sum $z_2$", "activation $a_2$", "slope 2",
    "answer", "wanted",
  ]
  public static func slopeParagraph(_ slope: Double) -> Prose {
    """
    Look at slope 1: at half the dose it is \(Say.number(slope)). For that example unit 1 lets \
    \(slope < 1e-3 ? "next to nothing" : "a part") of the [[error-signal|error signal]] through: softplus \
    [[saturation|saturates]] on its left side, where the slope of [[relu|ReLU]] is exactly 0.
    """
  }

  /// Three decimals, as the video writes its numbers.
  public static func answerText(_ value: Double) -> String {
    guard value.isFinite else { return "nothing" }
    return NumberText.fixed(value, decimals: 3)
  }
}
