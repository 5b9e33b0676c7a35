import Recording
import Training

/// Turns the objects of one line into those of a record, so that no later reader of the record can be
/// surprised: counts fit together, layers and units exist, ranges are ranges.
struct FieldCheck {
  let line: Int

  /// No net, data set or run that somebody draws is larger.
  private static let numbers = 0...1_000_000_000

  func event(_ read: ReadEvent, of manifest: RunManifest) throws(TraceError) -> UnitEvent {
    let layer = try integer(read.layer, "event/layer", in: 1...manifest.layers.count)
    let units = 0...(manifest.layers[layer - 1].units - 1)
    let step = try integer(read.step, "event/step")
    return UnitEvent(
      kind: try word(read.kind, "event/kind"), step: step,
      since: try integer(read.since, "event/since", in: 0...step), layer: layer,
      unit: try integer(read.unit, "event/unit", in: units),
      maximumBefore: read.maximumBefore?.value ?? .nan,
      maximumNow: read.maximumNow?.value ?? .nan, updateNorm: read.updateNorm?.value ?? .nan)
  }

  func ending(_ read: ReadEnd) throws(TraceError) -> Ending {
    if let step = read.divergedAt { return .diverged(at: try integer(step, "end/divergedAt")) }
    if let step = read.interruptedAt {
      return .interrupted(at: try integer(step, "end/interruptedAt"))
    }
    guard read.completed == true else { throw .missingField(line: line, field: "end/completed") }
    return .completed
  }

  /// The steps of a bucket with its extremes; what it says of each column is in the order of the file.
  func bucket(_ read: ReadBucket, columns: Int) throws(TraceError) -> Bucket {
    let first = try integer(read.from, "bucket/from")
    let last = try integer(read.to, "bucket/to", in: first...1_000_000_000)
    let (minima, maxima) = (read.minimum.values, read.maximum.values)
    for (name, list) in [("minimum", minima), ("maximum", maxima), ("mean", read.mean.values)]
    where list.count != columns {
      throw .wrongCount(
        line: line, field: "bucket/" + name, count: list.count, needed: [columns])
    }
    for (index, (minimum, maximum)) in zip(minima, maxima).enumerated() where minimum > maximum {
      throw .minimumAboveMaximum(line: line, field: "bucket/minimum/" + index.description)
    }
    return Bucket(steps: first...last, minima: minima, maxima: maxima)
  }

  func integer(
    _ value: Int, _ field: String, in range: ClosedRange<Int> = numbers
  ) throws(TraceError) -> Int {
    guard range.contains(value) else { throw outOfRange(field, value, range) }
    return value
  }

  func word<Words: RawRepresentable & CaseIterable>(
    _ text: String, _ field: String
  ) throws(TraceError) -> Words where Words.RawValue == String {
    guard let word = Words(rawValue: text) else {
      let allowed = Words.allCases.map(\.rawValue)
      throw .unknownWord(line: line, field: field, word: text, allowed: allowed)
    }
    return word
  }

  func outOfRange(_ field: String, _ value: Int, _ range: ClosedRange<Int>) -> TraceError {
    .outOfRange(line: line, field: field, value: value.description, allowed: range)
  }
}
