// The card of a run in words, and the question that it makes answerable.
extension YourTurnText {
  /// What the card of a run says.
  public struct Card: Sendable {
    public var task: String
    public var data: String
    public var inputs: [String]
    public var classes: [String]
    public var layers: [String]
    public var initialization: String
    public var loss: String
    public var optimizer: String
    public var rate: Double
    public var batch: String
    public var steps: Int
    public var seed: String
    public var program: String

    public init(
      task: String, data: String, inputs: [String], classes: [String], layers: [String],
      initialization: String, loss: String, optimizer: String, rate: Double, batch: String,
      steps: Int, seed: String, program: String
    ) {
      self.task = task
      self.data = data
      self.inputs = inputs
      self.classes = classes
      self.layers = layers
      self.initialization = initialization
      self.loss = loss
      self.optimizer = optimizer
      self.rate = rate
      self.batch = batch
      self.steps = steps
      self.seed = seed
      self.program = program
    }
  }

  public static let cardHeading = "The card of a net"
  public static let cardParagraph: Prose = """
    This is what to write down, with the worst of the nets above as the example. It is one start, so its score \
    need not be the median above. Two people with the same card train the same net; with the same program even \
    the same digits.
    """
  public static let cardCaption: Prose = """
    What to tell, and why somebody has to know it.
    """
  public static let cardHeader: [Prose] = ["to tell", "in this run", "why it has to be known"]

  /// Rows of a name, the value in this run, and what it decides.
  public static func card(_ card: Card) -> [(String, String, Prose)] {
    [
      (
        "task", card.task,
        "Choosing a class and predicting a number need another output and another [[loss]]."
      ),
      (
        "data", card.data,
        "How much there is to learn from, and what was [[held-out|held out]] to check it."
      ),
      (
        "inputs", RunCardText.list(card.inputs), "What goes in, how many numbers, in which units."
      ),
      (
        "answers", card.classes.isEmpty ? "a number" : RunCardText.list(card.classes),
        "What should come out."
      ),
      (
        "layers", card.layers.joined(separator: " → "),
        "[[depth|Depth]], [[width]], and the activation function of each layer, the last one too."
      ),
      ("initialization", card.initialization, "How large the first weights are."),
      ("loss", card.loss, "What training makes small."),
      (
        "optimizer and rate", "\(card.optimizer), \(Say.number(card.rate))",
        "How a [[step]] is made of a [[gradient]]."
      ),
      ("batch", card.batch, "How many examples a step looks at."),
      ("steps", Say.whole(card.steps), "Whether it was trained long enough to tell."),
      ("seed, program", "\(card.seed), \(card.program)", "To get the very same numbers."),
    ]
  }

  /// What a person who asks has seen.
  public struct Sample: Sendable {
    public var isClassification: Bool
    public var classes: Int
    public var inputs: Int
    public var examples: Int
    public var hidden: [Int]
    public var activation: String
    public var loss: String
    public var optimizer: String
    public var rate: Double
    public var steps: Int
    /// Mean over the last steps; NaN for a run that diverged.
    public var finalLoss: Double
    /// How many these are.
    public var lastSteps: Int
    public var constantLoss: Double
    public var accuracy: Double
    /// What the loss is called.
    public var lossName = ChartText.loss

    public init(
      isClassification: Bool, classes: Int, inputs: Int, examples: Int, hidden: [Int],
      activation: String, loss: String, optimizer: String, rate: Double, steps: Int,
      finalLoss: Double, lastSteps: Int, constantLoss: Double, accuracy: Double
    ) {
      self.isClassification = isClassification
      self.classes = classes
      self.inputs = inputs
      self.examples = examples
      self.hidden = hidden
      self.activation = activation
      self.loss = loss
      self.optimizer = optimizer
      self.rate = rate
      self.steps = steps
      self.finalLoss = finalLoss
      self.lastSteps = lastSteps
      self.constantLoss = constantLoss
      self.accuracy = accuracy
    }
  }

  /// The card as a question in a few sentences.
  public static func wellAsked(_ sample: Sample) -> Prose {
    let task =
      sample.isClassification
      ? "tell \(Say.count(sample.classes, "class", "classes")) apart" : "predict a number"
    let widths = sample.hidden.map { Say.whole($0) }
    return """
      As a question: “I want to \(task) from \(Say.count(sample.inputs, "input", "inputs")), with \
      \(Say.count(sample.examples, "training example", "training examples")). My net has \
      \(Say.count(sample.hidden.count, "hidden layer", "hidden layers")) of \(Say.list(widths)) units with \
      \(sample.activation) and no activation at the output. I train it on the \(sample.loss) with \
      \(sample.optimizer) at the rate \(Say.number(sample.rate)) for \
      \(Say.count(sample.steps, "step", "steps")). \(outcome(sample)) What is wrong?” That can be answered.
      """
  }

  private static func outcome(_ sample: Sample) -> String {
    guard sample.finalLoss.isFinite else {
      return "The \(sample.lossName) is no finite number any more."
    }
    let right =
      sample.accuracy.isFinite
      ? ", and \(Say.percent(sample.accuracy)) of unseen examples are right" : ""
    let losses = Say.apart([sample.finalLoss, sample.constantLoss])
    let mean =
      sample.lastSteps == 1 ? "" : " (the mean of the last \(Say.whole(sample.lastSteps)) steps)"
    return
      "The \(sample.lossName) ends at \(losses[0])\(mean), where the best constant answer has \(losses[1])"
      + "\(right)."
  }
}
