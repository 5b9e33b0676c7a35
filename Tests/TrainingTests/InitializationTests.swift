import Testing
import Training

@Suite struct InitializationTests {
  static let uniformOnes: [Initialization] = [.zero, .uniform, .glorot, .he]

  private static func layer(
    _ kind: Initialization, fanIn: Int, units: Int, scale: Double? = nil, seed: UInt64 = 5
  ) -> [Double] {
    Network<Double>(
      inputs: fanIn, shapes: [LayerShape(units: units, activation: .relu)], initialization: kind,
      scale: scale, seed: seed
    ).layers[0].weights.doubles
  }

  /// What a seed gave before there were other initializations it still gives, bit for bit.
  @Test(arguments: uniformOnes, [1, 7, 12345] as [UInt64])
  func uniformWeightsAreTheNumbersOfTheirStream(kind: Initialization, seed: UInt64) {
    let network = Network<Double>(
      inputs: 4,
      shapes: [
        LayerShape(units: 6, activation: .relu), LayerShape(units: 3, activation: .identity),
      ], initialization: kind, seed: seed)
    var generator = RandomGenerator(seed: seed, stream: .weights)
    for (fanIn, units, layer) in [(4, 6, network.layers[0]), (6, 3, network.layers[1])] {
      let r: Double =
        switch kind {
        case .uniform: 0.5
        case .glorot: (6.0 / Double(fanIn + units)).squareRoot()
        case .he: (6.0 / Double(fanIn)).squareRoot()
        default: 0
        }
      let wanted = (0..<fanIn * units).map { _ in r * (2 * generator.uniform() - 1) }
      #expect(layer.weights.doubles.map(\.bitPattern) == wanted.map(\.bitPattern))
      #expect(layer.biases.doubles.allSatisfy { $0 == 0 })
    }
  }

  @Test func constantWeightsAreTheirScale() {
    #expect(Self.layer(.constant, fanIn: 3, units: 2) == [Double](repeating: 0.1, count: 6))
    #expect(
      Self.layer(.constant, fanIn: 3, units: 2, scale: -2) == [Double](repeating: -2, count: 6))
  }

  /// The scale is the size itself, or a factor; doubling it doubles every weight exactly.
  @Test(arguments: Initialization.allCases)
  func scaleIsAFactor(kind: Initialization) {
    let once = Self.layer(kind, fanIn: 5, units: 7)
    #expect(once == Self.layer(kind, fanIn: 5, units: 7, scale: kind.standardScale))
    let twice = Self.layer(kind, fanIn: 5, units: 7, scale: 2 * kind.standardScale)
    #expect(twice == once.map { 2 * $0 })
    #expect(kind == .zero || twice != once)
    #expect(Self.layer(kind, fanIn: 5, units: 7, scale: 0).allSatisfy { $0 == 0 })
  }

  /// Layers of one input, one unit or both have as many finite weights as they need.
  @Test(arguments: Initialization.allCases, [(1, 1), (1, 9), (9, 1), (2, 3)])
  func smallLayers(kind: Initialization, shape: (fanIn: Int, units: Int)) {
    for seed: UInt64 in 0..<20 {
      let weights = Self.layer(kind, fanIn: shape.fanIn, units: shape.units, seed: seed)
      #expect(weights.count == shape.fanIn * shape.units)
      #expect(weights.allSatisfy { $0.isFinite })
    }
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

  /// Nets of one seed are scaled copies of each other, layer by layer, within each kind of numbers.
  @Test func initializationsShareTheirNumbers() {
    func layer(_ kind: Initialization) -> [Double] { Self.layer(kind, fanIn: 6, units: 6) }
    for (he, glorot) in zip(layer(.he), layer(.glorot)) {
      #expect(abs(he - glorot * 2.0.squareRoot()) < 1e-15)
    }
    for (he, lecun) in zip(layer(.heNormal), layer(.lecun)) {
      #expect(abs(he - lecun * 2.0.squareRoot()) < 1e-15)
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
