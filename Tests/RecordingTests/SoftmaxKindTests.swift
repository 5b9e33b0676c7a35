import Recording
import Testing
import Training

/// The two ways in which a softmax layer can hand back little, on logits that are made for each.
@Suite struct SoftmaxKindTests {
  struct Kind: Sendable {
    var logits: [Double]
    var saturated: Double
    var confident: Double
    var diffuse: Double
  }

  @Test(arguments: [
    // One share of almost 1.
    Kind(logits: [9, 0, 0], saturated: 1, confident: 1, diffuse: 0),
    // max S = 0.96: confident, but ‖J‖₂ is still above 0.025.
    Kind(logits: [3.9, 0, 0], saturated: 0, confident: 1, diffuse: 0),
    // Equal shares of three: ‖J‖₂ = ⅓.
    Kind(logits: [0, 0, 0], saturated: 0, confident: 0, diffuse: 0),
    // Equal shares of twenty: ‖J‖₂ = 0.05, small without any saturation.
    Kind(logits: [Double](repeating: 1, count: 20), saturated: 0, confident: 0, diffuse: 1),
    // Equal shares of fifty: ‖J‖₂ = 0.02, below 0.025 as well.
    Kind(logits: [Double](repeating: 1, count: 50), saturated: 1, confident: 0, diffuse: 1),
  ])
  func isCalledByItsName(kind: Kind) {
    let units = kind.logits.count
    let situation = Situation([.softmax, .identity], widths: [units, 1])
    situation.network.layers[0].weights.fill([Double](repeating: 0, count: 2 * units))
    situation.network.layers[0].biases.fill(kind.logits)
    let record = situation.record()
    #expect(record.value(.layer(1, .saturatedShare), row: 0) == kind.saturated)
    #expect(record.value(.layer(1, .confidentShare), row: 0) == kind.confident)
    #expect(record.value(.layer(1, .diffuseShare), row: 0) == kind.diffuse)
    let frame = record.frames[0].layers[0]
    #expect(frame.units.allSatisfy { $0.saturatedShare == kind.saturated })
    if Set(kind.logits).count == 1 {
      #expect(abs(frame.spectralNorm - 1 / Double(units)) < 1e-12)
    }
  }

  @Test func otherLayersHaveNoSpectralNorm() {
    let record = Situation([.tanh, .identity], widths: [3, 1]).record()
    #expect(record.frames[0].layers[0].spectralNorm.isNaN)
    #expect(!record.columns.contains(.layer(1, .confidentShare)))
  }
}
