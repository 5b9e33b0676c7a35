import Wording

/// Nets that are worth a look: one sentence and one surprise each.
public enum LabPreset: String, CaseIterable, Sendable {
  case softmaxHidden = "softmax-hidden"
  case killReLU = "kill-relu"
  case twentySigmoids = "twenty-sigmoids"
  case twentyWithSkips = "twenty-with-skips"
  case mostWrong = "most-wrong"
  case noSymmetry = "no-symmetry"
  case oneExample = "one-example"
  case ownPoints = "own-points"

  /// What the address says: settings, and which charts to look at.
  public var state: String {
    switch self {
    case .softmaxHidden:
      "hidden=16,16,16&activation=softmax&charts=gradient-by-layer,ledger,softmax-jacobian,"
        + "loss,answer,network"
    case .killReLU:
      // A frame at every step, so that the net is shown when a unit dies and not some steps later.
      "dataset=circles&hidden=12,12,12&rate=3&steps=200&frames=400&charts=network,unit-life,"
        + "gradient-by-layer,loss,dead-heatmap,answer"
    case .twentySigmoids:
      "dataset=circles&hidden=\(Self.twenty)&activation=sigmoid&charts=gradient-by-layer,"
        + "gradient-heatmap,ledger,loss,answer,saturation-heatmap"
    case .twentyWithSkips:
      "dataset=circles&hidden=\(Self.twenty)&activation=relu&init=he&normalization=layer&skip=1"
        + "&charts=gradient-by-layer,gradient-heatmap,ledger,loss,answer,dead-heatmap"
    case .mostWrong:
      "dataset=moons&hidden=none&output-activation=sigmoid&loss=squared-error&init=normal"
        + "&init-scale=20&b.loss=binary-cross-entropy&charts=loss,answer,update-ratio,accuracy,"
        + "saturation-heatmap,histograms"
    case .oneExample:
      "dataset=moons&hidden=6,6,6&activation=sigmoid&charts=backward-pass:1.1.1,responses,"
        + "gradient-by-layer,activation-curves,ledger,loss"
    case .ownPoints:
      "dataset=drawn&points=\(Self.island)&hidden=6,6&activation=tanh&rate=0.3&charts=answer,responses,"
        + "loss,network,gradient-by-layer,backward-pass"
    case .noSymmetry:
      "dataset=xor&hidden=8,8&activation=tanh&init=constant&b.init=glorot&charts=loss,network,"
        + "answer,gradient-by-layer,singular-values,accuracy"
    }
  }

  public var title: String { LabText.presetTitle(rawValue) }
  /// What it is, and what to look at.
  public var sentence: String { LabText.presetSentence(rawValue) }

  /// One class around the other.
  private static let island =
    "aWUaQXaVNaVWaPTaaQaTWaSQabWaSVaWPaWbbjVblbbkgbdgbalbVobQjbLk"
    + "bFibHbbCXbASbGObGJbIEbPGbTCbZBbcHbhIbmLbjR"
  private static let twenty = "8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8"
}
