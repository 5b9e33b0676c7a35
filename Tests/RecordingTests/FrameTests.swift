import Recording
import Testing
import Training

@Suite struct FrameTests {
  private func values(
    _ quantity: LayerQuantity, _ state: LayerActivity<Double>
  ) -> [Double] {
    switch quantity {
    case .preActivation: state.preActivation.doubles
    case .activation: state.activation.doubles
    case .localDerivative: state.localDerivative.doubles
    case .upstreamGradient: state.upstreamGradient.doubles
    case .errorSignal: state.errorSignal.doubles
    }
  }

  private func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }

  private func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Every bin against a plain count, zeros apart and nothing dropped.
  @Test(arguments: ActivationFunction.allCases)
  func histogramsCountEverything(activation: ActivationFunction) throws {
    var situation = Situation([activation, .identity], widths: [5, 1], examples: 9)
    situation.cadence = 1
    var shown: [[[Double]]] = []
    let record = situation.record { observation, _ in
      shown.append(
        LayerQuantity.allCases.map { values($0, observation.activity.layers[0]) })
    }
    for (frame, quantities) in zip(record.frames, shown) {
      for (quantity, values) in zip(LayerQuantity.allCases, quantities) {
        let histogram = try #require(frame.layers[0].histogram(quantity))
        #expect(histogram.zeros == values.filter { $0 == 0 }.count)
        #expect(histogram.nonFinite == 0)
        let total = histogram.counts.reduce(0, +)
        switch histogram.bins {
        case .linear(let lower, let upper):
          #expect(total == values.count)
          #expect(values.allSatisfy { $0 >= lower && $0 <= upper })
        case .powersOfTwo(let lowest):
          #expect(total + histogram.zeros == values.count)
          let half = histogram.counts.count / 2
          for index in 0..<half {
            let (low, high) = (power(lowest + index), power(lowest + index + 1))
            #expect(
              histogram.counts[half + index] == values.filter { $0 >= low && $0 < high }.count)
            #expect(
              histogram.counts[half - 1 - index]
                == values.filter { -$0 >= low && -$0 < high }.count)
          }
        }
      }
    }
  }

  @Test func framesComeAtTheCadenceAndAtTheEnd() {
    var situation = Situation([.tanh, .identity], widths: [3, 1])
    situation.steps = 12
    situation.cadence = 5
    #expect(situation.record().frames.map(\.step) == [0, 5, 10, 11])
    situation.steps = 11
    #expect(situation.record().frames.map(\.step) == [0, 5, 10])
  }

  @Test func unitsAndWeightsOfTheStep() throws {
    var situation = Situation([.tanh, .identity], widths: [3, 1])
    situation.steps = 1
    var gradient: [Double] = []
    var z: [[Double]] = []
    var (g, delta) = ([[Double]](), [[Double]]())
    let record = situation.record { observation, _ in
      g = observation.activity.layers[0].upstreamGradient.rowArrays
      delta = observation.activity.layers[0].errorSignal.rowArrays
      gradient = observation.activity.layers[0].weightGradient.doubles
      z = observation.activity.layers[0].preActivation.rowArrays
    }
    let layer = record.frames[0].layers[0]
    #expect(layer.weightGradient == gradient.map { abs($0) })
    for (unit, state) in layer.units.enumerated() {
      #expect(isClose(state.upstreamGradientRMS, rootMeanSquare(g.map { $0[unit] })))
      #expect(isClose(state.errorSignalRMS, rootMeanSquare(delta.map { $0[unit] })))
      let own = z.map { $0[unit] }
      #expect(isClose(state.meanPreActivation, own.reduce(0, +) / Double(own.count)))
      #expect(state.maximumPreActivation == own.max())
    }
    // The loss hands out δ of the output at once.
    #expect(record.frames[0].layers[1].units.allSatisfy { $0.errorSignalRMS > 0 })
  }

  /// Gradients whose squares are 0 in 64 bits are not nothing, and exact zeros are.
  @Test(arguments: [1e-170, 1e-300, 0]) func gradientsThatHaveAllButVanished(factor: Double) {
    var situation = Situation([.tanh, .identity], widths: [3, 1])
    situation.steps = 1
    let weights = situation.network.layers[1].weights.doubles
    let whole = situation.record().frames[0].layers[0].units.map(\.upstreamGradientRMS)
    situation = Situation([.tanh, .identity], widths: [3, 1])
    situation.steps = 1
    situation.network.layers[1].weights.fill(weights.map { $0 * factor })
    var g: [[Double]] = []
    let record = situation.record { observation, _ in
      g = observation.activity.layers[0].upstreamGradient.rowArrays
    }
    for (unit, state) in record.frames[0].layers[0].units.enumerated() {
      let largest = g.map { abs($0[unit]) }.max() ?? .nan
      #expect((largest == 0) == (factor == 0))
      let expected = factor == 0 ? 0 : largest * rootMeanSquare(g.map { $0[unit] / largest })
      #expect(isClose(state.upstreamGradientRMS, expected))
      #expect(whole[unit] > 0)
    }
  }
}
