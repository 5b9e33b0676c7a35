import Recording
import Wording

extension RunRecord {
  /// What became of the net of this run, told over its last tenth.
  var fate: TrainingText.Fate {
    let final = finalMean(.run(.loss))
    let kind: TrainingText.Fate.Kind
    if case .diverged(let step) = ending {
      kind = .diverged(step: step)
    } else {
      kind = .ended(Learning(loss: final, constantLoss: manifest.constantLoss))
    }
    return TrainingText.Fate(
      label: manifest.label, kind: kind, finalLoss: final,
      accuracy: frames.last?.heldOut?.accuracy ?? .nan,
      firstAttenuation: steps.isEmpty ? .nan : Ledger(self, row: 0)?.attenuation ?? .nan)
  }
}
