/// What the ridges of activations say.
public enum HistogramText {
  public static let activation = "activation a"
  public static let note =
    "The height of a hill is the share of entries in a bin; panels with the same axis have the same "
    + "heights."
  public static let columns = ["run", "layer", "step", "from", "to", "share of entries"]

  public static func heading(_ label: String?, layer: Int) -> String {
    (label.map { $0 + ", " } ?? "") + "layer \(layer.description)"
  }

  public static func subtitle(octaves: Bool) -> String {
    "How the activations of a layer are spread over the batch, at some steps from top to bottom"
      + (octaves ? "; unbounded ones on a log axis, exact zeros apart" : "")
  }

  /// The last histogram of one layer; NaN where the axis has no ends, or no lane for zeros.
  public struct Finding: Sendable {
    public var label: String
    public var layer: Int
    /// Share of exact zeros.
    public var zeros: Double
    /// Shares within the lowest and the highest twentieth of the range.
    public var low: Double
    public var high: Double
    public var step: Int

    public init(
      label: String, layer: Int, zeros: Double, low: Double, high: Double, step: Int
    ) {
      self.label = label
      self.layer = layer
      self.zeros = zeros
      self.low = low
      self.high = high
      self.step = step
    }

    var atEnds: Double { low + high }
    var name: String { "layer \(layer.description) of \(label)" }
  }

  /// About the last of the hills.
  public static func title(_ findings: [Finding], close: Close) -> String {
    var parts: [String] = []
    if let most = findings.filter({ $0.atEnds.isFinite }).max(by: { $0.atEnds < $1.atEnds }) {
      parts.append(
        "\(ChartText.share(most.atEnds)) of \(most.name) lies in the outermost twentieths of its "
          + "range")
    }
    if let most = findings.filter({ $0.zeros.isFinite }).max(by: { $0.zeros < $1.zeros }) {
      parts.append("\(ChartText.share(most.zeros)) of \(most.name) is exactly 0")
    }
    guard !parts.isEmpty else { return "" }
    return "\(close.capital) " + parts.joined(separator: ", ")
  }

  public static func description(_ findings: [Finding]) -> String {
    "Hills of the distribution of activations, one below the other as the run goes on. "
      + findings.map { finding in
        let end = "\(finding.name) at step \(Say.whole(finding.step)): "
        if finding.zeros.isFinite { return end + "\(ChartText.share(finding.zeros)) exactly 0" }
        guard finding.atEnds.isFinite else { return end + "nothing that could be counted" }
        return end
          + "\(ChartText.share(finding.low)) in the lowest and \(ChartText.share(finding.high)) in "
          + "the highest twentieth of the range"
      }.joined(separator: ". ") + "."
  }
}
