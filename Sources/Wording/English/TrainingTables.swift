// The second data set, the table, the mathematics, the quiz and the sources of the chapter on training.
extension TrainingText {
  // MARK: The second data set

  public static let secondHeading = "Is it the data?"
  public static func secondParagraph(dataset: String, _ fates: [Fate]) -> Prose {
    "The same four nets, trained in the same way on `\(dataset)`. " + outcomes(fates)
  }

  /// `Here tanh and ReLU learned, sigmoid learned in part and softmax did hardly better than …`
  private static func outcomes(_ fates: [Fate]) -> Prose {
    var parts: [String] = []
    func add(_ kind: (Fate) -> Bool, _ words: (String) -> String) {
      let labels = fates.filter(kind).map { $0.label }
      if !labels.isEmpty { parts.append(words(Say.list(labels))) }
    }
    add({ $0.hasLearned }, { "\($0) learned" })
    add({ $0.hasLearnedInPart }, { "\($0) learned in part" })
    for learning in [Learning.hardly, .not] {
      add(
        { $0.kind == .ended(learning) },
        { "\($0) did \(LearningText.beside(learning)) a constant answer" })
    }
    add({ $0.hasDiverged }, { "\($0) diverged" })
    add({ $0.hasNoFiniteLoss }, { "\($0) ended without a loss to compare" })
    return Prose(data: "Here " + Say.list(parts) + ".")
  }

  public static func secondTitle(dataset: String, _ fates: [Fate]) -> String {
    let learned = fates.filter { $0.hasLearned }.map { $0.label }
    if learned.count == fates.count { return "On \(dataset), all four nets learn" }
    if learned.isEmpty {
      return "On \(dataset), no loss falls below half that of a constant answer"
    }
    let bring = learned.count == 1 ? "brings" : "bring"
    return
      "On \(dataset), only \(Say.list(learned)) \(bring) the loss below half that of a constant answer"
  }

  // MARK: Table

  /// What a data set's nets are measured against.
  public struct Yardstick: Sendable {
    public var dataset: String
    /// As printed beside the losses of its nets.
    public var constantLoss: String
    /// Share of unseen examples that always giving the commonest class gets right; NaN where there are no
    /// classes.
    public var commonest: Double
    /// How many steps the last tenth of the run has.
    public var lastSteps: Int
    /// What the loss is called.
    public var lossName = ChartText.loss

    public init(dataset: String, constantLoss: String, commonest: Double, lastSteps: Int) {
      self.dataset = dataset
      self.constantLoss = constantLoss
      self.commonest = commonest
      self.lastSteps = lastSteps
    }

    fileprivate var constant: Prose {
      let loss: Prose =
        "The best constant answer to `\(dataset)` has a \(lossName) of \(constantLoss)"
      guard commonest.isFinite else { return loss + ". " }
      return loss + "; the commonest class alone gets \(Say.percent(commonest)) right. "
    }
  }

  public static func tableCaption(_ first: Yardstick, _ second: Yardstick) -> Prose {
    """
    The four nets on `\(first.dataset)` and `\(second.dataset)`. Arrives: size of the error signal at layer 1 \
    as a share of that at the output, at the first step. Final loss: mean over the last \
    \(Say.count(first.lastSteps, "step", "steps")). 
    """ + LearningText.definition + " " + first.constant + second.constant + """
      (Right answers can become more while the loss stands still: then a net guesses right, but is barely sure.)
      """
  }
  public static let tableHeader: [Prose] = [
    "data", "hidden layers", "arrives at layer 1", "final loss", "unseen right", "learned?",
  ]
  public static func finalLoss(_ loss: String, isScaled: Bool) -> Prose {
    Prose(data: loss + (isScaled ? ", scaled" : ""))
  }
  public static let learned: Prose = "yes"
  public static let partly: Prose = "in part"
  public static let stuck: Prose = "**no**"
  public static let unknown: Prose = "no finite loss"
  public static func diverged(step: Int) -> Prose { "**diverged** at step \(step)" }

  // MARK: Mathematics, quiz, sources

  public static let mathSummary = "The mathematics"
  public static let mathematics: [Prose] = [
    """
    For a layer with $z_l = a_{l-1} W_l + b_l$ and $a_l = \\varphi(z_l)$ the chain rule gives the upstream \
    gradient $g_l = \\delta_{l+1} W_{l+1}^{\\top}$ and the error signal $\\delta_l = J_{\\varphi}^{\\top} g_l$. So \
    $\\|\\delta_1\\| = \\|\\delta_L\\| \\prod_{l<L} A_l B_l$ with $A_l = \\|\\delta_l\\| / \\|g_l\\|$ and \
    $B_l = \\|g_l\\| / \\|\\delta_{l+1}\\|$.
    """,
    """
    $A_l$ is at most the largest slope: $\\sigma' = \\sigma(1 - \\sigma) \\le 1/4$, $\\tanh' = 1 - \\tanh^2 \\le 1$, \
    ReLU $\\le 1$, and for softmax $\\|J\\|_2 \\le 1/2$. It is small whenever units stand in a flat part of \
    their curve. $0.25^{L-1}$ alone is a bound only where the weights do not enlarge anything.
    """,
  ]

  public static let quizQuestion: Prose =
    """
    Before the first update nothing has been learned, and nothing has gone wrong yet. In which of the \
    four nets does the *smallest* share of the output's error signal reach layer 1?
    """
  public static func quizExplanation(_ fates: [Fate]) -> Prose {
    let parts = fates.map { "\($0.label) \(Say.fraction($0.firstAttenuation))" }
    return """
      Measured at step 0: \(Say.list(parts)). It is there from the start: what looks like a net that \
      stopped learning is often one that never could begin.
      """
  }

  public static let sources: [Prose] = [
    """
    Glorot, X. & Bengio, Y. (2010). [Understanding the difficulty of training deep feedforward neural \
    networks](https://proceedings.mlr.press/v9/glorot10a.html). AISTATS: saturation of sigmoid and tanh \
    layers over time.
    """,
    """
    Pascanu, R., Mikolov, T. & Bengio, Y. (2013). [On the difficulty of training recurrent neural \
    networks](https://arxiv.org/abs/1211.5063). ICML: the bound on the product.
    """,
    """
    Nielsen, M. (2015). *Neural Networks and Deep Learning*, chapter 5: the speed of learning per layer.
    """,
    """
    Fisher, R. A. (1936). [The use of multiple measurements in taxonomic \
    problems](https://doi.org/10.1111/j.1469-1809.1936.tb02137.x). Annals of Eugenics 7: the iris data.
    """,
  ]
}
