import Testing
import Training

/// The second backward pass against one that is written out here, and against nets in which the layer
/// has no activation function.
@Suite struct OpenPassTests {
  private static let examples = 6

  private func norm(_ rows: [[Double]]) -> Double {
    rows.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private func isClose(_ found: Double, _ truth: Double) -> Bool {
    abs(found - truth) <= 1e-12 * abs(truth)
  }

  private func inputs(_ columns: Int) -> Matrix<Double> {
    Matrix(
      rows: Self.examples, columns: columns, values: numbers(Self.examples * columns, seed: 61))
  }

  /// What a step of training shows, so that dropout drops.
  private func watch(
    _ network: Network<Double>, _ look: (Activity<Double>) -> Void
  ) {
    var trainer = Trainer(
      network: network, inputs: inputs(network.inputs), targets: inputs(network.outputs),
      loss: .squaredError, usesActivations: true, optimizer: OptimizerSettings(.sgd, rate: 0.1),
      batchSize: Self.examples, seed: 1)
    _ = trainer.advance { look($0.activity) }
  }

  /// δ₁ of a pass with one layer open, from φ', W, masks and skips alone.
  private func naive(
    _ network: Network<Double>, _ activity: Activity<Double>, open: Int
  ) -> (first: [[Double]], last: [[Double]]) {
    var signals = network.layers.map { _ in [[Double]]() }
    for index in network.layers.indices.reversed() {
      let state = activity.layers[index]
      var upstream = state.upstreamGradient.rowArrays
      if index + 1 < network.layers.count {
        let weights = network.layers[index + 1].weights.rowArrays
        upstream = signals[index + 1].map { delta in
          weights.map { row in zip(row, delta).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        for (other, layer) in network.layers.enumerated()
        where layer.skip > 0 && other - layer.skip == index {
          upstream = zip(upstream, signals[other]).map { zip($0, $1).map(+) }
        }
        if network.layers[index].dropout > 0 {
          upstream = zip(upstream, state.mask.rowArrays).map { zip($0, $1).map(*) }
        }
      }
      signals[index] =
        index == open
        ? upstream
        : zip(upstream, state.localDerivative.rowArrays).map { zip($0, $1).map(*) }
    }
    return (signals[0], signals[network.layers.count - 1])
  }

  @Test(
    arguments: ActivationFunction.allCases.filter { !$0.isJoint }, [(0, 0.0), (1, 0.4), (2, 0.4)])
  func againstPlainLoops(activation: ActivationFunction, remedy: (skip: Int, dropout: Double)) {
    let hidden = (0..<4).map { index in
      LayerShape(
        units: 5, activation: activation, dropout: remedy.dropout,
        skip: index >= remedy.skip ? remedy.skip : 0)
    }
    let network = Network<Double>(
      inputs: 3, shapes: hidden + [LayerShape(units: 2, activation: .sigmoid)],
      initialization: .he, seed: 12)
    watch(network) { activity in
      let before = activity.layers.map { $0.errorSignal.doubles + $0.upstreamGradient.doubles }
      let found = OpenPasses(network, activity).attenuations(isPaired: false)
      #expect(found.count == 5)
      for open in found.indices {
        let truth = naive(network, activity, open: open)
        #expect(isClose(found[open], norm(truth.first) / norm(truth.last)), "layer \(open + 1)")
      }
      // The step itself is as it was.
      #expect(
        activity.layers.map { $0.errorSignal.doubles + $0.upstreamGradient.doubles } == before)
      let layers = activity.layers
      let attenuation =
        norm(layers[0].errorSignal.rowArrays) / norm(layers[4].errorSignal.rowArrays)
      for open in 0..<4 {
        if activation == .identity {
          #expect(isClose(found[open], attenuation))
        } else {
          #expect(!isClose(found[open], attenuation))
        }
      }
    }
  }

  /// The layers up to the open one as a net of their own, with the identity there, and with targets that
  /// make its squared error hand in the very signal that arrived: the same δ₁.
  @Test(arguments: [ActivationFunction.tanh, .softmax, .sigmoid, .gelu], Normalization.allCases)
  func againstTheIdentity(activation: ActivationFunction, normalization: Normalization) {
    let shapes = (0..<4).map { _ in
      LayerShape(units: 5, activation: activation, normalization: normalization)
    }
    let network = Network<Double>(
      inputs: 3, shapes: shapes, initialization: .he, seed: 21)
    watch(network) { activity in
      let found = OpenPasses(network, activity).attenuations(isPaired: false)
      for open in 0..<3 {
        var own = Array(shapes[0...open])
        own[open].activation = .identity
        let part = Network<Double>(
          inputs: 3, shapes: own, initialization: .zero, seed: 1,
          weights: network.layers[0...open].map {
            LayerWeights(weights: $0.weights.doubles, biases: $0.biases.doubles)
          })
        let again = Activity(part, inputs(3), Matrix(rows: Self.examples, columns: 5))
        part.forward(again, .training)
        // ∂/∂a of (a − y)² is 2 (a − y).
        again.targets.fill(
          zip(again.outputs.doubles, activity.layers[open].upstreamGradient.doubles).map {
            $0 - $1 / 2
          })
        _ = part.loss(.squaredError, again, usesActivations: true)
        part.backward(.squaredError, again, usesActivations: true)
        let truth =
          norm(again.layers[0].errorSignal.rowArrays)
          / norm(activity.layers[3].errorSignal.rowArrays)
        #expect(abs(found[open] - truth) <= 1e-9 * truth, "layer \(open + 1)")
      }
    }
  }

  /// A chain of single units: opening one divides by its slope.
  @Test func chainOfSingleUnits() {
    let network = Network<Double>(
      inputs: 1, shapes: (0..<3).map { _ in LayerShape(units: 1, activation: .sigmoid) },
      initialization: .glorot, seed: 4)
    let activity = Activity(
      network, Matrix(rows: 1, columns: 1, values: [0.7]),
      Matrix(rows: 1, columns: 1, values: [1]))
    network.forward(activity, .training)
    _ = network.loss(.binaryCrossEntropy, activity)
    network.backward(.binaryCrossEntropy, activity)
    let found = OpenPasses(network, activity).attenuations(isPaired: true)
    let whole = abs(activity.layers[0].errorSignal[0, 0] / activity.layers[2].errorSignal[0, 0])
    for open in 0..<2 {
      #expect(isClose(found[open], whole / activity.layers[open].localDerivative[0, 0]))
    }
    // The loss comes from the pre-activations: nothing is in the way there.
    #expect(found[2].isNaN)
  }

  /// No error at the output, or one that is not a number: nothing is measured.
  @Test(arguments: [0.0, .nan])
  func withoutAnError(output: Double) {
    let network = Network<Double>(
      inputs: 1, shapes: (0..<2).map { _ in LayerShape(units: 1, activation: .identity) },
      initialization: .zero, seed: 4)
    let activity = Activity(
      network, Matrix(rows: 1, columns: 1, values: [0.7]),
      Matrix(rows: 1, columns: 1, values: [output]))
    network.forward(activity, .training)
    _ = network.loss(.squaredError, activity)
    network.backward(.squaredError, activity)
    let found = OpenPasses(network, activity).attenuations(isPaired: true)
    #expect(found.allSatisfy { $0.isNaN } && found.count == 2)
  }
}
