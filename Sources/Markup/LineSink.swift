/// Bytes that never hold a blank line, with the escaping of text.
struct LineSink: Sendable {
  private(set) var bytes: [UInt8] = []
  private var lineIsBlank = true

  mutating func append(_ byte: UInt8) {
    if byte == newline {
      if lineIsBlank { return dropBlankTail() }
      lineIsBlank = true
    } else if byte != space && byte != tab && byte != carriageReturn {
      lineIsBlank = false
    }
    bytes.append(byte)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { buffer in
      for byte in buffer { append(byte) }
    }
  }

  /// Writes data: markup characters become references, characters that XML does not know vanish.
  mutating func appendEscaped(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "'": append("&#39;")
      // A parser would turn a bare line end in an attribute into a space.
      case "\n": inAttribute ? append(space) : append(newline)
      case "\t": append(space)
      default:
        if isAllowed(scalar) { for byte in UTF8.encode(scalar) ?? replacement { append(byte) } }
      }
    }
  }

  private mutating func dropBlankTail() {
    while let last = bytes.last, last == space || last == tab || last == carriageReturn {
      bytes.removeLast()
    }
  }
}

private let newline: UInt8 = 0x0A
private let space: UInt8 = 0x20
private let tab: UInt8 = 0x09
private let carriageReturn: UInt8 = 0x0D
private let replacement = Unicode.UTF8.encodedReplacementCharacter

/// XML's `Char`, without the control characters of Latin-1, which HTML forbids.
private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
  default: scalar.value & 0xFFFE != 0xFFFE
  }
}
