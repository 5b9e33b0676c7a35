/// What of the error signal of the output arrives at the first layer.
public enum Arrival: Sendable, Equatable {
  case share(Double)
  /// Exactly nothing.
  case nothing(Stop)
  /// The output's error signal is itself zero, at this loss.
  case nothingToSend(loss: Double, output: OutputSlope = .unknown)
  /// The trace says that it was not measured.
  case notMeasured
  case notANumber
  case infinite
  case oneLayer
}

/// Where the error signal of the output ends on its way to layer 1.
public enum Stop: Sendable, Equatable {
  /// Something arrives at this layer, and its activation function lets nothing through: all its slopes
  /// are 0, or its Jacobian is.
  case activation(Int)
  /// The weights of this layer hand nothing on to the one below.
  case weights(Int)
  /// The error signal of this layer is zero; what arrived at it was not recorded.
  case layer(Int)

  /// The first layer, from the output, whose error signal is zero.
  public var layer: Int {
    switch self {
    case .activation(let layer), .layer(let layer): layer
    case .weights(let layer): layer - 1
    }
  }

  var clause: String {
    switch self {
    case .activation(let layer): "layer \(layer.description) lets nothing through"
    case .weights(let layer): "the weights of layer \(layer.description) hand nothing back"
    case .layer(let layer): "the error signal of layer \(layer.description) is exactly 0"
    }
  }

  var lines: [String] {
    switch self {
    case .activation(let layer): ["layer \(layer.description)", "lets nothing through"]
    case .weights(let layer): ["the weights of layer \(layer.description)", "hand nothing back"]
    case .layer(let layer): ["the error signal of", "layer \(layer.description) is exactly 0"]
    }
  }
}

/// What the charts of the gradient's way back say.
public enum GradientText {
  /// `1/40 000 of`, `26 times`.
  static func share(_ share: Double) -> String {
    if share > 0.95 && share < 1.05 { return "about all of" }
    return share >= 1 ? Say.number(share) + " times" : Say.fraction(share) + " of"
  }

  /// The two lines that stand at layer 1 of the most attenuated run.
  public static func remark(_ arrival: Arrival, output: Int) -> [String] {
    switch arrival {
    case .share(let value):
      ["layer 1 receives " + share(value), "layer \(output.description)’s error signal"]
    case .nothing(let stop): stop.lines
    case .nothingToSend(let loss, _):
      loss == 0 ? ["no error is left", "at the output"] : ["no error signal", "leaves the output"]
    case .notMeasured, .notANumber, .infinite, .oneLayer: []
    }
  }

  /// The finding about the runs; empty where there is none.
  public static func title(_ runs: [(label: String, arrival: Arrival)]) -> String {
    var shares: [(label: String, share: Double)] = []
    var ended: [(label: String, stop: Stop)] = []
    for run in runs {
      if case .share(let share) = run.arrival { shares.append((run.label, share)) }
      if case .nothing(let stop) = run.arrival { ended.append((run.label, stop)) }
    }
    // From the other end, so that of equal runs two are named and not one twice.
    let most = shares.reversed().max { $0.share < $1.share }
    if let first = ended.first {
      let names = Say.list(ended.map { $0.label })
      let isOnePlace = ended.allSatisfy { $0.stop == first.stop }
      return "\(names): " + (isOnePlace ? first.stop.clause : "nothing arrives at layer 1")
        + (most.map { "; \($0.label): layer 1 receives \(share($0.share)) \(signal)" } ?? "")
    }
    guard let least = shares.min(by: { $0.share < $1.share }), let most else {
      return runs.first.map { clause($0.label, $0.arrival) } ?? ""
    }
    if shares.count == 1 {
      return "\(least.label): layer 1 receives \(share(least.share)) \(signal)"
    }
    if least.share >= 0.1 && most.share <= 10 {
      return "Everywhere layer 1 receives an error signal of the output’s order, from "
        + "\(Say.number(least.share)) of it (\(least.label)) to "
        + "\(Say.number(most.share)) (\(most.label))"
    }
    return "\(least.label): layer 1 receives \(share(least.share)) \(signal); \(most.label): "
      + share(most.share) + " its output’s"
  }

  private static let signal = "its output’s error signal"

  /// One run's arrival.
  public static func clause(_ label: String, _ arrival: Arrival) -> String {
    switch arrival {
    case .share(let value): "\(label): layer 1 receives \(share(value)) the output’s error signal"
    case .nothing(let stop): "\(label): \(stop.clause)"
    case .nothingToSend(let loss, let output):
      "\(label): \(nothingToSend(loss: loss, output: output))"
    case .notMeasured: "\(label): the error signal was not measured"
    case .notANumber: "\(label): the error signal is not a number"
    case .infinite: "\(label): the error signal is infinite"
    case .oneLayer: "\(label): one layer only, the error signal has no way to go"
    }
  }

  /// An error signal of zero is no error of zero: a ReLU at the output that is inactive for every example
  /// has none either.
  static func nothingToSend(loss: Double, output: OutputSlope) -> String {
    if loss == 0 { return "no error is left at the output" }
    let fact = "no error signal leaves the output"
    let end = loss.isFinite ? "loss \(Say.precise(loss))" : "the loss is no finite number"
    return switch output {
    case .unknown: fact + (loss.isFinite ? ", at a loss of \(Say.precise(loss))" : ": \(end)")
    case .inactive: fact + ": its ReLU is at 0 for every example, \(end)"
    case .flat: fact + ": its slope is exactly 0 for every example, \(end)"
    }
  }

  public static func byLayerDescription(
    _ runs: [(label: String, arrival: Arrival)], moment: String, axis: String
  ) -> String {
    "Size of the error signal by layer \(moment), on a \(axis) axis, from layer 1 to the output. "
      + sentences(runs)
  }

  /// About a picture of all steps.
  public static func heatmapTitle(
    _ runs: [(label: String, arrival: Arrival)], close: Close
  ) -> String {
    let finding = title(runs)
    return finding.isEmpty ? "" : "\(close.capital): \(finding)"
  }

  public static func heatmapDescription(
    _ runs: [(label: String, arrival: Arrival)], lastStep: Int, close: Close, scale: String
  ) -> String {
    "One panel for each net: steps to \(Say.whole(lastStep)) from left to right, layers from the "
      + "output at the top to layer 1 at the bottom; the colour is the size of the error signal on "
      + "one \(scale) scale. \(close.capital): " + sentences(runs)
  }

  private static func sentences(_ runs: [(label: String, arrival: Arrival)]) -> String {
    runs.map { clause($0.label, $0.arrival) }.joined(separator: ". ") + "."
  }
}

/// What of the slopes of an output's activation function is known, where no error signal leaves it.
public enum OutputSlope: Sendable, Equatable {
  case unknown
  /// A ReLU with z ≤ 0 for every example.
  case inactive
  /// Another one whose φ′ is exactly 0 for every example.
  case flat
}
