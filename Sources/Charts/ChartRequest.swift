import Plotting
import Recording

/// What is to be drawn by a named chart.
public struct ChartRequest: Sendable {
  /// The runs that are compared, in the order of their lines or panels.
  public var runs: [RunRecord]
  /// The step that is looked at; nil for the last. A run that ended before shows its own last.
  public var step: Int?
  /// The finding; nil for a sentence made from the data of the whole run.
  public var title: String?
  public var width: FigureWidth
  /// The layer that is looked at, from 1, by charts of single layers; nil for a choice of the chart.
  public var layer: Int?

  public init(
    runs: [RunRecord], step: Int? = nil, title: String? = nil, width: FigureWidth = .page,
    layer: Int? = nil
  ) {
    self.runs = runs
    self.step = step
    self.title = title
    self.width = width
    self.layer = layer
  }
}
