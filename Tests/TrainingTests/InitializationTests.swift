import Testing
import Training

@Suite struct InitializationTests {
  /// r of U(−r, r), as the papers say.
  private static func range(_ kind: Initialization, _ fanIn: Int, _ fanOut: Int) -> Double {
    switch kind {
    case .zero: 0
    case .uniform: 0.5
    case .glorot: (6.0 / Double(fanIn + fanOut)).squareRoot()
    case .he: (6.0 / Double(fanIn)).squareRoot()
    default: .nan
    }
  }

  @Test(arguments: Initialization.allCases)
  func weightsFillTheirRange(kind: Initialization) {
    let network = Network<Double>(
      inputs: 40,
      shapes: [
        LayerShape(units: 60, activation: .relu), LayerShape(units: 50, activation: .identity),
      ], initialization: kind, seed: 3)
    for layer in network.layers {
      let weights = layer.weights.doubles
      let r = Self.range(kind, layer.inputs, layer.units)
      #expect(weights.allSatisfy { abs($0) <= r })
      #expect((weights.max() ?? 0) >= r * 0.98 && (weights.min() ?? 0) <= -r * 0.98)
      // The variance of U(−r, r) is r²/3: for He 2/fan-in, for Glorot 2/(fan-in + fan-out).
      let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
      #expect(abs(variance - r * r / 3) <= 0.08 * r * r / 3)
      #expect(layer.biases.doubles.allSatisfy { $0 == 0 })
    }
  }

  @Test func heDoublesTheVarianceOfItsFanIn() {
    let network = Network<Double>(
      inputs: 100, shapes: [LayerShape(units: 80, activation: .relu)], initialization: .he, seed: 1)
    let weights = network.layers[0].weights.doubles
    let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    #expect(abs(variance - 0.02) < 0.001)
  }

  @Test(arguments: ActivationFunction.allCases)
  func sameSeedSameWeightsWhateverTheActivation(activation: ActivationFunction) {
    func weights(_ activation: ActivationFunction, seed: UInt64) -> [[Double]] {
      Network<Float>(
        inputs: 3,
        shapes: [
          LayerShape(units: 5, activation: activation),
          LayerShape(units: 4, activation: activation),
          LayerShape(units: 2, activation: .identity),
        ], initialization: .glorot, seed: seed
      ).layers.map { $0.weights.doubles }
    }
    #expect(weights(activation, seed: 7) == weights(.identity, seed: 7))
    #expect(weights(activation, seed: 7) != weights(activation, seed: 8))
  }

  /// Nets of one seed are scaled copies of each other, layer by layer.
  @Test func initializationsShareTheirNumbers() {
    func layer(_ kind: Initialization) -> [Double] {
      Network<Double>(
        inputs: 6, shapes: [LayerShape(units: 6, activation: .relu)], initialization: kind, seed: 5
      ).layers[0].weights.doubles
    }
    for (he, glorot) in zip(layer(.he), layer(.glorot)) {
      #expect(abs(he - glorot * 2.0.squareRoot()) < 1e-15)
    }
  }

  @Test func biasIsForHiddenLayersOnly() {
    let network = Network<Float>(
      inputs: 2,
      shapes: [
        LayerShape(units: 3, activation: .relu), LayerShape(units: 1, activation: .sigmoid),
      ],
      initialization: .glorot, seed: 1, bias: -1)
    #expect(network.layers[0].biases.doubles == [-1, -1, -1])
    #expect(network.layers[1].biases.doubles == [0])
  }
}
