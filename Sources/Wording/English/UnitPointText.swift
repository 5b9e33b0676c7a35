import Numerals

/// What a page tells about one unit on its activation curve: the formula with its numbers put in.
///
/// The holes `{0}` to `{6}` are the numbers of `numbers`, which change with the step.
public enum UnitPointText {
  public static func name(_ run: String, layer: Int, unit: Int) -> String {
    "\(run), layer \(layer.description), unit \(unit.description)"
  }

  /// - Parameters:
  ///   - activation: the word of the command line.
  ///   - hasUpstream: whether g was measured at the unit.
  ///   - hasErrorSignal: whether δ was.
  public static func sentence(
    _ activation: String, hasUpstream: Bool, hasErrorSignal: Bool
  ) -> String {
    let (value, slope) =
      switch activation {
      case "identity": ("{0}", "1")
      case "sigmoid": ("1 / (1 + e^(−({0})))", "{1} · (1 − {1})")
      case "tanh": ("tanh({0})", "1 − ({1})²")
      case "relu": ("max(0, {0})", "1 where z > 0, else 0; here z {3} 0")
      case "softplus": ("ln(1 + e^({0}))", "σ({0})")
      default: ("φ({0})", "φ′({0})")
      }
    return "z = {0}, mean over the examples. φ(z) = \(value) = {1}. φ′(z): \(slope) = {2}. "
      + "Of the gradient g that arrives, δ = φ′(z) · g = {2} · g goes on."
      + arrived(hasUpstream: hasUpstream, hasErrorSignal: hasErrorSignal)
  }

  private static func arrived(hasUpstream: Bool, hasErrorSignal: Bool) -> String {
    guard hasErrorSignal else { return "" }
    return hasUpstream
      ? " Measured at this unit, over the batch: the root mean square of g is {4}, that of δ {5}."
      : " Measured at this unit, over the batch: the root mean square of δ is {5}."
  }

  /// The holes' contents.
  public static func numbers(
    z: Double, value: Double, slope: Double, upstream: Double, errorSignal: Double
  ) -> [String] {
    let sign = z > 0 ? ">" : z < 0 ? "<" : "="
    return [text(z), text(value), text(slope), sign, text(upstream), text(errorSignal)]
  }

  private static func text(_ value: Double) -> String {
    value.isFinite ? NumberText.significant(value, digits: 3) : "not a number"
  }

  /// The control under a figure that has points.
  public static let choice = "Units of this figure, one at a time"
  public static let none = "One unit in numbers …"
}
