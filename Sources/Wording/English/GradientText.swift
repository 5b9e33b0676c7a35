/// What of the error signal of the output arrives at the first layer.
public enum Arrival: Sendable, Equatable {
  case share(Double)
  /// The layers below this one receive exactly nothing.
  case nothingBelow(Int)
  /// The output's error signal is itself zero.
  case nothingToSend
  /// It is not finite.
  case unknown
  case oneLayer
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
    case .nothingBelow(let layer): ["nothing arrives", "below layer \(layer.description)"]
    case .nothingToSend: ["no error is left", "at the output"]
    case .unknown, .oneLayer: []
    }
  }

  /// The finding about the runs at their end; empty where there is none.
  public static func title(_ runs: [(label: String, arrival: Arrival)]) -> String {
    var shares: [(label: String, share: Double)] = []
    var ended: [(label: String, layer: Int)] = []
    for run in runs {
      if case .share(let share) = run.arrival { shares.append((run.label, share)) }
      if case .nothingBelow(let layer) = run.arrival { ended.append((run.label, layer)) }
    }
    let most = shares.max { $0.share < $1.share }
    if let first = ended.first {
      let names = Say.list(ended.map { $0.label })
      let isOneLayer = ended.filter { $0.layer != first.layer }.isEmpty
      return "\(names): nothing arrives "
        + (isOneLayer ? "below layer \(first.layer.description)" : "at layer 1")
        + (most.map { "; \($0.label): layer 1 receives \(share($0.share)) \(signal)" } ?? "")
    }
    guard let least = shares.min(by: { $0.share < $1.share }), let most else {
      return titleWithoutShares(runs)
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

  private static func titleWithoutShares(_ runs: [(label: String, arrival: Arrival)]) -> String {
    for run in runs {
      if case .nothingToSend = run.arrival { return "\(run.label): no error is left at the output" }
      if case .oneLayer = run.arrival {
        return "\(run.label): one layer only, the error signal has no way to go"
      }
    }
    return ""
  }

  /// One run's arrival as part of a description.
  public static func clause(_ label: String, _ arrival: Arrival) -> String {
    switch arrival {
    case .share(let value): "\(label): layer 1 receives \(share(value)) the output’s error signal"
    case .nothingBelow(let layer): "\(label): nothing arrives below layer \(layer.description)"
    case .nothingToSend: "\(label): no error is left at the output"
    case .unknown: "\(label): the error signal is not a number"
    case .oneLayer: "\(label): one layer only"
    }
  }

  public static func byLayerDescription(
    _ runs: [(label: String, arrival: Arrival)], step: Int, axis: String
  ) -> String {
    "Size of the error signal by layer at step \(Say.whole(step)), on a \(axis) axis, from layer 1 to the "
      + "output. " + sentences(runs)
  }

  public static func heatmapDescription(
    _ runs: [(label: String, arrival: Arrival)], lastStep: Int, scale: String
  ) -> String {
    "One panel for each net: steps to \(Say.whole(lastStep)) from left to right, layers from the "
      + "output at the top to layer 1 at the bottom; the colour is the size of the error signal on "
      + "one \(scale) scale. At the end: " + sentences(runs)
  }

  private static func sentences(_ runs: [(label: String, arrival: Arrival)]) -> String {
    runs.map { clause($0.label, $0.arrival) }.joined(separator: ". ") + "."
  }
}
