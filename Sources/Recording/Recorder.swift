import KernelCode
import Kernels
import Training

/// What a recorder needs besides the observations themselves.
public struct RecordingPlan<S: Scalar> {
  /// A frame is made every so many steps, at the last look, and where a run diverges.
  public var cadence: Int
  /// Updates of the whole run: the last look is at this step.
  public var steps: Int
  /// The examples that decide about dead units.
  public var probe: Matrix<S>
  /// True where every batch is the probe set: then each step decides.
  public var batchIsProbe: Bool
  public var heldOutInputs: Matrix<S>
  public var heldOutTargets: Matrix<S>
  public var surface: SurfacePlan<S>?
  public var contents = FrameContents()

  public init(
    cadence: Int, steps: Int, probe: Matrix<S>, batchIsProbe: Bool, heldOutInputs: Matrix<S>,
    heldOutTargets: Matrix<S>, surface: SurfacePlan<S>?
  ) {
    self.cadence = cadence
    self.steps = steps
    self.probe = probe
    self.batchIsProbe = batchIsProbe
    self.heldOutInputs = heldOutInputs
    self.heldOutTargets = heldOutTargets
    self.surface = surface
  }
}

/// What a frame holds of every layer; everything unless less is asked for.
public struct FrameContents: Sendable {
  public var histograms: [LayerQuantity] = LayerQuantity.allCases
  /// The units over the probe set, the spectral norms of softmax, and the gradients of single weights.
  public var hasUnits = true
  /// In some frames the singular values of Jacobians and the second backward passes.
  public var hasPropagation = true

  public init() {}
}

/// The inputs at which a net is asked for its surface, as the net sees them, and what they mean.
public struct SurfacePlan<S: Scalar> {
  public enum Axes {
    case regions(columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>)
    case curve(x: [Double])
  }
  public var axes: Axes
  public var inputs: Matrix<S>

  public init(axes: Axes, inputs: Matrix<S>) {
    self.axes = axes
    self.inputs = inputs
  }
}

/// A net answers so many inputs of a surface at once: what it computes of them stays in the cache.
private let surfaceExamples = 256

/// Turns observations into rows, frames and events (docs/metrics.md).
public struct Recorder<S: Scalar> {
  public let columns: [Column]
  private let manifest: RunManifest
  private let plan: RecordingPlan<S>
  private var lives: UnitLives
  /// nil where the pass of the step is a probing pass, too: over the same examples, with nothing dropped.
  private let probeActivity: Activity<S>?
  private let heldOutActivity: Activity<S>?
  private let surfaceActivity: Activity<S>?
  private let propagation: Propagation<S>?
  /// The columns that say the same as `Observation.isFinite`.
  private let nonFiniteCounts: [Int]
  /// The columns of the dead units, each with its layer, from 0.
  private let deadUnits: [(column: Int, layer: Int)]

  public init(manifest: RunManifest, plan: RecordingPlan<S>, network: Network<S>) {
    self.manifest = manifest
    self.plan = plan
    let columns = Column.recorded(for: manifest)
    self.columns = columns
    nonFiniteCounts = columns.indices.filter { columns[$0].tellsDivergence }
    deadUnits = columns.indices.compactMap { place in
      guard case .layer(let layer, .deadUnits) = columns[place] else { return nil }
      return (place, layer - 1)
    }
    lives = UnitLives(layers: manifest.layers)
    // Activities for other sets than the batch share the net, not its workspace.
    func activity(_ inputs: Matrix<S>) -> Activity<S> {
      let activity = Activity(network: network, examples: inputs.rows, purpose: .inference)
      activity.inputs.pointer.update(from: inputs.pointer, count: inputs.count)
      return activity
    }
    let drops = network.layers.contains { $0.dropout > 0 }
    probeActivity = plan.batchIsProbe && !drops ? nil : activity(plan.probe)
    heldOutActivity = plan.heldOutInputs.rows == 0 ? nil : activity(plan.heldOutInputs)
    heldOutActivity?.targets.pointer.update(
      from: plan.heldOutTargets.pointer, count: plan.heldOutTargets.count)
    surfaceActivity = plan.surface.map {
      Activity(
        network: network, examples: min($0.inputs.rows, surfaceExamples), purpose: .inference)
    }
    propagation =
      plan.contents.hasPropagation ? Propagation(manifest, plan, network) : nil
  }

  /// Everything that one step gives, events before the row, the row before the frame.
  ///
  /// - Returns: false where the run has diverged with this step.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  @discardableResult
  public mutating func record(
    _ observation: Observation<S>, to sink: (RecordLine) -> Void
  ) -> Bool {
    let isFrame = observation.step % plan.cadence == 0 || observation.step == plan.steps
    lives.measureUpdates(observation)
    var probe = isFrame || plan.batchIsProbe ? judgeUnits(observation, sink) : nil
    var row = row(observation)
    let isFinite = observation.loss.isFinite && nonFiniteCounts.allSatisfy { row[$0] == 0 }
    // The last step of a diverged run shows what became of the units, too.
    if !isFinite, probe == nil {
      probe = judgeUnits(observation, sink)
      for (column, layer) in deadUnits { row[column] = Double(lives.deadUnits(layer: layer)) }
    }
    lives.endStep()
    sink(.row(step: observation.step, values: row))
    if isFrame || !isFinite, let probe { sink(.frame(frame(observation, probe: probe))) }
    return isFinite
  }

  /// Decides which units are dead.
  ///
  /// - Returns: what the net makes of the probe set.
  private mutating func judgeUnits(
    _ observation: Observation<S>, _ sink: (RecordLine) -> Void
  ) -> Activity<S> {
    if let probeActivity { observation.network.forward(probeActivity, .probing) }
    let probe = probeActivity ?? observation.activity
    for event in lives.check(observation, probe: probe) { sink(.event(event)) }
    return probe
  }

  private func row(_ observation: Observation<S>) -> [Double] {
    RowWriter.row(columns.count) { write(observation, to: &$0) }
  }

  private func write(_ observation: Observation<S>, to row: inout RowWriter) {
    row.append(observation.loss)
    if manifest.task == .classification {
      let evaluation = evaluate(observation.activity, loss: observation.loss)
      row.append(evaluation.accuracy)
      row.append(evaluation.brier)
    }
    if manifest.optimizer.clipping != nil {
      row.append(observation.gradientSize.norm)
      row.append(observation.gradientSize.clippedNorm)
    }
    if manifest.optimizer.schedule != .constant { row.append(observation.rate) }
    for index in manifest.layers.indices {
      LayerStatistics(
        layer: observation.network.layers[index], kernels: observation.network.kernels,
        activity: observation.activity.layers[index],
        hasUpstreamGradient: manifest.hasUpstreamGradient(index),
        threshold: manifest.saturationThreshold, deadUnits: lives.deadUnits(layer: index),
        updateNorm: lives.updateNorm(layer: index),
        clips: manifest.optimizer.clipping != nil
      ).write(to: &row)
    }
  }

  private func evaluate(_ activity: Activity<S>, loss: Double) -> Evaluation {
    guard manifest.task == .classification else {
      return Evaluation(loss: loss, accuracy: .nan, brier: .nan)
    }
    return Evaluation.ofClasses(
      loss: loss, outputs: activity.outputs, targets: activity.targets)
  }

  private func frame(_ observation: Observation<S>, probe: Activity<S>) -> Frame {
    var heldOut: Evaluation?
    if let heldOutActivity {
      observation.network.forward(heldOutActivity, .inference)
      let loss = observation.network.loss(
        manifest.loss, heldOutActivity, usesActivations: !manifest.isPaired)
      heldOut = evaluate(heldOutActivity, loss: loss)
    }
    let layers = manifest.layers.indices.map { index in
      LayerFrame(
        description: manifest.layers[index], batch: observation.activity.layers[index],
        probe: probe.layers[index], hasUpstreamGradient: manifest.hasUpstreamGradient(index),
        maxima: lives.maxima(layer: index), threshold: manifest.saturationThreshold,
        contents: plan.contents, kernels: observation.network.kernels)
    }
    var frame = Frame(
      step: observation.step, heldOut: heldOut, layers: layers,
      surface: surface(observation.network))
    propagation?.complete(&frame, observation)
    return frame
  }

  private func surface(_ network: Network<S>) -> Surface? {
    guard let plan = plan.surface, let surfaceActivity else { return nil }
    switch plan.axes {
    case .curve(let x):
      var y: [Double] = []
      network.answer(plan.inputs, in: surfaceActivity) { outputs in
        for output in 0..<network.outputs {
          y.append(manifest.targetScale.original(outputs[output].double))
        }
      }
      return .curve(x: x, y: y)
    case .regions(let columns, let rows, let x, let y):
      var winner: [Int] = []
      winner.reserveCapacity(columns * rows)
      network.answer(plan.inputs, in: surfaceActivity) { outputs in
        winner.append(Evaluation.winner(outputs, columns: network.outputs))
      }
      return .regions(columns: columns, rows: rows, x: x, y: y, winner: winner)
    }
  }
}

extension RunManifest {
  /// False for an output layer whose loss is computed from its pre-activations. Layers count from 0.
  func hasUpstreamGradient(_ index: Int) -> Bool {
    index + 1 < layers.count || !isPaired
  }
}

extension Column {
  /// True for the counts that say the same as `Observation.isFinite`.
  fileprivate var tellsDivergence: Bool {
    switch self {
    case .quantity(_, .preActivation, .nonFinite), .quantity(_, .errorSignal, .nonFinite): true
    default: false
    }
  }

  /// The columns of a run, in the order in which the recorder writes them.
  static func recorded(for manifest: RunManifest) -> [Column] {
    var columns: [Column] = [.run(.loss)]
    if manifest.task == .classification { columns += [.run(.accuracy), .run(.brier)] }
    let clips = manifest.optimizer.clipping != nil
    if clips { columns += [.run(.gradientNorm), .run(.clippedGradientNorm)] }
    if manifest.optimizer.schedule != .constant { columns.append(.run(.rate)) }
    for (index, layer) in manifest.layers.enumerated() {
      let number = index + 1
      for quantity in LayerQuantity.allCases
      where quantity != .upstreamGradient || manifest.hasUpstreamGradient(index) {
        columns += Statistic.allCases.map { .quantity(number, quantity, $0) }
      }
      columns += LayerStatistics<Float>.measures(for: layer.activation, clips: clips).map {
        .layer(number, $0)
      }
    }
    return columns
  }
}
