import Testing
import Training

/// What stands before and behind the activation functions of whole nets: normalisation and skips.
@Suite struct LayerRemedyTests {
  static let examples = 9

  private func run(
    _ network: Network<Double>, targets: [Double]? = nil, mode: Network<Double>.Mode = .training
  ) -> Activity<Double> {
    let activity = Activity(
      network,
      Matrix(
        rows: Self.examples, columns: network.inputs,
        values: numbers(Self.examples * network.inputs, seed: 50)),
      Matrix(
        rows: Self.examples, columns: network.outputs,
        values: numbers(Self.examples * network.outputs, seed: 51)))
    network.forward(activity, mode)
    _ = network.loss(.squaredError, activity)
    network.backward(.squaredError, activity)
    return activity
  }

  private func normalized(_ kind: Normalization, seed: UInt64) -> Network<Double> {
    let network = Network<Double>(
      inputs: 3,
      shapes: [
        LayerShape(units: 6, activation: .tanh, normalization: kind),
        LayerShape(units: 2, activation: .identity),
      ], initialization: .he, seed: seed, bias: 3)
    network.layers[0].normalization?.scale.fill(numbers(6, seed: seed + 1))
    network.layers[0].normalization?.shift.fill(numbers(6, seed: seed + 2))
    return network
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n)
  }

  /// z of every unit has mean β and deviation |γ| over the batch, but for ε.
  @Test(arguments: 1...5)
  func batchNormalization(seed: Int) throws {
    let network = normalized(.batch, seed: UInt64(seed))
    let state = run(network).layers[0]
    let layer = try #require(network.layers[0].normalization)
    for unit in 0..<6 {
      let z = moments(state.preActivation.rowArrays.map { $0[unit] })
      let u = moments(state.linear.rowArrays.map { $0[unit] })
      #expect(abs(z.mean - layer.shift[0, unit]) < 1e-13)
      let share = (u.variance / (u.variance + 1e-5)).squareRoot()
      #expect(abs(z.variance.squareRoot() - abs(layer.scale[0, unit]) * share) < 1e-12)
      #expect(u.variance > 0.01 && abs(u.mean - z.mean) > 0.1)
    }
  }

  /// (z − β) / γ of every example has mean 0 and variance 1 over the units, but for ε.
  @Test(arguments: 1...5)
  func layerNormalization(seed: Int) throws {
    let network = normalized(.layer, seed: UInt64(seed))
    let state = run(network).layers[0]
    let layer = try #require(network.layers[0].normalization)
    let (scale, shift) = (layer.scale.doubles, layer.shift.doubles)
    for (row, linear) in zip(state.preActivation.rowArrays, state.linear.rowArrays) {
      let x = moments(row.indices.map { (row[$0] - shift[$0]) / scale[$0] })
      let u = moments(linear)
      #expect(abs(x.mean) < 1e-12)
      #expect(abs(x.variance - u.variance / (u.variance + 1e-5)) < 1e-11)
    }
    // An example does not depend on the others, and asking does what learning does.
    let asked = run(network, mode: .inference).layers[0].preActivation
    #expect(asked.doubles == state.preActivation.doubles)
  }

  /// Weights of a normalised layer can have any size: only the answer of ε changes.
  @Test(arguments: [Normalization.batch, .layer])
  func sizeOfWeightsIsLost(kind: Normalization) {
    let network = normalized(kind, seed: 3)
    network.layers[0].biases.fill([Double](repeating: 0, count: 6))
    let before = run(network)
    network.layers[0].weights.fill(network.layers[0].weights.doubles.map { 100 * $0 })
    let after = run(network)
    for (x, y) in zip(before.outputs.doubles, after.outputs.doubles) {
      #expect(abs(x - y) < 1e-3)
    }
    // A bias before batch normalisation does nothing.
    if kind == .batch {
      #expect(before.layers[0].biasGradient.doubles.allSatisfy { abs($0) < 1e-14 })
    }
  }

  /// running ← 0.9 running + 0.1 of the batch, the variance with n − 1; they stand in when a net is
  /// asked, and not before.
  @Test func runningMoments() throws {
    let network = normalized(.batch, seed: 4)
    let layer = try #require(network.layers[0].normalization)
    let inputs = Matrix<Double>(
      rows: Self.examples, columns: 3, values: numbers(Self.examples * 3, seed: 50))
    let targets = Matrix<Double>(rows: Self.examples, columns: 2)
    var trainer = Trainer(
      network: network, inputs: inputs, targets: targets, loss: .squaredError,
      optimizer: OptimizerSettings(.sgd, rate: 0.1), batchSize: 4, seed: 1)
    var means = [Double](repeating: 0, count: 6)
    var variances = [Double](repeating: 1, count: 6)
    for _ in 0..<3 {
      _ = trainer.advance { observation in
        let linear = observation.activity.layers[0].linear.rowArrays
        for unit in 0..<6 {
          let u = moments(linear.map { $0[unit] })
          means[unit] = 0.9 * means[unit] + 0.1 * u.mean
          variances[unit] = 0.9 * variances[unit] + 0.1 * u.variance * 4 / 3
        }
      }
    }
    for unit in 0..<6 {
      #expect(abs(layer.runningMeans[0, unit] - means[unit]) < 1e-14)
      #expect(abs(layer.runningVariances[0, unit] - variances[unit]) < 1e-14)
    }
    let state = run(network, mode: .inference).layers[0]
    for (z, u) in zip(state.preActivation.rowArrays, state.linear.rowArrays) {
      for unit in 0..<6 {
        let x = (u[unit] - means[unit]) / (variances[unit] + 1e-5).squareRoot()
        #expect(abs(z[unit] - (layer.scale[0, unit] * x + layer.shift[0, unit])) < 1e-13)
      }
    }
  }

  /// A layer without weights between the ends of a skip is the identity, both ways: what arrives above
  /// it arrives below it, bit for bit.
  @Test(arguments: [1, 2, 3])
  func skipAroundNothing(distance: Int) {
    let between = (1...distance).map { place in
      LayerShape(units: 5, activation: .identity, skip: place == distance ? distance : 0)
    }
    let network = Network<Double>(
      inputs: 3,
      shapes: [LayerShape(units: 5, activation: .tanh)] + between
        + [LayerShape(units: 2, activation: .identity)], initialization: .glorot, seed: 3)
    for layer in network.layers[1...distance] {
      layer.weights.fill([Double](repeating: 0, count: 25))
    }
    let activity = run(network)
    #expect(activity.layers[distance].activation.doubles == activity.layers[0].activation.doubles)
    #expect(
      activity.layers[0].upstreamGradient.doubles == activity.layers[distance].errorSignal.doubles)
    #expect(activity.layers[0].upstreamGradient.doubles.contains { $0 != 0 })
  }

  /// z = x W + b + a of the layer at the other end.
  @Test(arguments: [1, 2])
  func skipAdds(distance: Int) {
    let shapes = (0..<4).map { index in
      LayerShape(
        units: 4, activation: .tanh, normalization: index == 3 ? .layer : .none,
        skip: index >= distance ? distance : 0)
    }
    let network = Network<Double>(
      inputs: 3, shapes: shapes, initialization: .glorot, seed: 5)
    let layers = run(network).layers
    for index in distance..<4 {
      let (state, source) = (layers[index], layers[index - distance])
      let before = index == 3 ? state.normalized.doubles : state.linear.doubles
      for (z, (u, a)) in zip(
        state.preActivation.doubles, zip(before, source.activation.doubles))
      {
        #expect(z == u + a)
      }
    }
  }

  /// A net is refused whose skip would begin before the first layer or change its width, and one whose
  /// layers do not fit.
  @Test func skipsThatLeadNowhere() async {
    await #expect(processExitsWith: .failure) { _ = Refused.network([4, 4, 4], skip: 3) }
    await #expect(processExitsWith: .failure) { _ = Refused.network([3, 4, 4], skip: 2) }
    await #expect(processExitsWith: .failure) { _ = Refused.network([4, 4, 4], skip: -1) }
    await #expect(processExitsWith: .success) { _ = Refused.network([4, 4, 4], skip: 2) }
    await #expect(processExitsWith: .failure) {
      let layers = Refused.network([4, 2, 4], skip: 2).layers
      _ = Network(layers: [layers[0], layers[2]])
    }
  }
}

private enum Refused {
  /// A skip that ends in the last of these layers.
  static func network(_ widths: [Int], skip: Int) -> Network<Double> {
    Network(
      inputs: 4,
      shapes: widths.indices.map {
        LayerShape(
          units: widths[$0], activation: .tanh, skip: $0 == widths.count - 1 ? skip : 0)
      }, initialization: .glorot, seed: 1)
  }
}
