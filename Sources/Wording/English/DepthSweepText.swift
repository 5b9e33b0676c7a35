/// What the chart of the gradient by depth says.
public enum DepthSweepText {
  public static let depth = "layers of the net"
  public static let share = "‖δ_{1}‖ / ‖δ_{L}‖"

  public static func subtitle(_ step: String) -> String {
    "What of the output’s error signal arrives at layer 1, by the number of layers, " + step
  }

  /// The median share of the deepest nets with one activation.
  public struct Finding: Sendable {
    public var label: String
    public var depth: Int
    public var share: Double
    public var runs: Int

    public init(label: String, depth: Int, share: Double, runs: Int) {
      self.label = label
      self.depth = depth
      self.share = share
      self.runs = runs
    }

    var clause: String {
      let place = "\(label), \(Say.count(depth, "layer", "layers")): layer 1 receives "
      guard share.isFinite else { return place + "what is not a number" }
      return share == 0
        ? place + "nothing" : place + GradientText.share(share) + " the output’s error signal"
    }
  }

  public static func title(_ findings: [Finding], moment: String) -> String {
    let known = findings.filter { $0.share.isFinite }
    guard let least = known.min(by: { $0.share < $1.share }),
      let most = known.max(by: { $0.share < $1.share })
    else { return "" }
    return (known.count == 1 ? least.clause : least.clause + "; " + most.clause)
      + ", " + moment
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "Lines of ‖δ₁‖/‖δ_L‖ on a log axis over the number of layers, one for each hidden activation, "
      + "\(moment). The deepest nets: "
      + findings.map {
        $0.clause + ($0.runs > 1 ? " (median of \(Say.count($0.runs, "run", "runs")))" : "")
      }.joined(separator: ". ") + "."
  }
}
