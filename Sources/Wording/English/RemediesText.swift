import Numerals

/// The words of the chapter on remedies. Every sentence that claims an outcome is chosen by the outcome.
public enum RemediesText {
  public static let shortTitle = "Remedies"
  public static let question = "What do people do about it?"

  /// The nets that do not learn as they are.
  public enum Net: Sendable {
    case sigmoid, softmax, largeSteps

    /// The signal gets lost.
    public var isVanishing: Bool { self != .largeSteps }

    var words: String {
      switch self {
      case .sigmoid: "deep sigmoid net"
      case .softmax: "deep softmax net"
      case .largeSteps: "ReLU net with too large steps"
      }
    }
  }

  /// One broken net and what the changes did to it; medians.
  public struct Finding: Sendable {
    public var net: Net
    public var rate: Double
    public var brokenLoss: Double
    /// What reaches layer 1 before training, as a share of what stands at the output.
    public var brokenArrival: Double
    public var brokenDead: Double
    public var effects: [Effect]

    public init(
      net: Net, rate: Double, brokenLoss: Double, brokenArrival: Double, brokenDead: Double,
      effects: [Effect]
    ) {
      self.net = net
      self.rate = rate
      self.brokenLoss = brokenLoss
      self.brokenArrival = brokenArrival
      self.brokenDead = brokenDead
      self.effects = effects
    }

    /// False for a net that learns as it is.
    public var isBroken: Bool { Learning(share: brokenLoss) != .learned }

    func names(_ kind: Effect.Kind) -> [String] {
      effects.filter { $0.kind == kind }.map { $0.name }
    }
  }

  // MARK: The answer

  public static func answer(_ findings: [Finding]) -> Prose {
    let start: Prose = """
      They change what the [[error-signal|error signal]] is multiplied with on its way back, or how a \
      [[step]] is made of it. Which change helps depends on what is wrong: 
      """
    let first = findings.firstIndex { $0.isBroken }
    let nets = Say.list(
      findings.enumerated().map {
        tally($1, of: $0 == first ? ("single change", "single changes") : nil)
      })
    return start + "**\(nets)**." + all(findings)
  }

  /// - Parameter things: what is counted; nil where it was said before.
  private static func tally(
    _ finding: Finding, of things: (one: String, many: String)?
  ) -> String {
    guard finding.isBroken else { return "the \(finding.net.words) learns here as it is" }
    let count = finding.names(.mends).count
    return "\(count == 0 ? "none" : Say.whole(count)) of "
      + (things.map { Say.count(finding.effects.count, $0.one, $0.many) }
        ?? Say.whole(finding.effects.count))
      + " \(count < 2 ? "mends" : "mend") the \(finding.net.words)"
  }

  /// Which changes mend every net.
  private static func all(_ findings: [Finding]) -> Prose {
    guard let first = findings.first, findings.allSatisfy({ $0.isBroken }) else { return "" }
    let common = first.names(.mends).filter { name in
      findings.allSatisfy { $0.names(.mends).contains(name) }
    }
    return common.isEmpty
      ? " None mends all of them." : Prose(data: " All are mended by \(Say.list(common)).")
  }

  // MARK: What is tried

  public static func setUp(
    layers: Int, units: Int, dataset: String, steps: Int, lost: Double, tooLarge: Double
  ) -> Prose {
    """
    Three nets with \(Say.count(layers, "hidden layer", "hidden layers")) of \(units) units are trained on \
    `\(dataset)` for \(Say.whole(steps)) steps of plain [[sgd|gradient descent]]: one with [[sigmoid]] and one \
    with [[softmax]] at the rate \(Say.number(lost)), where the signal gets lost, and one with [[relu|ReLU]] at \
    the rate \(Say.number(tooLarge)), where the steps are too large. Then *one* thing at a time is changed; the \
    random numbers, the examples and their order stay the same. What is changed:
    """
  }

  public static let remedies: [Prose] = [
    """
    **Another [[initialization]].** He's weights are larger than Glorot's; *orthogonal* ones stretch no \
    direction and shrink none. Both decide what the weights hand back in the beginning.
    """,
    """
    **Another [[activation-function|activation function]].** ReLU, [[leaky-relu|leaky ReLU]] and GELU have \
    a [[slope]] of about 1 on their right side, where sigmoid has at most ¼.
    """,
    """
    **[[batch-normalization|Batch normalization]]** and **[[layer-normalization|layer normalization]]** \
    move a layer's sums to the mean 0 and divide them by their spread, before the activation function. On the way \
    back the error signal is divided by the same spread: where it is small, the signal grows.
    """,
    """
    **[[skip-connection|Skip connections]]** add a layer's input to its sums, so that the error signal has \
    a way around the *weights*. The activation function still stands in that way.
    """,
    """
    **[[adam|Adam]]** divides every [[update]] by the usual size of that gradient, so that a small \
    gradient still moves the weights.
    """,
    "**[[gradient-clipping|Clipping]]** shortens a gradient that is too long. It never makes one longer.",
    "**Another [[learning-rate|learning rate]]**: ten times as large for the first two nets, a tenth for the third.",
  ]

  /// The changes that need no number in their name.
  public static func remedy(_ word: String) -> String {
    switch word {
    case "none": "as it is"
    case "he": "He’s weights"
    case "orthogonal": "orthogonal weights"
    case "batch-normalization": "batch normalization"
    case "layer-normalization": "layer normalization"
    case "skip": "skip connections"
    default: NameText.activation(word)
    }
  }
  public static func adam(rate: Double) -> String { "Adam (rate \(Say.number(rate)))" }
  public static func clipping(limit: Double) -> String { "clipping at \(Say.number(limit))" }
  public static func rate(_ rate: Double) -> String { "rate \(Say.number(rate))" }
  public static func rates(_ rates: [Double]) -> String {
    "rate " + rates.map { Say.number($0) }.joined(separator: " or ")
  }
  public static func brokenNet(_ activation: String) -> String { "\(activation) as it is" }
  /// The name of its row.
  public static func row(_ remedy: String) -> String { "… with \(remedy)" }

  // MARK: The comparison

  public static let vanishingHeading = "A signal that gets lost"
  public static let softmaxHeading = "The same with softmax, as in the question"
  public static let stepsHeading = "Steps that are too large"

  public static func comparisonTitle(_ finding: Finding) -> String {
    let mended = finding.names(.mends).count
    guard finding.isBroken else {
      return
        "The \(finding.net.words) learns as it is: \(Say.percent(finding.brokenLoss)) of the loss of the "
        + "best constant answer is left"
    }
    return "\(mended == 0 ? "None" : Say.whole(mended)) of "
      + "\(Say.count(finding.effects.count, "single change", "single changes")) "
      + "\(mended == 1 || mended == 0 ? "mends" : "mend") the \(finding.net.words)"
  }
  public static func comparisonSubtitle(seeds: Int) -> String {
    "Large mark: median of \(Say.count(seeds, "seed", "seeds")); bar: middle half; dots: every seed. "
      + "Dotted: half the loss of the best constant answer"
  }
  public static func comparisonCaption(
    _ finding: Finding, rows: [(name: String, loss: String)], isHeldOut: Bool
  ) -> Prose {
    let symptom =
      finding.net.isVanishing
      ? "what reaches layer 1 before training, as a share of what stands at the output"
      : "the share of hidden units that are dead at the end"
    let parts = rows.map { "\($0.name) \($0.loss)" }
    return """
      Left, \(symptom); right, the loss on \(isHeldOut ? "unseen" : "the training") examples at the end, as \
      a share of the loss of the best constant answer. Left of the dotted line a net has learned. Medians: \
      \(parts.joined(separator: ", ")).
      """
  }

  /// What to look at: which changes did what, and whether more signal was what it took.
  public static func lookAt(_ finding: Finding) -> Prose {
    guard finding.isBroken else {
      return """
        In this run the net is not broken: without any change its loss ends at \
        \(lossText(finding.brokenLoss)) of that of the best constant answer. There is nothing to mend; other data or \
        another [[seed]] may show it.
        """
    }
    var parts: [String] = []
    func add(_ kind: Effect.Kind, _ verb: String) {
      let names = finding.names(kind)
      if !names.isEmpty { parts.append("\(verb): \(Say.list(names))") }
    }
    add(.mends, "Mended")
    add(.helps, "helped, but not enough")
    add(.nothing, "changed little")
    add(.mixed, "helped some starts and not others")
    add(.harms, "made it worse")
    return symptom(finding) + " " + Prose(data: sentence(parts))
  }

  private static func symptom(_ finding: Finding) -> Prose {
    if finding.net.isVanishing {
      return """
        Without a change, \(Say.fraction(finding.brokenArrival)) of the error signal reaches layer 1, and \
        the loss ends at \(lossText(finding.brokenLoss)) of that of the best constant answer. 
        """ + (finding.net == .softmax ? ChainRuleText.sharesDiffer : "")
    }
    let end: Prose =
      finding.brokenLoss.isFinite
      ? "the loss ends at \(lossText(finding.brokenLoss)) of that of the best constant answer"
      : "the middle run diverges"
    let dead: Prose =
      finding.brokenDead.isFinite
      ? ", with \(Say.percent(finding.brokenDead)) of the hidden units [[dead-unit|dead]]" : ""
    return "Without a change, " + end + dead + "."
  }

  private static func sentence(_ parts: [String]) -> String {
    guard let first = parts.first else { return "" }
    let rest = parts.dropFirst().map { "; " + $0 }.joined()
    return String(first.prefix(1)).uppercased() + first.dropFirst() + rest + "."
  }

  /// `4 %`, or `diverged`; with how many runs diverged where some did.
  public static func lossText(_ share: Double, _ diverged: Diverged = .none) -> String {
    guard share.isFinite else { return "diverged" }
    let text = share >= 0.995 ? NumberText.percent(share) : Say.percent(share)
    return diverged.count == 0
      ? text : text + " (\(ComparisonText.divergedRuns(diverged.count, of: diverged.of)))"
  }

  public static let arrivalPanel = "reaches layer 1"
  public static let arrivalAxis = "share of the error signal at the output"
  public static let deadPanel = "dead units"
  public static let deadAxis = "dead at the end"
  public static func lossPanel(isHeldOut: Bool) -> String {
    isHeldOut ? "loss on unseen examples" : "loss on the training examples"
  }
  public static let lossAxis = "share of the best constant answer’s loss"
}
