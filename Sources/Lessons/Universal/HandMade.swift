import Experiments
import KernelCode
import Training

/// A net whose hidden weights are set by hand and whose output weights are fitted by least squares: what a
/// net of that width can do at least, without any training.
///
/// The inputs are cut into n pieces of the length h. A ReLU unit bends at the start of each, a sigmoid
/// unit rises there, and a softmax unit has its largest share inside: with centres c_k and
/// `z_k = β (c_k x − c_k²/2) / h²` the shares are those of the nearest centre, the sharper the larger β,
/// since `−(x − c_k)²/2` differs from that by nothing that depends on k.
enum HandMade {
  /// How sharp sigmoid and softmax units are.
  static let sharpness = [2.0, 4, 8, 30, 100]
  /// What large output weights cost, per example: pieces without examples must not run wild.
  static let ridges = [1e-6, 1e-4, 1e-2]

  /// Root mean squared error on the held-out examples. Sharpness and ridge are chosen on the training
  /// examples alone: those that, fitted to one half of them, do best on the other.
  static func error(
    _ activation: ActivationFunction, units: Int, _ data: PreparedData
  ) -> Double {
    let training = Examples(inputs: data.trainingInputs, targets: data.trainingTargets)
    let halves = [0, 1].map { half in training.filtered { $0 % 2 == half } }
    var best = (error: Double.infinity, hidden: LayerWeights(weights: [], biases: []), ridge: 0.0)
    for beta in activation == .relu ? [1] : sharpness {
      let hidden = hiddenWeights(activation, units: units, sharpness: beta, data)
      for ridge in ridges {
        let error = [(0, 1), (1, 0)].reduce(0.0) { sum, pair in
          let output = outputWeights(hidden, activation, halves[pair.0], ridge: ridge)
          return sum + Self.error(hidden, activation, output, halves[pair.1])
        }
        if error < best.error { best = (error, hidden, ridge) }
      }
    }
    let output = outputWeights(best.hidden, activation, training, ridge: best.ridge)
    return error(
      best.hidden, activation, output,
      Examples(inputs: data.heldOutInputs, targets: data.heldOutTargets))
  }

  private struct Examples {
    var inputs: [Double]
    var targets: [Double]

    func filtered(_ isKept: (Int) -> Bool) -> Examples {
      let rows = inputs.indices.filter(isKept)
      return Examples(inputs: rows.map { inputs[$0] }, targets: rows.map { targets[$0] })
    }
  }

  private static func hiddenWeights(
    _ activation: ActivationFunction, units: Int, sharpness: Double, _ data: PreparedData
  ) -> LayerWeights {
    let low = data.trainingInputs.reduce(Double.infinity) { min($0, $1) }
    let high = data.trainingInputs.reduce(-Double.infinity) { max($0, $1) }
    let step = (high - low) / Double(units)
    func place(_ unit: Int, _ offset: Double) -> Double { low + step * (Double(unit) + offset) }
    let all = 0..<units
    switch activation {
    case .softmax:
      let scale = sharpness / (step * step)
      let centres = all.map { place($0, 0.5) }
      return LayerWeights(
        weights: centres.map { scale * $0 }, biases: centres.map { -scale * $0 * $0 / 2 })
    case .sigmoid:
      return LayerWeights(
        weights: all.map { _ in sharpness / step },
        biases: all.map { -sharpness / step * place($0, 0) })
    default:
      return LayerWeights(weights: all.map { _ in 1 }, biases: all.map { -place($0, 0) })
    }
  }

  /// Root mean squared error of the whole net.
  private static func error(
    _ hidden: LayerWeights, _ activation: ActivationFunction, _ output: LayerWeights,
    _ examples: Examples
  ) -> Double {
    let answers = run([(hidden, activation), (output, .identity)], examples.inputs)
    let sum = zip(answers.doubles, examples.targets).reduce(0.0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return (sum / Double(max(examples.targets.count, 1))).squareRoot()
  }

  /// What a net with these layers answers.
  private static func run(
    _ layers: [(weights: LayerWeights, activation: ActivationFunction)], _ inputs: [Double]
  ) -> Matrix<Double> {
    let net = Network<Double>(
      inputs: 1,
      shapes: layers.map {
        LayerShape(units: $0.weights.biases.count, activation: $0.activation)
      }, initialization: .zero, seed: 1, weights: layers.map { $0.weights })
    let activity = Activity(network: net, examples: inputs.count, purpose: .inference)
    for (row, input) in inputs.enumerated() { activity.inputs[row, 0] = input }
    net.forward(activity, .inference)
    return activity.outputs
  }

  /// The output weights with the least squared error, and what large ones cost; around the mean of the
  /// targets, so that what no example speaks for is answered with that.
  private static func outputWeights(
    _ hidden: LayerWeights, _ activation: ActivationFunction, _ examples: Examples, ridge: Double
  ) -> LayerWeights {
    let values = run([(hidden, activation)], examples.inputs)
    let count = Double(max(examples.targets.count, 1))
    let mean = examples.targets.reduce(0, +) / count
    let rows = (0..<values.rows).map { row in
      (0..<values.columns).map { values[row, $0] } + [1]
    }
    let solution = LeastSquares.solve(
      rows, examples.targets.map { $0 - mean }, ridge: ridge * count)
    return LayerWeights(
      weights: Array(solution.dropLast()), biases: [mean + (solution.last ?? 0)])
  }
}
