import Lessons
import Plotting

/// Everything that a report consists of; without chapters it is the page of the lab.
public struct ReportContent: Sendable {
  public var chapters: [Chapter]
  public var checks: [GradientCheckSummary]
  /// The command that makes the report again, without the output directory.
  public var commandLine: String
  /// The program with its version, such as `gradflow 0.1.0`.
  public var version: String
  /// What the lab of the page begins with, as in an address; empty for the standard net.
  public var lab = ""
  /// How the reader's own table was read; nil where there is none.
  public var data: DataSummary?
  /// How the page is arranged, and what stands in it.
  public var edition = ReportEdition()
  /// The colours of the figures' files; the page has its own themes.
  public var theme = Theme.light

  public init(
    chapters: [Chapter], checks: [GradientCheckSummary], commandLine: String, version: String
  ) {
    self.chapters = chapters
    self.checks = checks
    self.commandLine = commandLine
    self.version = version
  }
}

/// What the gradient check of one net, or of one activation function by itself, found.
public struct GradientCheckSummary: Sendable, Equatable {
  /// The net, such as `3 × 16 sigmoid, squared error`, or the function, such as `sigmoid, alone`.
  public var name: String
  public var isNet: Bool
  public var largestRelativeError: Double
  public var passed: Bool
  /// Comparisons left out because the small change would have crossed a kink.
  public var skippedKinks: Int

  public init(
    name: String, isNet: Bool, largestRelativeError: Double, passed: Bool, skippedKinks: Int
  ) {
    self.name = name
    self.isNet = isNet
    self.largestRelativeError = largestRelativeError
    self.passed = passed
    self.skippedKinks = skippedKinks
  }
}
