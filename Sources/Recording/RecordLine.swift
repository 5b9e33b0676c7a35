/// What a recorder hands out, in the order in which it happens; a record in memory and a trace file are
/// two ways to keep it.
public enum RecordLine: Sendable {
  /// One number per column.
  case row(step: Int, values: [Double])
  /// Several steps in one; the means have one number per column.
  case bucket(Bucket, means: [Double])
  case frame(Frame)
  case event(UnitEvent)
}

extension RunRecord {
  /// More events than this are counted, not kept.
  public static let eventLimit = 10_000

  public mutating func append(_ line: RecordLine) {
    switch line {
    case .row(let step, let values):
      precondition(
        values.count == columns.count, "\(values.count) values for \(columns.count) columns")
      steps.append(step)
      self.values += values
    case .bucket(let bucket, let means):
      precondition(
        means.count == columns.count, "\(means.count) means for \(columns.count) columns")
      steps.append(bucket.steps.lowerBound)
      values += means
      buckets.append(bucket)
    case .frame(let frame): frames.append(frame)
    case .event(let event):
      if events.count < Self.eventLimit { events.append(event) } else { eventsLeftOut += 1 }
    }
  }
}
