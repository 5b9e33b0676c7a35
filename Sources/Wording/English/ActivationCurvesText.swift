import Numerals

/// What the curves of activation functions say.
public enum ActivationCurvesText {
  public static let meanPreActivation = "z; units stand at their mean pre-activation"
  public static let columns = [
    "run", "layer", "unit", "mean pre-activation", "φ there", "φ′ there", "state",
    "g, root mean square over the batch", "δ, root mean square over the batch",
  ]
  public static let beyond = "Units beyond the axis stand at its edge."
  public static let inactiveZone = "inactive: φ′ = 0"

  public static func saturatedZone(_ threshold: Double) -> String {
    "saturated: |φ′| < \(Say.number(threshold)) of its maximum"
  }

  public static func heading(_ label: String, layer: Int) -> String {
    "\(label), layer \(layer.description)"
  }

  public static func subtitle(_ step: String, probe: Int) -> String {
    "Activation function φ (line), local derivative φ′ (dashes) and the layer’s units over "
      + "\(Say.count(probe, "training example", "training examples")), \(step)"
  }

  public static func withoutCurve(_ labels: [String]) -> String {
    labels.isEmpty
      ? ""
      : "Not drawn, because its activations depend on the whole layer: \(Say.list(labels))."
  }

  /// The units of one layer, each judged over the probe set.
  public struct Finding: Sendable {
    public var label: String
    public var layer: Int
    public var units: Int
    /// In a tail for more than half of the examples.
    public var saturated: Int
    public var dead: Int
    /// Active for hardly any example.
    public var inactive: Int
    /// Nothing can be said about them: not recorded, or not numbers.
    public var unknown: Int
    public var canBeInactive: Bool
    public var canSaturate: Bool

    public init(
      label: String, layer: Int, units: Int, saturated: Int, dead: Int, inactive: Int,
      unknown: Int, canBeInactive: Bool, canSaturate: Bool
    ) {
      self.label = label
      self.layer = layer
      self.units = units
      self.saturated = saturated
      self.dead = dead
      self.inactive = inactive
      self.unknown = unknown
      self.canBeInactive = canBeInactive
      self.canSaturate = canSaturate
    }

    /// `tanh, layer 2: 3 of 8 units are saturated for most examples`.
    var clause: String {
      let place = "\(label), layer \(layer.description): "
      func part(_ count: Int) -> String {
        (count == 0 ? "none" : Say.whole(count)) + " of \(Say.count(units, "unit", "units")) "
          + (count > 1 ? "are " : "is ")
      }
      let broken = unknown > 0 ? ", \(Say.whole(unknown)) without a number" : ""
      if canBeInactive {
        return place + part(dead) + "dead"
          + (inactive > 0 ? ", \(Say.whole(inactive)) hardly ever active" : "") + broken
      }
      if canSaturate { return place + part(saturated) + "saturated for most examples" + broken }
      return place + "no unit can saturate or be inactive"
    }

    var rank: Int { unknown + (canBeInactive ? dead + inactive : saturated) }
  }

  /// About the runs with the most and the fewest units where φ′ is small.
  public static func title(_ findings: [Finding]) -> String {
    guard let worst = findings.max(by: { $0.rank < $1.rank }) else { return "" }
    guard findings.count > 1, let best = findings.min(by: { $0.rank < $1.rank }),
      !isSame(best.label, worst.label)
    else { return worst.clause }
    return worst.clause + "; " + best.clause
  }

  public static func description(_ findings: [Finding], moment: String) -> String {
    "One panel for each net: the activation function φ over z from left to right with its derivative "
      + "φ′, shaded where φ′ is small; under it a circle for each unit at its mean pre-activation, "
      + "\(moment). " + findings.map { $0.clause }.joined(separator: ". ") + "."
  }
}
