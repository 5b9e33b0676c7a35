import Recording
import Testing
import Training

/// Every recorded number of a row against the definition in docs/metrics.md, computed a second time,
/// plainly, from what the step showed.
@Suite struct StatisticsTests {
  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func statistic(_ statistic: Statistic, _ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    switch statistic {
    case .mean: return mean
    case .standardDeviation:
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    case .minimum: return values.min() ?? .nan
    case .maximum: return values.max() ?? .nan
    case .rms: return norm(values) / n.squareRoot()
    case .zeros: return Double(values.filter { $0 == 0 }.count)
    case .nonFinite: return Double(values.filter { !$0.isFinite }.count)
    }
  }

  private static func matrix(
    _ quantity: LayerQuantity, _ state: LayerActivity<Double>
  ) -> Matrix<Double> {
    switch quantity {
    case .preActivation: state.preActivation
    case .activation: state.activation
    case .localDerivative: state.localDerivative
    case .upstreamGradient: state.upstreamGradient
    case .errorSignal: state.errorSignal
    }
  }

  /// ‖J‖₂ of J = diag(S) − S Sᵀ by power iteration.
  private static func spectralNorm(_ shares: [Double]) -> Double {
    var vector = numbers(shares.count, seed: 3)
    var value = 0.0
    for _ in 0..<3_000 {
      let mean = zip(shares, vector).reduce(0) { $0 + $1.0 * $1.1 }
      let image = zip(shares, vector).map { $0 * ($1 - mean) }
      value = norm(image)
      if value == 0 { return 0 }
      vector = image.map { $0 / value }
    }
    return value
  }

  private static func measure(
    _ measure: LayerMeasure, layer: DenseLayer<Double>, state: LayerActivity<Double>
  ) -> Double {
    let rows = state.activation.rowArrays
    let slopes = state.localDerivative.doubles
    let n = Double(rows.count)
    func share(_ condition: ([Double]) -> Bool) -> Double {
      Double(rows.filter(condition).count) / n
    }
    func jacobian(_ s: [Double]) -> [Double] {
      s.indices.flatMap { i in s.indices.map { (i == $0 ? s[i] : 0) - s[i] * s[$0] } }
    }
    switch measure {
    case .signalSpread:
      let variances = (0..<layer.units).map { unit in
        let own = statistic(.standardDeviation, rows.map { $0[unit] })
        return own * own
      }
      return (variances.reduce(0, +) / Double(layer.units)).squareRoot()
    case .weightNorm: return norm(layer.weights.doubles)
    case .weightRMS: return statistic(.rms, layer.weights.doubles)
    case .weightGradientNorm: return norm(state.weightGradient.doubles)
    case .weightGradientRMS: return statistic(.rms, state.weightGradient.doubles)
    case .biasGradientNorm: return norm(state.biasGradient.doubles)
    case .clippedGradientNorm: return norm(state.clippedWeightGradient.doubles)
    case .updateNorm: return norm(state.weightUpdate.doubles)
    case .updateRatio: return norm(state.weightUpdate.doubles) / norm(layer.weights.doubles)
    case .saturatedShare:
      if layer.activation == .softmax { return share { spectralNorm($0) < 0.05 * 0.5 } }
      // With its parameter, and only in the tail: GELU and SiLU have slopes of 0 before it.
      let limit = 0.05 * layer.activation.largestSlope(layer.parameter)
      let z = state.preActivation.doubles
      let tail = layer.activation.facts.tailBegins
      return Double(slopes.indices.count { abs(slopes[$0]) < limit && z[$0] <= tail })
        / Double(slopes.count)
    case .confidentShare: return share { ($0.max() ?? 0) >= 0.95 }
    case .diffuseShare: return share { ($0.max() ?? 0) < 0.95 && spectralNorm($0) < 0.1 }
    case .inactiveShare: return Double(slopes.filter { $0 == 0 }.count) / Double(slopes.count)
    case .deadUnits:
      let z = state.preActivation.rowArrays
      return Double((0..<layer.units).filter { unit in z.allSatisfy { $0[unit] <= 0 } }.count)
    // With a temperature T the Jacobian is J(z/T) / T.
    case .jacobianNorm:
      return rows.reduce(0) { $0 + norm(jacobian($1)) } / n / layer.parameter
    case .jacobianTrace:
      return rows.reduce(0) { sum, s in sum + 1 - s.reduce(0) { $0 + $1 * $1 } } / n
        / layer.parameter
    }
  }

  private static func measure(
    _ measure: RunMeasure, _ observation: Observation<Double>, _ situation: Situation
  ) -> Double {
    let parameters = observation.activity.layers.flatMap(\.parameters)
    switch measure {
    case .loss: return observation.loss
    case .gradientNorm: return norm(parameters.flatMap(\.gradient.doubles))
    case .clippedGradientNorm: return norm(parameters.flatMap(\.clippedGradient.doubles))
    case .rate:
      return situation.rate
        * situation.schedule.factor(step: observation.step, of: situation.steps)
    case .accuracy, .brier: return .nan
    }
  }

  private func check(_ situation: Situation) {
    let columns = situation.record().columns
    var seen = 0
    _ = situation.record { observation, row in
      for (column, found) in zip(columns, row) {
        let truth: Double
        var size = 1.0
        switch column {
        case .run(let measure): truth = Self.measure(measure, observation, situation)
        case .layer(let layer, let measure):
          truth = Self.measure(
            measure, layer: observation.network.layers[layer - 1],
            state: observation.activity.layers[layer - 1])
        case .quantity(let layer, let quantity, let statistic):
          let values = Self.matrix(quantity, observation.activity.layers[layer - 1]).doubles
          truth = Self.statistic(statistic, values)
          size = Self.statistic(.rms, values)
        }
        // A mean may be a small difference of large numbers: relative to the RMS of the quantity.
        #expect(
          isClose(found, truth) || abs(found - truth) <= 1e-14 * size,
          "\(column.name): \(found), \(truth)")
        seen += 1
      }
    }
    #expect(seen == situation.steps * columns.count)
  }

  @Test(arguments: ActivationFunction.allCases)
  func everyColumn(activation: ActivationFunction) {
    var situation = Situation([activation, activation, .identity], widths: [5, 4, 2])
    // Layers of log-softmax hand back more than they get: larger steps would diverge.
    if activation == .logSoftmax { situation.rate = 0.005 }
    check(situation)
    var minibatch = Situation([activation, .identity], widths: [3, 1], seed: 2)
    // Dead units are decided on all examples, which a small batch does not show: see LivesTests.
    if !activation.canBeInactive {
      minibatch.batchSize = 3
      check(minibatch)
    }
    // With large weights there are saturated, confident and dead units to count.
    var wild = Situation([activation, activation], widths: [6, 3], seed: 3)
    wild.rate = 1e-9
    for layer in wild.network.layers {
      layer.weights.fill(numbers(layer.weights.count, seed: 4, -20...20))
    }
    check(wild)
  }

  /// The same with everything that a layer and an optimizer can have.
  @Test(arguments: ActivationFunction.allCases, Normalization.allCases)
  func everyRemedy(activation: ActivationFunction, normalization: Normalization) {
    var situation = Situation(
      [
        LayerShape(units: 5, activation: activation, normalization: normalization, dropout: 0.3),
        LayerShape(
          units: 5, activation: activation, parameter: activation.standardParameter.map { 3 * $0 },
          normalization: normalization, skip: 1),
        LayerShape(units: 2, activation: .identity),
      ], seed: 5)
    situation.optimizer = .adamw
    situation.weightDecay = 0.1
    situation.schedule = .cosine
    situation.clipping = Clipping(.norm, limit: 0.1)
    check(situation)
    situation.clipping = Clipping(.value, limit: 0.01)
    check(situation)
  }

  @Test(arguments: LossFunction.allCases)
  func everyLoss(loss: LossFunction) {
    let output = loss.pairedActivation ?? .identity
    var situation = Situation([.tanh, output], widths: [4, 3])
    situation.loss = loss
    for row in 0..<7 {
      for column in 0..<3 { situation.targets[row, column] = row % 3 == column ? 1 : 0 }
    }
    check(situation)
    let hasUpstream = situation.record().columns.contains(
      .quantity(2, .upstreamGradient, .rms))
    #expect(hasUpstream == (loss.pairedActivation == nil))
  }

  /// 3, 4 and eleven zeros have the norm 5; a tool that takes the root twice says 2.24.
  @Test func normIsNotRootedTwice() {
    let situation = Situation([.identity], widths: [1], inputs: 2)
    situation.network.layers[0].weights.fill([3, 4])
    let record = situation.record()
    #expect(record.value(.layer(1, .weightNorm), row: 0) == 5)
    #expect(isClose(record.value(.layer(1, .weightRMS), row: 0) ?? 0, 5 / 2.0.squareRoot()))
  }

  /// Row s belongs to the weights before update s; the ratio is that of the update really applied.
  @Test(arguments: OptimizerKind.allCases)
  func recordedBeforeTheUpdate(kind: OptimizerKind) throws {
    var situation = Situation([.tanh, .identity], widths: [4, 1])
    situation.optimizer = kind
    var weights: [[Double]] = [situation.network.layers[0].weights.doubles]
    let record = situation.record { observation, _ in
      let layer = observation.network.layers[0].weights.doubles
      #expect(layer == weights.last)
      let update = observation.activity.layers[0].weightUpdate.doubles
      weights.append(zip(layer, update).map { $0 + $1 })
    }
    #expect(situation.network.layers[0].weights.doubles == weights.last)
    try #require(weights.count == situation.steps + 1)
    for step in 0..<situation.steps {
      let before = Self.norm(weights[step])
      let change = Self.norm(zip(weights[step + 1], weights[step]).map { $0 - $1 })
      #expect(isClose(record.value(.layer(1, .weightNorm), row: step) ?? 0, before))
      #expect(isClose(record.value(.layer(1, .updateRatio), row: step) ?? 0, change / before, 1e-7))
    }
  }

  /// A sigmoid that is stuck near 0 is saturated, though |a| is nowhere near 1.
  @Test(arguments: [-6.9, 6.9])
  func saturationOnBothSides(bias: Double) {
    let situation = Situation([.sigmoid, .identity], widths: [3, 1])
    situation.network.layers[0].weights.fill([Double](repeating: 0, count: 6))
    situation.network.layers[0].biases.fill([bias, 0, bias])
    let record = situation.record()
    #expect(isClose(record.value(.layer(1, .saturatedShare), row: 0) ?? 0, 2.0 / 3))
    let units = record.frames[0].layers[0].units
    #expect(units.map(\.saturatedShare) == [1, 0, 1])
    #expect(abs(units[0].meanActivation - (bias < 0 ? 0.001 : 0.999)) < 1e-4)
  }

  /// The limit is a share of each function's own largest slope: 0.05 · ¼ for sigmoid, 0.05 for tanh and
  /// softplus, and softplus saturates on its left alone.
  @Test(arguments: [
    (ActivationFunction.sigmoid, [-4.4, -4.3, 4.3, 4.4], [1.0, 0, 0, 1]),
    (.tanh, [-2.2, -2.1, 2.1, 2.2], [1, 0, 0, 1]),
    (.softplus, [-3.0, -2.9, 2.9, 40], [1, 0, 0, 0]),
    (.relu, [-9, -1, 1, 9], [0, 0, 0, 0]),
  ])
  func saturationIsRelativeToTheLargestSlope(
    activation: ActivationFunction, z: [Double], saturated: [Double]
  ) {
    let situation = Situation([activation, .identity], widths: [4, 1])
    situation.network.layers[0].weights.fill([Double](repeating: 0, count: 8))
    situation.network.layers[0].biases.fill(z)
    let record = situation.record()
    #expect(record.frames[0].layers[0].units.map(\.saturatedShare) == saturated)
    if !activation.saturatingTails.isNone {
      #expect(
        record.value(.layer(1, .saturatedShare), row: 0) == saturated.reduce(0, +) / 4)
    }
  }

  /// Inactive now is not dead: every unit answers to some example.
  @Test func inactiveIsNotDead() {
    let situation = Situation([.relu, .identity], widths: [2, 1], inputs: 1, examples: 4)
    situation.inputs.fill([-2, -1, 1, 3])
    situation.network.layers[0].weights.fill([1, -1])
    let record = situation.record()
    #expect(record.value(.layer(1, .inactiveShare), row: 0) == 0.5)
    #expect(record.value(.layer(1, .deadUnits), row: 0) == 0)
    #expect(record.value(.quantity(1, .activation, .zeros), row: 0) == 4)
    #expect(record.columns.contains(.layer(1, .saturatedShare)) == false)
    #expect(record.frames[0].layers[0].units.map(\.inactiveShare) == [0.5, 0.5])
    #expect(record.frames[0].layers[0].units.map(\.maximumPreActivation) == [3, 2])
  }
}
