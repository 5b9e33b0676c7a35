import Numerals

/// What the fan of singular values says.
public enum SingularValuesText {
  public static let axis = "stretched by, singular values of ∂a_{l}/∂a_{l−1}"
  public static let whole = "whole net"
  public static let unchanged = "unchanged: 1"
  public static let note =
    "Bars reach from the smallest to the largest singular value over the examples looked at, markers "
    + "are medians. The last bar is the Jacobian from the net’s input to its output. Shown is the last "
    + "measurement up to the step."
  public static let columns = ["run", "step", "layer", "smallest", "median", "largest"]

  public static func subtitle(_ step: String) -> String {
    "How much each layer stretches a small change on its way to the output, \(step); log axis"
  }

  /// The singular values of the Jacobian from input to output of one run.
  public struct Finding: Sendable {
    public var label: String
    public var layers: Int
    /// How many examples were looked at.
    public var examples: Int
    public var minimum: Double
    public var median: Double
    public var maximum: Double

    public init(
      label: String, layers: Int, examples: Int, minimum: Double, median: Double, maximum: Double
    ) {
      self.label = label
      self.layers = layers
      self.examples = examples
      self.minimum = minimum
      self.median = median
      self.maximum = maximum
    }

    /// `at the 4 examples looked at`: a net may stretch more elsewhere.
    var place: String {
      "at the " + (examples == 1 ? "1 example" : "\(Say.whole(examples)) examples") + " looked at"
    }

    /// After `the`: ` whole net of tanh stretches a small change up to 2.3 times`.
    var clause: String {
      let net = " whole net of \(label) "
      if maximum == 0 { return net + "passes nothing on" }
      return maximum < 1
        ? net + "shrinks every small change, to \(Say.number(maximum)) of it at most"
        : net + "stretches a small change up to \(Say.number(maximum)) times"
    }
  }

  public static func title(_ findings: [Finding]) -> String {
    guard let least = findings.min(by: { $0.maximum < $1.maximum }),
      let most = findings.max(by: { $0.maximum < $1.maximum })
    else { return "" }
    let first = "The" + least.clause
    guard findings.count > 1, !isSame(least.label, most.label) else {
      return first + ", " + least.place
    }
    return least.examples == most.examples
      ? "\(first); the\(most.clause), \(most.place)"
      : "\(first), \(least.place); the\(most.clause), \(most.place)"
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "Standing bars by layer from 1 to the output and one for the whole net, on a log axis, from the "
      + "smallest to the largest singular value \(moment). "
      + findings.map {
        "\($0.label), whole net, \($0.place): from \(Say.number($0.minimum)) over "
          + "\(Say.number($0.median)) to \(Say.number($0.maximum))"
      }.joined(separator: ". ") + (findings.isEmpty ? "" : ".")
  }
}
