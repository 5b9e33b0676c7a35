import CommandOptions
import Recording
import TraceFile
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A trace that can be read while it is written; `-` is standard output. One that replaces an older trace is
/// made beside it, and takes its place when the run has ended.
///
/// Lines are collected for at most a second, and only whole lines are handed to the system.
struct TraceOutput {
  private let name: String
  private let file: Descriptor
  /// Where an older file stays until the end.
  private let partial: PartialFile?
  private var pending: [UInt8] = []
  private var lastFlush = ContinuousClock.now
  private var bucketing = Bucketing(BucketPlan(length: 1))
  private var buckets = 0
  private var events = 0
  private static let mostPending = 1 << 16

  /// Makes a new file, also where an older trace is to be replaced.
  init(_ output: OutputFile) throws(Failure) {
    if output.isStandardOutput {
      (name, file, partial) = (CommandText.standardOutput, .output, nil)
      return
    }
    name = output.path
    let kind = try output.kind()
    if kind == .file, FileContent(path: name) != .nothing {
      let partial = try PartialFile(name)
      (file, self.partial) = (partial.file, partial)
      return
    }
    let flags = O_WRONLY | O_CLOEXEC | (kind == nil ? O_CREAT | O_EXCL : 0)
    let number = open(name, flags, 0o666)
    guard number >= 0 else { throw .cannotWrite(name, SystemError.words) }
    (file, partial) = (Descriptor(number: number), nil)
  }

  /// The header, with what it takes to keep a long run short.
  mutating func begin(_ record: RunRecord) throws(Failure) {
    bucketing = Bucketing(
      BucketPlan(steps: record.manifest.steps, columns: record.columns.count))
    try write(
      TraceWriter.header(
        manifest: record.manifest, columns: record.columns, points: record.points))
    try flush()
  }

  /// A line of the run as it is made. What was kept before is handed on in time, also where this one
  /// is not kept.
  mutating func take(_ line: RecordLine) throws(Failure) {
    if let kept = bucketing.take(line) { try write(kept) }
    try flushInTime()
  }

  /// How the steps were kept, to follow another sentence; nothing where all of them are in the trace.
  var keptSentence: String {
    if buckets == 0 { return "" }
    return CommandText.kept(
      buckets: buckets, length: bucketing.plan.length, last: bucketing.plan.lastRows)
  }

  private mutating func write(_ line: RecordLine) throws(Failure) {
    switch line {
    case .row(let step, let values): try write(TraceWriter.row(step: step, values: values))
    case .bucket(let bucket, let means):
      buckets += 1
      try write(TraceWriter.bucket(bucket, means: means))
    case .frame(let frame): try write(TraceWriter.frame(frame))
    case .event(let event):
      events += 1
      if events <= RunRecord.eventLimit { try write(TraceWriter.event(event)) }
    }
  }

  /// The last rows, how many events were left out, and the end line. A run that was interrupted replaces no
  /// older one.
  ///
  /// - Returns: where the trace is now.
  mutating func end(_ ending: Ending) throws(Failure) -> String {
    for line in bucketing.finish() { try write(line) }
    if events > RunRecord.eventLimit {
      try write(TraceWriter.eventsLeftOut(events - RunRecord.eventLimit))
    }
    try write(TraceWriter.end(ending))
    try flush()
    guard let partial else {
      if file.number > 2 { file.close() }
      return name
    }
    if case .interrupted = ending {
      return try partial.stepAside(CommandText.interruptedName, ending: ".trace")
    }
    try partial.takePlace()
    return name
  }

  /// After a failure: what was written stays, but for what was to replace an older file.
  func abandon() {
    if let partial { partial.discard() } else if file.number > 2 { file.close() }
  }

  private mutating func write(_ line: String) throws(Failure) {
    pending += line.utf8
    try flushInTime()
  }

  private mutating func flushInTime() throws(Failure) {
    if pending.isEmpty { return }
    let isLate = ContinuousClock.now - lastFlush >= .milliseconds(500)
    if isLate || pending.count >= Self.mostPending { try flush() }
  }

  private mutating func flush() throws(Failure) {
    try file.write(pending, name: name)
    pending.removeAll(keepingCapacity: true)
    lastFlush = ContinuousClock.now
  }
}
