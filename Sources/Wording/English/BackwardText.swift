/// What the lab says of one example's backward pass.
public enum BackwardText {
  public static let loss = "The loss"

  /// What happens at a moment.
  public enum Event: Sendable {
    case loss, slopes, jacobian, normalization, weights, skips, mask
  }

  public static func title(
    _ event: Event, layer: Int, incoming: Double, outgoing: Double
  ) -> String {
    let (before, after) = (Say.number(incoming), Say.number(outgoing))
    switch event {
    case .loss: return "The loss hands the output a signal of length \(after)"
    case .slopes: return "φ′ of layer \(layer): length \(before) comes in, \(after) goes on"
    case .jacobian: return "J of layer \(layer): length \(before) comes in, \(after) goes on"
    case .normalization:
      return "Normalization of layer \(layer): length \(before) comes in, \(after) goes on"
    case .weights:
      return "Weights of layer \(layer + 1): length \(before) comes in, \(after) goes on"
    case .skips:
      return "A skip adds its signal to layer \(layer): length \(before) becomes \(after)"
    case .mask: return "Dropout of layer \(layer): length \(before) comes in, \(after) goes on"
    }
  }

  /// Added to the title at the end of the way.
  public static func arrived(_ share: Double) -> String {
    share.isFinite ? "; of the start, \(Say.fraction(share)) has arrived" : ""
  }

  /// - Parameter net: its name, where there are two.
  public static func subtitle(
    net: String?, example: Int, of count: Int, answer: String, step: Int, moment: Int, moments: Int
  ) -> String {
    (net.map { $0 + ": example" } ?? "Example")
      + " \(Say.whole(example)) of \(Say.whole(count)), \(answer); step \(Say.whole(step)); moment "
      + "\(moment) of \(moments)"
  }

  public static func target(_ value: Double) -> String { "target \(Say.precise(value))" }
  public static let lengths = "length of the signal, on a log scale; from the output to layer 1"

  // MARK: Columns

  public static let output = "a"
  public static let target = "y"
  public static let upstream = "g"
  public static let slope = "φ′(z)"
  public static let signal = "δ"
  public static let behindNormalization = "∂ℓ/∂u"
  public static let fromWeights = "W δ"
  public static let fromSkip = "δ of skip"
  public static let mask = "mask"
  public static func weights(_ layer: Int) -> String { "W_{\(layer)}" }
  public static let jacobian = "J"
  public static let unit = "unit"
  public static func more(_ count: Int) -> String {
    "and \(Say.count(count, "unit more", "units more"))"
  }

  // MARK: One unit, with its numbers

  public static func ofUnit(_ unit: Int, _ formula: String) -> String { "Unit \(unit): \(formula)" }

  /// How g, or δ, follows from a and y.
  public enum Beginning: Sendable {
    case difference, twiceDifference, binary, categorical, negative
  }

  public static func beginning(
    _ kind: Beginning, isSignal: Bool, output: Double, target: Double, result: Double
  ) -> String {
    let (a, y) = (Say.precise(output), Say.precise(target))
    let left = (isSignal ? signal : upstream) + " = "
    let right = " = " + Say.precise(result)
    switch kind {
    case .difference: return left + "a − y = \(a) − \(factor(target))" + right
    case .twiceDifference: return left + "2 (a − y) = 2 (\(a) − \(factor(target)))" + right
    case .binary: return left + "(1 − y)/(1 − a) − y/a, with a = \(a) and y = \(y)," + right
    case .categorical: return left + "−y/a = −\(factor(target))/\(a)" + right
    case .negative: return left + "−y" + right
    }
  }

  /// `δ = g · φ′(z) = 0.042 · 0.25 = 0.0105`.
  public static func product(
    _ result: String, _ one: String, _ other: String, _ numbers: (Double, Double, Double)
  ) -> String {
    "\(result) = \(one) · \(other) = \(Say.precise(numbers.0)) · \(factor(numbers.1)) = "
      + Say.precise(numbers.2)
  }

  public static func sum(_ one: Double, _ other: Double, _ result: Double) -> String {
    "\(upstream) = \(fromWeights) + \(fromSkip) = \(Say.precise(one)) + \(factor(other)) = "
      + Say.precise(result)
  }

  /// `g = Σ W δ = 0.5 · 0.012 + … + 12 smaller terms = 0.02`; the largest terms alone are written out.
  public static func series(
    _ result: String, _ what: String, _ terms: [(Double, Double)], others: Int, _ sum: Double
  ) -> String {
    var text = "\(result) = Σ \(what) = "
    for (index, term) in terms.enumerated() {
      // The sign of a later term stands before it.
      let isTaken = index > 0 && term.0 < 0
      if index > 0 { text += isTaken ? " − " : " + " }
      text += Say.precise(isTaken ? -term.0 : term.0) + " · " + factor(term.1)
    }
    if others > 0 { text += " + " + Say.count(others, "smaller term", "smaller terms") }
    return text + " = " + Say.precise(sum)
  }

  public static let normalized =
    "The normalization divides by the deviation, and takes away what would only move the mean or the "
    + "variance, on which nothing depends."

  /// A negative number behind a sign stands in parentheses.
  private static func factor(_ value: Double) -> String {
    value < 0 ? "(\(Say.precise(value)))" : Say.precise(value)
  }

  // MARK: In words

  public static func description(_ rows: [String], more: Int) -> String {
    rows.joined(separator: " ") + (more > 0 ? " And \(Say.count(more, "unit", "units")) more." : "")
  }

  public static func row(_ unit: Int, _ result: String, _ value: Double) -> String {
    "Unit \(unit): \(result) is \(Say.precise(value))."
  }
}
