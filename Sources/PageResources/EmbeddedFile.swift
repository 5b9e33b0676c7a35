/// A file of `Resources/`, part of the binary.
///
/// The build-tool plugin `EmbedResources` adds one static property per file, named after its path
/// (`page/styles.css` is `EmbeddedFile.pageStylesCss`), and `EmbeddedFile.all`. Nothing is looked up
/// in the file system when the program runs.
public struct EmbeddedFile: Sendable {
  /// Path below `Resources/`, such as `data/iris.csv`.
  public let path: String
  /// The file's text; for a file that is not text, its bytes in base64.
  public let text: String
  /// True for a file that is not text.
  public let isBase64: Bool

  init(path: String, text: String, isBase64: Bool) {
    self.path = path
    self.text = text
    self.isBase64 = isBase64
  }

  /// The file with this path below `Resources/`; nil where there is none.
  public static func named(_ path: String) -> EmbeddedFile? {
    all.first { $0.path == path }
  }

  /// The file's bytes as they are on disk.
  public var bytes: [UInt8] {
    isBase64 ? decodedBase64(text) : Array(text.utf8)
  }
}

/// RFC 4648 base64; characters outside the alphabet, the padding among them, are skipped.
private func decodedBase64(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count / 4 * 3)
  var collected: UInt32 = 0
  var bits = 0
  for character in text.utf8 {
    guard let value = sextet(character) else { continue }
    collected = collected << 6 | value
    bits += 6
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: collected >> UInt32(bits)))
    }
  }
  return bytes
}

private func sextet(_ character: UInt8) -> UInt32? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
  case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}
