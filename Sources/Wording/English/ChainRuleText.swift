/// The words of the chapter on depth. Every sentence that claims an outcome is chosen by the outcome.
public enum ChainRuleText {
  public static let shortTitle = "The chain rule"
  public static let question = "Why does depth make it worse?"

  /// What one more layer does to the error signal of one kind of net, before any training; medians.
  public struct Factor: Sendable {
    public var label: String
    public var initialization: String
    /// What one more hidden layer multiplies with; NaN where too little arrives to tell.
    public var perLayer: Double
    /// Its two parts: what the activation function lets through and what the weights hand back.
    public var activationGain: Double
    public var weightGain: Double
    /// The largest that the first part can be.
    public var ceiling: Double
    /// The largest ‖W‖₂.
    public var stretch: Double
    /// What arrives at layer 1 at the depth that is told of.
    public var share: Double

    public init(
      label: String, initialization: String, perLayer: Double, activationGain: Double,
      weightGain: Double, ceiling: Double, stretch: Double, share: Double
    ) {
      self.label = label
      self.initialization = initialization
      self.perLayer = perLayer
      self.activationGain = activationGain
      self.weightGain = weightGain
      self.ceiling = ceiling
      self.stretch = stretch
      self.share = share
    }

    /// Each layer takes more than half.
    var isVanishing: Bool { perLayer < 0.5 }
    /// Each layer adds more than a tenth.
    var isGrowing: Bool { perLayer > 1.1 }
  }

  // MARK: The answer

  public static func answer(_ factors: [Factor], hiddenLayers: Int) -> Prose {
    rule(factors) + " " + arrivals(factors, hiddenLayers: hiddenLayers)
  }

  private static func rule(_ factors: [Factor]) -> Prose {
    let known = factors.filter { $0.perLayer.isFinite }
    let list = Say.list(known.map { "\(Say.number($0.perLayer)) with \($0.label)" })
    let start: Prose = """
      Because the [[chain-rule|chain rule]] *multiplies*. On its way back from the output, the \
      [[error-signal|error signal]] is multiplied at every layer by what the weights hand back and by the \
      [[slope]] of the activation function
      """
    if known.isEmpty { return start + ", and here nothing was left that could be measured." }
    return start + ". Here one more hidden layer multiplies it by **\(list)**."
  }

  private static func arrivals(_ factors: [Factor], hiddenLayers: Int) -> Prose {
    let known = factors.filter { $0.share.isFinite }
    let shares = Say.list(known.map { "\(Say.fraction($0.share)) with \($0.label)" })
    let layers = Say.count(hiddenLayers, "hidden layer", "hidden layers")
    if !factors.contains(where: { $0.isVanishing }) {
      return """
        None of these nets loses more than half per layer, so this run does not show the \
        [[vanishing-gradient|vanishing gradient]]: through \(layers), layer 1 still receives \(shares).
        """
    }
    return """
      The same factor again and again: of what stands at the output, layer 1 receives through \(layers) \
      \(shares).
      """
  }

  /// Why no two figures have the same number for nets of the same depth.
  static let sharesDiffer: Prose = """
    How much arrives depends on the data, the width, the weights and the start, and it changes while a net \
    trains: for as many layers of the same kind, other figures on this page have other numbers.
    """

  /// `1/40 of what stands at the output`, or `2.3 times what stands at the output`.
  static func received(_ share: Double) -> String {
    Say.fraction(share) + (share >= 1.5 ? " " : " of ") + "what stands at the output"
  }

  // MARK: By depth

  public static func depthTitle(_ factors: [Factor], hiddenLayers: Int) -> String {
    let known = factors.filter { $0.share.isFinite }
    let layers = Say.count(hiddenLayers, "hidden layer", "hidden layers")
    guard let least = known.min(by: { $0.share < $1.share }),
      let most = known.max(by: { $0.share < $1.share }), known.count > 1
    else { return "What arrives at layer 1, by depth" }
    return "Through \(layers), \(Say.fraction(least.share)) of the error signal arrives with "
      + "\(least.label), \(Say.fraction(most.share)) with \(most.label)"
  }

  public static func depthSubtitle(seeds: Int) -> String {
    "What arrives at layer 1 as a share of what stands at the output, before any training. "
      + "Line: median of \(Say.count(seeds, "seed", "seeds")); band: middle half"
  }

  public static func depthCaption(_ factors: [Factor]) -> Prose {
    let known = factors.filter { $0.perLayer.isFinite }
    let list = known.map {
      "\($0.label) (\($0.initialization)) \(Say.number($0.perLayer))"
    }
    return """
      A straight line on this axis is one factor per layer: \(list.joined(separator: ", ")). The dotted \
      line falls by ¼ per layer, the steepest slope of a sigmoid. What is too small for a 32-bit number is \
      exactly 0 and stands in a lane of its own.
      """
  }

  public static func panel(_ initialization: String) -> String {
    "weights drawn by \(initialization)"
  }
  public static let depthAxis = "hidden layers"
  public static let shareAxis = "share that arrives at layer 1"
  public static let quarterPerLayer = "¼ per layer"
  public static let depthColumns = [
    "initialization", "hidden activation", "hidden layers", "lower quartile", "median",
    "upper quartile", "seeds",
  ]

  /// What to look at: who falls, who does not, and what the other initialization changes.
  public static func lookAtDepth(_ glorot: [Factor], _ he: [Factor]) -> Prose {
    let falling = glorot.filter { $0.isVanishing }.map { $0.label }
    let fading = glorot.filter { $0.perLayer >= 0.5 && $0.perLayer < 0.9 }.map { $0.label }
    let level = glorot.filter { $0.perLayer >= 0.9 && !$0.isGrowing }.map { $0.label }
    let growing = glorot.filter { $0.isGrowing }.map { $0.label }
    var parts: [String] = []
    if !falling.isEmpty {
      parts.append("\(Say.list(falling)) \(falling.count == 1 ? "falls" : "fall") steeply")
    }
    if !fading.isEmpty {
      parts.append("\(Say.list(fading)) \(fading.count == 1 ? "falls" : "fall") slowly")
    }
    if !level.isEmpty {
      parts.append("\(Say.list(level)) \(level.count == 1 ? "stays" : "stay") near the top")
    }
    if !growing.isEmpty {
      parts.append("\(Say.list(growing)) even \(growing.count == 1 ? "grows" : "grow")")
    }
    let lines = parts.joined(separator: ", ")
    return "Look at the lines, not at single values: with Glorot's weights, \(lines). "
      + larger(glorot, he)
  }

  /// What larger weights do, and whether ¼ per layer was a bound at all.
  private static func larger(_ glorot: [Factor], _ he: [Factor]) -> Prose {
    guard let small = glorot.first(where: { $0.ceiling == 0.25 }),
      let large = he.first(where: { $0.ceiling == 0.25 }), small.perLayer.isFinite,
      large.perLayer.isFinite
    else { return "" }
    let numbers: Prose = """
      With He's larger weights (right), sigmoid's factor goes from \(Say.number(small.perLayer)) to \
      \(Say.number(large.perLayer)).
      """
    if large.stretch > 1 {
      return numbers + """
         “At most ¼ per sigmoid layer” holds only where no matrix of weights stretches anything; here the \
        strongest one stretches by \(Say.number(large.stretch)) ([[spectral-norm]] $\\|W\\|_2$), so weights \
        can make up for some of the loss, never for all kinds of signal at once.
        """
    }
    return numbers + " No matrix stretches anything here, so ¼ per layer is a true bound."
  }

  // MARK: The table of factors

  public static func factorCaption(hiddenLayers: Int, seeds: Int) -> Prose {
    """
    What one more hidden layer multiplies with, and its parts in nets with \(hiddenLayers) hidden layers. \
    Medians of \(Say.count(seeds, "seed", "seeds")); means over layers are geometric. The factor is that of the \
    line above, from one layer on, and every column has a median of its own: two parts of a row multiplied need \
    not give its factor to the last digit. A dash: nothing arrives that could be divided.
    """
  }
  public static func factorHeader(hiddenLayers: Int) -> [Prose] {
    [
      "hidden activation", "weights", "factor per layer", "activation lets through", "at most",
      "weights hand back", "largest $\\|W\\|_2$",
      "arrives through \(Say.count(hiddenLayers, "layer", "layers"))",
    ]
  }
  public static let none = "–"
}
