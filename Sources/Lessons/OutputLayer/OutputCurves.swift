import KernelCode
import Recording
import Training

/// What one output layer and its loss send back, by how wrong the net is: measured with a net of a
/// single layer, by back-propagation in 64 bits.
struct OutputCurve: Sendable {
  let arm: OutputArm
  /// What the net says for the right class: 0 is entirely wrong, 1 entirely right.
  let said: [Double]
  /// |∂ℓ/∂z| of the right class's output for one example.
  let signals: [Double]

  /// - Parameter said: numbers between 0 and 1, without the ends.
  init(_ arm: OutputArm, said: [Double]) {
    self.arm = arm
    self.said = said
    let isJoint = arm.output.isJoint
    let outputs = isJoint ? 2 : 1
    // One input of weight 1 is the sum itself; the second of two outputs stays at 0, so that the first
    // share is σ of the input.
    let network = Network<Double>(
      inputs: 1, shapes: [LayerShape(units: outputs, activation: arm.output)],
      initialization: .glorot, seed: 0,
      weights: [
        LayerWeights(
          weights: isJoint ? [1, 0] : [1], biases: Array(repeating: 0, count: outputs))
      ])
    let sums = said.map { arm.output == .identity ? $0 : naturalLog($0 / (1 - $0)) }
    let activity = Activity(network: network, examples: said.count, purpose: .differentiating)
    activity.load(
      Array(said.indices), inputs: Matrix(rows: said.count, columns: 1, values: sums),
      targets: Matrix(
        rows: said.count, columns: outputs,
        values: said.flatMap { _ in isJoint ? [1.0, 0] : [1.0] }))
    network.forward(activity, .training)
    _ = network.loss(arm.loss, activity)
    network.backward(arm.loss, activity)
    let errors = activity.layers[0].errorSignal
    signals = said.indices.map { abs(errors[$0, 0]) }
  }

}

/// An output activation with a loss.
struct OutputArm: Sendable, Equatable {
  var output: ActivationFunction
  var loss: LossFunction

  static let noneSquared = OutputArm(output: .identity, loss: .squaredError)
  static let sigmoidSquared = OutputArm(output: .sigmoid, loss: .squaredError)
  static let softmaxSquared = OutputArm(output: .softmax, loss: .squaredError)
  static let sigmoidEntropy = OutputArm(output: .sigmoid, loss: .binaryCrossEntropy)
  static let softmaxEntropy = OutputArm(output: .softmax, loss: .categoricalCrossEntropy)

  /// The five pairings for classes.
  static let all: [OutputArm] = [
    .noneSquared, .sigmoidSquared, .softmaxSquared, .sigmoidEntropy, .softmaxEntropy,
  ]
}
