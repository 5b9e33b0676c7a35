import KernelCode
import Training

/// The loss over a plane of weight space with the way that training took through it.
public struct LossPlane: Sendable {
  /// What the two directions of the plane are.
  public enum Axes: Sendable, Equatable {
    /// The only two parameters of the net, by name: its weight and its bias.
    case parameters(String, String)
    /// The two principal directions of the path, of length 1, from the last weights (Li, Xu, Taylor,
    /// Studer & Goldstein 2018, section 7); `share` of the path's squared distances lie in the plane.
    case principal(share: Double)
  }

  public var axes: Axes
  /// The steps at which the weights were kept, before that step's update; the last is after the last.
  public var steps: [Int]
  /// The way in the plane: one place for each step.
  public var path: [(u: Double, v: Double)]
  /// The loss on all training examples at the net's real weights, on the way.
  public var pathLosses: [Double]
  /// The coordinates of the grid, increasing.
  public var u: [Double]
  public var v: [Double]
  /// The loss on all training examples at the grid, `v.count` rows of `u.count` numbers.
  public var losses: [Double]

  public init(
    axes: Axes, steps: [Int], path: [(u: Double, v: Double)], pathLosses: [Double], u: [Double],
    v: [Double], losses: [Double]
  ) {
    precondition(
      losses.count == u.count * v.count, "a plane needs one loss for each place of its grid")
    self.axes = axes
    self.steps = steps
    self.path = path
    self.pathLosses = pathLosses
    self.u = u
    self.v = v
    self.losses = losses
  }
}

extension Experiment {
  /// Trains once more and measures the loss around the way. Always in 64 bits, whatever precision
  /// training has.
  ///
  /// - Parameters:
  ///   - places: how many weights are kept along the way, at most.
  ///   - resolution: places of the grid on each axis.
  /// - Returns: nil for a net with dropout or batch normalisation, whose loss is no function of its
  ///   weights alone, and for a run that diverges or does not move.
  public func lossPlane(places: Int = 80, resolution: Int = 41) -> LossPlane? {
    for shape in settings.shapes(for: data) {
      guard shape.dropout == 0, shape.normalization != .batch else { return nil }
    }
    let way =
      switch settings.precision {
      case .single: way(Float.self, places: places)
      case .double: way(Double.self, places: places)
      }
    guard let way, let last = way.weights.last else { return nil }
    let meter = LossMeter(self)
    let isPlane = last.count == 2
    let origin = isPlane ? [0, 0] : last
    guard
      let plane = isPlane
        ? PathPlane(first: [1, 0], second: [0, 1]) : PathPlane(way.weights, origin: origin)
    else { return nil }
    let path = way.weights.map { plane.coordinates(of: $0, origin: origin) }
    let u = Self.grid(path.map { $0.u }, resolution)
    let v = Self.grid(path.map { $0.v }, resolution)
    let losses = v.flatMap { v in
      u.map { u in meter.loss(plane.weights(u: u, v: v, origin: origin)) }
    }
    return LossPlane(
      axes: isPlane
        ? .parameters("w", "b") : .principal(share: plane.share(of: way.weights, origin: origin)),
      steps: way.steps, path: path, pathLosses: way.weights.map { meter.loss($0) }, u: u, v: v,
      losses: losses)
  }

  /// Evenly spaced numbers around some values, with a third of their span of air on either side.
  private static func grid(_ values: [Double], _ count: Int) -> [Double] {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let span = high > low ? high - low : 1
    let start = low - span / 3
    let width = high + span / 3 - start
    return (0..<count).map { start + width * Double($0) / Double(max(count - 1, 1)) }
  }

  /// All parameters of the net in one list, at evenly spaced steps; nil for a run that diverges.
  private func way<S: Scalar>(
    _: S.Type, places: Int
  ) -> (steps: [Int], weights: [[Double]])? {
    var trainer = trainer(S.self)
    let interval = max(1, (settings.steps + places - 2) / max(places - 1, 1))
    var steps: [Int] = []
    var weights: [[Double]] = []
    func keep(_ step: Int) {
      steps.append(step)
      weights.append(
        trainer.network.layers.flatMap { $0.parameters.flatMap { $0.doubles } })
    }
    for step in 0..<settings.steps {
      if step % interval == 0 { keep(step) }
      var isFinite = true
      _ = trainer.advance { isFinite = $0.isFinite }
      if !isFinite { return nil }
    }
    keep(settings.steps)
    guard weights.allSatisfy({ $0.allSatisfy { $0.isFinite } }) else { return nil }
    return (steps, weights)
  }
}

/// The loss on all training examples of a net with given parameters.
private struct LossMeter {
  private let network: Network<Double>
  private let activity: Activity<Double>
  private let settings: ExperimentSettings

  init(_ experiment: Experiment) {
    settings = experiment.settings
    network = experiment.network(Double.self)
    activity = Activity(
      network: network, examples: experiment.data.trainingExamples, purpose: .inference)
    let inputs: Matrix<Double> = experiment.inputs(experiment.data.trainingInputs)
    let targets: Matrix<Double> = experiment.targets(experiment.data.trainingTargets)
    activity.inputs.pointer.update(from: inputs.pointer, count: inputs.count)
    activity.targets.pointer.update(from: targets.pointer, count: targets.count)
  }

  func loss(_ weights: [Double]) -> Double {
    var place = 0
    for layer in network.layers {
      for matrix in layer.parameters {
        for index in 0..<matrix.count {
          matrix.pointer[index] = weights[place]
          place += 1
        }
      }
    }
    network.forward(activity, .inference)
    return network.loss(
      settings.loss, activity, usesActivations: settings.usesOutputActivations)
  }
}
