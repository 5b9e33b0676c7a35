import Recording
import Testing
import Training

/// A diverged run is data: rows are kept, nothing traps, and what is not a number is counted.
@Suite struct DivergenceTests {
  @Test(arguments: ActivationFunction.allCases)
  func rowsOfADivergedRunAreKept(activation: ActivationFunction) throws {
    var situation = Situation([activation, .identity], widths: [4, 1], seed: 3)
    situation.rate = 1e200
    situation.steps = 50
    situation.cadence = 1
    let record = situation.record()
    guard case .diverged(let step) = record.ending else {
      Issue.record("\(activation) did not diverge")
      return
    }
    #expect(record.steps == Array(0...step))
    let losses = try #require(record.series(.run(.loss)))
    #expect(losses.dropLast().allSatisfy { $0.isFinite })
    #expect(!(losses.last ?? 0).isFinite)
    #expect(record.values.count == record.columns.count * record.steps.count)
  }

  /// A NaN input: every statistic is made, the bad entries are counted, and no unit is called dead.
  @Test(arguments: ActivationFunction.allCases)
  func notANumber(activation: ActivationFunction) throws {
    let situation = Situation([activation, .identity], widths: [4, 1], seed: 3)
    situation.inputs[2, 0] = .nan
    // Every other example leaves all units inactive.
    situation.network.layers[0].biases.fill([-50, -50, -50, -50])
    let record = situation.record()
    #expect(record.ending == .diverged(at: 0))
    #expect(record.value(.quantity(1, .preActivation, .nonFinite), row: 0) == 4)
    let maximum = try #require(record.value(.quantity(1, .preActivation, .maximum), row: 0))
    #expect(maximum < -40)
    #expect(record.events.isEmpty)
    let histograms = record.frames[0].layers[0].histograms
    #expect(histograms[0].nonFinite == 4 && histograms[1].nonFinite == 4)
    // A slope that is a constant of the formula is one also where z is not a number.
    let isConstant: Set<ActivationFunction> = [
      .identity, .hardSigmoid, .relu, .leakyReLU, .elu, .selu,
    ]
    #expect(histograms[2].nonFinite == (isConstant.contains(activation) ? 0 : 4))
  }

  /// NaN stands wherever a number does not exist.
  @Test func ratioOfNothing() throws {
    let situation = Situation([.tanh, .identity], widths: [3, 1], initialization: .zero)
    let record = situation.record()
    let ratio = try #require(record.value(.layer(1, .updateRatio), row: 0))
    #expect(!ratio.isFinite)
    #expect(record.value(.layer(1, .weightNorm), row: 0) == 0)
  }
}
