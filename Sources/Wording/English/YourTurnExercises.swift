// The exercises with their solutions.
extension YourTurnText {
  /// A task with its solution, part by part.
  public struct Exercise: Sendable {
    public var task: Prose
    public var solution: [(text: Prose, formula: Prose?)]
    /// True where a table of shares belongs to the solution.
    public var hasShares = false
  }

  public static let exercisesHeading = "Exercises"
  public static let exercisesParagraph: Prose = """
    Paper and pencil are enough. The solutions are folded; try first. Each of them is measured somewhere on \
    this page.
    """
  public static func exercise(_ number: Int, _ task: Prose) -> Prose { "**\(number).** \(task)" }
  public static func solution(_ number: Int) -> String { "Solution \(number)" }

  public static let exercises: [Exercise] = [
    Exercise(
      task: """
        Show that $\\sigma'(z) = \\sigma(z) (1 - \\sigma(z))$ for the [[sigmoid]]. Where is it largest, and how \
        large?
        """,
      solution: [
        (
          "Write $\\sigma(z) = (1 + e^{-z})^{-1}$ and use the chain rule twice:",
          "$\\sigma'(z) = \\frac{e^{-z}}{(1 + e^{-z})^2} = \\frac{1}{1 + e^{-z}} \\cdot \\frac{e^{-z}}{1 + e^{-z}}$"
        ),
        (
          """
          The second factor is $1 - \\sigma(z)$. With $s = \\sigma(z)$ the slope is $s (1 - s) = \\frac{1}{4} - (s - \
          \\frac{1}{2})^2$: largest at $s = \\frac{1}{2}$, that is at $z = 0$, and there $\\frac{1}{4}$.
          """, nil
        ),
      ]),
    Exercise(
      task: """
        Derive the [[jacobian|Jacobian]] of [[softmax]], $J_{ij} = S_i (\\delta_{ij} - S_j)$, where \
        $\\delta_{ij}$ is 1 for $i = j$ and else 0.
        """,
      solution: [
        (
          """
          Take the logarithm, $\\ln S_i = z_i - \\ln \\sum_k e^{z_k}$, and derive it with respect to $z_j$. The \
          sum gives $e^{z_j} / \\sum_k e^{z_k} = S_j$:
          """,
          "$\\frac{1}{S_i} \\frac{\\partial S_i}{\\partial z_j} = \\delta_{ij} - S_j$"
        ),
        (
          """
          Multiply by $S_i$. Each row sums to $S_i (1 - \\sum_j S_j) = 0$: adding the same number to all sums \
          changes no share.
          """, nil
        ),
      ]),
    Exercise(
      task: """
        Put a few shares into $J_{ij}$. When is an entry as large as it can be, and when are *all* entries \
        small?
        """,
      solution: [
        (
          """
          On the diagonal $S_i (1 - S_i) \\le \\frac{1}{4}$, reached at $S_i = \\frac{1}{2}$. Beside it \
          $|J_{ij}| = S_i S_j \\le \\frac{1}{4}$, because $S_i + S_j \\le 1$; reached when two shares are \
          $\\frac{1}{2}$ and all others 0. All entries are small in *two* ways: one share is close to 1, so that \
          the others are close to 0 (the layer is sure), or all of many shares are small (the layer is \
          undecided).
          """, nil
        )
      ], hasShares: true),
    Exercise(
      task: """
        Show that of a softmax over two sums the first share is a [[sigmoid]] of their difference. What does \
        that say about two softmax units and the numbers 0, 1, 0?
        """,
      solution: [
        (
          "Divide numerator and denominator by $e^{z_1}$:",
          "$S_1 = \\frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \\frac{1}{1 + e^{-(z_1 - z_2)}} = \\sigma(z_1 - z_2)$"
        ),
        (
          """
          With one input, $z_1 - z_2$ is a straight line in it, so $S_1$ only rises or only falls, and so does \
          anything of the form $c S_1 + d$. It cannot go up to 1 and come down again.
          """, nil
        ),
      ]),
    Exercise(
      task: """
        Ten [[layer|layers]] of sigmoid units, and weights that stretch nothing. At most which share of the \
        [[error-signal|error signal]] gets through the ten activation functions? And with softmax?
        """,
      solution: [
        (
          """
          At most $\\frac{1}{4}$ per sigmoid layer, and $\\|J\\|_2 \\le \\frac{1}{2}$ per softmax layer: \
          $4^{-10}$ is about \(Say.fraction(power(0.25, 10))), and $2^{-10}$ about \(Say.fraction(power(0.5, 10))). These are \
          ceilings; a softmax layer of $n$ equal shares has only $\\frac{1}{n}$.
          """, nil
        )
      ]),
    Exercise(
      task: """
        [[relu|ReLU]] has slope 1 for positive sums: what it lets through, it lets through whole. Which problem \
        does it have instead, and why is it not the sigmoid's?
        """,
      solution: [
        (
          """
          For negative sums the slope is exactly 0. A unit whose sums are negative for every example gets no \
          gradient at all: it is [[dead-unit|dead]]. A sigmoid's slope is small in its tails but never 0 on \
          paper, so there is always *something* to learn from; with ReLU it is all or nothing, unit by unit. \
          (In a layer of which half the units are inactive a part of the signal is lost with ReLU, too, and with \
          depth that multiplies; the chapter on the chain rule has the factor.)
          """, nil
        )
      ]),
    Exercise(
      task: """
        Show that for a [[sigmoid]] output with [[cross-entropy]] the error signal is $a - y$. What is it for \
        the [[squared-error|squared error]], and which of them is small when the net is sure and wrong?
        """,
      solution: [
        (
          """
          With $\\ell = -y \\ln a - (1 - y) \\ln (1 - a)$ is $\\partial \\ell / \\partial a = (a - y) / (a (1 - a))$, \
          and $\\sigma'$ cancels the denominator:
          """,
          "$\\frac{\\partial \\ell}{\\partial z} = \\frac{a - y}{a (1 - a)} a (1 - a) = a - y$"
        ),
        (
          """
          For the squared error it is $2 (a - y) a (1 - a)$. If $y = 1$ and $a$ is close to 0, the first is close \
          to $-1$, the second close to 0: the net is as wrong as can be and hears nothing of it.
          """, nil
        ),
      ]),
    Exercise(
      task: """
        Write the card of a net of your own, or of one in a tutorial. Which of its lines does the tutorial not \
        tell?
        """,
      solution: [
        (
          """
          Compare it with the table above, line by line. What is most often missing is the size of the first \
          weights, the [[batch]], and what was [[held-out|held out]].
          """, nil
        )
      ]),
  ]

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }

  public static let sharesCaption: Prose = """
    A few shares, worked out: the entry on the diagonal for the first of them, and the one beside it.
    """
  public static let sharesHeader: [Prose] = ["shares", "$J_{11}$", "$J_{12}$"]
  public static func shares(_ shares: [Double]) -> String {
    let first = shares.first ?? 0
    if shares.count > 2 { return "\(shares.count) times \(Say.number(first))" }
    return Say.list(shares.map { Say.precise($0) })
  }
}
