/// The softmax under the reader's hand, in the chapter about its Jacobian, and the plane for points of the
/// reader's own.
public enum HandText {
  public static let heading = "Move the scores yourself"
  public static let hint =
    "Everything below is computed in this page by the code that trains the nets: shares, Jacobian and norm "
    + "follow the sliders."
  public static let temperature = "temperature"
  public static let fewer = "One score fewer"
  public static let more = "One score more"
  public static let label = "Softmax with sliders"
  /// The script puts the number of the score into the hole.
  public static let score = "score z {n}"

  public enum Kind: Sendable {
    case confident, diffuse, open
  }

  public static func title(_ kind: Kind, norm: Double, largest: Double) -> String {
    switch kind {
    case .confident:
      "Confident: one share is \(Say.precise(largest)), and ‖J‖ is only \(Say.precise(norm))"
    case .diffuse:
      "Diffuse: no share is large, and ‖J‖ is only \(Say.precise(norm))"
    case .open: "Neither confident nor diffuse: ‖J‖ is \(Say.precise(norm))"
    }
  }

  public static func subtitle(temperature: Double) -> String {
    "Shares S of softmax and their Jacobian J = (diag(S) − S Sᵀ)/T at temperature "
      + Say.precise(temperature)
  }

  /// - Parameters:
  ///   - confidentShare: the largest share from which softmax is called confident.
  ///   - diffuseNorm: ‖J‖·T below which it is called diffuse.
  public static func facts(
    norm: Double, largest: Double, trace: Double, confidentShare: Double, diffuseNorm: Double
  ) -> String {
    "Spectral norm ‖J‖ \(Say.precise(norm)), largest share \(Say.precise(largest)), trace "
      + "\(Say.precise(trace)). Confident: a share of at least \(Say.precise(confidentShare)). "
      + "Diffuse: none, and ‖J‖·T below \(Say.precise(diffuseNorm))."
  }

  public static let ofShare = "∂S_{i}"
  public static let ofScore = "∂z_{j}"
  public static let shares = "S"
  public static func entry(_ value: Double) -> String { Say.fixed(value) }

  public static func description(scores: [Double], shares: [Double], norm: Double) -> String {
    zip(scores, shares).enumerated().map { index, pair in
      "Score \(index + 1) is \(Say.precise(pair.0)), its share \(Say.precise(pair.1))."
    }.joined(separator: " ") + " The spectral norm of the Jacobian is \(Say.precise(norm))."
  }

  // MARK: Points of the reader's own

  public static let padTitle = "Your own points"
  public static func padDescription(_ counts: [Int], x: String, y: String) -> String {
    let classes = ["a", "b", "c", "d"]
    let kinds = zip(classes, counts).filter { $0.1 > 0 }.map { "\($0.1) of class \($0.0)" }
    return "A plane with points: " + (kinds.isEmpty ? "none yet" : Say.list(kinds))
      + ". The cross is at \(x), \(y)."
  }
}
