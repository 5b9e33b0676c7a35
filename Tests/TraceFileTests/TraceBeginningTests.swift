import Testing
import TraceFile

@Suite struct TraceBeginningTests {
  @Test(arguments: [
    "{\"format\":\"gradflow-trace\",",
    "\u{FEFF}\n\n  {\"manifest\":{},\"format\":\"gradflow-trace\"}\n",
  ])
  func whatMayBecomeATrace(_ text: String) throws {
    #expect(try TraceReader.begins(Array(text.utf8)))
  }

  @Test(arguments: ["", "\n \n", "{", "{\"manifest\":{\"program\":\"gradfl"])
  func whatCannotBeToldYet(_ text: String) throws {
    #expect(try !TraceReader.begins(Array(text.utf8)))
  }

  @Test(arguments: [
    "epoch 1", "[0,1]", "1,2", "{\"loss\":1}\n", "{\n",
    "{\"loss\":1}\n{\"format\":\"gradflow-trace\"}\n",
    "{" + String(repeating: "x", count: 1_000_001),
  ])
  func whatIsNone(_ text: String) {
    #expect(throws: TraceError.notATrace) { try TraceReader.begins(Array(text.utf8)) }
  }

  @Test(arguments: [[0, 0, 0], [0x1F, 0x8B, 8, 0], Array(repeating: UInt8(0xFF), count: 600)])
  func whatIsBinary(_ bytes: [UInt8]) {
    #expect(throws: TraceError.binary) { try TraceReader.begins(bytes) }
  }

  /// However it comes in, a trace is never refused for its beginning.
  @Test func everyBeginningOfATrace() throws {
    let text = Array("{\"format\":\"gradflow-trace\",\"version\":1,\"manifest\":{}}\n[0]\n".utf8)
    for count in 0...text.count { _ = try TraceReader.begins(Array(text.prefix(count))) }
  }
}
