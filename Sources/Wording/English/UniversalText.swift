/// The words of the chapter on what a net can do and what training makes of it.
public enum UniversalText {
  public static let shortTitle = "Can it, and does it?"
  public static let question =
    "But softmax is non-linear: can it not approximate anything?"

  /// What the widest nets of one activation function reach on one task: root mean squared errors on unseen
  /// examples, medians over the seeds; NaN where all runs diverged.
  public struct Result: Sendable {
    public var label: String
    public var task: String
    /// Of the best constant answer.
    public var constant: Double
    public var byHand: Double
    public var adam: Double
    public var sgd: Double
    /// With SGD and the fewest units.
    public var sgdNarrow: Double

    public init(
      label: String, task: String, constant: Double, byHand: Double, adam: Double, sgd: Double,
      sgdNarrow: Double
    ) {
      self.label = label
      self.task = task
      self.constant = constant
      self.byHand = byHand
      self.adam = adam
      self.sgd = sgd
      self.sgdNarrow = sgdNarrow
    }

    /// Below a quarter of the error of the best constant answer.
    public var canDoIt: Bool { byHand < constant / 4 }
    public var adamGetsThere: Bool { adam < 1.5 * byHand }
    public var sgdGetsThere: Bool { sgd < 1.5 * byHand }
  }

  // MARK: The answer

  public static func answer(_ results: [Result], widest: Int, steps: Int) -> Prose {
    let able = results.filter { $0.canDoIt }.map { $0.label }
    let start: Prose =
      able.count == results.count
      ? """
      **It can.** With \(widest) hidden units whose weights are set by hand, nets with \(Say.list(able)) all \
      follow the curve `\(results.first?.task ?? "")`.
      """
      : able.isEmpty
        ? "Not with the \(widest) hidden units tried here, whose weights were set by hand."
        : """
        With \(widest) hidden units whose weights are set by hand, \(Say.list(able)) can follow the curve \
        `\(results.first?.task ?? "")`; the others do not here.
        """
    guard !able.isEmpty else { return start }
    return start + " " + training(results.filter { $0.canDoIt }, steps: steps)
  }

  private static func training(_ results: [Result], steps: Int) -> Prose {
    let missing = results.filter { !$0.sgdGetsThere }
    let reached = results.filter { $0.sgdGetsThere }
    let numbers = Say.list(
      missing.map { "\($0.label) ends at \(errorText($0.sgd)) instead of \(Say.number($0.byHand))" }
    )
    if missing.isEmpty {
      return """
        And on this curve [[gradient]] descent gets there, too: after \(Say.whole(steps)) steps of [[sgd|SGD]] none \
        of them is far from what it could be.
        """
    }
    let others =
      reached.isEmpty
      ? "" : "; \(Say.list(reached.map { $0.label })) \(reached.count == 1 ? "gets" : "get") there"
    let helped = missing.filter { $0.adamGetsThere }
    let adam: Prose =
      helped.isEmpty
      ? "[[adam|Adam]] does not make up for that here."
      : "With [[adam|Adam]], \(Say.list(helped.map { $0.label })) \(helped.count == 1 ? "gets" : "get") there as well."
    return """
      But **being able to is not getting there**: on this curve, after \(Say.whole(steps)) steps of \
      [[sgd|SGD]], \(numbers)\(others). \(adam)
      """
  }

  static func errorText(_ error: Double) -> String {
    error.isFinite ? Say.number(error) : "no number at all"
  }
  public static let diverged = "diverged"

  // MARK: By width

  public static func widthTitle(_ results: [Result], widest: Int) -> String {
    let able = results.filter { $0.canDoIt }
    guard let worst = able.max(by: { rank($0) < rank($1) }) else {
      return "With \(widest) units set by hand, none of the nets follows the curve"
    }
    if worst.sgdGetsThere {
      return "What \(widest) units can do, training reaches with every activation function"
    }
    // The question is about the last one; where it gets there, the worst of the others is told of.
    let told = able.last.flatMap { $0.sgdGetsThere ? nil : $0 } ?? worst
    return
      "\(capital(told.label)) with \(widest) units can have an error of \(Say.number(told.byHand)); "
      + "SGD brings it to \(errorText(told.sgd))"
  }

  private static func rank(_ result: Result) -> Double {
    result.sgd.isFinite ? result.sgd / result.byHand : .infinity
  }

  private static func capital(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  public static func widthSubtitle(seeds: Int) -> String {
    "Error on unseen examples by number of hidden units. Line: median of "
      + "\(Say.count(seeds, "seed", "seeds")); band: middle half"
  }
  public static func widthCaption(
    _ results: [Result], widest: Int, diverged: Int, runs: Int
  ) -> Prose {
    let parts = results.map {
      "\($0.task), \($0.label) \(Say.number($0.byHand)), \(errorText($0.adam)), \(errorText($0.sgd))"
    }
    let lost =
      diverged == 0
      ? "" : " \(Say.whole(diverged)) of \(Say.whole(runs)) runs diverged and are left out."
    return """
      Left: hidden weights set by hand, so that only what the net *can* do counts. Then the same nets \
      trained from a random start. With \(widest) units (by hand, Adam, SGD): \
      \(parts.joined(separator: "; ")).\(lost) No net can be better than the noise in the examples, which is \
      why the best lines level off.
      """
  }
  public static func panel(task: String, way: String) -> String { "\(task), \(way)" }
  public static let byHand = "by hand"
  public static let widthAxis = "hidden units"
  public static let errorAxis = "error"
  public static let widthColumns = [
    "task", "how", "hidden activation", "hidden units", "lower quartile", "median",
    "upper quartile",
  ]

  public static let waysParagraph: Prose = """
    `sine` is one wave, `step` a jump; both have one input and some noise. Read each row from left to right: \
    the first panel says what can be had at least, the others how much of it training finds. Where training \
    moves the hidden weights to better places than those set by hand, it can even find more.
    """

  /// What more units do to the net that is asked about, under SGD.
  public static func widthFinding(_ results: [Result], narrowest: Int, widest: Int) -> Prose {
    guard let softmax = results.last, softmax.sgd.isFinite, softmax.sgdNarrow.isFinite else {
      return "The softmax nets diverged under SGD, so nothing can be said about their width."
    }
    let numbers: Prose = """
      With SGD the error of the softmax net goes from \(Say.number(softmax.sgdNarrow)) with \
      \(narrowest) units to \(Say.number(softmax.sgd)) with \(widest).
      """
    if softmax.sgd > 1.25 * softmax.sgdNarrow {
      return "Here **more units make it worse**. " + numbers + """
         A fresh softmax layer of $n$ units gives every unit about the share $1/n$, and its [[jacobian]] is \
        that small, too: the wider the layer, the smaller the [[gradient]] with which it has to start.
        """ + company(results.dropLast().filter { $0.sgd > 1.25 * $0.sgdNarrow })
    }
    if softmax.sgd < 0.8 * softmax.sgdNarrow { return "More units help. " + numbers }
    return "More units change little. " + numbers
  }

  /// Those that the width hurts as well, for whom that reason does not hold.
  private static func company(_ others: [Result]) -> Prose {
    if others.isEmpty { return "" }
    let list = others.map {
      "\($0.label) goes from \(Say.number($0.sgdNarrow)) to \(Say.number($0.sgd))"
    }
    return """
       It cannot be the only reason, for \(Say.list(list)).
      """
  }

  public static func setUp(
    seeds: Int, steps: Int, batch: Int, optimizers: [(name: String, rates: [Double])]
  ) -> Prose {
    let list = optimizers.map {
      "\($0.name) (one of \($0.rates.map { Say.number($0) }.joined(separator: ", ")))"
    }
    return """
      One hidden layer, no output activation, squared error, \(Say.whole(steps)) steps on batches of \
      \(batch), \(Say.count(seeds, "seed", "seeds")); a quarter of the examples is held out. Every net has the \
      rate that did best for it, for this activation function and this width, on other seeds and examples: \
      \(Say.list(list)). By hand, the output weights come from least squares.
      """
  }
}
