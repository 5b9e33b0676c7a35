/// What the chain-rule ledger says.
public enum LedgerText {
  public static func output(_ layer: Int) -> String { "output, δ_{\(layer.description)}" }
  public static func plainOutput(_ layer: Int) -> String { "output, δ \(layer.description)" }
  public static func weights(_ layer: Int) -> String { "weights W_{\(layer.description)}" }
  public static func plainWeights(_ layer: Int) -> String { "weights W \(layer.description)" }
  public static func activation(_ layer: Int) -> String { "activation φ_{\(layer.description)}" }
  public static func plainActivation(_ layer: Int) -> String {
    "activation φ \(layer.description)"
  }
  public static let total = "all together"

  /// Where the way ends in a panel; empty where it does not.
  public static func end(_ arrival: Arrival) -> String {
    switch arrival {
    case .nothing(let stop): stop.clause
    case .nothingToSend(let loss, let output):
      GradientText.nothingToSend(loss: loss, output: output)
    case .notMeasured: "not measured"
    case .notANumber: "not a number"
    case .infinite: "infinite"
    case .share, .oneLayer: ""
    }
  }

  /// What the way did to one run's error signal.
  public struct Finding: Sendable {
    public var label: String
    public var arrival: Arrival
    /// The products of the gains of all weights and of all activations on the way.
    public var weights: Double
    public var activations: Double

    public init(
      _ label: String, _ arrival: Arrival, _ gains: (weights: Double, activations: Double)
    ) {
      self.label = label
      self.arrival = arrival
      weights = gains.weights
      activations = gains.activations
    }
  }

  public static func title(_ findings: [Finding]) -> String {
    guard let only = findings.first, findings.count == 1 else {
      return GradientText.title(findings.map { ($0.label, $0.arrival) })
    }
    guard case .share(let share) = only.arrival else {
      return GradientText.title([(only.label, only.arrival)])
    }
    return
      "\(only.label): layer 1 receives \(GradientText.share(share)) the output’s error signal; "
      + gains(only)
  }

  private static func gains(_ finding: Finding) -> String {
    "the activations multiply by \(Say.number(finding.activations)), the weights by "
      + Say.number(finding.weights)
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "Rows from the output down to layer 1 \(moment); bars on a log axis show how "
      + "weights and activation functions change the size of the error signal. "
      + findings.map { finding in
        let clause = GradientText.clause(finding.label, finding.arrival)
        if case .share = finding.arrival { return clause + ", " + gains(finding) }
        return clause
      }.joined(separator: ". ") + "."
  }
}
