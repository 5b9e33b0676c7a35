import Testing
import Training

/// A net for Jacobians: what stands in its hidden layers, and where a skip begins.
struct JacobianCase: CustomTestStringConvertible, Sendable {
  var activation: ActivationFunction
  var normalization = Normalization.none
  var skip = 0
  var testDescription: String { "\(activation.rawValue), \(normalization), skip \(skip)" }

  static let all =
    ActivationFunction.allCases.flatMap { activation in
      Normalization.allCases.map { JacobianCase(activation: activation, normalization: $0) }
    }
    + [1, 2].flatMap { skip in
      [ActivationFunction.tanh, .softmax].flatMap { activation in
        Normalization.allCases.map {
          JacobianCase(activation: activation, normalization: $0, skip: skip)
        }
      }
    }

  /// Three hidden layers of four units; the last closes the skip.
  func network(seed: UInt64, dropout: Double = 0) -> Network<Double> {
    let hidden = (0..<3).map { index in
      LayerShape(
        units: 4, activation: activation, parameter: activation == .softmax ? 0.5 : nil,
        normalization: normalization, dropout: dropout, skip: index == 2 ? skip : 0)
    }
    let network = Network<Double>(
      inputs: 3, shapes: hidden + [LayerShape(units: 2, activation: .sigmoid)],
      initialization: .glorot, seed: seed)
    for (index, layer) in network.layers.enumerated() {
      let seed = UInt64(index) + 10 * seed
      layer.biases.fill(numbers(layer.units, seed: seed, -0.4...0.4))
      guard let own = layer.normalization else { continue }
      own.scale.fill(numbers(4, seed: seed + 1, 0.5...1.5))
      own.shift.fill(numbers(4, seed: seed + 2, -0.4...0.4))
      own.runningMeans.fill(numbers(4, seed: seed + 3, -0.3...0.3))
      own.runningVariances.fill(numbers(4, seed: seed + 4, 0.2...2))
    }
    return network
  }
}

@Suite struct LayerJacobianTests {
  private func ask(_ network: Network<Double>, _ inputs: [[Double]]) -> Activity<Double> {
    let activity = Activity(network: network, examples: inputs.count, purpose: .inference)
    activity.inputs.fill(inputs.flatMap { $0 })
    network.forward(activity, .inference)
    return activity
  }

  private func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      b[0].indices.map { j in zip(row, b).reduce(0) { $0 + $1.0 * $1.1[j] } }
    }
  }

  private func difference(_ a: [[Double]], _ b: [[Double]]) -> Double {
    zip(a.joined(), b.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  private func unit(_ i: Int, of n: Int, _ size: Double) -> [Double] {
    (0..<n).map { $0 == i ? size : 0 }
  }

  /// Every entry of ∂a_L/∂a_0 against a five-point difference of the net's answers.
  @Test(arguments: JacobianCase.all, [1, 3])
  func wholeNetAgainstDifferences(example: JacobianCase, seed: Int) {
    let network = example.network(seed: UInt64(seed))
    let start = numbers(3, seed: UInt64(seed) + 77)
    let found = network.throughput(ask(network, [start]), example: 0).rowArrays
    let h = 1e-3
    let truth = (0..<3).map { input in
      let moved = [-2.0, -1, 1, 2].map { zip(start, unit(input, of: 3, $0 * h)).map(+) }
      let a = ask(network, moved).outputs.rowArrays
      return (0..<2).map { (8 * (a[2][$0] - a[1][$0]) - (a[3][$0] - a[0][$0])) / (12 * h) }
    }
    #expect(found.count == 3 && found[0].count == 2)
    #expect(difference(found, truth) < 1e-9)
    #expect(found.joined().contains { abs($0) > 1e-4 })
  }

  /// Without a skip over more than one layer the whole is the product of the layers; with one it is not.
  @Test(arguments: JacobianCase.all)
  func productOfTheLayers(example: JacobianCase) {
    let network = example.network(seed: 3)
    let activity = ask(network, (1...3).map { numbers(3, seed: UInt64($0)) })
    for row in 0..<3 {
      let layers = network.layers.indices.map {
        network.jacobian(layer: $0, activity, example: row).rowArrays
      }
      let whole = network.throughput(activity, example: row).rowArrays
      let apart = difference(layers.dropFirst().reduce(layers[0], product), whole)
      if example.skip < 2 { #expect(apart < 1e-14) } else { #expect(apart > 1e-5) }
    }
  }

  /// Whoever asks a net drops nothing.
  @Test func dropoutIsTheIdentity() {
    let example = JacobianCase(activation: .tanh, normalization: .layer)
    let inputs = [numbers(3, seed: 4)]
    let (dropping, plain) = (example.network(seed: 1, dropout: 0.5), example.network(seed: 1))
    #expect(
      dropping.throughput(ask(dropping, inputs), example: 0).doubles
        == plain.throughput(ask(plain, inputs), example: 0).doubles)
  }

  private func square(
    _ activation: ActivationFunction, units: Int, parameter: Double? = nil
  ) -> Network<Double> {
    let network = Network<Double>(
      inputs: units,
      shapes: [LayerShape(units: units, activation: activation, parameter: parameter)],
      initialization: .zero, seed: 1)
    for i in 0..<units { network.layers[0].weights[i, i] = 1 }
    return network
  }

  /// J = (I − 1 1ᵀ/n) / (n T): all singular values 1/(n T), and one 0.
  @Test(arguments: [2, 3, 10, 64], [0.5, 1, 4])
  func softmaxWithEqualShares(units: Int, temperature: Double) {
    let network = square(.softmax, units: units, parameter: temperature)
    let activity = ask(network, [[Double](repeating: 0.3, count: units)])
    let values = network.jacobian(layer: 0, activity, example: 0).clearSingularValues
    for value in values.dropLast() {
      #expect(abs(value * Double(units) * temperature - 1) < 1e-13)
    }
    #expect(values.last == 0)
  }

  /// For two classes J = S₁ S₂ (1 −1; −1 1), with 2 S₁ S₂ as its norm, also where S₁ rounds to 1.
  @Test(arguments: [0.0, 2, 20, 50, 300])
  func softmaxOfTwo(distance: Double) {
    let network = square(.softmax, units: 2)
    let activity = ask(network, [[distance, 0]])
    let shares = activity.outputs.doubles
    let values = network.jacobian(layer: 0, activity, example: 0).clearSingularValues
    #expect(abs(values[0] / (2 * shares[0] * shares[1]) - 1) < 1e-14)
    #expect(values[1] == 0)
  }

  /// The magnitudes of φ' where the weights do nothing.
  @Test(arguments: ActivationFunction.allCases.filter { !$0.isJoint })
  func slopes(activation: ActivationFunction) {
    let network = square(activation, units: 5)
    let z = [-3.5, -0.5, 0, 0.7, 2]
    let expected = activate(activation, at: z).slopes.map { abs($0) }.sorted { $0 > $1 }
    let activity = ask(network, [z])
    #expect(network.jacobian(layer: 0, activity, example: 0).singularValues == expected)
  }

  /// Units in another order are the same units; twice the weights of linear layers stretch twice.
  @Test func permutedAndScaledUnits() {
    let example = JacobianCase(activation: .tanh)
    let (network, other) = (example.network(seed: 5), example.network(seed: 5))
    let order = [2, 0, 3, 1]
    for (to, from) in order.enumerated() {
      for input in 0..<3 {
        other.layers[0].weights[input, to] = network.layers[0].weights[input, from]
      }
      other.layers[0].biases[0, to] = network.layers[0].biases[0, from]
      for next in 0..<4 {
        other.layers[1].weights[to, next] = network.layers[1].weights[from, next]
      }
    }
    let inputs = [numbers(3, seed: 6)]
    for layer in 0..<3 {
      let values = [network, other].map {
        $0.jacobian(layer: layer, ask($0, inputs), example: 0).singularValues
      }
      for (x, y) in zip(values[0], values[1]) { #expect(abs(x - y) < 1e-14) }
    }
    let linear = JacobianCase(activation: .identity).network(seed: 7)
    let before = linear.jacobian(layer: 1, ask(linear, inputs), example: 0).singularValues
    linear.layers[1].weights.fill(linear.layers[1].weights.doubles.map { 2 * $0 })
    let after = linear.jacobian(layer: 1, ask(linear, inputs), example: 0).singularValues
    #expect(after == before.map { 2 * $0 })
  }

  /// A 32-bit net's Jacobian is made of its own numbers: a slope that is 0 there is 0 here.
  @Test func zeroStaysZero() {
    let network = Network<Float>(
      inputs: 1, shapes: [LayerShape(units: 1, activation: .sigmoid)], initialization: .zero,
      seed: 1)
    network.layers[0].weights[0, 0] = 1
    let activity = Activity(network: network, examples: 1, purpose: .inference)
    activity.inputs[0, 0] = 30
    network.forward(activity, .inference)
    #expect(network.jacobian(layer: 0, activity, example: 0).singularValues == [0])
  }
}
