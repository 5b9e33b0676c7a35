import Lab
import PageResources
import Plotting
import Recording
import Testing
import Training

private let irisFile = EmbeddedFile.dataIrisCsv.bytes
private let nets = [
  "hidden=6,5&activation=tanh,relu", "hidden=7,6,5&activation=softmax,sigmoid,softmax:2",
  "hidden=6,6,6&normalization=layer&skip=1&dropout=0.3&activation=silu",
  "hidden=6,6&normalization=batch&batch=20", "dataset=wave&hidden=5,9&activation=elu",
  "dataset=iris&hidden=none&output-activation=sigmoid&loss=squared-error",
  "dataset=moons&hidden=20&output-activation=softmax&loss=categorical-cross-entropy&loss-from=activations",
  "dataset=moons&hidden=4&output-activation=log-softmax",
]

@Suite struct BackwardPassTests {
  /// What is shown are the numbers of the step itself.
  @Test(arguments: nets)
  func theNumbersAreThoseOfTheStep(_ text: String) throws {
    let state = try LabState(text)
    let session = try LabSession(state, irisFile: irisFile)
    for _ in 0..<3 { session.advance() }
    let pass = session.runs[0].pass(example: 2)
    var trainer = try state.first.experiment(irisFile: irisFile).trainer(Float.self)
    for _ in 0..<3 { _ = trainer.advance() }
    _ = trainer.look { observation in
      func row(_ matrix: Matrix<Float>) -> [Double] {
        (0..<matrix.columns).map { Double(matrix[2, $0]) }
      }
      #expect(pass.step == observation.step && pass.row == observation.batch[2])
      for (layer, expected) in zip(pass.layers, observation.activity.layers) {
        #expect(layer.errorSignal == row(expected.errorSignal))
        #expect(layer.localDerivative == row(expected.localDerivative))
        if !layer.upstreamGradient.isEmpty {
          #expect(layer.upstreamGradient == row(expected.upstreamGradient))
        }
      }
    }
    #expect(pass.moments.count == ExamplePass.count(session.runs[0].record.manifest))
  }

  /// Each moment does what it says: what goes on is what comes in, times what stands between.
  @Test(arguments: nets)
  func everyMomentFollowsFromTheOneBefore(_ text: String) throws {
    let session = try LabSession(try LabState(text), irisFile: irisFile)
    for _ in 0..<2 { session.advance() }
    let moments = session.runs[0].pass(example: 1).moments
    #expect(moments[0].kind == .loss && moments.count > 1 || text.contains("none"))
    for (before, moment) in zip(moments, moments.dropFirst()) {
      #expect(moment.incoming == before.outgoing)
      let count = moment.incoming.count
      let size = moment.incoming.reduce(1e-12) { max($0, abs($1)) }
      for (unit, found) in moment.outgoing.enumerated() {
        let expected: Double
        switch moment.kind {
        case .slopes, .mask: expected = moment.incoming[unit] * moment.factors[unit]
        case .skips: expected = moment.incoming[unit] + moment.factors[unit]
        case .jacobian, .weights:
          expected = (0..<count).reduce(0) {
            $0 + moment.factors[unit * count + $1] * moment.incoming[$1]
          }
        case .loss, .normalization: continue
        }
        #expect(abs(found - expected) <= 2e-5 * size, "\(moment.kind) unit \(unit)")
      }
    }
  }

  /// δ of the first layer is the slope of the example's own loss along the layer's biases.
  @Test(arguments: ["activation=tanh", "activation=softmax", "activation=gelu&skip=1"])
  func whatArrivesIsTheSlopeOfTheLoss(_ text: String) throws {
    let state = try LabState(text + "&hidden=5,5&batch=1&precision=64&seed=4")
    let session = try LabSession(state, irisFile: irisFile)
    let arrived = try #require(session.runs[0].pass(example: 0).moments.last).outgoing
    let experiment = try state.first.experiment(irisFile: irisFile)
    func loss(_ unit: Int, _ change: Double) -> Double {
      var trainer = experiment.trainer(Double.self)
      trainer.network.layers[0].biases[0, unit] += change
      return trainer.look { _ in }
    }
    for unit in 0..<5 {
      let slope = (loss(unit, 1e-5) - loss(unit, -1e-5)) / 2e-5
      #expect(abs(slope - arrived[unit]) < 1e-8)
    }
    #expect(arrived.contains { abs($0) > 1e-3 })
  }

  /// The numbers stand in the picture, in the formula and in the words for those who do not see it.
  @Test func theFormulaHasTheNumbers() throws {
    var session = try LabSession(
      try LabState("dataset=dosage&hidden=2&init=constant&init-scale=0.5&held-out=0"), irisFile: [])
    // a = 0.5 (0.5 x + 0.5 x), with the doses 0, ½ and 1 standardized: x = −√1.5, 0, √1.5.
    let request = LabRequest(.backward, layer: 1, example: 3, unit: 1)
    let text = String(decoding: try session.draw(request, place: 0), as: UTF8.self)
    // z = 0.25 · 2 · 1.2247 = 0.612; the target is 0, and g = 2 (0.612 − 0).
    #expect(text.contains("2 (a − y) = 2 (0.612 − 0) = 1.22"))
    #expect(text.contains("Example 3 of 3"))
    let end = LabRequest(.backward, layer: 99, example: 3, unit: 2, width: .page)
    let last = String(decoding: try session.draw(end, place: 0), as: UTF8.self)
    #expect(last.contains("moment 4 of 4"))
    #expect(last.contains("δ = g · φ′(z) = 0.612 · 1 = 0.612"))
    #expect(try session.file(end).contains("<svg"))
  }
}
