// The ledger, the way forward, the mathematics, the quiz and the sources.
extension ChainRuleText {
  // MARK: The ledger

  public static let ledgerHeading = "Who takes it: slopes or weights?"
  /// - Parameter initialization: such as “He”; of these nets and those below.
  public static func ledgerParagraph(
    hiddenLayers: Int, width: Int, initialization: String, dataset: String
  ) -> Prose {
    """
    The [[ledger]] writes the way back as a bill with two rows per layer: what the weights of the next \
    layer hand back, and what the activation function lets through. These nets have \(hiddenLayers) \
    hidden layers of \(width) units with \(initialization)'s weights, are about to learn `\(dataset)`, and \
    differ in their hidden activation only. Each is one start; the medians over many are in the table above.
    """
  }

  /// The two products of the way from the output to layer 1.
  public struct Bill: Sendable {
    public var label: String
    public var activations: Double
    public var weights: Double
    public var share: Double

    public init(label: String, activations: Double, weights: Double, share: Double) {
      self.label = label
      self.activations = activations
      self.weights = weights
      self.share = share
    }
  }

  /// nil for the chart's own words, where not both nets have a bill.
  public static func ledgerTitle(_ bills: [Bill]) -> String? {
    guard bills.count == 2 else { return nil }
    return "Before training, the slopes multiply the signal by "
      + bills.map { "\(Say.number($0.activations)) in all in \($0.label)" }
      .joined(separator: ", by ")
      + " (the weights by \(Say.list(bills.map { Say.number($0.weights) })))"
  }

  public static func ledgerCaption(_ bills: [Bill]) -> Prose {
    let parts = bills.map { bill in
      "\(received(bill.share)) in the \(bill.label) net"
    }
    let sums = parts.isEmpty ? "" : " All in all, layer 1 receives \(Say.list(parts))."
    return """
      From the output (top) down to layer 1, on a log axis. Grey: weights. In colour: the activation \
      function; hatched is what even its steepest slope takes, solid what its actual slopes take besides. \
      To the left is a loss.\(sums) That the bars meet is bookkeeping, not proof.
      """
  }

  // MARK: Forward

  public static let forwardHeading = "It fades on the way forward, too"
  public static let forwardParagraph: Prose = """
    A layer can only learn from differences that reach it. The [[signal-spread|signal spread]] says how \
    far apart the activations of different examples still are. Read the left panel from left to right, \
    the right panel from right to left.
    """
  public static func forwardTitle(_ kept: [(label: String, forward: Double)]) -> String {
    let known = kept.filter { $0.forward.isFinite }
    guard let least = known.min(by: { $0.forward < $1.forward }),
      let most = known.max(by: { $0.forward < $1.forward }), known.count > 1
    else { return "How far apart the examples still are, layer by layer" }
    return
      "From the first hidden layer to the last, \(least.label) keeps \(Say.fraction(least.forward)) "
      + "of the differences between examples, \(most.label) \(Say.fraction(most.forward))"
  }
  public static func forwardSubtitle(hiddenLayers: Int) -> String {
    "Fresh nets with \(hiddenLayers) hidden layers, before the first update"
  }
  public static func forwardCaption(
    _ kept: [(label: String, forward: Double)], hiddenLayers: Int
  ) -> Prose {
    let known = kept.filter { $0.forward.isFinite }
    let list = known.map { "\($0.label) \(Say.fraction($0.forward))" }
    let collapsed = known.filter { $0.forward < 0.01 }.map { $0.label }
    let finding =
      collapsed.isEmpty
      ? "In none of these nets do the examples run together."
      : "Less than a hundredth is left in \(Say.list(collapsed)): to the last layers all examples look "
        + "alike."
    return """
      Left: the spread of the activations over the examples; layer \(hiddenLayers) keeps of that of layer 1: \
      \(list.joined(separator: ", ")). \(finding) Right: the size of the error signal that comes back to \
      the same layers.
      """
  }
  public static let forwardPanel = "forward: differences between examples"
  public static let backwardPanel = "back: the error signal"
  public static let spreadAxis = "signal spread"
  public static let signalAxis = "size of the error signal"
  public static let layerAxis = "hidden layer"
  public static let forwardColumns = ["net", "layer", "signal spread", "size of the error signal"]

  // MARK: Mathematics

  public static let mathSummary = "The mathematics"
  public static let mathematics: [(text: Prose, formula: Prose?)] = [
    (
      """
      Write $z_l$ for what enters the activation function of layer $l$, $a_l = \\varphi(z_l)$ for what leaves \
      it and $\\delta_l = \\partial \\ell / \\partial z_l$. Layer $l$ acts on the loss only through layer \
      $l + 1$, so the chain rule gives
      """, "$\\delta_l = J_l^{\\top} W_{l+1} \\delta_{l+1}$"
    ),
    (
      """
      with $J_l$ the derivative of the activation function, a diagonal of slopes $\\varphi'(z_l)$, or for \
      softmax the matrix $S_i (\\delta_{ij} - S_j)$. From the output to layer 1 this is a product with two \
      factors per layer, and in the sense of lengths
      """,
      "$\\|\\delta_1\\| \\le \\|\\delta_L\\| \\prod_{l=1}^{L-1} \\|J_l\\|_2 \\|W_{l+1}\\|_2$"
    ),
    (
      """
      For sigmoid $\\|J\\|_2 \\le 1/4$. Where every $\\|W\\|_2 \\le 1$, at most $(1/4)^{L-1}$ arrives: on a \
      logarithmic axis a line that falls by at least $\\log_{10} 4 \\approx 0.6$ per layer. For softmax \
      $\\|J\\|_2 \\le 1/2$, and $1/n$ at equal shares of $n$ units. For ReLU the slopes are 0 and 1: what \
      passes, passes whole, which He's initialization uses ($\\Var w = 2/n$ makes up for the half that is cut \
      off, in the mean square and for wide layers; these are narrow, and the table shows what is left).
      """, nil
    ),
    (
      """
      The other direction: factors above 1 multiply just as well. That is the \
      [[exploding-gradient|exploding gradient]], and the same bound read from the other side.
      """, nil
    ),
  ]

  // MARK: Quiz and sources

  public static func quizQuestion(deep: Int, half: Int) -> Prose {
    """
    A fresh sigmoid net with Glorot's weights has \(deep) hidden layers. You take \(deep - half) of them \
    away. How much more of the error signal arrives at layer 1?
    """
  }
  public static let quizChoices: [Prose] = [
    "about twice as much", "about a hundred times as much", "about a million times as much",
    "more than a thousand million times as much",
  ]

  /// The choice that is nearest on a log scale.
  ///
  /// - Parameter ratio: infinite where nothing arrives through all layers.
  public static func quizAnswer(ratio: Double) -> Int {
    if ratio < 14 { return 0 }
    if ratio < 1e4 { return 1 }
    return ratio < 3e7 ? 2 : 3
  }

  public static func quizExplanation(
    deep: Double, half: Double, perLayer: Double, layers: Int
  ) -> Prose {
    let printed = Say.ratio(half, to: deep)
    let numbers: Prose = """
      Measured here: \(printed.first) instead of \(deep == 0 ? "exactly 0" : printed.second) of the \
      output's signal.
      """
    guard deep > 0, perLayer.isFinite else { return numbers }
    return numbers + """
       That is \(printed.ratio) times as much. Each layer multiplies by about \
      \(Say.number(perLayer)), so \(layers) layers fewer are \(layers) divisions by it, not one by two.
      """
  }

  public static let sources: [Prose] = [
    """
    Hochreiter, S. (1991). Untersuchungen zu dynamischen neuronalen Netzen. Diploma thesis, TU München.
    """,
    """
    Bengio, Y., Simard, P. & Frasconi, P. (1994). Learning long-term dependencies with gradient descent is \
    difficult. IEEE Transactions on Neural Networks 5(2).
    """,
    """
    Glorot, X. & Bengio, Y. (2010). [Understanding the difficulty of training deep feedforward neural \
    networks](https://proceedings.mlr.press/v9/glorot10a.html). AISTATS.
    """,
    """
    Pascanu, R., Mikolov, T. & Bengio, Y. (2013). [On the difficulty of training recurrent neural \
    networks](https://arxiv.org/abs/1211.5063). ICML.
    """,
    """
    He, K., Zhang, X., Ren, S. & Sun, J. (2015). [Delving deep into \
    rectifiers](https://arxiv.org/abs/1502.01852). ICCV.
    """,
  ]
}
