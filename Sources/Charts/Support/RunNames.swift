import KernelCode
import Numerals
import Plotting
import Recording
import Training
import Wording

extension ChartRequest {
  /// How many pixels the name of a run may have beside a line, in letters of 11.
  var nameRoom: Double {
    let width = format.layoutWidth.value
    // Three panels and more stand in one row.
    return min(max(110, width * (runs.count > 2 ? 0.15 : 0.3)), 170)
  }

  /// Runs of one name get what differs in their settings after it, or a number where nothing does.
  mutating func tellRunsApart() {
    for index in runs.indices where runs[index].manifest.label.isEmpty {
      runs[index].manifest.label =
        SeriesIdentity(hiddenActivationOf: runs[index].manifest).shortLabel
    }
    let names = runs.map { $0.manifest.label }
    for (first, name) in names.enumerated() {
      let alike = names.indices.filter { isSame(names[$0], name) }
      guard alike.count > 1, alike.first == first else { continue }
      for (index, words) in zip(alike, differences(alike.map { runs[$0].manifest })) {
        let suffix = ", " + words
        let room = max(30, nameRoom - TextWidth.of(suffix, size: 11))
        runs[index].manifest.label = TextWidth.shortened(name, to: room, size: 11) + suffix
      }
    }
  }
}

/// As few words as tell some runs apart, one text for each.
private func differences(_ manifests: [RunManifest]) -> [String] {
  var words = manifests.map { _ in [String]() }
  for setting in RunSetting.allCases {
    let own = manifests.map(setting.words)
    guard own.contains(where: { !isSame($0, own[0]) }) else { continue }
    for (index, word) in own.enumerated() { words[index].append(word) }
    let texts = words.map { Say.list($0) }
    if texts.indices.allSatisfy({ one in !texts[..<one].contains { isSame($0, texts[one]) } }) {
      return texts
    }
  }
  return manifests.indices.map { index in
    Say.list(words[index] + [RunNameText.number(index + 1)])
  }
}

/// What runs of one name are told apart by, from what readers vary most.
private enum RunSetting: CaseIterable {
  case seed, rate, optimizer, sizes, activations, initialization, batch, steps, dataset, loss,
    normalization, dropout, skip, weightDecay, clipping, schedule, hiddenBias, scaling, examples,
    precision

  private static let none = Normalization.none.rawValue

  func words(_ run: RunManifest) -> String {
    switch self {
    case .seed: RunNameText.seed(run.seed.description)
    case .rate: RunNameText.rate(run.rate)
    case .optimizer: NameText.optimizer(run.optimizer.kind.rawValue)
    case .sizes: RunNameText.sizes(run.layers.dropLast().map { $0.units })
    case .activations:
      Say.list(run.layers.map { NameText.activation($0.activation.rawValue) })
    case .initialization: NameText.initialization(run.initialization.rawValue)
    case .batch: RunNameText.batch(run.batchSize)
    case .steps: RunNameText.steps(run.steps)
    case .dataset: run.dataset
    case .loss: NameText.loss(run.loss.rawValue)
    case .normalization:
      RunNameText.normalization(
        run.layers.map { $0.normalization.rawValue }.first { !isSame($0, Self.none) } ?? Self.none)
    case .dropout: RunNameText.dropout(run.layers.reduce(0) { max($0, $1.dropout) })
    case .skip: RunNameText.skip(run.layers.reduce(0) { max($0, $1.skip) })
    case .weightDecay: RunNameText.weightDecay(run.optimizer.weightDecay)
    case .clipping:
      RunNameText.clipping(run.optimizer.clipping?.kind.rawValue, run.optimizer.clipping?.limit)
    case .schedule: RunNameText.schedule(run.optimizer.schedule.rawValue)
    case .hiddenBias: RunNameText.hiddenBias(run.hiddenBias)
    case .scaling: RunNameText.scaling(run.preparation?.scaling.rawValue ?? "")
    case .examples: RunNameText.examples(run.trainingExamples)
    case .precision: RunNameText.precision(run.precision)
    }
  }
}
