/// What charts say about rows that cover several steps.
public enum BucketText {
  /// - Parameter steps: the most steps that a row covers.
  public static func note(_ steps: Int) -> String {
    guard steps > 1 else { return "" }
    return "Lines are means over up to \(Say.whole(steps)) steps, bands reach from the smallest to "
      + "the largest of them."
  }

  /// For charts that show means without what they span.
  public static func meansNote(_ steps: Int) -> String {
    guard steps > 1 else { return "" }
    return "Every size is a mean over up to \(Say.whole(steps)) steps."
  }

  /// For heat maps in which a column of the picture holds several steps.
  public static func columnNote(_ steps: Int) -> String {
    guard steps > 1 else { return "" }
    return "A column shows the mean over up to \(Say.whole(steps)) steps."
  }

  public static let pixelNote =
    "Steps that are closer than one unit of the picture are drawn as their mean."
}
