/// What the built-in data sets are.
public enum DatasetText {
  /// What is done to a column of numbers that nets are to predict.
  ///
  /// - Parameters:
  ///   - target: the name of the column.
  ///   - least: the least of the training examples, and so on.
  public static func scaled(_ target: String, from least: Double, to most: Double) -> Prose {
    let (low, high) = Say.ends(least, most)
    return """
      In the training examples, `\(target)` goes from \(low) to \(high). The nets learn it scaled: the least \
      counts as 0, the largest as 1. A loss on these data is called scaled, because it is one of the scaled \
      numbers; errors and curves are in the unit of `\(target)`.
      """
  }

  /// One sentence; nil for a reader's own data.
  public static func meaning(_ name: String) -> Prose? {
    switch name {
    case "moons":
      "`moons` is a made data set: points in two interleaved half-moons, one class each."
    case "wave":
      "`wave` is a made data set: one input, and a number between 0 and 1 that rises, falls and rises again."
    case "spiral": "`spiral` is a made data set: points in three interleaved arms, one class each."
    case "iris": "`iris` are Fisher's 150 flowers: four measurements, three species."
    default: nil
    }
  }
}
