import Experiments
import Testing
import Training

@Suite struct DeadShareTests {
  /// z of every layer by three loops, on all training examples.
  private func bruteForce(_ experiment: Experiment, _ network: Network<Double>) -> Double {
    let width = experiment.data.features.count
    var rows = (0..<experiment.data.trainingExamples).map { row in
      Array(experiment.data.trainingInputs[(row * width)..<((row + 1) * width)])
    }
    var units = 0
    var dead = 0
    for layer in network.layers.dropLast() {
      let z = rows.map { input in
        (0..<layer.units).map { unit in
          (0..<layer.inputs).reduce(layer.biases[0, unit]) {
            $0 + input[$1] * layer.weights[$1, unit]
          }
        }
      }
      units += layer.units
      dead += (0..<layer.units).filter { unit in z.allSatisfy { $0[unit] <= 0 } }.count
      rows = z.map { $0.map { max(0, $0) } }
    }
    return Double(dead) / Double(units)
  }

  @Test(arguments: [0, -0.5, -1, -2])
  func isThePlainCount(bias: Double) throws {
    let data = PreparedData(try table(.spiral), seed: 1)
    for seed: UInt64 in 1...5 {
      let experiment = experiment(data, hidden: [8, 6, 4], activation: .relu) {
        $0.hiddenBias = bias
        $0.seed = seed
      }
      let network = experiment.network(Double.self)
      #expect(experiment.deadShare(network) == bruteForce(experiment, network))
    }
  }

  @Test(arguments: ActivationFunction.allCases.filter { !$0.canBeInactive })
  func othersHaveNone(activation: ActivationFunction) throws {
    let data = PreparedData(try table(.iris), seed: 1)
    let experiment = experiment(data, activation: activation)
    #expect(experiment.deadShare(experiment.network(Float.self)).isNaN)
    #expect(experiment.outcome(evaluations: 2).deadShare.isNaN)
  }
}
