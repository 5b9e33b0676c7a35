import KernelCode
import Kernels
import Recording
import Training

/// What a comparison of many runs needs of each of them; far cheaper than a full record.
public struct Outcome: Sendable {
  /// The steps at which the rest was measured, before that step's update.
  public var steps: [Int] = []
  public var trainingLoss: [Double] = []
  /// All NaN where nothing is held out.
  public var heldOut: [Evaluation] = []
  /// Mean over the held-out examples of Σ_k (a_k − y_k)², whatever the loss: the Brier score for
  /// classification, the squared error for regression. The one number that compares all losses.
  public var heldOutSquaredError: [Double] = []
  /// ‖δ₁‖ / ‖δ_L‖ over the batch.
  public var attenuation: [Double] = []
  /// ‖∂L/∂W₁‖_F: the gradient that arrives at the first layer's weights.
  public var firstWeightGradient: [Double] = []
  /// Share of the hidden ReLU units that are dead at the end: z ≤ 0 for every training example. NaN for
  /// a net without such units or a run that diverged.
  public var deadShare = Double.nan
  public var ending = Ending.completed

  /// The last evaluation of a run that came to its end; nil for one that diverged.
  public var final: Evaluation? { ending == .completed ? heldOut.last : nil }

  /// The first evaluated step at which the held-out squared error is at most `target`; nil if it never
  /// is.
  public func firstStep(reaching target: Double) -> Int? {
    heldOutSquaredError.firstIndex { $0 <= target }.map { steps[$0] }
  }
}

extension Experiment {
  /// Trains in 32 bits and evaluates on the held-out examples at `evaluations` evenly spaced steps, the
  /// first before any update and the last after the last one.
  public func outcome(evaluations: Int) -> Outcome {
    var trainer = trainer(Float.self)
    let heldOut = Activity(
      network: trainer.network, examples: max(data.heldOutExamples, 1), purpose: .inference)
    let inputs: Matrix<Float> = inputs(data.heldOutInputs)
    let targets: Matrix<Float> = targets(data.heldOutTargets)
    heldOut.inputs.pointer.update(from: inputs.pointer, count: inputs.count)
    heldOut.targets.pointer.update(from: targets.pointer, count: targets.count)
    var outcome = Outcome()
    let interval = max(1, settings.steps / max(evaluations - 1, 1))
    func evaluate(_ observation: Observation<Float>) {
      outcome.steps.append(observation.step)
      outcome.trainingLoss.append(observation.loss)
      outcome.append(observation.activity)
      guard data.heldOutExamples > 0 else {
        outcome.heldOutSquaredError.append(.nan)
        outcome.heldOut.append(Evaluation(loss: .nan, accuracy: .nan, brier: .nan))
        return
      }
      observation.network.forward(heldOut, .inference)
      let loss = observation.network.loss(
        settings.loss, heldOut, usesActivations: settings.usesOutputActivations)
      let evaluation = Evaluation.ofClasses(
        loss: loss, outputs: heldOut.outputs, targets: heldOut.targets)
      outcome.heldOutSquaredError.append(data.errorUnit * data.errorUnit * evaluation.brier)
      outcome.heldOut.append(
        data.task == .classification
          ? evaluation : Evaluation(loss: loss, accuracy: .nan, brier: .nan))
    }
    // The last look shows the net after the last update; its own is not applied.
    for step in 0...settings.steps {
      let isLast = step == settings.steps
      let isEvaluated = isLast || (step % interval == 0 && outcome.steps.count < evaluations - 1)
      var isFinite = true
      _ = trainer.look { observation in
        if isEvaluated { evaluate(observation) }
        isFinite = observation.isFinite
      }
      if !isFinite {
        outcome.ending = .diverged(at: step)
        return outcome
      }
      if !isLast { trainer.applyUpdate() }
    }
    outcome.deadShare = deadShare(trainer.network)
    return outcome
  }

  /// Share of the hidden ReLU units with z ≤ 0 for every example of the probe set.
  public func deadShare<S: Scalar>(_ network: Network<S>) -> Double {
    let activity = Activity(network: network, examples: data.probeExamples, purpose: .inference)
    let inputs: Matrix<S> = inputs(data.probeInputs)
    activity.inputs.pointer.update(from: inputs.pointer, count: inputs.count)
    network.forward(activity, .probing)
    var units = 0
    var dead = 0
    for (layer, state) in zip(network.layers, activity.layers) where layer.activation.canBeInactive
    {
      let maxima = state.preActivation.columnMaxima(network.kernels)
      units += maxima.count
      for maximum in maxima where maximum <= 0 { dead += 1 }
    }
    return units == 0 ? .nan : Double(dead) / Double(units)
  }
}

extension Outcome {
  fileprivate mutating func append(_ activity: Activity<Float>) {
    guard let first = activity.layers.first, let last = activity.layers.last else { return }
    func norm(_ matrix: Matrix<Float>) -> Double { matrix.size(Float.kernels).norm }
    attenuation.append(norm(first.errorSignal) / norm(last.errorSignal))
    firstWeightGradient.append(norm(first.weightGradient))
  }
}
