import Charts
import Experiments
import Plotting
import Recording

/// What a place of the lab shows: a chart by its name, or what the net answers, however many inputs it
/// has.
public enum LabInstrument: Equatable, Sendable {
  case answer
  case chart(ChartName)

  /// The charts that one run, or two, can fill.
  public static let all: [LabInstrument] =
    [.answer]
    + ChartName.allCases.filter {
      switch $0 {
      case .seedBands, .depthSweep, .regions, .fit: false
      default: true
      }
    }.map { .chart($0) }

  /// The word in the address.
  public var rawValue: String {
    switch self {
    case .answer: "answer"
    case .chart(let name): name.rawValue
    }
  }

  public init?(rawValue: String) {
    for candidate in Self.all where same(candidate.rawValue, rawValue) {
      self = candidate
      return
    }
    return nil
  }

  /// The chart that is drawn for a run.
  func name(for manifest: RunManifest) -> ChartName {
    switch self {
    case .chart(let name): name
    case .answer:
      manifest.features.count == 1
        ? .fit
        : manifest.features.count == 2 && manifest.task == .classification ? .regions : .accuracy
    }
  }
}

/// What is to be drawn in one place.
public struct LabRequest: Sendable {
  public var instrument: LabInstrument
  /// nil for the latest.
  public var step: Int?
  /// nil for a choice of the chart.
  public var layer: Int?
  public var width: FigureWidth

  public init(
    _ instrument: LabInstrument, step: Int? = nil, layer: Int? = nil, width: FigureWidth = .column
  ) {
    self.instrument = instrument
    self.step = step
    self.layer = layer
    self.width = width
  }
}
