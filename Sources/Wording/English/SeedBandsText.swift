/// What the bands of several seeds say.
public enum SeedBandsText {
  public static let subtitle =
    "Line: median; band: from the lower to the upper quartile; faint: every run"

  /// For long runs.
  ///
  /// - Parameter steps: the steps of one bin.
  public static func binsNote(_ steps: Int) -> String {
    "Lines are of means over \(Say.whole(steps)) steps each; the faintest band reaches from the smallest to "
      + "the largest of all single steps."
  }

  public static func label(_ name: String, seeds: Int) -> String {
    "\(name), \(Say.count(seeds, "run", "runs"))"
  }

  /// The last losses of the runs of one group.
  public struct End: Sendable {
    public var label: String
    /// What the loss of these runs is called.
    public var lossName: String
    public var seeds: Int
    /// Over how many of its last steps the loss of each run is a mean.
    public var lastSteps: Int
    public var diverged: Int
    public var lower: Double
    public var median: Double
    public var upper: Double

    public init(
      label: String, lossName: String = ChartText.loss, seeds: Int, lastSteps: Int = 1,
      diverged: Int, lower: Double, median: Double, upper: Double
    ) {
      self.label = label
      self.lossName = lossName
      self.seeds = seeds
      self.lastSteps = lastSteps
      self.diverged = diverged
      self.lower = lower
      self.median = median
      self.upper = upper
    }

    private var mean: String {
      lastSteps == 1 ? "" : ", each the mean of its last \(Say.whole(lastSteps)) steps"
    }

    func clause(_ close: Close) -> String {
      "\(label) \(close.isEnd ? "ends at" : "is at") a \(lossName) of \(Say.number(median))"
        + close.after
        + (seeds > 1 ? " (median of \(Say.count(seeds, "run", "runs"))\(mean))" : "")
    }
  }

  public static func title(_ ends: [End], close: Close) -> String {
    let known = ends.filter { $0.median.isFinite && $0.diverged == 0 }
    guard let best = known.min(by: { $0.median < $1.median }),
      let worst = known.reversed().max(by: { $0.median < $1.median })
    else { return "" }
    return known.count == 1
      ? best.clause(close) : best.clause(close) + "; " + worst.clause(close)
  }

  public static func description(_ ends: [End], lastStep: Int, close: Close) -> String {
    "Lines of the median over the steps to \(Say.whole(lastStep)) with a band between the quartiles "
      + "and every run as a faint line. \(close.capital): "
      + ends.map { end in
        "\(end.label): median \(end.lossName) \(Say.number(end.median)), quartiles \(Say.number(end.lower)) and "
          + "\(Say.number(end.upper)), \(Say.count(end.seeds, "run", "runs"))"
          + (end.diverged > 0 ? ", \(Say.whole(end.diverged)) of them diverged" : "")
      }.joined(separator: ". ") + "."
  }
}
