import Numerals

/// What the charts of the softmax Jacobian say.
public enum JacobianText {
  public static let norm = "‖J‖, mean over the batch"
  public static let normColumn = "‖J‖"
  public static func normSubtitle(axis: String) -> String {
    "Norm of the Jacobian J = (diag(S) − S Sᵀ)/T of softmax layers, ‖J‖_{F} averaged over the batch; "
      + "\(axis) axis"
  }

  public static func ceiling(_ value: Double) -> String {
    "largest possible: \(Say.precise(value))"
  }
  public static func ceilingOfEqual(_ value: Double) -> String {
    "largest possible, near that of equal shares: \(Say.precise(value))"
  }
  public static func equalShares(_ units: Int) -> String {
    "\(Say.whole(units)) equal shares"
  }

  public static func withoutSoftmax(_ labels: [String]) -> String {
    labels.isEmpty
      ? "" : "Without a softmax layer and not drawn: \(Say.list(labels))."
  }

  /// The norm of one layer at the first and at the last step.
  public struct Course: Sendable {
    public var label: String
    public var layer: Int
    public var first: Double
    public var last: Double
    public var ceiling: Double
    public var units: Int

    public init(
      label: String, layer: Int, first: Double, last: Double, ceiling: Double, units: Int
    ) {
      self.label = label
      self.layer = layer
      self.first = first
      self.last = last
      self.ceiling = ceiling
      self.units = units
    }
  }

  /// About the layer that ends with the smallest norm; empty where none has one.
  public static func courseTitle(_ courses: [Course], close: Close) -> String {
    let known = courses.filter { $0.first.isFinite && $0.last.isFinite }
    guard let least = known.min(by: { $0.last < $1.last }) else { return "" }
    if least.units == 1 {
      return "\(least.label): layer \(least.layer.description) is a softmax of one unit, always 1; "
        + "nothing moves it"
    }
    let share = least.last / least.ceiling
    let ofCeiling =
      least.last == 0 ? "exactly 0" : "\(Say.fraction(share)) of the largest possible"
    let (first, last) = (Say.number(least.first), Say.number(least.last))
    let course =
      isSame(first, last)
      ? "\(close.isEnd ? "ends with" : "has") the norm it began with, \(last)\(close.after)"
      : "goes from a norm of \(first) to \(last)\(close.after)"
    return
      "\(least.label): the Jacobian of layer \(least.layer.description) \(course), \(ofCeiling)"
  }

  public static func courseDescription(
    _ courses: [Course], close: Close, lastStep: Int, axis: String
  ) -> String {
    "Lines of ‖J‖ on a \(axis) axis over the steps to \(Say.whole(lastStep)), one for each softmax "
      + "layer, under a rule at the largest possible norm. "
      + courses.map { course in
        "\(course.label), layer \(course.layer.description): from \(Say.number(course.first)) to "
          + "\(Say.number(course.last))\(close.after)"
      }.joined(separator: ". ") + (courses.isEmpty ? "" : ".")
  }
}
