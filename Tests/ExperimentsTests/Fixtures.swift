import Experiments
import PageResources
import Recording
import Testing
import Training

func table(_ name: DatasetName, seed: UInt64 = 1) throws -> TabularData {
  let file = try #require(EmbeddedFile.named("data/iris.csv"))
  return try name.table(seed: seed, irisFile: file.bytes)
}

/// A small table with the given columns; by default a regression with targets between 0 and 1.
///
/// - Parameter features: one row per example.
func smallTable(
  features: [[Double]], targets: [Double], classes: [String] = []
) -> TabularData {
  let width = features[0].indices
  return TabularData(
    name: "small", featureNames: width.map { "x\($0)" }, classNames: classes,
    task: classes.isEmpty ? .regression : .classification,
    columns: width.map { place in features.map { $0[place] } }, targets: targets)
}

extension TabularData {
  /// One row per example, one number per feature.
  var features: [[Double]] {
    targets.indices.map { row in columns.map { $0[row] } }
  }
}

func experiment(
  _ data: PreparedData, hidden: [Int] = [6, 5], activation: ActivationFunction = .tanh,
  _ change: (inout ExperimentSettings) -> Void = { _ in }
) -> Experiment {
  let (output, loss) = ExperimentSettings.natural(for: data)
  var settings = ExperimentSettings(
    hidden: hidden, activation: activation, outputActivation: output, loss: loss, steps: 20,
    frames: 5)
  change(&settings)
  return Experiment(settings: settings, data: data, label: "test", program: "test")
}

func norm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
