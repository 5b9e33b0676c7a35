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
      if !appendInk(buffer) { for byte in buffer { append(byte) } }
    }
  }

  /// Takes bytes as they are if all of them are drawn, need no escape and end no line.
  private mutating func appendInk(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    var ink = false
    for byte in buffer {
      guard byte >= space && byte < 0x7F else { return false }
      // & " ' < >
      if byte == 0x26 || byte == 0x22 || byte == 0x27 || byte == 0x3C || byte == 0x3E {
        return false
      }
      if byte != space { ink = true }
    }
    bytes.append(contentsOf: buffer)
    if ink { lineIsBlank = false }
    return true
  }

  /// Writes data: markup characters become references, characters that XML does not know vanish.
  mutating func appendEscaped(_ text: String, inAttribute: Bool) {
    var text = text
    let isWritten = text.withUTF8 { appendInk($0) }
    guard !isWritten else { return }
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
