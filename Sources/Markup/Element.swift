/// One element of a document: a name, attributes in a fixed order, and content.
///
/// Names are `StaticString`s, so that only a programmer, never data, decides which elements and
/// attributes exist. Values and text are data and are escaped when they are written.
public struct Element: Sendable {
  public let name: StaticString
  public var attributes: [Attribute]
  public var content: [Node]

  public init(_ name: StaticString, _ attributes: [Attribute] = [], _ content: [Node] = []) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }
}

/// A name and its value, as in `fill="#1f2328"`.
public struct Attribute: Sendable {
  public let name: StaticString
  public var value: String

  public init(_ name: StaticString, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What an element can contain.
public enum Node: Sendable {
  case element(Element)
  case text(String)
  /// Bytes that are written as they are: the one door around escaping, for styles and scripts of
  /// the program itself.
  case unescaped(StaticString, String)
}
