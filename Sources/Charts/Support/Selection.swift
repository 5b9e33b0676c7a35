import Numerals
import Plotting
import Recording
import Training
import Wording

/// The runs of a request, checked, each with its colour, its name and its row at the step. A class, because
/// every chart holds one, and the compiler makes false errors of functions that throw and end with the copy of
/// a large value (Tests/kernels/objects.py).
final class Selection: Sendable {
  let chart: ChartName
  let runs: [SelectedRun]
  /// The step that was asked for; nil when the end is shown, which needs no cursor.
  let cursor: Int?
  /// The step that is shown.
  let step: Int
  let firstStep: Int
  let lastStep: Int
  let title: String?
  let format: FigureFormat
  let layer: Int?
  let layers: ClosedRange<Int>?
  let scale: ValueScale?
  /// Whether a finding may speak of the end.
  let tellsEnd: Bool
  let hasOwnScales: Bool

  /// The width in which the chart is laid out.
  var width: FigureWidth { format.layoutWidth }

  init(_ request: ChartRequest, for chart: ChartName) throws(ChartProblem) {
    var request = request
    request.shortenNames()
    tellsEnd = request.showsEnd
    if let steps = request.steps { try request.keep(steps) }
    guard !request.runs.isEmpty else { throw .noRuns }
    var first = Int.max
    var last = 0
    for run in request.runs {
      guard let start = run.steps.first, let end = run.steps.last else {
        throw .noSteps(run: run.manifest.label)
      }
      guard !run.manifest.layers.isEmpty else {
        throw .lacks(chart, .layers, run: run.manifest.label)
      }
      first = min(first, start)
      last = max(last, end)
    }
    if let step = request.step, step < first || step > last {
      throw .stepOutOfRange(step, first: first, last: last)
    }
    for layer in request.namedLayers {
      for run in request.runs where layer < 1 || layer > run.manifest.layers.count {
        throw .noSuchLayer(layer, layers: run.manifest.layers.count)
      }
    }
    let step = request.step ?? last
    let identities = Selection.identities(request.runs)
    runs = zip(request.runs, identities).map { SelectedRun($0, $1, step: step) }
    self.chart = chart
    self.step = step
    cursor = request.step
    firstStep = first
    lastStep = last
    title = request.title
    format = request.format
    layer = request.layer
    layers = request.layers
    scale = request.scale
    hasOwnScales = request.hasOwnScales
  }

  /// The word of the scale of sizes, for charts that have a logarithmic one of their own accord.
  var scaleWord: String { scale?.rawValue ?? ChartText.log }

  /// The colour of the hidden activation where runs differ in it, else one arm each.
  private static func identities(_ runs: [RunRecord]) -> [SeriesIdentity] {
    let identities = runs.map { SeriesIdentity(hiddenActivationOf: $0.manifest) }
    for (index, identity) in identities.enumerated()
    where identities[..<index].contains(identity) {
      return runs.indices.map { SeriesIdentity.arm($0) }
    }
    return identities
  }

  var stepAxis: Axis {
    .steps(
      ChartText.step,
      domain: firstStep < lastStep ? Double(firstStep)...Double(lastStep) : nil)
  }

  /// `step 40 of 599`, as wide at every step, so that a subtitle breaks in the same place.
  var stepWords: String {
    if case .head = format.part { return ChartText.stepByStep }
    let last = NumberText.whole(lastStep)
    let widest = TextWidth.of(last, size: 12)
    var words = ChartText.stepOf(NumberText.whole(step), last: last)
    var width = TextWidth.of(NumberText.whole(step), size: 12)
    // A no-break space is half as wide as a digit.
    let space = TextWidth.of("\u{A0}", size: 12)
    while width < widest - 1 {
      words += "\u{A0}"
      width += space
    }
    return words
  }

  /// - Parameters:
  ///   - title: the finding about the runs that did not diverge; empty if there are none.
  ///   - tellsDivergence: whether the runs that diverged are added to the finding.
  func figure(
    title: String, subtitle: String, description: String, note: String = "",
    legend: Legend? = nil, tellsDivergence: Bool = true
  ) -> Figure {
    let broken = runs.compactMap { run in
      run.divergedAt.map { ChartText.divergedRun(run.label, step: $0) }
    }
    let finding = tellsDivergence ? ([title] + broken).filter { !$0.isEmpty } : [title]
    return Figure(
      title: self.title ?? finding.joined(separator: "; "), subtitle: subtitle,
      description: description, note: note,
      legend: legend, format: format)
  }

  /// Those of a net's layers that are drawn.
  func shown(_ all: ClosedRange<Int>) -> ClosedRange<Int> {
    guard let layers else { return all }
    let low = min(max(layers.lowerBound, all.lowerBound), all.upperBound)
    return low...max(low, min(layers.upperBound, all.upperBound))
  }

  /// How many panels stand side by side.
  func columns(wide: Int = 2, narrow: Int = 1) -> Int {
    let room = width.isNarrow ? narrow : width.isWide ? wide * 2 : wide
    return max(1, min(room, runs.count))
  }
}

/// A run with what it looks like among the others. A class, because it is large and handed around.
final class SelectedRun: Sendable {
  let record: RunRecord
  let identity: SeriesIdentity
  let label: String
  /// The row at the step that is shown.
  let row: Int

  init(_ record: RunRecord, _ identity: SeriesIdentity, step: Int) {
    self.record = record
    self.identity = identity
    label = record.manifest.label.isEmpty ? identity.shortLabel : record.manifest.label
    row = record.row(atStep: step) ?? 0
  }

  var manifest: RunManifest { record.manifest }
  var layerCount: Int { record.manifest.layers.count }
  var lastRow: Int { max(0, record.steps.count - 1) }
  var steps: [Double] { record.steps.map { Double($0) } }

  /// The last frame that is not after a step; the first one for a step before all frames; none once
  /// the run has diverged.
  func frame(atStep step: Int) -> Frame? {
    if let divergedAt, step >= divergedAt { return nil }
    return record.frames.last { $0.step <= step } ?? record.frames.first
  }

  /// The row that belongs to a frame.
  func row(of frame: Frame) -> Int { record.row(atStep: frame.step) ?? 0 }

  var hasDiverged: Bool { divergedAt != nil }

  var divergedAt: Int? {
    if case .diverged(let step) = record.ending { step } else { nil }
  }

  func series(_ column: Column, for chart: ChartName) throws(ChartProblem) -> [Double] {
    guard let values = record.series(column) else {
      throw .lacks(chart, .column(column.name), run: label)
    }
    return values
  }
}

extension ChartRequest {
  /// Names of any length, with characters of any kind, as they can stand beside a line or in a sentence.
  fileprivate mutating func shortenNames() {
    let width = format.layoutWidth.value
    // Three panels and more stand in one row.
    let room = min(max(110, width * (runs.count > 2 ? 0.15 : 0.3)), 170)
    func short(_ name: String) -> String { TextWidth.shortened(name, to: room, size: 11) }
    for index in runs.indices {
      runs[index].manifest.label = short(runs[index].manifest.label)
      runs[index].manifest.classes = runs[index].manifest.classes.map(short)
      runs[index].manifest.features = runs[index].manifest.features.map(short)
      if let target = runs[index].manifest.targetName {
        runs[index].manifest.preparation?.targetName = short(target)
      }
    }
    // Some four lines of a title.
    title = title.map {
      TextWidth.shortened($0, to: 4 * width, size: TextStyle.title.size, bold: true)
    }
  }

  /// True where all runs are over and shown to their last step.
  fileprivate var showsEnd: Bool {
    runs.allSatisfy { run in
      run.ending != .unfinished && (run.steps.last ?? 0) <= steps?.upperBound ?? .max
    }
  }

  /// Leaves nothing but some steps of every run.
  fileprivate mutating func keep(_ range: ClosedRange<Int>) throws(ChartProblem) {
    let all = runs.flatMap { $0.steps }
    runs = runs.map { $0.within(range) }.filter { !$0.steps.isEmpty }
    if runs.isEmpty, let first = all.min(), let last = all.max() {
      throw .noStepsBetween(range, first: first, last: last)
    }
  }

  fileprivate var namedLayers: [Int] {
    [layer, layers?.lowerBound, layers?.upperBound].compactMap { $0 }
  }
}
