import Plotting
import Wording

/// Why a chart cannot be drawn from some runs.
public enum ChartProblem: Error, Sendable, Equatable {
  case noRuns
  /// The run with this label has no recorded step.
  case noSteps(run: String)
  case lacks(ChartName, Missing, run: String)
  case stepOutOfRange(Int, first: Int = 0, last: Int)
  case noStepsBetween(ClosedRange<Int>, first: Int, last: Int)
  case noSuchLayer(Int, layers: Int)
  /// Targets that lie within 0 … 1 in a run that does not say whether they were moved there, and others
  /// that do not.
  case differentUnits(scaled: String, other: String)
  /// A size or a share below zero, which nothing that was measured can be.
  case negative(String, Double, step: Int, run: String)
  case tooManyRuns(ChartName, count: Int, most: Int)

  /// What a run would have to hold.
  public enum Missing: Sendable, Equatable {
    /// A column of numbers, by its name in a trace.
    case column(String)
    case frames, histograms, decisionMap, curve, units
    /// No layer of any run has units that can be inactive.
    case reluLayers
    /// No layer of any run is a softmax.
    case softmaxLayers
    /// The layer that is looked at has a curve: each activation depends on its own pre-activation only.
    case elementwiseLayer(Int)
    /// Mean Jacobians of a softmax layer.
    case jacobians
    case singularValues
    /// No layer at all.
    case layers
  }

  /// The sentence for a reader.
  public var sentence: String { TextLine.given(words) }

  private var words: String {
    switch self {
    case .noRuns: ChartProblemText.noRuns
    case .noSteps(let run): ChartProblemText.noSteps(run: run)
    case .lacks(let chart, let missing, let run):
      ChartProblemText.lacks(chart: chart.rawValue, missing.words, run: run)
    case .stepOutOfRange(let step, let first, let last):
      ChartProblemText.stepOutOfRange(step, first: first, last: last)
    case .noStepsBetween(let range, let first, let last):
      ChartProblemText.noStepsBetween(range, first: first, last: last)
    case .noSuchLayer(let layer, let layers):
      ChartProblemText.noSuchLayer(layer, layers: layers)
    case .differentUnits(let scaled, let other):
      ChartProblemText.differentUnits(scaled: scaled, other: other)
    case .negative(let column, let value, let step, let run):
      ChartProblemText.negative(column, value, step: step, run: run)
    case .tooManyRuns(let chart, let count, let most):
      ChartProblemText.tooManyRuns(
        chart.rawValue, count: count, most: most, together: ChartName.seedBands.rawValue)
    }
  }
}

extension ChartProblem.Missing {
  fileprivate var words: String {
    switch self {
    case .column(let name): ChartProblemText.column(name)
    case .frames: ChartProblemText.frames
    case .histograms: ChartProblemText.histograms
    case .decisionMap: ChartProblemText.decisionMap
    case .curve: ChartProblemText.curve
    case .units: ChartProblemText.units
    case .reluLayers: ChartProblemText.reluLayers
    case .softmaxLayers: ChartProblemText.softmaxLayers
    case .elementwiseLayer(let layer): ChartProblemText.elementwiseLayer(layer)
    case .jacobians: ChartProblemText.jacobians
    case .singularValues: ChartProblemText.singularValues
    case .layers: ChartProblemText.layers
    }
  }
}
