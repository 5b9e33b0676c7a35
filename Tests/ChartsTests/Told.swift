import Charts
import KernelCode
import Markup
import Plotting
import Recording

/// What one picture says, with the record that it speaks of.
struct Told {
  let name: ChartName
  let record: RunRecord
  /// The step that was asked for, or the last one.
  let step: Int
  let isAsked: Bool
  let picture: Picture

  init(_ name: ChartName, _ record: RunRecord, step: Int, isAsked: Bool, picture: Picture) {
    self.name = name
    self.record = record
    self.step = step
    self.isAsked = isAsked
    self.picture = picture
  }

  static func texts(of element: Element) -> [String] {
    element.content.flatMap { node -> [String] in
      switch node {
      case .text(let text): [text]
      case .element(let child): texts(of: child)
      default: []
      }
    }
  }

  // MARK: What is shown

  enum Source { case row, frame, wholeRun }

  var source: Source {
    switch name {
    case .gradientByLayer, .ledger, .depthSweep: .row
    case .regions, .fit, .network, .activationCurves, .singularValues, .softmaxJacobian: .frame
    default: .wholeRun
    }
  }

  var frame: Frame? {
    let own = record.frames.filter { name != .singularValues || $0.throughput != nil }
    return own.last { $0.step <= step } ?? own.first
  }

  /// The row whose numbers the sentences are about.
  var row: Int {
    let about = name == .depthSweep && !isAsked ? 0 : source == .wholeRun ? Int.max : step
    return record.steps.lastIndex { $0 <= about } ?? 0
  }

  /// The steps of those numbers.
  var span: ClosedRange<Int> {
    if source == .frame { return (frame?.step ?? -1)...(frame?.step ?? -1) }
    for bucket in record.buckets where bucket.steps.lowerBound == record.steps[row] {
      return bucket.steps
    }
    return record.steps[row]...record.steps[row]
  }

  var divergedAt: Int? { if case .diverged(let step) = record.ending { step } else { nil } }
  var last: Int { record.steps.last ?? 0 }

  // MARK: Moments

  var wrongMoments: [String] {
    var wrong: [String] = []
    var known = Set([span.lowerBound, span.upperBound] + [divergedAt].compactMap { $0 })
    if source == .wholeRun {
      known.formUnion([last, record.steps.first ?? 0])
      known.formUnion(record.events.map { $0.step })
      known.formUnion(name == .histograms ? [record.frames.last?.step ?? 0] : [])
    }
    let title = picture.title
    for said in Spoken.steps(in: title) where !known.contains(said) {
      wrong.append("step \(said) is not shown, in the title: \(title)")
    }
    // A description may say what was asked for, and how far a run goes.
    known.formUnion([step, last, record.steps.first ?? 0])
    for said in Spoken.steps(in: picture.description) where !known.contains(said) {
      wrong.append("step \(said) is not shown, in the description: \(picture.description)")
    }
    guard source != .wholeRun else { return wrong }
    let begins =
      span.count == 1
      ? "At step \(span.lowerBound)" : "Over steps \(span.lowerBound) to \(span.upperBound)"
    let isBreak = divergedAt.map { title.hasSuffix("diverges at step \($0)") } ?? false
    let isNamed = title.hasPrefix(begins) || name == .depthSweep
    if isAsked, !title.isEmpty, !isNamed, !(isBreak && !title.contains("; ")) {
      wrong.append("the title does not begin with “\(begins)”: \(title)")
    }
    if !isAsked, title.contains("at the end"), span != last...last {
      wrong.append("\(span) is not the end: \(title)")
    }
    let texts = picture.content.flatMap { Told.texts(of: $0) }.joined(separator: " ")
    let words = texts.replacing("\u{A0}", with: " ")
    let shown =
      span.count == 1 ? "step \(span.lowerBound)" : "\(span.lowerBound) to \(span.upperBound)"
    if !words.contains(shown) { wrong.append("the subtitle does not say \(shown)") }
    return wrong
  }
}
