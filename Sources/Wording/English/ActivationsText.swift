/// The words of the chapter on what activation functions do.
public enum ActivationsText {
  public static let shortTitle = "What an activation does"
  public static let question = "What does an activation do to a signal, and to the gradient?"

  /// One curve, as far as it was sampled.
  public struct Curve: Sendable {
    public var label: String
    public var steepest: Double
    /// Where hardly anything passes, in words; empty where that is nowhere.
    public var flat: String

    public init(label: String, steepest: Double, flat: String) {
      self.label = label
      self.steepest = steepest
      self.flat = flat
    }
  }

  /// The average slope of one net's layer, as medians over the seeds.
  public struct Slopes: Sendable {
    public var label: String
    public var first: Double
    /// NaN where too many runs diverged.
    public var last: Double

    public init(label: String, first: Double, last: Double) {
      self.label = label
      self.first = first
      self.last = last
    }

    var isKnown: Bool { first.isFinite && last.isFinite }
    /// By more than a tenth.
    var fell: Bool { isKnown && last < 0.9 * first }
    var rose: Bool { isKnown && last > 1.1 * first }
  }

  // MARK: The answer

  /// - Parameter curves: at least two.
  public static func answer(_ curves: [Curve], _ slopes: [Slopes], steps: Int) -> Prose {
    let rule: Prose = """
      On the way forward it bends each [[unit]]’s sum. On the way back it multiplies the [[gradient]] by \
      its own [[slope]] at the very place where the unit stands. 
      """
    return rule + steepest(curves) + trained(slopes, steps: steps)
  }

  private static func steepest(_ curves: [Curve]) -> Prose {
    guard let least = curves.min(by: { $0.steepest < $1.steepest }) else { return "" }
    let rest = curves.filter { $0.steepest > 1.05 * least.steepest }
    guard let next = rest.min(by: { $0.steepest < $1.steepest }) else { return "" }
    return """
      For **\(least.label)** that slope is never above **\(Say.precise(least.steepest))**; the others drawn \
      here have slopes up to \(Say.number(next.steepest)) or more. 
      """
  }

  /// About the net whose average slope fell by most, if any did.
  private static func trained(_ slopes: [Slopes], steps: Int) -> Prose {
    let known = slopes.filter { $0.isKnown && $0.first > 0 }
    guard let most = known.min(by: { $0.last / $0.first < $1.last / $1.first }) else { return "" }
    guard most.fell else {
      return """
        In the nets trained for this page the average slope in layer 1 did not fall by more than a tenth.
        """
    }
    return """
      And units move while they learn: within \(steps) [[step|steps]] the average slope in layer 1 went from \
      \(Say.number(most.first)) to **\(Say.number(most.last))** in the net with \(most.label).
      """
  }

  // MARK: The curves

  public static func curvesTitle(_ curves: [Curve]) -> String {
    guard let least = curves.min(by: { $0.steepest < $1.steepest }),
      let next = curves.filter({ $0.steepest > 1.05 * least.steepest })
        .min(by: { $0.steepest < $1.steepest })
    else { return "Activation functions and their slopes" }
    return
      "No slope of \(least.label) is above \(Say.precise(least.steepest)); every other curve here "
      + "has slopes up to \(Say.number(next.steepest)) or more"
  }
  public static let curvesSubtitle =
    "Line: activation function φ(z). Dashes: its slope φ′(z). All on the same axes"
  public static let signalAxis = "φ and φ′"
  public static let sumAxis = "z, the unit’s sum"
  public static let curveKey = "φ(z)"
  public static let slopeKey = "φ′(z)"
  public static func saturatedKey(threshold: Double) -> String {
    "saturated: |φ′| below \(Say.percent(threshold)) of its largest"
  }
  public static let inactiveKey = "inactive: φ′ exactly 0"
  public static func curvesCaption(_ curves: [Curve]) -> Prose {
    let flat = curves.filter { !$0.flat.isEmpty }
    let free = curves.filter { $0.flat.isEmpty }.map { $0.label }
    var caption: Prose = """
      Read each panel twice. The line is what a unit hands on; the dashes are the factor that the gradient \
      is multiplied by when it comes back through the unit. 
      """
    if !flat.isEmpty {
      let list = Say.list(flat.map { "\($0.label) \($0.flat)" })
      caption = caption + "Shaded is where hardly anything comes back: \(list). "
    }
    if !free.isEmpty { caption = caption + "Never flat in this sense: \(Say.list(free))." }
    return caption
  }
  public static func flat(_ zones: [(lower: Double?, upper: Double?)]) -> String {
    Say.list(
      zones.map { zone in
        switch (zone.lower, zone.upper) {
        case (nil, let upper?): "below \(Say.precise(upper))"
        case (let lower?, nil): "above \(Say.precise(lower))"
        case (let lower?, let upper?): "from \(Say.precise(lower)) to \(Say.precise(upper))"
        case (nil, nil): "everywhere"
        }
      })
  }
  public static let curvesColumns = ["activation function", "z", "φ(z)", "φ′(z)"]

  public static let lookHeading = "What to look at"
  public static let look: [Prose] = [
    "**The dashes, not the line.** A curve may look steep and still let little back.",
    """
    **Flat ends.** [[sigmoid|Sigmoid]] and [[tanh]] are flat on both sides: a unit whose sum is far from 0 is \
    [[saturation|saturated]] and learns next to nothing, whether it is on or off.
    """,
    """
    **[[relu|ReLU]] has no flat end on the right**, there its slope is exactly 1. The price is on the left: \
    exactly 0, not merely little. Its relatives keep something there.
    """,
  ]

  // MARK: The signal

  public static let signalHeading = "One wave through four curves"
  public static func signalParagraph(reach: Double) -> Prose {
    """
    Let a unit’s sum swing between \(Say.number(-reach)) and \(Say.number(reach)). Above is what comes out, \
    below the share of the gradient that would come back at each moment.
    """
  }
  /// - Parameter shares: the mean slope over the wave.
  public static func signalTitle(_ shares: [(label: String, share: Double)]) -> String {
    "On average over this wave, the share that comes back is "
      + Say.list(shares.map { "\(Say.number($0.share)) for \($0.label)" })
  }
  public static let signalSubtitle =
    "Above: the sum z (dotted) and what the unit makes of it. Below: the slope φ′ at each moment"
  public static let forwardPanel = "out"
  public static let backPanel = "comes back"
  public static let timeAxis = "time"
  public static func signalCaption(_ shares: [(label: String, share: Double)]) -> Prose {
    """
    Mean of the lower curves: \
    \(Say.list(shares.map { "\($0.label) \(Say.precise($0.share))" })). Where the wave comes out flat, \
    nothing comes back: a unit that no longer answers to its input cannot be taught through it.
    """
  }
  public static let signalColumns = ["activation function", "time", "z", "φ(z)", "φ′(z)"]
}
