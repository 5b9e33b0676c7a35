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

/// A trace that can be read while it is written; `-` is standard output.
///
/// Lines are collected for at most a second, and only whole lines are handed to the system.
struct TraceOutput {
  private let name: String
  private let file: Descriptor
  private var pending: [UInt8] = []
  private var lastFlush = ContinuousClock.now
  private var bucketing = Bucketing(BucketPlan(length: 1))
  private var buckets = 0
  private var events = 0
  private static let mostPending = 1 << 16

  /// Makes a new file, or empties an older trace. A file that is none is left alone.
  init(path: String) throws(Failure) {
    if path == "-" {
      (name, file) = (CommandText.standardOutput, .output)
      return
    }
    name = path
    var flags = O_WRONLY | O_CLOEXEC
    switch FileKind(path: path) {
    case .folder: throw .cannotWrite(path, CommandText.isFolder)
    case .other: break
    case .file:
      guard Self.isTrace(path) else { throw .cannotWrite(path, CommandText.isNoTrace) }
      flags |= O_TRUNC
    case nil: flags |= O_CREAT | O_EXCL
    }
    let number = open(path, flags, 0o666)
    guard number >= 0 else { throw .cannotWrite(path, SystemError.words) }
    file = Descriptor(number: number)
  }

  /// An empty file counts as one.
  private static func isTrace(_ path: String) -> Bool {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return false }
    defer { Descriptor(number: number).close() }
    var start = [UInt8](repeating: 0, count: 200)
    let count = start.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
    return count == 0
      || String(decoding: start.prefix(max(count, 0)), as: UTF8.self).contains("gradflow-trace")
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

  /// The last rows, how many events were left out, and the end line.
  mutating func end(_ ending: Ending) throws(Failure) {
    for line in bucketing.finish() { try write(line) }
    if events > RunRecord.eventLimit {
      try write(TraceWriter.eventsLeftOut(events - RunRecord.eventLimit))
    }
    try write(TraceWriter.end(ending))
    try flush()
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

  func close() {
    if file.number > 2 { file.close() }
  }
}
