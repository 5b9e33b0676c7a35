/// What the map of the loss with the way of training says.
public enum LossContourText {
  public static func bar(_ loss: String) -> String { "\(loss) on all training examples" }
  public static let firstDirection = "first principal direction of the way"
  public static let secondDirection = "second"
  public static func columns(_ loss: String) -> [String] {
    ["step", "first direction", "second direction", loss]
  }
  public static let subtitleOfParameters =
    "Loss over the net’s weight and bias, with the way of training; lines join equal losses"
  public static let noteOfParameters =
    "Gradient descent goes across the lines, downhill. The ring is the first step, the disc the last."

  public static func subtitleOfPlane(_ share: Double) -> String {
    "Loss over the plane of weights in which training moves most; it holds \(ChartText.share(share)) "
      + "of the way’s squared distances"
  }

  public static let noteOfPlane =
    "A cut through the last weights: the way is drawn as its shadow on it, and away from the last "
    + "weights its loss is not that of the map. The ring is the first step, the disc the last."

  public static func start(_ loss: Double) -> String { "start: \(Say.number(loss))" }
  public static func end(_ loss: Double) -> String { "end: \(Say.number(loss))" }

  /// The way of one run over its map.
  public struct Finding: Sendable {
    public var label: String
    public var steps: Int
    public var first: Double
    public var last: Double
    /// The lowest loss on the map.
    public var lowest: Double
    /// What the loss is called.
    public var lossName = ChartText.loss

    public init(label: String, steps: Int, first: Double, last: Double, lowest: Double) {
      self.label = label
      self.steps = steps
      self.first = first
      self.last = last
      self.lowest = lowest
    }
  }

  public static func title(_ finding: Finding) -> String {
    let course =
      finding.last > 0.9 * finding.first
      ? "hardly gets down: from a \(finding.lossName) of \(Say.number(finding.first)) to"
      : "goes down from a \(finding.lossName) of \(Say.number(finding.first)) to"
    return "\(finding.label) \(course) \(Say.number(finding.last)) in "
      + Say.count(finding.steps, "step", "steps")
  }

  public static func description(_ finding: Finding) -> String {
    "A map of the loss over two directions in weight space, with lines of equal loss and the way of "
      + "training from a ring to a disc. \(title(finding)); the lowest loss on the map is "
      + "\(Say.number(finding.lowest))."
  }
}
