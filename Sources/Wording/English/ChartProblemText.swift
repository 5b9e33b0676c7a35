/// Why a chart cannot be drawn, in sentences.
public enum ChartProblemText {
  public static let noRuns = "There is no run to draw."

  /// For a word that looks like a chart of `list charts`.
  public static let lossContour =
    "the chart loss-contour cannot be drawn from a trace, which holds no loss beside the way of "
    + "training: it stands in the report’s chapter descent"

  public static func noSteps(run: String) -> String { "The run “\(run)” has no recorded step." }

  public static func lacks(chart: String, _ missing: String, run: String) -> String {
    "The chart \(chart) needs \(missing), which the run “\(run)” does not have."
  }

  public static func stepOutOfRange(_ step: Int, first: Int, last: Int) -> String {
    "There is no step \(step.description): the recorded steps "
      + (step < first ? "begin at \(first.description)." : "end at \(last.description).")
  }

  public static func noStepsBetween(_ range: ClosedRange<Int>, first: Int, last: Int) -> String {
    "There are no steps from \(range.lowerBound.description) to \(range.upperBound.description): "
      + "the recorded ones are \(first.description) to \(last.description)."
  }

  public static func noSuchLayer(_ layer: Int, layers: Int) -> String {
    "There is no layer \(layer.description): they count from 1 to \(layers.description)."
  }

  public static func differentUnits(scaled: String, other: String) -> String {
    "The targets of “\(scaled)” lie between 0 and 1, those of “\(other)” do not, and the trace of the first "
      + "does not say whether they were scaled; draw each run alone, or train the first one again."
  }

  public static func negative(_ column: String, _ value: Double, step: Int, run: String) -> String {
    "The column \(column) of the run “\(run)” is \(Say.precise(value)) at step \(step.description), and it is "
      + "one of sizes or shares, which are never below 0: correct that line of the trace."
  }

  /// - Parameter together: the chart that draws runs of several seeds together.
  public static func tooManyRuns(
    _ chart: String, count: Int, most: Int, together: String
  ) -> String {
    "The chart \(chart) tells \(most.description) runs apart, and these are \(count.description): "
      + "give fewer, or draw those that differ in their seed together, with the chart \(together)."
  }

  public static func column(_ name: String) -> String { "the column \(name)" }

  public static let frames = "frames"
  public static let histograms = "histograms of the layer’s activations in its frames"
  public static let decisionMap = "a decision map (two features, classes) in its frames"
  public static let curve = "a fitted curve (one feature, one output) in its frames"
  public static let units = "the states of its units in its frames"
  public static let reluLayers = "a ReLU layer"
  public static let softmaxLayers = "a softmax layer"
  public static func elementwiseLayer(_ layer: Int) -> String {
    "a curve of layer \(layer.description)’s activation function (a softmax has none: each of its "
      + "activations depends on the whole layer)"
  }
  public static let jacobians = "mean Jacobians of a small softmax layer in its frames"
  public static let singularValues = "singular values of its layers in its frames"
  public static let layers = "a layer"
}
