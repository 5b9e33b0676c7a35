import Charts
import Plotting
import Training
import Wording

extension ActivationFunction {
  var displayName: String { NameText.activation(rawValue) }

  /// The colour, dash and marker that this activation function has in every figure.
  var identity: SeriesIdentity { SeriesIdentity(self) }
}

extension OptimizerKind {
  var displayName: String { NameText.optimizer(rawValue) }
}
