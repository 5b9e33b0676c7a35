import Recording
import Wording

// What losses are called: those of targets that were moved onto 0 … 1 are not in the reader's unit.
extension Selection {
  /// On an axis.
  var lossAxis: String { ChartText.lossAxis(areScaled: runs.map { $0.manifest.hasScaledLoss }) }

  /// At the end of a subtitle, where any loss is scaled; else nothing.
  var scalingNote: String {
    guard let first = runs.first(where: { $0.manifest.hasScaledLoss })?.manifest else { return "" }
    let target = first.targetScale
    for run in runs where run.manifest.hasScaledLoss && run.manifest.targetScale != target {
      return ChartText.ownScaling
    }
    return ChartText.scaling(
      first.targetName, from: target.original(0), to: target.original(1))
  }
}

extension ChartText {
  /// What the loss of one run is called.
  public static func loss(of manifest: RunManifest) -> String {
    loss(isScaled: manifest.hasScaledLoss)
  }
}
