/// Words of charts that compare many runs.
public enum ComparisonText {
  public static let panel = "panel"
  public static let arm = "net"
  public static let condition = "condition"
  public static let lowerQuartile = "lower quartile"
  public static let median = "median"
  public static let upperQuartile = "upper quartile"
  public static let seeds = "seeds"
  public static let diverged = "diverged"
  /// Of one dot.
  public static func value(_ number: Int) -> String { "value \(number.description)" }
  public static func divergedRuns(_ count: Int, of total: Int) -> String {
    count == total ? "all diverged" : "\(count.description) of \(total.description) diverged"
  }
}
