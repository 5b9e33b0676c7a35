import KernelCode
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
    _ activation: ActivationFunction, parameter: Double? = nil, at z: [Double],
    kernels: KernelTable<Double> = Double.kernels
  ) -> GradientCheckResult {
    var check = GradientCheck()
    let row = ActivationRow(activation, parameter: parameter, kernels: kernels)
    let state = row.apply(z)
    for output in z.indices {
      let pulled = row.pullBack(unit: output, state)
      for input in z.indices {
        let h = stepSize * max(1, abs(z[input]))
        if let kink = activation.facts.kink, abs(abs(z[input]) - kink) <= h {
          check.crossedKinks += 1
          continue
        }
        let right = row.value(z, shifted: input, by: h)[output]
        let left = row.value(z, shifted: input, by: -h)[output]
        check.compare(
          pulled[input], (right - left) / (2 * h), rounding: rounding(right, left, h))
      }
    }
    return check.result
  }

  /// Every parameter of a net on one batch, as it is while it learns: with the moments of the batch, and
  /// with the same activations dropped in every pass.
  public static func network(
    _ network: Network<Double>, loss: LossFunction, usesActivations: Bool = false,
    inputs: Matrix<Double>, targets: Matrix<Double>
  ) -> GradientCheckResult {
    var check = GradientCheck()
    func workspace(_ purpose: Activity<Double>.Purpose) -> Activity<Double> {
      let activity = Activity(network: network, examples: inputs.rows, purpose: purpose)
      activity.load(Array(0..<inputs.rows), inputs: inputs, targets: targets)
      var generator = RandomGenerator(seed: 1, stream: .dropout)
      activity.drawMasks(network, from: &generator)
      return activity
    }
    func value(_ activity: Activity<Double>) -> Double {
      network.forward(activity)
      return network.loss(loss, activity, usesActivations: usesActivations)
    }
    let activity = workspace(.differentiating)
    _ = value(activity)
    network.backward(loss, activity, usesActivations: usesActivations)
    let pattern = network.kinkPattern(activity)
    let trial = workspace(.asking)
    for (layer, state) in zip(network.layers, activity.layers) {
      for (parameter, found) in zip(layer.parameters, state.parameters) {
        for index in 0..<parameter.count {
          let original = parameter.pointer[index]
          var losses: [Double] = []
          var crossed = false
          for side in [1.0, -1.0] {
            parameter.pointer[index] = original + side * stepSize
            losses.append(value(trial))
            crossed = crossed || network.kinkPattern(trial) != pattern
          }
          parameter.pointer[index] = original
          if crossed {
            check.crossedKinks += 1
          } else {
            check.compare(
              found.gradient.pointer[index], (losses[0] - losses[1]) / (2 * stepSize),
              rounding: rounding(losses[0], losses[1], stepSize))
          }
        }
      }
    }
    return check.result
  }
}

/// One activation function at the pre-activations of one example.
private struct ActivationRow {
  let place: Int
  let parameter: Double
  let kernels: KernelTable<Double>

  init(_ activation: ActivationFunction, parameter: Double?, kernels: KernelTable<Double>) {
    place = activation.place
    self.parameter = parameter ?? activation.standardParameter ?? 0
    self.kernels = kernels
  }

  func apply(_ z: [Double]) -> (values: Matrix<Double>, slopes: Matrix<Double>) {
    let n = z.count
    let input = Matrix<Double>(rows: 1, columns: n, values: z)
    let values = Matrix<Double>(rows: 1, columns: n)
    let slopes = Matrix<Double>(rows: 1, columns: n)
    kernels.activate(
      ActivationBuffers(
        function: place, parameter: parameter, rows: 1, columns: n, z: input.pointer,
        values: values.pointer, slopes: slopes.pointer))
    return (values, slopes)
  }

  func value(_ z: [Double], shifted index: Int, by h: Double) -> [Double] {
    var moved = z
    moved[index] += h
    return apply(moved).values.doubles
  }

  /// The row of J that belongs to one output.
  func pullBack(
    unit: Int, _ state: (values: Matrix<Double>, slopes: Matrix<Double>)
  ) -> [Double] {
    let n = state.values.columns
    let upstream = Matrix<Double>(rows: 1, columns: n)
    upstream[0, unit] = 1
    let result = Matrix<Double>(rows: 1, columns: n)
    kernels.pullBack(
      PullBackBuffers(
        function: place, parameter: parameter, rows: 1, columns: n, values: state.values.pointer,
        slopes: state.slopes.pointer, upstream: upstream.pointer, result: result.pointer))
    return result.doubles
  }
}

extension Network<Double> {
  /// Between which of its kinks every entry of every layer with kinks stands.
  fileprivate func kinkPattern(_ activity: Activity<Double>) -> [Int] {
    var pattern: [Int] = []
    for (layer, state) in zip(layers, activity.layers) {
      guard let kink = layer.activation.facts.kink else { continue }
      for i in 0..<state.preActivation.count {
        let z = state.preActivation.pointer[i]
        pattern.append((z > kink ? 1 : 0) + (z > -kink ? 1 : 0))
      }
    }
    return pattern
  }
}
