import Charts
import Experiments
import Numerals
import Plotting
import Recording

/// What a place of the lab shows: a chart by its name; what the net answers, however many inputs it has; or
/// what no trace holds, and only a net that is here can show.
public enum LabInstrument: Equatable, Sendable {
  case answer
  case chart(ChartName)
  /// What each unit answers over the inputs.
  case responses
  /// One example's backward pass, moment by moment.
  case backward

  /// The charts that one run, or two, can fill.
  public static let all: [LabInstrument] =
    [.answer, .backward, .responses]
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
    case .responses: "responses"
    case .backward: "backward-pass"
    case .chart(let name): name.rawValue
    }
  }

  /// True for what `gradflow chart` draws from a trace.
  public var isOfTraces: Bool { self != .responses && self != .backward }

  public init?(rawValue: String) {
    for candidate in Self.all where isSame(candidate.rawValue, rawValue) {
      self = candidate
      return
    }
    return nil
  }

  /// The chart that is drawn for a run; nil for what no trace holds.
  func name(for manifest: RunManifest) -> ChartName? {
    switch self {
    case .responses, .backward: nil
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
  /// nil for a choice of the chart. Of a backward pass the moment.
  public var layer: Int?
  /// The example of the batch and the unit whose backward pass is looked at, from 1.
  public var example = 1
  public var unit = 1
  /// Of two nets the one that is looked at, from 0, where only one can be.
  public var net = 0
  public var width: FigureWidth

  public init(
    _ instrument: LabInstrument, step: Int? = nil, layer: Int? = nil, example: Int = 1,
    unit: Int = 1, net: Int = 0, width: FigureWidth = .column
  ) {
    self.net = net
    self.example = example
    self.unit = unit
    self.instrument = instrument
    self.step = step
    self.layer = layer
    self.width = width
  }
}
