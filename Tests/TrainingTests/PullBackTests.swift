import Foundation
import Testing
import Training

/// δ = J_φᵀ g of every activation function, alone.
@Suite struct PullBackTests {
  @Test(arguments: ActivationFunction.allCases, [2, 3, 5, 9])
  func passesTheGradientCheck(activation: ActivationFunction, units: Int) {
    for seed: UInt64 in 1...6 {
      let z = numbers(units, seed: seed, -4...4)
      let result = GradientCheck.pullBack(activation, at: z)
      #expect(result.passed, "\(result) at \(z)")
      #expect(result.compared + result.crossedKinks == units * units)
    }
  }

  /// The same without the project's own check: a net whose only layer has the identity as weights and
  /// whose squared error hands 2 (a − y) to the pull-back.
  @Test(arguments: ActivationFunction.allCases)
  func agreesWithADifferenceQuotient(activation: ActivationFunction) {
    for seed: UInt64 in 1...6 {
      let n = 4
      let network = Network<Double>(
        inputs: n, shapes: [LayerShape(units: n, activation: activation)], initialization: .zero,
        seed: 1)
      for unit in 0..<n { network.layers[0].weights[unit, unit] = 1 }
      let z = numbers(n, seed: seed, -3...3)
      let targets = Matrix<Double>(rows: 1, columns: n, values: numbers(n, seed: seed + 50))
      func loss(_ z: [Double]) -> (Double, Activity<Double>) {
        let activity = Activity(network, Matrix(rows: 1, columns: n, values: z), targets)
        network.forward(activity)
        return (network.loss(.squaredError, activity), activity)
      }
      let activity = loss(z).1
      network.backward(.squaredError, activity)
      for unit in 0..<n {
        let h = 1e-5
        var (above, below) = (z, z)
        above[unit] += h
        below[unit] -= h
        let quotient = (loss(above).0 - loss(below).0) / (2 * h)
        let found = activity.layers[0].errorSignal[0, unit]
        #expect(abs(found - quotient) <= 1e-8 * max(1, abs(quotient)))
      }
    }
  }

  /// Nothing compared is nothing shown.
  @Test func aCheckWithoutComparisonsHasNotPassed() {
    let result = GradientCheck.pullBack(.relu, at: [0])
    #expect(result.compared == 0)
    #expect(result.crossedKinks == 1)
    #expect(!result.passed)
  }

  /// What is declared about an activation function against the function itself.
  @Test(arguments: ActivationFunction.allCases)
  func declaredFacts(activation: ActivationFunction) {
    let z = stride(from: -40.0, through: 40, by: 0.125).map { $0 }
    let network = Network<Double>(
      inputs: 1, shapes: [LayerShape(units: 1, activation: activation)], initialization: .zero,
      seed: 1)
    network.layers[0].weights[0, 0] = 1
    let activity = Activity(
      network, Matrix(rows: z.count, columns: 1, values: z), Matrix(rows: z.count, columns: 1))
    network.forward(activity)
    let values = activity.layers[0].activation.doubles
    let slopes = activity.layers[0].localDerivative.doubles
    guard !activation.isJoint else {
      #expect(values.allSatisfy { $0 == 1 } && slopes.allSatisfy { $0 == 0 })
      return
    }
    #expect(abs((slopes.max() ?? 0) - activation.largestSlope) < 1e-12)
    #expect(slopes.allSatisfy { $0 >= 0 })
    if let range = activation.boundedRange {
      #expect(values.allSatisfy { $0 >= range.lower && $0 <= range.upper })
      #expect((values.last ?? 0) > range.upper - 1e-9 && values[0] < range.lower + 1e-9)
    } else {
      #expect((values.last ?? 0) > 39)
    }
    // At ∓10, where a slope is small but in 64 bits not yet rounded to 0.
    let (left, right) = (slopes[240], slopes[400])
    #expect(activation.canBeInactive == (left == 0))
    switch activation.saturatingTails {
    case .both: #expect(left < 1e-4 && left > 0 && right < 1e-4 && right > 0)
    case .left: #expect(left < 1e-4 && left > 0 && right > 0.9)
    case .none: #expect((left == 0 || left > 0.001) && right > 0.9)
    case .joint: Issue.record("one number per unit cannot saturate jointly")
    }
  }
}
