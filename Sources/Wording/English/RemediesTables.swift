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
    func mended(_ one: Finding, not other: Finding) -> [String] {
      one.names(.mends).filter { (other.names(.nothing) + other.names(.harms)).contains($0) }
    }
    let mixed = mended(lost, not: large)
    let other = mended(large, not: lost)
    var parts: [String] = []
    if !mixed.isEmpty {
      parts.append("\(Say.list(mixed)) mended the sigmoid net and did nothing for the ReLU net")
    }
    if !other.isEmpty {
      parts.append("\(Say.list(other)) mended the ReLU net and did nothing for the sigmoid net")
    }
    let general: Prose =
      "A remedy is not good or bad by itself: it answers one fault, and may do nothing about another."
    guard !parts.isEmpty else {
      return general
        + " In this run, though, no change mended one net and left the other as it was."
    }
    return general + " Here " + Prose(data: parts.joined(separator: "; ")) + "."
  }

  public static func tableCaption(seeds: Int, isHeldOut: Bool) -> Prose {
    """
    All three nets, before and after: medians of \(Say.count(seeds, "seed", "seeds")). Loss: on \
    \(isHeldOut ? "unseen" : "the training") examples, as a share of the loss of the best constant answer. \
    “Mends”: below \(Say.percent(learnedBelow)) with the change and not without; “helps” and “harms”: by more \
    than a tenth of the loss. Runs that diverged are left out of the median and counted; a change with which \
    a fifth more of them do harms.
    """
  }
  public static let tableHeader: [Prose] = [
    "change", "sigmoid net: loss", "the change …", "softmax net: loss", "the change …",
    "ReLU net: loss", "the change …",
  ]
  public static let none: Prose = "–"
  public static func lossCell(_ share: Double, _ diverged: Diverged) -> Prose {
    Prose(data: lossText(share, diverged))
  }

  public static func verdict(_ kind: Effect.Kind) -> Prose {
    switch kind {
    case .mends: "**mends**"
    case .helps: "helps"
    case .nothing: "changes little"
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
    "It mends it.", "It helps, but not enough.", "It changes next to nothing.",
    "It makes it worse.",
  ]
  public static func quizAnswer(_ kind: Effect.Kind) -> Int {
    switch kind {
    case .mends: 0
    case .helps: 1
    case .nothing: 2
    case .harms: 3
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
