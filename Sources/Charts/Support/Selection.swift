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
  /// Where the runs stand that are drawn, for charts of all their steps.
  let close: Close
  let hasOwnScales: Bool

  /// The width in which the chart is laid out.
  var width: FigureWidth { format.layoutWidth }

  init(_ request: ChartRequest, for chart: ChartName) throws(ChartProblem) {
    var request = request
    try request.checkCount(for: chart)
    request.shortenNames()
    let haveNames = request.haveNamesOfTheirOwn
    if !chart.gathersRuns { request.tellRunsApart() }
    let showsEnd = request.showsEnd
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
    let identities = Selection.identities(request.runs, haveNames: haveNames)
    runs = zip(request.runs, identities).map { SelectedRun($0, $1, step: step) }
    self.chart = chart
    self.step = step
    cursor = request.step
    firstStep = first
    lastStep = last
    close =
      showsEnd
      ? .end
      : .still(
        runs.map { $0.moment(row: $0.lastRow) }.max { $0.firstStep < $1.firstStep } ?? .step(last))
    title = request.title
    format = request.format
    layer = request.layer
    layers = request.layers
    scale = request.scale
    hasOwnScales = request.hasOwnScales
  }

  /// The word of the scale of sizes, for charts that have a logarithmic one of their own accord.
  var scaleWord: String { scale?.rawValue ?? ChartText.log }

  /// The look of the hidden activation. Several runs with one activation are the arms of a comparison where
  /// each has a name of its own; else they keep its hue and differ in the rest.
  private static func identities(_ runs: [RunRecord], haveNames: Bool) -> [SeriesIdentity] {
    let natural = runs.map { SeriesIdentity(hiddenActivationOf: $0.manifest) }
    let isAlike = natural.indices.contains { natural[..<$0].contains(natural[$0]) }
    return SeriesIdentity.apart(
      isAlike && haveNames ? natural.indices.map { .arm($0) } : natural)
  }

  var stepAxis: Axis {
    .steps(
      ChartText.step,
      domain: firstStep < lastStep ? Double(firstStep)...Double(lastStep) : nil)
  }

  /// - Parameters:
  ///   - title: the finding; empty if there is none.
  ///   - moments: of charts of one step, when what they show was measured. The finding is of then, and says
  ///     so unless it is what the reader takes it for: the last step.
  ///   - tellsDivergence: whether the runs that diverged are added to the finding.
  func figure(
    title: String, at moments: Moments? = nil, subtitle: String, description: String,
    note: String = "", legend: Legend? = nil, tellsDivergence: Bool = true
  ) -> Figure {
    let broken = runs.compactMap { run in
      run.divergedAt.map { ChartText.divergedRun(run.label, step: $0) }
    }
    var told = title
    if let moments, !title.isEmpty, cursor != nil || moments.common != .step(lastStep) {
      told = MovingText.at(moments.common, title)
    }
    let finding = tellsDivergence ? ([told] + broken).filter { !$0.isEmpty } : [told]
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

  /// The last frame that is not after a step; the first one for a step before all frames. Its own step is
  /// that of which a sentence about it speaks.
  func frame(atStep step: Int) -> Frame? {
    record.frames.last { $0.step <= step } ?? record.frames.first
  }

  /// When what stands in a row was measured.
  func moment(row: Int) -> Moment { Moment(record.span(row: row)) }

  /// The row that belongs to a frame.
  func row(of frame: Frame) -> Int { record.row(atStep: frame.step) ?? 0 }

  var hasDiverged: Bool { divergedAt != nil }

  func hasBroken(by step: Int) -> Bool {
    if let divergedAt { step >= divergedAt } else { false }
  }

  var divergedAt: Int? {
    if case .diverged(let step) = record.ending { step } else { nil }
  }

  func series(_ column: Column, for chart: ChartName) throws(ChartProblem) -> [Double] {
    guard let values = record.series(column) else {
      throw .lacks(chart, .column(column.name), run: label)
    }
    if column.isSize, let index = values.firstIndex(where: { $0 < 0 }) {
      throw .negative(column.name, values[index], step: record.steps[index], run: label)
    }
    return values
  }
}

extension ChartRequest {
  /// Names of any length, with characters of any kind, as they can stand beside a line or in a sentence.
  fileprivate mutating func shortenNames() {
    let width = format.layoutWidth.value
    let room = nameRoom
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

  /// True where every run has a name, and no two have the same.
  fileprivate var haveNamesOfTheirOwn: Bool {
    let names = runs.map { $0.manifest.label }
    return names.indices.allSatisfy { index in
      !names[index].utf8.isEmpty && !names[..<index].contains { isSame($0, names[index]) }
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

  /// A line has a look of its own, or it is not drawn.
  fileprivate func checkCount(for chart: ChartName) throws(ChartProblem) {
    let most = SeriesIdentity.Name.allCases.count
    if chart.drawsALineForEachRun && runs.count > most {
      throw .tooManyRuns(chart, count: runs.count, most: most)
    }
  }

  fileprivate var namedLayers: [Int] {
    [layer, layers?.lowerBound, layers?.upperBound].compactMap { $0 }
  }
}
