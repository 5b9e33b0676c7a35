/// What the lab says of the answers of single units.
public enum ResponseText {
  public static func title(constant: Int, of units: Int) -> String {
    constant == 0
      ? "No hidden unit answers the same everywhere"
      : "\(Say.whole(constant)) of \(Say.count(units, "hidden unit", "hidden units")) "
        + (constant == 1 ? "answers" : "answer") + " the same everywhere"
  }

  public static let withoutHidden = "A net without hidden units"

  /// - Parameter net: its name, where there are two.
  public static func subtitle(net: String?, step: Int, isCurve: Bool) -> String {
    let units = (net.map { $0 + ": the" } ?? "The") + " activation of every unit"
    return isCurve
      ? units + " over the input, each on a scale of its own, at step \(Say.whole(step))"
      : units + " over the plane of the inputs, at step \(Say.whole(step))"
  }

  public static let negative = "lower"
  public static let positive = "higher"
  public static let note =
    "In between is 0, or the middle of a unit whose answers are all on one side of 0; darkest is what is "
    + "farthest from there, for each unit by itself."
  public static let negativeWeight = "weight below 0"
  public static let positiveWeight = "weight above 0"

  public static func more(_ units: Int) -> String { "+ \(Say.whole(units))" }

  public static func description(_ layers: [(layer: Int, constant: Int, units: Int)]) -> String {
    layers.map { layer, constant, units in
      "Layer \(layer): \(Say.count(units, "unit", "units")), "
        + (constant == 0 ? "none" : Say.whole(constant)) + " with the same answer everywhere."
    }.joined(separator: " ")
  }

  public static let needsPlane =
    "What single units answer can be drawn over one input or two; this net has more."
}
