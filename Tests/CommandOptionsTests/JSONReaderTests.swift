import CommandOptions
import Foundation
import Testing

@Suite struct JSONReaderTests {
  @Test func everyKindOfValue() throws {
    let text =
      #" { "a" : [ null , true,false ], "b":-0.5e+3,"c":{"d":""}, "a": 18446744073709551615 }"#
    #expect(
      try JSONValue(Array(text.utf8))
        == .object([
          JSONMember(key: "a", value: .list([.null, .flag(true), .flag(false)])),
          JSONMember(key: "b", value: .number("-0.5e+3")),
          JSONMember(key: "c", value: .object([JSONMember(key: "d", value: .text(""))])),
          JSONMember(key: "a", value: .number("18446744073709551615")),
        ]))
  }

  @Test func aByteOrderMarkDoesNoHarm() throws {
    #expect(try JSONValue([0xEF, 0xBB, 0xBF] + Array("[]\r\n".utf8)) == .list([]))
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\ud83d\ude00""#, "é😀"),
    (#""größe ∂""#, "größe ∂"),
  ])
  func texts(_ text: String, _ expected: String) throws {
    #expect(try JSONValue(Array(text.utf8)) == .text(expected))
  }

  /// What Foundation's reader takes and refuses. It takes commas at the end of a list, which RFC 8259
  /// does not know; see the sentences.
  @Test(arguments: [
    "0", "-0", "1.5", "1e5", "1E-5", "01", "1.", ".5", "+1", "-", "1e", "1e+", "0x10", "NaN", "tru",
    "nul",
    "[,1]", "[1 2]", "{a:1}", "{\"a\" 1}", "{\"a\":}", "[", "{\"a\":1", "\"a",
    "[1] 2", "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "\"a\nb\"", "'a'", "[[[]]]", "{}", "  ", "",
  ])
  func agreesWithFoundation(_ text: String) {
    let isRight =
      (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
    #expect(((try? JSONValue(Array(text.utf8))) != nil) == isRight)
  }

  @Test(arguments: [
    ("", "the file is empty"), (" \n", "the file is empty"),
    ("{\n\"a\": 1", "line 2: the file ends before its JSON does"),
    ("{\n\"a\": 1\n\"b\"", "line 3: this is no JSON: a comma or '}' has to stand here, not '\"'"),
    ("{a", "line 1: this is no JSON: a key in double quotes has to stand here, not 'a'"),
    ("[1]\n2", "line 2: this is no JSON: the end of the file has to stand here, not '2'"),
    ("[1,]", "line 1: this is no JSON: a value has to stand here, not ']'"),
    ("{\"a\":1,}", "line 1: this is no JSON: a key in double quotes has to stand here, not '}'"),
    ("[01]", "line 1: '01' is no JSON number"), ("[1x5]", "line 1: '1x5' is no JSON number"),
    ("[NaN]", "line 1: this is no JSON: a value has to stand here, not 'N'"),
    (#"["\q"]"#, "line 1: a backslash begins no character that JSON knows"),
  ])
  func sentence(_ text: String, _ expected: String) {
    expect(Array(text.utf8), fails: expected)
  }

  @Test func bytesThatAreNoText() {
    expect([0xFF, 0xFE, 0x00], fails: "the file is binary, not JSON text")
    expect([0x5B, 0x00, 0x5D], fails: "the file is binary, not JSON text")
    let deep = [UInt8](repeating: 0x5B, count: 1_000_000)
    expect(deep, fails: "line 1: lists or objects stand in each other too deeply")
  }

  private func expect(_ bytes: [UInt8], fails sentence: String) {
    do throws(JSONError) {
      _ = try JSONValue(bytes)
      Issue.record("no error")
    } catch {
      #expect(error.sentence == sentence)
    }
  }
}
