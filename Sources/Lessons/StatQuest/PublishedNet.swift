import KernelCode
import Training
import Wording

/// The net of the StatQuest videos with the weights that they show (Starmer 2020): one dose in, two hidden
/// softplus units, no output activation. It sees doses as they are, nothing is standardized.
struct PublishedNet: Sendable {
  static let doses = (0...1_000).map { Double($0) / 1_000 }
  /// The rows of the three doses of the example.
  static let told = [0, 500, 1_000]
  static let wanted = [0.0, 1.0, 0.0]
  static let hidden = LayerWeights(weights: [-34.4, -2.52], biases: [2.14, 1.29])
  static let output = LayerWeights(weights: [-1.30, 2.28], biases: [-0.58])

  /// One of the two hidden units over all doses.
  struct Unit: Sendable {
    var preActivations: [Double] = []
    var activations: [Double] = []
    var slopes: [Double] = []
    /// What the unit adds to the answer: its activation times its output weight.
    var contributions: [Double] = []
  }

  let units: [Unit]
  let answers: [Double]

  init() {
    let network = Network<Double>(
      inputs: 1,
      shapes: [
        LayerShape(units: 2, activation: .softplus), LayerShape(units: 1, activation: .identity),
      ], initialization: .zero, seed: 1, weights: [Self.hidden, Self.output])
    let activity = Activity(network: network, examples: Self.doses.count, purpose: .inference)
    for (row, dose) in Self.doses.enumerated() { activity.inputs[row, 0] = dose }
    network.forward(activity, .inference)
    let layer = activity.layers[0]
    units = (0..<2).map { unit in
      var found = Unit()
      for row in Self.doses.indices {
        found.preActivations.append(layer.preActivation[row, unit])
        found.activations.append(layer.activation[row, unit])
        found.slopes.append(layer.localDerivative[row, unit])
        found.contributions.append(layer.activation[row, unit] * Self.output.weights[unit])
      }
      return found
    }
    answers = activity.outputs.doubles
  }

  /// Where the answer is highest.
  var hump: (dose: Double, answer: Double) {
    let row = answers.indices.max { answers[$0] < answers[$1] } ?? 0
    return (Self.doses[row], answers[row])
  }

  /// The answers at the three doses.
  var told: [Double] { Self.told.map { answers[$0] } }

  /// The slope of the first unit at the middle dose.
  var deadEnd: Double { units[0].slopes[Self.told[1]] }
}

/// Two softmax units with the best output weights that there are, as they become steeper.
///
/// S₁ = σ(s (d − ¼)), and the output is a straight line in S₁, so the best one is the least-squares line
/// through the three examples.
enum SteeperSoftmax {
  static let steepness = [2.0, 4, 8, 16, 32, 64]
  static let bound = 0.5

  /// The least sum of squared errors for one steepness.
  static func error(_ steepness: Double) -> Double {
    let shares = [0, 0.5, 1].map { logistic(steepness * ($0 - 0.25)) }
    let mean = shares.reduce(0, +) / 3
    let wanted = PublishedNet.wanted
    let level = wanted.reduce(0, +) / 3
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for (share, target) in zip(shares, wanted) {
      xx += (share - mean) * (share - mean)
      xy += (share - mean) * (target - level)
      yy += (target - level) * (target - level)
    }
    return yy - xy * xy / xx
  }
}
