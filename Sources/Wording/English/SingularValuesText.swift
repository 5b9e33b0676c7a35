/// What the fan of singular values says.
public enum SingularValuesText {
  public static let axis = "stretched by, singular values of ∂a_{l}/∂a_{l−1}"
  public static let whole = "whole net"
  public static let unchanged = "unchanged: 1"
  public static let note =
    "Bars reach from the smallest to the largest singular value over the probe examples, markers are "
    + "medians. The last bar is the Jacobian from the net’s input to its output. Shown is the last "
    + "measurement up to the step."
  public static let columns = ["run", "step", "layer", "smallest", "median", "largest"]

  public static func subtitle(_ step: String) -> String {
    "How much each layer stretches a small change on its way to the output, \(step); log axis"
  }

  /// The singular values of the Jacobian from input to output of one run.
  public struct Finding: Sendable {
    public var label: String
    public var layers: Int
    public var minimum: Double
    public var median: Double
    public var maximum: Double

    public init(label: String, layers: Int, minimum: Double, median: Double, maximum: Double) {
      self.label = label
      self.layers = layers
      self.minimum = minimum
      self.median = median
      self.maximum = maximum
    }

    /// `stretches a small change at most 2.3 times`.
    var clause: String {
      let place = "the whole net of \(label) "
      if maximum == 0 { return place + "passes nothing on" }
      return maximum < 1
        ? place + "shrinks every small change, to \(Say.number(maximum)) of it at most"
        : place + "stretches a small change up to \(Say.number(maximum)) times"
    }
  }

  public static func title(_ findings: [Finding]) -> String {
    guard let least = findings.min(by: { $0.maximum < $1.maximum }),
      let most = findings.max(by: { $0.maximum < $1.maximum })
    else { return "" }
    let first = "T" + least.clause.dropFirst()
    return findings.count == 1 || least.label == most.label ? first : first + "; " + most.clause
  }

  public static func description(_ findings: [Finding], step: Int) -> String {
    "Standing bars by layer from 1 to the output and one for the whole net, on a log axis, from the "
      + "smallest to the largest singular value at step \(Say.whole(step)). "
      + findings.map {
        "\($0.label), whole net: from \(Say.number($0.minimum)) over \(Say.number($0.median)) to "
          + Say.number($0.maximum)
      }.joined(separator: ". ") + (findings.isEmpty ? "" : ".")
  }
}
