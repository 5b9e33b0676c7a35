import Plotting
import Recording

/// What is to be drawn by a named chart.
public struct ChartRequest: Sendable {
  /// The runs that are compared, in the order of their lines or panels.
  public var runs: [RunRecord]
  /// The step that is looked at; nil for the last. A run that ended before shows its own last.
  public var step: Int?
  /// The steps that are drawn at all; nil for all. The finding speaks of these alone.
  public var steps: ClosedRange<Int>?
  /// The finding; nil for a sentence made from the data of the whole run.
  public var title: String?
  /// The layer that is looked at, from 1, by charts of single layers; nil for a choice of the chart.
  public var layer: Int?
  /// The layers that are drawn, from 1, by charts that can do with a part of the net; nil for all.
  public var layers: ClosedRange<Int>?
  /// How sizes are drawn by charts that leave it open; nil for the chart's own choice.
  public var scale: ValueScale?
  /// Whether every panel has a scale of its own, in charts of panels that can do without a common one.
  public var hasOwnScales = false
  /// Size, letters, and what stands around the plot.
  public var format: FigureFormat

  public init(
    runs: [RunRecord], step: Int? = nil, title: String? = nil, width: FigureWidth = .page,
    layer: Int? = nil
  ) {
    self.init(
      runs: runs, step: step, title: title, layer: layer, format: FigureFormat(width: width))
  }

  public init(
    runs: [RunRecord], step: Int? = nil, steps: ClosedRange<Int>? = nil, title: String? = nil,
    layer: Int? = nil, layers: ClosedRange<Int>? = nil, scale: ValueScale? = nil,
    format: FigureFormat
  ) {
    self.runs = runs
    self.step = step
    self.steps = steps
    self.title = title
    self.layer = layer
    self.layers = layers
    self.scale = scale
    self.format = format
  }
}

/// How a size becomes a length or a colour.
public enum ValueScale: String, CaseIterable, Sendable {
  case log, linear
}
