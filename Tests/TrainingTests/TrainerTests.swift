import KernelCode
import Testing
import Training

@Suite struct TrainerTests {
  private func trainer<S: Scalar>(
    _: S.Type, seed: UInt64 = 1, batchSize: Int = .max, activation: ActivationFunction = .tanh,
    optimizer: OptimizerKind = .sgd
  ) -> Trainer<S> {
    let inputs = Matrix<S>(rows: 12, columns: 2, values: numbers(24, seed: 40))
    let targets = Matrix<S>(rows: 12, columns: 1, values: numbers(12, seed: 41))
    return Trainer(
      network: Network(
        inputs: 2,
        shapes: [
          LayerShape(units: 5, activation: activation),
          LayerShape(units: 1, activation: .identity),
        ], initialization: .glorot, seed: seed),
      inputs: inputs, targets: targets, loss: .squaredError,
      optimizer: OptimizerSettings(optimizer, rate: 0.05),
      batchSize: batchSize, seed: seed)
  }

  @Test(arguments: OptimizerKind.allCases)
  func sameSeedSameLossesBitForBit(kind: OptimizerKind) {
    func losses(seed: UInt64) -> [Double] {
      var trainer = trainer(Float.self, seed: seed, batchSize: 5, optimizer: kind)
      return (0..<40).map { _ in trainer.advance() }
    }
    #expect(losses(seed: 3) == losses(seed: 3))
    #expect(losses(seed: 3) != losses(seed: 4))
  }

  /// What is shown belongs to the weights before the update, and the update is what happens next.
  @Test func observationComesBeforeTheUpdate() {
    var trainer = trainer(Double.self, batchSize: 4)
    for step in 0..<5 {
      let before = trainer.network.layers.map { $0.weights.doubles + $0.biases.doubles }
      var updates: [[Double]] = []
      var seen = -1
      var seenLoss = Double.nan
      let loss = trainer.advance { observation in
        seen = observation.step
        seenLoss = observation.loss
        #expect(
          observation.network.layers.map { $0.weights.doubles + $0.biases.doubles } == before)
        updates = observation.activity.layers.map {
          $0.weightUpdate.doubles + $0.biasUpdate.doubles
        }
        #expect(observation.batch.count == 4)
        // The batch holds the rows that it names.
        for (place, row) in observation.batch.enumerated() {
          #expect(
            observation.activity.inputs.rowArrays[place] == trainerInputs[row])
        }
      }
      #expect(seen == step && seenLoss == loss && trainer.step == step + 1)
      for (layer, (old, update)) in zip(trainer.network.layers, zip(before, updates)) {
        #expect(layer.weights.doubles + layer.biases.doubles == zip(old, update).map { $0 + $1 })
      }
    }
  }

  private var trainerInputs: [[Double]] {
    Matrix<Double>(rows: 12, columns: 2, values: numbers(24, seed: 40)).rowArrays
  }

  /// ∂L/∂W does not depend on how many times the same examples are repeated, and g and δ of an example
  /// do not either: that is what the factor N is for.
  @Test func repeatedExamplesChangeNothing() {
    let network = Network<Double>(
      inputs: 2,
      shapes: [
        LayerShape(units: 4, activation: .tanh), LayerShape(units: 1, activation: .sigmoid),
      ],
      initialization: .glorot, seed: 9)
    let inputs = numbers(6, seed: 1)
    let targets = numbers(3, seed: 2, 0...1)
    func activity(_ times: Int) -> Activity<Double> {
      let activity = Activity(
        network,
        Matrix(
          rows: 3 * times, columns: 2, values: (0..<times).flatMap { _ in inputs }),
        Matrix(rows: 3 * times, columns: 1, values: (0..<times).flatMap { _ in targets }))
      network.forward(activity, .training)
      _ = network.loss(.binaryCrossEntropy, activity)
      network.backward(.binaryCrossEntropy, activity)
      return activity
    }
    let (once, thrice) = (activity(1), activity(3))
    for (a, b) in zip(once.layers, thrice.layers) {
      #expect(a.errorSignal.rowArrays == Array(b.errorSignal.rowArrays.prefix(3)))
      for (x, y) in zip(a.weightGradient.doubles, b.weightGradient.doubles) {
        #expect(abs(x - y) < 1e-15)
      }
    }
  }

  /// Step s is taken at η times the factor of the schedule at s, as it is shown.
  @Test(arguments: LearningRateSchedule.allCases)
  func scheduleDecidesTheRate(schedule: LearningRateSchedule) {
    let steps = 20
    let settings = OptimizerSettings(.sgd, rate: 0.1, schedule: schedule, steps: steps)
    var trainer = Trainer(
      network: Network<Double>(
        inputs: 2, shapes: [LayerShape(units: 1, activation: .tanh)], initialization: .glorot,
        seed: 1),
      inputs: Matrix(rows: 12, columns: 2, values: numbers(24, seed: 40)),
      targets: Matrix(rows: 12, columns: 1, values: numbers(12, seed: 41)), loss: .squaredError,
      optimizer: settings, batchSize: .max, seed: 1)
    for step in 0..<steps {
      _ = trainer.advance { observation in
        #expect(observation.rate == 0.1 * schedule.factor(step: step, of: steps))
        let state = observation.activity.layers[0]
        #expect(
          state.weightUpdate.doubles == state.weightGradient.doubles.map { -observation.rate * $0 })
      }
    }
  }

  /// A step sees its batch, not the epoch: the loss is the mean over as many examples as the batch has.
  @Test func aBatchIsNotAnEpoch() {
    var trainer = trainer(Double.self, batchSize: 5)
    var seen: [Int] = []
    for _ in 0..<12 {
      let loss = trainer.advance { observation in
        seen += observation.batch
        let rows = zip(observation.activity.outputs.doubles, observation.activity.targets.doubles)
        let mean = rows.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 5
        #expect(abs(observation.loss - mean) < 1e-14)
      }
      #expect(loss.isFinite)
    }
    // Twelve batches of five are five epochs of twelve.
    for row in 0..<12 { #expect(seen.count { $0 == row } == 5) }
  }
}
