// The figures that move, the table, the mathematics, the quiz and the sources of the chapter.
extension RemediesText {
  /// - Parameter arrivals: what reaches layer 1 before training, by net.
  public static func ledgerCaption(arrivals: [(label: String, share: Double)]) -> Prose {
    let known = arrivals.filter { $0.share.isFinite }
    let list = known.map { "\(Say.fraction($0.share)) (\($0.label))" }
    return """
      The [[ledger]] of the broken net beside three changes: at every layer, what the weights hand back and \
      what the activation function lets through. What arrives at layer 1 at the first step: \(Say.list(list)). \
      Normalization and the way around a layer stand in the rows of the weights. One start; the medians are above.
      """
  }

  /// What the way back multiplies the error signal with in one net at its first step.
  public struct Way: Sendable {
    /// The product of what all activation functions let through, and that of all rows of weights.
    public var slopes: Double
    public var weights: Double
    /// The mean φ′ of every hidden layer.
    public var meanSlopes: [Double]

    public init(slopes: Double, weights: Double, meanSlopes: [Double]) {
      self.slopes = slopes
      self.weights = weights
      self.meanSlopes = meanSlopes
    }

    var isKnown: Bool {
      slopes > 0 && weights > 0 && slopes.isFinite && weights.isFinite
        && !meanSlopes.isEmpty && meanSlopes.allSatisfy { $0.isFinite }
    }

    /// `0.23`, or `0.2 to 0.21`.
    fileprivate var meanSlopeText: String {
      let (least, most) = (Say.fixed(meanSlopes.min() ?? 0), Say.fixed(meanSlopes.max() ?? 0))
      return least == most ? least : "\(least) to \(most)"
    }
  }

  /// Where batch normalization's gain stands in the ledger: in the slopes or in the rows of the weights;
  /// nil where nothing arrives in one of the two nets.
  public static func normalizationFinding(plain: Way, normalized: Way) -> Prose? {
    guard plain.isKnown, normalized.isKnown else { return nil }
    let (slopes, weights) = (normalized.slopes / plain.slopes, normalized.weights / plain.weights)
    let verdict: Prose
    if slopes * weights <= 1.1 {
      verdict = "Here it does not let more of the signal arrive"
    } else if slopes <= 1.1 {
      verdict = "Its gain is not in steeper slopes but in the rows of the weights"
    } else if weights <= 1.1 {
      verdict = "Its gain is in steeper slopes"
    } else if weights > slopes {
      verdict = "Most of its gain is in the rows of the weights, the rest in steeper slopes"
    } else {
      verdict = "Most of its gain is in steeper slopes, the rest in the rows of the weights"
    }
    return "What does batch normalization do at the first step? " + verdict + """
      . The activation functions together multiply the signal by \(Say.number(plain.slopes)) without it and by \
      \(Say.number(normalized.slopes)) with it: the mean slopes of the layers are \(plain.meanSlopeText) and \
      \(normalized.meanSlopeText). The rows of the weights, in which the division by the spread of the sums \
      stands, multiply it by \(Say.number(plain.weights)) and by \(Say.number(normalized.weights)).
      """
  }

  public static let lossCaption: Prose = """
    The loss of the net with too large steps, as it is and with three changes, on the batch of every step: one \
    start, and no two batches are alike. The medians on unseen examples are above.
    """

  // MARK: The table

  public static let tableHeading = "Fault beside fix"

  public static func tableParagraph(_ findings: [Finding]) -> Prose {
    guard let lost = findings.first(where: { $0.net == .sigmoid }),
      let large = findings.first(where: { $0.net == .largeSteps })
    else { return "" }
    var parts: [String] = []
    func add(_ one: Finding, _ name: String, _ other: Finding, _ otherName: String) {
      for (kind, words) in [(Effect.Kind.nothing, "changed little in"), (.harms, "harmed")] {
        let names = one.names(.mends).filter { other.names(kind).contains($0) }
        if !names.isEmpty {
          parts.append("\(Say.list(names)) mended \(name) and \(words) \(otherName)")
        }
      }
    }
    add(lost, "the sigmoid net", large, "the ReLU net")
    add(large, "the ReLU net", lost, "the sigmoid net")
    let general: Prose =
      "A remedy is not good or bad by itself: it answers one fault, and may do nothing about another."
    guard !parts.isEmpty else {
      return general
        + " In this run, though, no change mended one net and left the other as it was or harmed it."
    }
    return general + " Here " + Prose(data: parts.joined(separator: "; ")) + "."
  }

  public static func tableCaption(seeds: Int, isHeldOut: Bool) -> Prose {
    """
    All three nets, before and after: medians of \(Say.count(seeds, "seed", "seeds")). Loss: on \
    \(isHeldOut ? "unseen" : "the training") examples, as a share of the loss of the best constant answer. \
    “Mends”: the median is below \(Say.percent(Learning.learnedBelow)) with the change and not without, and so \
    are at least \(Say.percent(Effect.mostStarts)) of the starts (their number stands beside the median). “Helps” \
    and “harms”: the median moves by more than a tenth of it, and as many starts agree. Where fewer do, it \
    “depends on the start”. Runs that diverged are left out of the median and counted; a change with which more \
    than \(Say.percent(Effect.divergedMargin)) more of them diverge harms.
    """
  }
  public static let tableHeader: [Prose] = [
    "change", "sigmoid net: loss", "the change …", "softmax net: loss", "the change …",
    "ReLU net: loss", "the change …",
  ]
  public static let none: Prose = "–"
  /// The loss; where some starts learned and others did not, how many did.
  public static func lossCell(_ effect: Effect) -> Prose {
    let text = lossText(effect.loss, effect.diverged)
    let (learned, starts) = (effect.learned, effect.losses.count)
    return Prose(
      data: learned == 0 || learned == starts
        ? text : text + ", \(Say.whole(learned)) of \(Say.whole(starts)) learned")
  }

  public static func verdict(_ kind: Effect.Kind) -> Prose {
    switch kind {
    case .mends: "**mends**"
    case .helps: "helps"
    case .nothing: "changes little"
    case .mixed: "depends on the start"
    case .harms: "harms"
    }
  }

  // MARK: Mathematics

  public static let mathSummary = "The mathematics"

  public static let mathematics: [(text: Prose, formula: Prose?)] = [
    (
      """
      Without a remedy the error signal takes one factor per layer, with $J_l$ the derivative of the \
      activation function:
      """,
      "$\\delta_l = J_l^{\\top} W_{l+1} \\delta_{l+1}$"
    ),
    (
      """
      A skip connection makes $z_l = W_l^{\\top} a_{l-1} + b_l + a_{l-1}$. The derivative of the sums gains \
      the identity $I$, which does not shrink however small the weights are; $J_l$ still multiplies it, and \
      only an activation function with slope 1 leaves the way open:
      """,
      "$\\frac{\\partial a_l}{\\partial a_{l-1}} = J_l (W_l^{\\top} + I)$"
    ),
    (
      """
      Normalization takes mean $\\mu$ and variance $s^2$ of a unit over the batch (or of an example over the \
      layer), and lets the net learn a new scale $\\gamma$ and shift $\\beta$:
      """,
      "$\\hat{z} = \\gamma \\frac{z - \\mu}{\\sqrt{s^2 + \\epsilon}} + \\beta$"
    ),
    (
      """
      Clipping at the limit $c$ keeps the direction of the gradient $g$ of all weights together; where \
      $\\|g\\| \\le c$ it changes nothing, so it cannot help a gradient that is too small:
      """,
      "$g \\gets g \\min \\left( 1, \\frac{c}{\\|g\\|} \\right)$"
    ),
    (
      """
      Adam divides a running mean $m$ of each gradient by the root of a running mean $v$ of its square. A \
      factor that all gradients of a weight have in common cancels, as long as they are far above $\\epsilon$:
      """,
      "$\\Delta w = - \\eta \\frac{\\hat{m}}{\\sqrt{\\hat{v}} + \\epsilon}$"
    ),
  ]

  // MARK: Quiz and sources

  public static func quizQuestion(limit: Double) -> Prose {
    """
    Clipping at \(Say.number(limit)) shortens gradients that are too long. What does it do to the deep \
    sigmoid net?
    """
  }
  public static let quizChoices: [Prose] = [
    "It mends it.", "It helps, but not enough.", "It changes little.", "It makes it worse.",
    "It depends on the start.",
  ]
  public static func quizAnswer(_ kind: Effect.Kind) -> Int {
    switch kind {
    case .mends: 0
    case .helps: 1
    case .nothing: 2
    case .harms: 3
    case .mixed: 4
    }
  }
  public static func quizExplanation(_ effect: Effect) -> Prose {
    """
    Loss without clipping: \(lossText(effect.broken, effect.brokenDiverged)), with it: \
    \(lossText(effect.loss, effect.diverged)) (of the best constant \
    answer’s; medians). Clipping acts on gradients longer than its limit only; it makes none longer.
    """
  }

  public static let sources: [Prose] = [
    """
    Ioffe, S. & Szegedy, C. (2015). [Batch normalization](https://arxiv.org/abs/1502.03167). ICML.
    """,
    """
    Ba, J. L., Kiros, J. R. & Hinton, G. E. (2016). [Layer \
    normalization](https://arxiv.org/abs/1607.06450). arXiv 1607.06450.
    """,
    """
    He, K., Zhang, X., Ren, S. & Sun, J. (2016). [Deep residual learning for image \
    recognition](https://arxiv.org/abs/1512.03385). CVPR.
    """,
    """
    Pascanu, R., Mikolov, T. & Bengio, Y. (2013). [On the difficulty of training recurrent neural \
    networks](https://arxiv.org/abs/1211.5063). ICML.
    """,
    """
    Saxe, A. M., McClelland, J. L. & Ganguli, S. (2014). [Exact solutions to the nonlinear dynamics of \
    learning in deep linear neural networks](https://arxiv.org/abs/1312.6120). ICLR.
    """,
    """
    Kingma, D. P. & Ba, J. (2015). [Adam: a method for stochastic \
    optimization](https://arxiv.org/abs/1412.6980). ICLR.
    """,
    """
    Hendrycks, D. & Gimpel, K. (2016). [Gaussian error linear units](https://arxiv.org/abs/1606.08415). \
    arXiv 1606.08415.
    """,
  ]
}
