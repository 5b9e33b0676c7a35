import TraceFile
import Wording

extension InputFile {
  /// Reads a trace. What is none is refused as soon as its beginning says so, however much may follow.
  func trace() throws(Failure) -> TraceReading {
    let bytes = try bytes(limit: Self.largestTrace) { start throws(Failure) in
      try read { () throws(TraceError) in try TraceReader.begins(start) }
    }
    return try read { () throws(TraceError) in try TraceReader.read(bytes) }
  }

  private func read<Result>(
    _ body: () throws(TraceError) -> Result
  ) throws(Failure) -> Result {
    do throws(TraceError) {
      return try body()
    } catch {
      throw .wrongContent(name, error.sentence)
    }
  }
}
