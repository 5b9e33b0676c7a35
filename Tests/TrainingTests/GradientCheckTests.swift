import Kernels
import Testing
import Training

/// The check itself: it passes what is right in any net, and notices what is wrong.
@Suite struct GradientCheckTests {
  static let examples = 6

  /// Three layers with everything that a layer can have, chosen by the seed.
  private func network(
    _ seed: UInt64, output: ActivationFunction = .identity,
    kernels: KernelTable<Double> = Double.kernels
  ) -> Network<Double> {
    var generator = RandomGenerator(seed: seed, stream: .probe)
    let shapes = (0..<2).map { layer in
      LayerShape(
        units: 4, activation: .allCases[generator.below(14)],
        normalization: .allCases[generator.below(3)],
        dropout: [0, 0.4][generator.below(2)], skip: layer == 1 ? generator.below(2) : 0)
    }
    return fill(
      Network(
        inputs: 3, shapes: shapes + [LayerShape(units: 4, activation: output, skip: 1)],
        initialization: .glorot, seed: seed, kernels: kernels), seed: seed)
  }

  private func fill(_ network: Network<Double>, seed: UInt64) -> Network<Double> {
    for (index, layer) in network.layers.enumerated() {
      for (place, parameter) in layer.parameters.enumerated().dropFirst() {
        parameter.fill(
          numbers(parameter.count, seed: seed + UInt64(10 * index + place), 0.3...1.2))
      }
    }
    return network
  }

  private func check(
    _ network: Network<Double>, _ loss: LossFunction = .squaredError, usesActivations: Bool = false
  ) -> GradientCheckResult {
    let targets = Matrix<Double>(rows: Self.examples, columns: network.outputs)
    for row in 0..<Self.examples { targets[row, row % network.outputs] = 1 }
    return GradientCheck.network(
      network, loss: loss, usesActivations: usesActivations,
      inputs: Matrix(
        rows: Self.examples, columns: network.inputs,
        values: numbers(Self.examples * network.inputs, seed: 31)), targets: targets)
  }

  /// Skips, dropout with its mask, normalisation and activations in any mixture.
  @Test(arguments: 1...120)
  func randomNetsPass(seed: Int) {
    let loss = LossFunction.allCases[seed % 3]
    // A cross-entropy from 1 − a has lost digits where a is near 1, which no bound on the rounding of
    // the loss alone knows.
    let result = check(
      network(UInt64(seed), output: loss.pairedActivation ?? .identity), loss,
      usesActivations: loss == .categoricalCrossEntropy && seed % 2 == 0)
    #expect(result.passed, "\(result)")
  }

  /// A mistake planted in a kernel that the way back uses, and in no kernel of the way forward.
  enum Mistake: String, CaseIterable, Sendable {
    case slope, slopeByLittle, loss, mean, biases, biasesByLittle, transpose, skip
    case normalization, scaleAndShift

    func plant(in kernels: KernelTable<Double>) -> KernelTable<Double> {
      switch self {
      case .slope:
        // δ = g, as if every slope were 1.
        return kernels.with(pullBack: { b in
          b.result.update(from: b.upstream, count: b.rows * b.columns)
        })
      case .slopeByLittle:
        return kernels.with(pullBack: { b in
          kernels.pullBack(b)
          b.result[0] *= 1 + 1e-4
        })
      case .loss:
        // The ½ of another definition.
        return kernels.with(loss: { form, b in
          let value = kernels.loss(form, b)
          kernels.scale(b.gradient, 0.5, b.rows * b.columns)
          return value
        })
      case .mean:
        // A sum over the batch in place of its mean.
        return kernels.with(scale: { _, _, _ in })
      case .biases:
        // The last example is forgotten.
        return kernels.with(columnSums: { kernels.columnSums($0, $1 - 1, $2, $3) })
      case .biasesByLittle:
        return kernels.with(columnSums: { matrix, rows, columns, result in
          kernels.columnSums(matrix, rows, columns, result)
          result[columns - 1] += 1e-5
        })
      case .transpose:
        // W in place of Wᵀ, for square weights.
        return kernels.with(transpose: { matrix, rows, columns, result in
          result.update(from: matrix, count: rows * columns)
        })
      case .skip:
        // What a skip hands back arrives twice, what it adds only once: the outputs of a sigmoid are
        // never negative.
        return kernels.with(add: { values, target, count in
          kernels.add(values, target, count)
          if (0..<count).contains(where: { values[$0] < 0 }) { kernels.add(values, target, count) }
        })
      case .normalization:
        // Mean and variance as if they did not depend on the weights.
        return kernels.with(normalizationPullBack: { buffers in
          var given = buffers
          given.usesGivenMoments = true
          kernels.normalizationPullBack(given)
        })
      case .scaleAndShift:
        return kernels.with(normalizationPullBack: { buffers in
          var swapped = buffers
          (swapped.scaleGradient, swapped.shiftGradient) = (
            buffers.shiftGradient, buffers.scaleGradient
          )
          kernels.normalizationPullBack(swapped)
        })
      }
    }
  }

  @Test(arguments: Mistake.allCases)
  func plantedMistakesFail(mistake: Mistake) {
    func net(_ kernels: KernelTable<Double>) -> Network<Double> {
      fill(
        Network(
          inputs: 4,
          shapes: [
            LayerShape(units: 4, activation: .sigmoid, normalization: .batch),
            LayerShape(units: 4, activation: .sigmoid, skip: 1),
            LayerShape(units: 4, activation: .identity),
          ], initialization: .glorot, seed: 2, kernels: kernels), seed: 2)
    }
    #expect(check(net(Double.kernels)).passed)
    let found = check(net(mistake.plant(in: Double.kernels)))
    #expect(!found.passed)
    #expect(found.relativeError > 1e-6, "\(found)")
  }

  /// A layer normalisation divides by how much the units of an example differ; where that is little, the net
  /// bends so much within the step that one difference is wrong by far more than is allowed.
  @Test func aNetThatBendsPasses() {
    let hidden = LayerShape(units: 4, activation: .tanh, normalization: .layer)
    let output = LayerShape(units: 4, activation: .softmax)
    let network = Network<Double>(
      inputs: 3, shapes: [hidden, hidden, output], initialization: .glorot, seed: 3)
    let weights = network.layers[0].weights
    weights.fill(weights.doubles.map { 2e-3 * $0 })
    let result = check(network, .categoricalCrossEntropy)
    #expect(result.passed && result.crossedKinks == 0, "\(result)")
  }

  /// Targets that do not sum to 1 break what the paired gradient S − y presupposes: the check has to
  /// notice a gradient that is not that of the loss.
  @Test func aWrongGradientFails() {
    let network = network(6, output: .softmax)
    let result = GradientCheck.network(
      network, loss: .categoricalCrossEntropy,
      inputs: Matrix(rows: Self.examples, columns: 3, values: numbers(18, seed: 31)),
      targets: Matrix(rows: Self.examples, columns: 4, values: numbers(24, seed: 1, 0...0.2)))
    #expect(!result.passed)
    #expect(result.relativeError > 1e-3)
  }

  @Test func whatIsNotANumberFails() {
    let network = network(6)
    network.layers[0].weights[0, 0] = .nan
    let result = check(network)
    #expect(!result.passed && !result.hasFiniteLoss && result.compared == 0)
  }

  /// The check leaves the net as it was, running averages included.
  @Test(arguments: 1...10)
  func checkingChangesNothing(seed: Int) {
    let network = network(UInt64(seed))
    func all() -> [[Double]] {
      network.layers.flatMap { layer in
        layer.parameters.map(\.doubles) + [
          layer.normalization?.runningMeans.doubles ?? [],
          layer.normalization?.runningVariances.doubles ?? [],
        ]
      }
    }
    let before = all()
    _ = check(network)
    #expect(all() == before)
  }

  /// Eight saturated layers: the gradients of the first are far below what a difference of losses can
  /// show. The check passes, because rounding explains every disagreement there; it does not confirm
  /// them, which a mistake in these layers alone shows.
  @Test func deepSaturatedNets() {
    func net(_ kernels: KernelTable<Double>) -> Network<Double> {
      Network<Double>(
        inputs: 3,
        shapes: [LayerShape](repeating: LayerShape(units: 4, activation: .sigmoid), count: 8)
          + [LayerShape(units: 1, activation: .identity)], initialization: .glorot, seed: 3,
        bias: 5, kernels: kernels)
    }
    let network = net(Double.kernels)
    #expect(check(network).passed)
    let activity = Activity(
      network, Matrix(rows: 1, columns: 3, values: [1, -1, 0.5]), Matrix(rows: 1, columns: 1))
    network.forward(activity, .training)
    _ = network.loss(.squaredError, activity)
    network.backward(.squaredError, activity)
    let first = activity.layers[0].weightGradient.doubles.map { abs($0) }.max() ?? 0
    #expect(first > 0 && first < 1e-13)
    let wrong = Double.kernels.with(pullBack: { buffers in
      Double.kernels.pullBack(buffers)
      let size = Double.kernels.moments(UnsafePointer(buffers.result), buffers.rows).norm
      if size < 1e-12 { Double.kernels.scale(buffers.result, 2, buffers.rows * buffers.columns) }
    })
    #expect(check(net(wrong)).passed)
  }
}
