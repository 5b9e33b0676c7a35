import Recording

/// A trace that was read, and what was not as it should be.
public struct TraceReading: Sendable {
  public var record: RunRecord
  public var warnings: [TraceWarning]
}

/// Reads traces of version 1 (`docs/trace-format.md`), also while they are being written.
public enum TraceReader {
  /// Reads as far as there are whole lines. A file that ends within a line, or without an end line,
  /// gives a warning; everything else that is wrong is an error.
  public static func read(_ bytes: [UInt8]) throws(TraceError) -> TraceReading {
    var lines = TraceLines(bytes)
    guard let first = lines.next() else { throw .empty }
    var reader = LineReader(reading: try header(first))
    while let line = lines.next() {
      do throws(TraceError) {
        try reader.read(line)
      } catch {
        // Only a line that JSON cannot make sense of was cut; a whole one is wrong.
        guard !line.isTerminated, error == .notJSON(line: line.number) else { throw error }
        reader.reading.warnings.append(.cut(line: line.number))
        return reader.reading
      }
    }
    if reader.reading.record.ending == .unfinished {
      reader.reading.warnings.append(.noEnd(rows: reader.reading.record.steps.count))
    }
    return reader.reading
  }

  static func header(_ line: TraceLine) throws(TraceError) -> (TraceReading, [Int?]) {
    let decoder = LineDecoder()
    guard line.text.first == UInt8(ascii: "{") else {
      throw line.looksBinary ? .binary : .notATrace
    }
    guard decoder.isJSON(line.text) else {
      if line.looksBinary { throw .binary }
      if !line.isTerminated { throw .headerCut }
      throw line.namesFormat ? .notJSON(line: 1) : .notATrace
    }
    guard let format = try? decoder.decode(ReadFormat.self, from: line.text, line: 1),
      format.format == "gradflow-trace"
    else { throw .notATrace }
    guard format.version.value == Double(TraceWriter.version) else {
      let digits = format.version.value.description
      throw .newerVersion(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
    }
    let read = try decoder.decode(ReadHeader.self, from: line.text, line: 1)
    let check = FieldCheck(line: 1)
    let manifest = try check.manifest(read.manifest)
    var reading = TraceReading(record: RunRecord(manifest: manifest, columns: []), warnings: [])
    reading.record.points = try check.points(read.points ?? [], of: manifest)
    let places = try columns(read.columns, of: manifest, into: &reading)
    return (reading, places)
  }

  /// For every column of the file, its place in the record; nil for one that is left out.
  private static func columns(
    _ names: [String], of manifest: RunManifest, into reading: inout TraceReading
  ) throws(TraceError) -> [Int?] {
    var places: [Int?] = []
    var seen: Set<Column> = []
    for name in names {
      guard let column = Column(name: name) else {
        places.append(nil)
        reading.warnings.append(.unknownColumn(name))
        continue
      }
      if !seen.insert(column).inserted { throw .repeatedColumn(name) }
      if let layer = column.layer, layer > manifest.layers.count {
        throw .columnOfMissingLayer(name, layers: manifest.layers.count)
      }
      places.append(reading.record.columns.count)
      reading.record.columns.append(column)
    }
    return places
  }
}

/// Reads every line after the header into the record.
private struct LineReader {
  var reading: TraceReading
  private let places: [Int?]
  private let keepsAll: Bool
  /// The last step that a row or bucket covers.
  private var lastStep: Int?
  private let decoder = LineDecoder()

  init(reading header: (reading: TraceReading, places: [Int?])) {
    reading = header.reading
    places = header.places
    keepsAll = !header.places.contains(nil)
  }

  mutating func read(_ line: TraceLine) throws(TraceError) {
    if reading.record.ending != .unfinished { throw .lineAfterEnd(line: line.number) }
    if line.text.first == UInt8(ascii: "[") {
      try readRow(line)
    } else {
      try readObject(line)
    }
  }

  private mutating func readRow(_ line: TraceLine) throws(TraceError) {
    let numbers = try decoder.row(line.text, line: line.number)
    guard let first = numbers.first, first >= 0, first <= 1e9, let step = Int(exactly: first) else {
      throw .rowWithoutStep(line: line.number)
    }
    guard numbers.count == places.count + 1 else {
      throw .wrongRowLength(
        line: line.number, count: numbers.count - 1, columns: places.count)
    }
    try checkOrder(step, line)
    lastStep = step
    reading.record.append(.row(step: step, values: kept(numbers.dropFirst())))
  }

  private mutating func readBucket(_ read: ReadBucket, _ line: TraceLine) throws(TraceError) {
    var bucket = try FieldCheck(line: line.number).bucket(read, columns: places.count)
    try checkOrder(bucket.steps.lowerBound, line)
    lastStep = bucket.steps.upperBound
    bucket.minima = kept(bucket.minima[...])
    bucket.maxima = kept(bucket.maxima[...])
    reading.record.append(.bucket(bucket, means: kept(read.mean.values[...])))
  }

  private func checkOrder(_ step: Int, _ line: TraceLine) throws(TraceError) {
    if let lastStep, step <= lastStep {
      throw .stepNotAfter(line: line.number, step: step, previous: lastStep)
    }
  }

  /// Without the numbers of columns that are left out.
  private func kept(_ numbers: ArraySlice<Double>) -> [Double] {
    if keepsAll { return Array(numbers) }
    return zip(numbers, places).compactMap { $1 == nil ? nil : $0 }
  }

  private mutating func readObject(_ line: TraceLine) throws(TraceError) {
    let read = try decoder.decode(ReadLine.self, from: line.text, line: line.number)
    let check = FieldCheck(line: line.number)
    let manifest = reading.record.manifest
    if let bucket = read.bucket {
      try readBucket(bucket, line)
    } else if let frame = read.frame {
      let frame = try check.frame(frame, of: manifest)
      if let previous = reading.record.frames.last?.step, frame.step <= previous {
        throw .stepNotAfter(line: line.number, step: frame.step, previous: previous)
      }
      reading.record.frames.append(frame)
    } else if let event = read.event {
      reading.record.events.append(try check.event(event, of: manifest))
    } else if let count = read.eventsLeftOut {
      reading.record.eventsLeftOut = try check.integer(count, "eventsLeftOut")
    } else if let end = read.end {
      reading.record.ending = try check.ending(end)
    } else {
      reading.warnings.append(.unknownLine(line: line.number))
    }
  }
}

extension Column {
  fileprivate var layer: Int? {
    switch self {
    case .run: nil
    case .layer(let layer, _), .quantity(let layer, _, _): layer
    }
  }
}
