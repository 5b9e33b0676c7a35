import FoundationEssentials

/// Decodes the JSON of one line and says what is wrong with it.
struct LineDecoder {
  private let decoder: JSONDecoder

  init() {
    decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
  }

  func decode<Value: Decodable>(
    _ type: Value.Type, from text: ArraySlice<UInt8>, line: Int
  ) throws(TraceError) -> Value {
    let data = Data(text)
    do {
      return try decoder.decode(type, from: data)
    } catch DecodingError.keyNotFound(let key, let context) {
      throw .missingField(line: line, field: Self.path(context.codingPath + [key]))
    } catch DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context)
    {
      throw .wrongKind(line: line, field: Self.path(context.codingPath))
    } catch {
      // "Corrupted" is broken syntax, but also a number that does not fit its type.
      guard isJSON(text) else { throw .notJSON(line: line) }
      if case DecodingError.dataCorrupted(let context) = error, !context.codingPath.isEmpty {
        throw .wrongKind(line: line, field: Self.path(context.codingPath))
      }
      throw .hugeNumber(line: line)
    }
  }

  /// The step and the values of a row.
  func row(_ text: ArraySlice<UInt8>, line: Int) throws(TraceError) -> [Double] {
    // Almost every row is numbers and strings only, which decodes several times as fast.
    if let numbers = try? decoder.decode([Double].self, from: Data(text)) { return numbers }
    return try decode([ReadNumber].self, from: text, line: line).map(\.value)
  }

  func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    (try? decoder.decode(ReadAnything.self, from: Data(text))) != nil
  }

  /// `frame/layers/0/units`.
  private static func path(_ keys: [any CodingKey]) -> String {
    let words = keys.map { $0.intValue?.description ?? $0.stringValue }
    return words.isEmpty ? "the whole line" : words.joined(separator: "/")
  }
}
