import Charts
import Experiments
import Training
import Wording

/// One net with one thing changed, over the seeds.
struct RemedyTrial: Sendable {
  var fault: Fault
  var remedy: Remedy
  var activation: ActivationFunction
  /// ‖δ₁‖ / ‖δ_L‖ before the first update, one per seed.
  var arrivals: [Double]
  /// Loss at the end as a share of that of the best constant answer; NaN for a run that diverged.
  var losses: [Double]
  /// Share of the hidden units that are dead at the end; 0 for units that cannot die, NaN for a run that
  /// diverged.
  var dead: [Double]

  var name: String { remedy.name(fault) }
  var arrival: Double { Quartiles(arrivals).median }
  var deadShare: Double { Quartiles(dead).median }
  /// ∞ where half of the runs or more diverged.
  var loss: Double {
    let median = medianOfMost(losses)
    return median.isNaN ? .infinity : median
  }
  var diverged: RemediesText.Diverged {
    RemediesText.Diverged(count: losses.filter { !$0.isFinite }.count, of: losses.count)
  }

  /// What the change is worth beside the net as it was.
  func effect(beside broken: RemedyTrial?) -> RemediesText.Effect {
    RemediesText.Effect(
      name: name, loss: loss, broken: broken?.loss ?? .infinity, losses: losses,
      brokenLosses: broken?.losses ?? [])
  }
}

/// All broken nets, as they are and with one thing changed at a time. Within a seed all of them share the
/// random numbers of their weights, the data and the order of the batches.
struct RemedyStudy: Sendable {
  let data: PreparedData
  let steps: Int
  let seeds: Int
  let trials: [RemedyTrial]

  init(_ context: LessonContext, data: PreparedData) {
    self.data = data
    let steps = context.isQuick ? 150 : 400
    self.steps = steps
    seeds = context.seeds
    let pairs = Fault.allCases.flatMap { fault in
      Remedy.allCases.filter { $0.changes(fault) }.map { (fault, $0) }
    }
    @Sendable func settings(_ pair: (Fault, Remedy), seed: UInt64) -> ExperimentSettings {
      pair.1.applied(to: pair.0.settings(data, steps: steps, seed: seed), pair.0)
    }
    let outcomes = context.withEverySeed(pairs) { pair, seed in
      context.experiment(settings(pair, seed: seed), data).outcome(evaluations: 2)
    }
    trials = zip(pairs, outcomes).map { pair, own in
      let settings = settings(pair, seed: context.seed)
      let constant = data.constantLoss(settings.loss, outputs: settings.outputs(for: data))
      return RemedyTrial(
        fault: pair.0, remedy: pair.1, activation: settings.activation,
        arrivals: own.map { $0.attenuation.first ?? .nan },
        losses: own.map { Self.finalLoss($0, data) / constant },
        dead: own.map(\.finalDeadShare))
    }
  }

  /// On examples that were held out, where there are any.
  private static func finalLoss(_ outcome: Outcome, _ data: PreparedData) -> Double {
    guard outcome.ending == .completed else { return .nan }
    return data.heldOutExamples > 0
      ? outcome.heldOut.last?.loss ?? .nan : outcome.trainingLoss.last ?? .nan
  }

  var isHeldOut: Bool { data.heldOutExamples > 0 }

  func trials(_ fault: Fault) -> [RemedyTrial] { trials.filter { $0.fault == fault } }

  func trial(_ fault: Fault, _ remedy: Remedy) -> RemedyTrial? {
    trials.first { $0.fault == fault && $0.remedy == remedy }
  }

  func effect(_ fault: Fault, _ remedy: Remedy) -> RemediesText.Effect? {
    trial(fault, remedy)?.effect(beside: trial(fault, .none))
  }

  /// The broken net, and what each change did to it.
  func finding(_ fault: Fault) -> RemediesText.Finding {
    let broken = trial(fault, .none)
    return RemediesText.Finding(
      net: fault.net, rate: fault.rate, brokenLoss: broken?.loss ?? .infinity,
      brokenArrival: broken?.arrival ?? .nan, brokenDead: broken?.deadShare ?? .nan,
      effects: trials(fault).filter { $0.remedy != .none }.map {
        $0.effect(beside: broken)
      })
  }
}
