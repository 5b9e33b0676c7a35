import KernelCode
import Kernels
import Training

/// How much is measured of how changes and gradients propagate: it costs more than a step does.
public enum PropagationLimits {
  /// Frames of a run, evenly spaced, the last among them.
  public static let frames = 20
  /// Probe examples at which Jacobians are looked at, evenly spaced.
  public static let examples = 4
  /// A Jacobian has at most so many rows and columns.
  public static let units = 64
  /// Layers and weights of a net with second backward passes, which take room for a copy of the step.
  public static let layers = 64
  public static let weights = 1 << 20

  /// Frames with second backward passes. Each frame goes back through L (L + 1) / 2 layers; all frames
  /// together at most through a tenth as many as the training does.
  static func openFrames(steps: Int, layers: Int) -> Int {
    layers > Self.layers ? 0 : min(frames, steps / (5 * (layers + 1)))
  }
}

/// What only some frames hold: the singular values of Jacobians, and what would have arrived at the first
/// layer, had one layer let everything through (docs/metrics.md).
struct Propagation<S: Scalar> {
  private let activity: Activity<S>
  private let jacobianFrames: ChosenFrames
  private let openFrames: ChosenFrames
  private let isPaired: Bool

  init(_ manifest: RunManifest, _ plan: RecordingPlan<S>, _ network: Network<S>) {
    let examples = plan.probe.rows
    let taken = min(examples, PropagationLimits.examples)
    activity = Activity(network: network, examples: taken, purpose: .inference)
    for place in 0..<taken {
      let row = plan.probe.pointer + place * examples / taken * plan.probe.columns
      (activity.inputs.pointer + place * network.inputs).update(from: row, count: network.inputs)
    }
    jacobianFrames = ChosenFrames(
      atMost: taken == 0 ? 0 : PropagationLimits.frames, steps: plan.steps, cadence: plan.cadence)
    let weights = network.layers.reduce(0) { $0 + $1.weights.count }
    let isSmall = weights <= PropagationLimits.weights
    openFrames = ChosenFrames(
      atMost: isSmall
        ? PropagationLimits.openFrames(steps: plan.steps, layers: network.layers.count) : 0,
      steps: plan.steps, cadence: plan.cadence)
    isPaired = manifest.isPaired
  }

  /// Adds to a frame what is measured at its step.
  func complete(_ frame: inout Frame, _ observation: Observation<S>) {
    let network = observation.network
    if jacobianFrames.contains(frame.step) { addSingularValues(to: &frame, network) }
    if openFrames.contains(frame.step) {
      let passes = OpenPasses(network, observation.activity).attenuations(isPaired: isPaired)
      for index in passes.indices { frame.layers[index].attenuationIfOpen = passes[index] }
    }
  }

  private func addSingularValues(to frame: inout Frame, _ network: Network<S>) {
    func isSmall(_ layer: DenseLayer<S>) -> Bool {
      max(layer.inputs, layer.units) <= PropagationLimits.units
    }
    guard network.layers.contains(where: isSmall) else { return }
    network.forward(activity, .inference)
    let examples = 0..<activity.examples
    for (index, layer) in network.layers.enumerated() where isSmall(layer) {
      frame.layers[index].singularValues = SingularValues(
        of: examples.map { network.jacobian(layer: index, activity, example: $0) })
    }
    if network.layers.allSatisfy(isSmall) {
      frame.throughput = SingularValues(
        of: examples.map { network.throughput(activity, example: $0) })
    }
  }
}

/// A few frames of a run, evenly spaced from the first to the last.
private struct ChosenFrames {
  private let interval: Int
  private let steps: Int
  private let atMost: Int

  /// - Parameter atMost: with 1 only the first frame is chosen.
  init(atMost: Int, steps: Int, cadence: Int) {
    (self.steps, self.atMost) = (steps, atMost)
    // Without the last one, which is there in any case.
    let frames = (steps - 1) / cadence + 1
    let apart = atMost > 1 ? (frames + atMost - 2) / (atMost - 1) : frames
    interval = max(apart, 1) * cadence
  }

  func contains(_ step: Int) -> Bool {
    step == 0 ? atMost > 0 : atMost > 1 && (step % interval == 0 || step == steps)
  }
}

extension SingularValues {
  /// Of some matrices, all together; nil where one of them is not finite. What rounding makes of 0 is 0.
  public init?(of matrices: [Matrix<Double>]) {
    var values: [Double] = []
    for matrix in matrices { values += matrix.clearSingularValues }
    guard values.allSatisfy({ $0.isFinite }), !values.isEmpty else { return nil }
    values.sort()
    let middle = values.count / 2
    let median =
      values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    self.init(minimum: values[0], median: median, maximum: values[values.count - 1])
  }
}
