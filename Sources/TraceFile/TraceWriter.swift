import Recording

/// The lines of a trace (`docs/trace-format.md`), each with its line feed.
///
/// Nothing is kept between two lines, so a command can write each as soon as its numbers exist.
public enum TraceWriter {
  public static let version = 1

  /// The first line.
  public static func header(
    manifest: RunManifest, columns: [Column], points: [ExamplePoint] = []
  ) -> String {
    var json = JSONText()
    json.open("{")
    json.key("format")
    json.write("gradflow-trace")
    json.key("version")
    json.write(version)
    json.key("manifest")
    json.write(manifest)
    json.key("points")
    json.open("[")
    for point in points {
      json.open("{")
      json.key("inputs")
      json.write(point.inputs)
      json.key("target")
      json.write(point.target)
      json.close("}")
    }
    json.close("]")
    json.key("columns")
    json.write(columns.map(\.name))
    json.close("}")
    return json.line
  }

  /// The numbers of one step, in the order of the header's columns.
  public static func row(step: Int, values: some Sequence<Double>) -> String {
    var json = JSONText()
    json.open("[")
    json.write(step)
    for value in values { json.write(value) }
    json.close("]")
    return json.line
  }

  /// Several steps in one line, with one mean per column.
  public static func bucket(_ bucket: Bucket, means: some Sequence<Double>) -> String {
    object("bucket") { $0.write(bucket, means: means) }
  }

  public static func frame(_ frame: Frame) -> String {
    object("frame") { $0.write(frame) }
  }

  public static func event(_ event: UnitEvent) -> String {
    object("event") { $0.write(event) }
  }

  /// How many events were not written because there were too many.
  public static func eventsLeftOut(_ count: Int) -> String {
    object("eventsLeftOut") { $0.write(count) }
  }

  /// The last line; empty for a run that has not ended.
  public static func end(_ ending: Ending) -> String {
    switch ending {
    case .completed:
      "{\"end\":{\"completed\":true}}\n"
    case .diverged(let step):
      "{\"end\":{\"divergedAt\":" + step.description + "}}\n"
    case .interrupted(let step):
      "{\"end\":{\"interruptedAt\":" + step.description + "}}\n"
    case .unfinished: ""
    }
  }

  /// A whole trace, its lines in the order in which training makes them: the events of a step, its row,
  /// its frame.
  public static func text(of record: RunRecord) -> String {
    var text = header(manifest: record.manifest, columns: record.columns, points: record.points)
    let width = record.columns.count
    var frames = record.frames[...]
    var events = record.events[...]
    for (index, step) in record.steps.enumerated() {
      while let next = events.first, next.step <= step {
        text += event(next)
        events.removeFirst()
      }
      let values = record.values[(index * width)..<((index + 1) * width)]
      if let bucket = record.bucket(row: index) {
        text += self.bucket(bucket, means: values)
      } else {
        text += row(step: step, values: values)
      }
      while let next = frames.first, next.step <= step {
        text += frame(next)
        frames.removeFirst()
      }
    }
    for item in events { text += event(item) }
    for item in frames { text += frame(item) }
    if record.eventsLeftOut > 0 { text += eventsLeftOut(record.eventsLeftOut) }
    return text + end(record.ending)
  }

  private static func object(_ key: StaticString, _ write: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    json.open("{")
    json.key(key)
    write(&json)
    json.close("}")
    return json.line
  }
}
