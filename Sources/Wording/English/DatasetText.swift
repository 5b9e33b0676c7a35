/// What the built-in data sets are.
public enum DatasetText {
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
