extension TraceReader {
  /// How much of a first line is looked through for the word that every trace has in it.
  private static let enough = 1_000_000

  /// Whether a file that begins like this is a trace, as far as one can tell.
  ///
  /// - Returns: false where more has to be seen.
  /// - Throws: what `read` throws, where it is none.
  public static func begins(_ start: [UInt8]) throws(TraceError) -> Bool {
    var lines = TraceLines(start)
    guard let first = lines.next() else { return false }
    if first.text.first == UInt8(ascii: "{") {
      if first.text.contains(word) { return true }
      if !first.isTerminated, first.text.count < enough { return false }
      throw first.looksBinary ? .binary : .notATrace
    }
    _ = try header(first)
    return true
  }

  private static let word = Array("gradflow-trace".utf8)
}
