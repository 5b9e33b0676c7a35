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
  /// False for a net whose loss is infinite or no number: no difference of it is a number, and nothing is
  /// compared.
  public var hasFiniteLoss = true

  /// What counts as passed.
  public static let tolerance = 1e-7

  public var passed: Bool { compared > 0 && relativeError <= Self.tolerance }
}

/// Compares back-propagated gradients with central differences (f(x+h) − f(x−h)) / 2h in 64 bits.
///
/// The error of a difference is about h²/6 · f''' + 1e−16 |f| / h, so a gradient far below 1e−10 of the
/// loss cannot be confirmed this way. Where a net bends so much that the first term shows, as behind a
/// normalisation of examples that hardly differ, or the second, differences of other steps are extrapolated
/// to a step of 0 (Richardson, "The approximate arithmetical solution by finite differences", 1911).
public struct GradientCheck {
  private static var stepSize: Double { 1e-5 }
  /// The steps of which one is chosen where a single difference is not enough.
  private static var otherSteps: [Double] { [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8] }

  private var largestError = 0.0
  private var largestValue = 0.0
  private var compared = 0
  private var crossedKinks = 0

  private mutating func compare(_ analytic: Double, _ numeric: Difference) {
    compared += 1
    let error = numeric.distance(to: analytic)
    largestError = largestError < error ? error : largestError
    // A difference that is not a number must fail the check, not pass unseen.
    if !analytic.isFinite || !numeric.value.isFinite { largestError = .infinity }
    largestValue = max(largestValue, abs(analytic), abs(numeric.value))
  }

  /// True where nothing would be won by a better difference.
  private func agrees(_ analytic: Double, _ numeric: Difference) -> Bool {
    let largest = max(largestValue, abs(analytic), abs(numeric.value))
    return numeric.distance(to: analytic) <= GradientCheckResult.tolerance / 10 * largest
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
        check.compare(pulled[input], Difference(right, left, distance: 2 * h))
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
      network.forward(activity, .training)
      return network.loss(loss, activity, usesActivations: usesActivations)
    }
    let activity = workspace(.differentiating)
    guard value(activity).isFinite else {
      return GradientCheckResult(
        relativeError: .nan, compared: 0, crossedKinks: 0, hasFiniteLoss: false)
    }
    network.backward(loss, activity, usesActivations: usesActivations)
    let pattern = network.kinkPattern(activity)
    let trial = workspace(.inference)
    for (layer, state) in zip(network.layers, activity.layers) {
      for (parameter, found) in zip(layer.parameters, state.parameters) {
        for index in 0..<parameter.count {
          let original = parameter.pointer[index]
          /// nil where the step crosses a kink.
          func difference(_ step: Double) -> Difference? {
            let h = step * max(1, abs(original))
            let places = (right: original + h, left: original - h)
            var crosses = false
            let losses = [places.right, places.left].map { place in
              parameter.pointer[index] = place
              let loss = value(trial)
              crosses = crosses || network.kinkPattern(trial) != pattern
              return loss
            }
            parameter.pointer[index] = original
            return crosses
              ? nil : Difference(losses[0], losses[1], distance: places.right - places.left)
          }
          guard let first = difference(stepSize) else {
            check.crossedKinks += 1
            continue
          }
          let analytic = found.gradient.pointer[index]
          check.compare(
            analytic,
            check.agrees(analytic, first)
              ? first : Difference(best: otherSteps, of: difference))
        }
      }
    }
    return check.result
  }
}

/// A derivative as a difference of two values.
private struct Difference {
  var value: Double
  /// How far rounding alone can move it: half a unit in the last place of each of two values, divided by
  /// their distance. Disagreement up to this says nothing about the gradient.
  var rounding: Double

  init(_ right: Double, _ left: Double, distance: Double) {
    value = (right - left) / distance
    rounding = 0x1p-53 * (abs(right) + abs(left)) / distance
  }

  /// (4 D(h/2) − D(h)) / 3, in which the term of h² is gone, with the step for which what is left and the
  /// rounding are least; not a number where no step gives one. Chosen without a look at the gradient.
  init(best steps: [Double], of difference: (Double) -> Difference?) {
    (value, rounding) = (.nan, 0)
    var leastDoubt = Double.infinity
    for step in steps {
      guard let whole = difference(step), let half = difference(step / 2) else { continue }
      let extrapolated = half.value + (half.value - whole.value) / 3
      let rounded = (4 * half.rounding + whole.rounding) / 3
      let doubt = abs(extrapolated - half.value) + rounded
      guard doubt < leastDoubt else { continue }
      leastDoubt = doubt
      (value, rounding) = (extrapolated, rounded)
    }
  }

  func distance(to analytic: Double) -> Double { max(0, abs(analytic - value) - rounding) }
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
