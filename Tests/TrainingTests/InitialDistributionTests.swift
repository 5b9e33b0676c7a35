import Foundation
import Testing
import Training

/// What weights are drawn from, against the distributions that the papers name.
///
/// All bounds are five standard errors, or for a distance between distributions the one that chance
/// exceeds once in a million times.
@Suite struct InitialDistributionTests {
  /// All weights of one layer over many seeds.
  private static func weights(
    _ kind: Initialization, fanIn: Int, units: Int, scale: Double? = nil, seeds: UInt64 = 20
  ) -> [Double] {
    (0..<seeds).flatMap { seed in
      Network<Double>(
        inputs: fanIn, shapes: [LayerShape(units: units, activation: .relu)],
        initialization: kind, scale: scale, seed: seed
      ).layers[0].weights.doubles
    }
  }

  /// The variance that the doc comments promise for a layer of 40 inputs and 24 units.
  private static func variance(_ kind: Initialization) -> Double {
    switch kind {
    case .uniform: 0.25 / 3
    case .normal: 1
    case .lecun: 1.0 / 40
    case .glorot, .glorotNormal: 2.0 / 64
    case .he, .heNormal: 2.0 / 40
    default: .nan
    }
  }

  @Test(arguments: [.uniform, .glorot, .he] as [Initialization])
  func uniformWeights(kind: Initialization) {
    let values = Self.weights(kind, fanIn: 40, units: 24)
    let r = (3 * Self.variance(kind)).squareRoot()
    #expect(values.allSatisfy { abs($0) <= r })
    // The kurtosis of a uniform distribution is 9/5.
    expectMoments(values, variance: r * r / 3, kurtosis: 1.8)
    expectDistribution(values) { min(1, max(0, ($0 / r + 1) / 2)) }
  }

  @Test(arguments: [.normal, .lecun, .glorotNormal, .heNormal] as [Initialization])
  func normalWeights(kind: Initialization) {
    let values = Self.weights(kind, fanIn: 40, units: 24)
    let variance = Self.variance(kind)
    expectMoments(values, variance: variance, kurtosis: 3)
    expectDistribution(values) { 0.5 * (1 + erf($0 / (2 * variance).squareRoot())) }
  }

  @Test func normalNumbers() {
    var generator = RandomGenerator(seed: 11, stream: .weights)
    let values = (0..<100_000).map { _ in generator.normal() }
    expectMoments(values, variance: 1, kurtosis: 3)
    expectDistribution(values) { 0.5 * (1 + erf($0 / 2.0.squareRoot())) }
    // Neighbours have nothing to do with each other.
    let products = zip(values, values.dropFirst()).map { $0 * $1 }
    #expect(abs(products.reduce(0, +) / 99_999) < 5 / 99_999.0.squareRoot())
  }

  /// The same bits everywhere means the same formula everywhere: here with the C library's functions.
  @Test func normalNumbersAreBoxAndMullers() {
    for seed: UInt64 in 0..<50 {
      var generator = RandomGenerator(seed: seed, stream: .weights)
      var reference = generator
      for _ in 0..<200 {
        let u = 1 - reference.uniform()
        let v = reference.uniform()
        let wanted = (-2 * log(u)).squareRoot() * cos(2 * Double.pi * v)
        let found = generator.normal()
        #expect(abs(found - wanted) < 1e-14)
        #expect(abs(found) < 8.6)
      }
      #expect(generator.next() == reference.next())
    }
  }

  @Test(arguments: [
    (1, 1), (1, 7), (7, 1), (5, 5), (12, 30), (30, 12), (64, 64), (100, 99), (17, 200),
  ])
  func orthogonalWeights(fanIn: Int, units: Int) {
    for scale in [1, 0.5, 3] {
      for seed: UInt64 in 0..<3 {
        let weights = Network<Double>(
          inputs: fanIn, shapes: [LayerShape(units: units, activation: .tanh)],
          initialization: .orthogonal, scale: scale, seed: seed
        ).layers[0].weights
        let (count, length) = (min(fanIn, units), max(fanIn, units))
        for i in 0..<count {
          for j in 0...i {
            let product = (0..<length).reduce(0.0) { sum, k in
              fanIn <= units
                ? sum + weights[i, k] * weights[j, k] : sum + weights[k, i] * weights[k, j]
            }
            #expect(abs(product / (scale * scale) - (i == j ? 1 : 0)) < 1e-12)
          }
        }
      }
    }
  }

  /// Every direction is as likely: a coordinate of a random point on a sphere in three dimensions is
  /// uniform in −1 … 1 (Archimedes), in two dimensions it is the cosine of a uniform angle, and in one
  /// either sign comes up.
  @Test func orthogonalWeightsFavourNoDirection() {
    func entries(_ size: Int, _ place: Int) -> [Double] {
      (0..<4000).map { seed in
        Network<Double>(
          inputs: size, shapes: [LayerShape(units: size, activation: .tanh)],
          initialization: .orthogonal, seed: UInt64(seed)
        ).layers[0].weights.doubles[place]
      }
    }
    for place in [0, 4, 8] { expectDistribution(entries(3, place)) { ($0 + 1) / 2 } }
    for place in [1, 3] { expectDistribution(entries(2, place)) { 1 - acos($0) / Double.pi } }
    let signs = entries(1, 0)
    #expect(signs.allSatisfy { abs($0) == 1 })
    #expect(abs(signs.reduce(0, +)) < 5 * 4000.0.squareRoot())
  }

  /// Mean 0, the variance, and nothing odd about it.
  private func expectMoments(_ values: [Double], variance: Double, kurtosis: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let square = values.reduce(0) { $0 + $1 * $1 } / n
    #expect(abs(mean) < 5 * (variance / n).squareRoot())
    #expect(abs(square / variance - 1) < 5 * ((kurtosis - 1) / n).squareRoot())
  }

  /// The largest distance between the share of values up to x and what it should be (Kolmogorov).
  private func expectDistribution(_ values: [Double], _ share: (Double) -> Double) {
    let n = Double(values.count)
    var distance = 0.0
    for (index, value) in values.sorted().enumerated() {
      let wanted = share(value)
      distance = max(distance, wanted - Double(index) / n, Double(index + 1) / n - wanted)
    }
    // P(D > d) ≈ 2 exp(−2 n d²).
    #expect(distance < (log(2e6) / (2 * n)).squareRoot())
  }
}
