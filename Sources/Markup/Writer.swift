/// Turns elements into bytes. Whatever text the tree holds, what comes out is well formed.
///
/// No blank line is ever written, because Markdown processors end an inline block at one.
public struct Writer: Sendable {
  private let syntax: Syntax
  private var sink = LineSink()

  public init(_ syntax: Syntax) {
    self.syntax = syntax
  }

  /// What has been written, in UTF-8.
  public var bytes: [UInt8] { sink.bytes }

  public mutating func write(_ element: Element) {
    sink.append("<")
    sink.append(element.name)
    for attribute in element.attributes {
      sink.append(" ")
      sink.append(attribute.name)
      sink.append("=\"")
      sink.appendEscaped(attribute.value, inAttribute: true)
      sink.append("\"")
    }
    guard element.content.isEmpty else {
      sink.append(">")
      for node in element.content { write(node) }
      return writeEndTag(of: element)
    }
    switch syntax.closing(of: element) {
    case .selfClosed: sink.append("/>")
    case .startTagOnly: sink.append(">")
    case .bothTags:
      sink.append(">")
      writeEndTag(of: element)
    }
  }

  public mutating func write(_ node: Node) {
    switch node {
    case .element(let element): write(element)
    case .text(let text): sink.appendEscaped(text, inAttribute: false)
    case .unescaped(_, let text): for byte in text.utf8 { sink.append(byte) }
    }
  }

  private mutating func writeEndTag(of element: Element) {
    sink.append("</")
    sink.append(element.name)
    sink.append(">")
  }
}

extension Element {
  /// The element as UTF-8.
  public func bytes(_ syntax: Syntax) -> [UInt8] {
    var writer = Writer(syntax)
    writer.write(self)
    return writer.bytes
  }

  /// The element as text.
  public func text(_ syntax: Syntax) -> String {
    String(decoding: bytes(syntax), as: UTF8.self)
  }
}
