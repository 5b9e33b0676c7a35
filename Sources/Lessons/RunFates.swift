import Experiments
import Recording
import Wording

extension RunRecord {
  /// What became of the net of this run.
  var fate: TrainingText.Fate {
    let losses = series(.run(.loss)) ?? []
    let final = losses.last ?? .nan
    let kind: TrainingText.Fate.Kind
    if case .diverged(let step) = ending {
      kind = .diverged(step: step)
    } else {
      let share = final / manifest.constantLoss
      kind = share < 0.5 ? .learned : (share < 0.9 ? .partly : .stuck)
    }
    return TrainingText.Fate(
      label: manifest.label, kind: kind, finalLoss: final,
      accuracy: frames.last?.heldOut?.accuracy ?? .nan,
      firstAttenuation: steps.isEmpty ? .nan : Ledger(self, row: 0)?.attenuation ?? .nan)
  }

  /// Below half of the loss of the best constant answer; the project's own limit.
  static func hasLearned(_ loss: Double, constantLoss: Double) -> Bool {
    loss < constantLoss / 2
  }
}
