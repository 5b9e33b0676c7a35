import Kernels

/// The result of comparing gradients with central differences.
public struct GradientCheckResult: Sendable, Equatable {
  /// The largest |analytic − numeric|, divided by the largest magnitude of either.
  public var relativeError: Double
  /// Derivatives that were compared.
  public var compared: Int
  /// Differences that were left out because the step crossed a kink.
  public var crossedKinks: Int

  /// What counts as passed.
  public static let tolerance = 1e-7

  public var passed: Bool { compared > 0 && relativeError <= Self.tolerance }
}

/// Compares back-propagated gradients with central differences (f(x+h) − f(x−h)) / 2h in 64 bits.
///
/// The error of a difference is about h²/6 · f''' + 1e−16 |f| / h, so a gradient far below 1e−10 of the
/// loss cannot be confirmed this way.
public struct GradientCheck {
  private static var stepSize: Double { 1e-5 }

  /// Half a unit in the last place of each of two values, divided by their distance.
  private static func rounding(_ right: Double, _ left: Double, _ h: Double) -> Double {
    0x1p-53 * (abs(right) + abs(left)) / (2 * h)
  }

  private var largestError = 0.0
  private var largestValue = 0.0
  private var compared = 0
  private var crossedKinks = 0

  /// - Parameter rounding: how far rounding alone can move the difference; disagreement up to this
  ///   says nothing about the gradient.
  private mutating func compare(_ analytic: Double, _ numeric: Double, rounding: Double) {
    compared += 1
    let error = max(0, abs(analytic - numeric) - rounding)
    largestError = largestError < error ? error : largestError
    // A difference that is not a number must fail the check, not pass unseen.
    if !analytic.isFinite || !numeric.isFinite { largestError = .infinity }
    largestValue = max(largestValue, abs(analytic), abs(numeric))
  }

  private var result: GradientCheckResult {
    GradientCheckResult(
      relativeError: largestError == 0 ? 0 : largestError / largestValue, compared: compared,
      crossedKinks: crossedKinks)
  }

  /// The pull-back of one activation function alone, with every unit vector as upstream gradient, at
  /// the given pre-activations of one example.
  public static func pullBack(
    _ activation: ActivationFunction, at z: [Double]
  ) -> GradientCheckResult {
    var check = GradientCheck()
    let n = z.count
    let values = Matrix<Double>(rows: 1, columns: n)
    let derivative = Matrix<Double>(rows: 1, columns: n)
    activation.apply(
      Matrix(rows: 1, columns: n, values: z), values: values, derivative: derivative)
    for output in 0..<n {
      let unit = Matrix<Double>(rows: 1, columns: n)
      unit[0, output] = 1
      let pulled = Matrix<Double>(rows: 1, columns: n)
      activation.pullBack(unit, values: values, derivative: derivative, into: pulled)
      for input in 0..<n {
        let h = stepSize * max(1, abs(z[input]))
        if activation.hasKink, abs(z[input]) <= h {
          check.crossedKinks += 1
          continue
        }
        let right = activation.value(z, shifted: input, by: h)[output]
        let left = activation.value(z, shifted: input, by: -h)[output]
        check.compare(
          pulled[0, input], (right - left) / (2 * h), rounding: rounding(right, left, h))
      }
    }
    return check.result
  }

  /// Every weight and bias of a net on one batch.
  public static func network(
    _ network: Network<Double>, loss: LossFunction, inputs: Matrix<Double>, targets: Matrix<Double>
  ) -> GradientCheckResult {
    var check = GradientCheck()
    let activity = Activity(network: network, examples: inputs.rows)
    activity.load(Array(0..<inputs.rows), inputs: inputs, targets: targets)
    network.forward(activity)
    _ = network.loss(loss, activity)
    network.backward(loss, activity)
    let pattern = network.kinkPattern(activity)
    let trial = Activity(network: network, examples: inputs.rows)
    trial.load(Array(0..<inputs.rows), inputs: inputs, targets: targets)
    for (layer, state) in zip(network.layers, activity.layers) {
      for (parameters, gradient) in [
        (layer.weights, state.weightGradient), (layer.biases, state.biasGradient),
      ] {
        for index in 0..<parameters.count {
          let original = parameters.pointer[index]
          var losses: [Double] = []
          var crossed = false
          for side in [1.0, -1.0] {
            parameters.pointer[index] = original + side * stepSize
            network.forward(trial)
            losses.append(network.loss(loss, trial))
            crossed = crossed || network.kinkPattern(trial) != pattern
          }
          parameters.pointer[index] = original
          if crossed {
            check.crossedKinks += 1
          } else {
            check.compare(
              gradient.pointer[index], (losses[0] - losses[1]) / (2 * stepSize),
              rounding: rounding(losses[0], losses[1], stepSize))
          }
        }
      }
    }
    return check.result
  }
}

extension ActivationFunction {
  /// True where φ' jumps, at z = 0.
  var hasKink: Bool { self == .relu || self == .leakyReLU }

  fileprivate func value(_ z: [Double], shifted index: Int, by h: Double) -> [Double] {
    var moved = z
    moved[index] += h
    let values = Matrix<Double>(rows: 1, columns: z.count)
    apply(
      Matrix(rows: 1, columns: z.count, values: moved), values: values,
      derivative: Matrix(rows: 1, columns: z.count))
    return values.doubles
  }
}

extension Network<Double> {
  /// On which side of its kink every entry of every layer with kinks stands.
  fileprivate func kinkPattern(_ activity: Activity<Double>) -> [Bool] {
    var pattern: [Bool] = []
    for (layer, state) in zip(layers, activity.layers) where layer.activation.hasKink {
      for i in 0..<state.preActivation.count { pattern.append(state.preActivation.pointer[i] > 0) }
    }
    return pattern
  }
}
