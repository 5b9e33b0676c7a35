import Lessons
import Markup
import Recording
import Training
import Wording

/// The card of every run that is drawn: what another person needs to repeat it.
struct RunCards {
  static let id = "runs"
  private let runs: [ChapterRun]
  private let prose: ProseMarkup

  /// A run that several chapters draw has one card.
  init(_ runs: [ChapterRun], prose: ProseMarkup) {
    var names: Set<String> = []
    self.runs = runs.filter { names.insert($0.name).inserted }
    self.prose = prose
  }

  var section: Node? {
    guard !runs.isEmpty else { return nil }
    return .tag(
      "section", ["id": Self.id, "class": "appendix"],
      [
        .tag("h2", text: RunCardText.heading),
        .tag("p", [:], prose.nodes(RunCardText.introduction)),
        .tag("div", ["class": "cards"], runs.map(card)),
      ])
  }

  private func card(_ run: ChapterRun) -> Node {
    let rows = Self.rows(run).map { name, value in
      Node.tag("div", [:], [.tag("dt", text: name), .tag("dd", text: value)])
    }
    return .tag(
      "details", ["id": "run-" + run.name, "class": "card", "data-print": ""],
      [
        .tag("summary", [:], [.tag("code", text: run.name)]),
        .tag("dl", [:], rows),
        .tag("pre", ["tabindex": "0"], [.tag("code", text: run.command)]),
      ])
  }

  private static func rows(_ run: ChapterRun) -> [(String, String)] {
    let manifest = run.record.manifest
    let layers = manifest.layers.map {
      RunCardText.layer(units: $0.units, activation: $0.activation.rawValue)
    }
    let inputs = RunCardText.list(manifest.features)
    let data = RunCardText.dataset(
      manifest.dataset, training: manifest.trainingExamples, heldOut: manifest.heldOutExamples)
    return [
      (RunCardText.task, manifest.task.rawValue),
      (RunCardText.data, data),
      (RunCardText.inputs, inputs),
    ]
      + preparation(manifest)
      + (manifest.classes.isEmpty
        ? [] : [(RunCardText.classes, RunCardText.list(manifest.classes))])
      + [
        (RunCardText.layers, layers.joined(separator: " → ")),
        (RunCardText.initialization, manifest.initialization.rawValue),
        (RunCardText.loss, manifest.loss.rawValue),
        (RunCardText.optimizer, manifest.optimizer.kind.rawValue),
        (RunCardText.rate, DataTable.exact(manifest.rate)),
        (
          RunCardText.batch,
          RunCardText.batch(manifest.batchSize, of: manifest.trainingExamples)
        ),
        (RunCardText.steps, String(manifest.steps)),
        (RunCardText.seed, String(manifest.seed)),
        (RunCardText.precision, RunCardText.precision(manifest.precision)),
        (RunCardText.program, manifest.program),
        (RunCardText.ending, ending(run.record.ending)),
      ]
  }

  /// What was done to the data, where it is known.
  private static func preparation(_ manifest: RunManifest) -> [(String, String)] {
    guard let preparation = manifest.preparation else { return [] }
    let target = preparation.target
    let range =
      target.isIdentity
      ? ""
      : RunCardText.scaled(manifest.targetName, from: target.original(0), to: target.original(1))
    let rows = [(RunCardText.scaling, preparation.scaling.rawValue + range)]
    return preparation.seed == manifest.seed
      ? rows : rows + [(RunCardText.dataSeed, String(preparation.seed))]
  }

  private static func ending(_ ending: Ending) -> String {
    switch ending {
    case .completed: RunCardText.completed
    case .diverged(let step): RunCardText.diverged(at: step)
    case .interrupted(let step): RunCardText.interrupted(at: step)
    case .unfinished: RunCardText.unfinished
    }
  }
}
