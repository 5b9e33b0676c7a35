import Numerals

/// What the map of the softmax Jacobian says.
public enum SoftmaxJacobianText {
  public static let ofPreActivation = "pre-activation z_{j} that is changed a little"
  public static let ofShare = "share S_{i} that moves"
  public static let bar = "mean of ∂S_{i}/∂z_{j}"
  public static let note =
    "Mean over the probe examples of each one’s own Jacobian. Every row and column adds up to 0: what "
    + "one share gains, others lose."
  public static let columns = ["run", "layer", "share", "pre-activation", "mean of ∂S/∂z"]

  public static func heading(_ label: String, layer: Int) -> String {
    "\(label), layer \(layer.description)"
  }

  public static func subtitle(_ step: String) -> String {
    "J = (diag(S) − S·Sᵀ)/T of a softmax layer, unit by unit, \(step)"
  }

  /// A few decimals; what is too small for them is not called 0. A power of ten would be too small to be
  /// read in a cell.
  public static func entry(_ value: Double, decimals: Int = 2) -> String {
    let text = NumberText.fixed(value, decimals: decimals)
    let isRoundedAway = value != 0 && isSame(text, NumberText.fixed(0, decimals: decimals))
    return isRoundedAway ? "≈ 0" : text
  }

  /// The mean Jacobian of one layer.
  public struct Finding: Sendable {
    public var label: String
    public var layer: Int
    public var units: Int
    /// T · tr J = 1 − Σ S², in the mean.
    public var trace: Double
    public var largest: Double

    public init(label: String, layer: Int, units: Int, trace: Double, largest: Double) {
      self.label = label
      self.layer = layer
      self.units = units
      self.trace = trace
      self.largest = largest
    }

    /// 1 − Σ S² of equal shares.
    var traceOfEqual: Double { 1 - 1 / Double(max(units, 1)) }

    var clause: String {
      let place = "\(label), layer \(layer.description): "
      if units == 1 { return place + "a softmax of one unit is always 1, and nothing moves it" }
      if trace > 0.95 * traceOfEqual { return place + "the shares are nearly equal" }
      if trace < 0.05 * traceOfEqual {
        return place + "on average one share has nearly all, and little moves it"
      }
      return place + "no entry of the mean Jacobian is above \(Say.number(largest))"
    }
  }

  public static func title(_ findings: [Finding]) -> String {
    findings.prefix(2).map { $0.clause }.joined(separator: "; ")
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "A square map for each net \(moment): rows are shares, columns pre-activations, "
      + "the colour is how much a share moves, the diagonal upwards and the rest downwards. "
      + findings.map {
        $0.clause + ", the largest entry is \(Say.number($0.largest))"
      }.joined(separator: ". ") + (findings.isEmpty ? "" : ".")
  }
}
